import type { Explained } from './scan-login-texts.ts'
import type { PortalEnd } from './use-portal-scan.ts'
import type { Trouble } from './use-scan-login.ts'

export const portalEndTexts: Record<PortalEnd, Explained> = {
  'scan-login-expired': { title: '二维码已过期', words: ['每个二维码只在两分钟内有效。'] },
  'scan-login-unknown': {
    title: '这次登录已失效',
    words: [
      '浏览器没有保存这次登录的信息，可能是禁用或清除了 Cookie。',
      '请允许本网站使用 Cookie 后刷新二维码。',
    ],
  },
  'scan-login-over': { title: '这个二维码已经用过', words: ['每个二维码只能登录一次。'] },
  declined: { title: '手机上拒绝了这次登录', words: ['没有登录。如果是误点，请刷新二维码再扫一次。'] },
  'wrong-number': {
    title: '数字不一致，登录已终止',
    words: ['手机上选的数字与这里显示的不同。请刷新二维码，扫码后选与屏幕上相同的数字。'],
  },
  cancelled: { title: '已取消这次登录', words: ['没有登录。'] },
}

export const openTroubleTexts: Record<Trouble, string> = {
  offline: '没有网络，暂时取不到二维码。请检查网络后重试。',
  unavailable: '暂时取不到二维码，请稍后重试，或用密码、短信登录。',
}

export const claimTroubleTexts: Record<Trouble, string> = {
  offline: '手机已确认，但电脑没有网络。请检查网络后点“继续登录”。',
  unavailable: '手机已确认，但还没有登录成功。请点“继续登录”。',
}
