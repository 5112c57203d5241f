import type { disownSignIn } from '../../../../shared/contracts/account-centre.ts'
import type { RefusalTo } from '../../api/call.ts'
import type { CameraFault } from '../../device/camera.ts'
import type { AimNotice, EndReason, PasswordProblem, Trouble } from './use-scan-login.ts'

export interface Explained {
  title: string
  /** What it means, then what to do; a paragraph each. */
  words: readonly string[]
}

// Full Records: a refusal added to a contract does not compile until it has words here.
export const endTexts: Record<EndReason, Explained> = {
  'code-not-ours': {
    title: '这个二维码不能用来登录',
    words: [
      '它不是本平台当前显示的登录码，可能是截图或者旧的二维码。',
      '请直接对准电脑登录页上正在显示的二维码，再扫一次。',
    ],
  },
  'scan-login-unknown': {
    title: '没有找到这次登录',
    words: ['电脑上的登录页可能已经关闭或刷新。没有登录任何电脑。', '请在电脑上重新打开登录页，再扫一次。'],
  },
  'scan-login-expired': {
    title: '二维码已过期',
    words: [
      '二维码隔几秒就更换，两分钟后失效，截图和旧的二维码不能使用。没有登录任何电脑。',
      '请直接对准电脑登录页上正在显示的二维码，再扫一次；如果那里有“刷新二维码”，请先点它。',
    ],
  },
  'scan-login-taken': {
    title: '已有别的手机扫了这个二维码',
    words: [
      '一个二维码只能由一部手机使用。没有用您的账号登录。',
      '请在您自己的电脑上点“刷新二维码”，再扫一次。',
    ],
  },
  'scan-login-over': {
    title: '这次登录已经结束',
    words: [
      '电脑上取消了登录，或者这个二维码已经用过。',
      '如果还要登录，请在电脑上点“刷新二维码”，再扫一次。',
    ],
  },
  'wrong-number': {
    title: '数字不一致，登录已终止',
    words: [
      '您选的数字与电脑上显示的不同。没有登录任何电脑，这件事已记入您的账号记录。',
      '如果二维码是别人发给您、贴在网页或群里的，对方可能想冒用您的账号：请不要再扫，并把情况告诉单位管理员或拨打咨询电话 020-87250708。',
      '如果只是选错了，请在自己的电脑上点“刷新二维码”，再扫一次。',
    ],
  },
  'signed-out': {
    title: '请重新登录粤建通',
    words: ['手机上的登录已经失效，没有登录任何电脑。', '重新登录后，请在电脑上点“刷新二维码”，再扫一次。'],
  },
}

export const problemTexts: Record<PasswordProblem | Trouble, string> = {
  'password-needed': '为确认是您本人，请输入粤建通的登录密码。',
  'password-wrong': '密码不正确，请重新输入。',
  'too-many-tries': '密码输错次数过多，请稍后再试。',
  offline: '没有收到回应，手机可能没有网络。请联网后再按一次，不会重复登录。',
  unavailable: '暂时没有办成，请再按一次；还是不行，请稍后重新扫码。',
}

export const troubleTexts: Record<Trouble, Explained> = {
  offline: {
    title: '手机没有网络',
    words: [
      '二维码已经读到，但还没有发出去。',
      '请检查网络后点“重试”；超过两分钟需要在电脑上刷新二维码再扫。',
    ],
  },
  unavailable: {
    title: '暂时没有办成',
    words: ['服务没有给出回应，没有登录任何电脑。', '请点“重试”；还是不行，请稍后再扫。'],
  },
}

export const cameraFaultTexts: Record<CameraFault, Explained> = {
  denied: {
    title: '没有使用相机的权限',
    words: [
      '安卓手机：在手机“设置 → 应用 → 粤建通（或您用的浏览器）→ 权限”里允许相机，再点“重试”。',
      '苹果手机：在“设置 → Safari 浏览器 → 相机”里选“允许”，再点“重试”。',
      '在微信里打开的：点右上角“…”，选“在浏览器打开”。',
    ],
  },
  absent: {
    title: '没有找到相机',
    words: ['这台设备没有可用的相机。可以拍下或截下二维码，用“从相册选择”。'],
  },
  busy: { title: '相机正被占用', words: ['别的应用正在使用相机。请关闭视频通话、相机等应用，再点“重试”。'] },
  insecure: {
    title: '这个网址不能使用相机',
    words: ['浏览器只允许 https 开头的网址使用相机。请从粤建通的正式网址打开，或用“从相册选择”。'],
  },
  failed: {
    title: '相机没有画面',
    words: ['请点“重试”。还是没有画面时，请关闭粤建通再打开，或用“从相册选择”。'],
  },
}

export function aimNoticeText(notice: AimNotice): string {
  switch (notice.kind) {
    case 'site':
      return `这个二维码指向 ${notice.host}，不是粤建通的登录码，没有打开它。`
    case 'own-page':
      return '这是粤建通的网页地址，不是登录码。请对准电脑登录页上的二维码。'
    case 'other':
      return '这个二维码不是粤建通的登录码。'
    case 'photo-without-code':
      return '这张图片里没有找到二维码。请选一张二维码完整、清楚的图片。'
    case 'not-a-photo':
      return '这个文件打不开，请选一张图片。'
  }
}

export const disownTexts: Record<RefusalTo<typeof disownSignIn>, string> = {
  'event-unknown': '这次登录已经结束，不需要再处理。',
  'signed-out': '手机上的登录已经失效，请重新登录后在“我的账号”里处理。',
  offline: '没有收到回应，手机可能没有网络。请联网后再按一次。',
  unavailable: '暂时没有办成，请再按一次。',
}
