import type { openFaceHandOver } from '../../../../shared/contracts/face-hand-over.ts'
import type { AccountKind } from '../../../../shared/vocabulary/account-kind.ts'
import type { RefusalTo } from '../../api/call.ts'
import { commonRefusalTexts, hotline } from '../../api/common-refusal-texts.ts'
import type { FinishTrouble, HandOverEnd } from './use-hand-over.ts'
import type { TakeEnd, TakeTrouble } from './use-take-over.ts'

/** Who is to do it, and how, in the words of the kind of account (R9). */
export const handOverWords: Readonly<Record<AccountKind, { steps: readonly string[]; only: string }>> = {
  personal: {
    steps: [
      '拿出您自己的手机，用“粤建通”的“扫一扫”或手机相机扫描二维码。',
      '在手机上阅读并同意协议，按提示做人脸识别。',
      '通过后，这里会自动显示【认证成功】。',
    ],
    only: '请您本人扫描，不要把二维码或链接发给别人。',
  },
  unit: {
    steps: [
      '请法定代表人用自己的手机，通过“粤建通”的“扫一扫”或手机相机扫描二维码；不在身边的，把链接发给本人。',
      '法定代表人在手机上阅读并同意协议，按提示做人脸识别。',
      '通过后，这里会自动显示【认证成功】。',
    ],
    only: '请只交给法定代表人本人。',
  },
}

export const shareTexts: Readonly<Record<AccountKind, (accountName: string) => string>> = {
  personal: () => '粤建通账号认证：请用自己的手机打开，做人脸识别。',
  unit: (accountName) => `粤建通账号认证：请“${accountName}”的法定代表人本人用手机打开，做人脸识别。`,
}

export const openHandOverTexts: Readonly<Record<RefusalTo<typeof openFaceHandOver>, string>> = {
  ...commonRefusalTexts,
  offline: '没有连上网络，二维码没有取到。请检查网络后重试。',
  unavailable: `二维码暂时没有取到，请稍后重试；多次不成功，请致电 ${hotline}。`,
  'already-certified': '账号已经通过人脸识别认证，不需要再做。',
  'no-face-route': '这种证件不能用人脸识别认证。',
  'too-many-hand-overs': '生成二维码的次数较多，请过一会儿再来。',
}

export const finishHandOverTexts: Readonly<Record<FinishTrouble, string>> = {
  ...commonRefusalTexts,
  offline: '人脸识别已经通过，但这里没有连上网络。请检查网络后点“继续”。',
  unavailable: '人脸识别已经通过，这里还没有更新。请点“继续”。',
}

interface Explained {
  title: string
  /** A paragraph each: what it means, then what to do. */
  words: readonly string[]
}

export const handOverEndTexts: Readonly<Record<HandOverEnd, Explained>> = {
  cancelled: { title: '已停止办理', words: ['这个二维码和链接不能再用了，账号没有变化。'] },
  expired: { title: '二维码已过期', words: ['二维码和链接 30 分钟内有效。请重新生成，再办理一次。'] },
  lost: {
    title: '这个二维码已经失效',
    words: ['它已经办完，或者不是现在登录的账号生成的。需要办理的，请重新生成。'],
  },
}

export const takeHandOverTexts: Readonly<Record<TakeEnd, Explained>> = {
  'hand-over-unknown': {
    title: '没有找到这次办理',
    words: ['二维码或链接已经失效，或者没有复制完整。', '请对方重新生成二维码，您再扫描一次。'],
  },
  'hand-over-expired': {
    title: '二维码已过期',
    words: ['二维码和链接 30 分钟内有效。', '请对方重新生成，您再扫描一次。'],
  },
  'hand-over-taken': {
    title: '已由另一部手机打开',
    words: [
      '一个二维码只能由一部手机使用。',
      '是您在另一部手机或另一个浏览器里打开的，请到那里继续；不是的，请告诉对方停止并重新生成。',
    ],
  },
  'hand-over-over': {
    title: '这次办理已经结束',
    words: ['对方已经停止，或者人脸识别已经通过。不需要再做什么。'],
  },
}

export const takeTroubleTexts: Readonly<Record<TakeTrouble, string>> = {
  offline: '手机没有网络，还没有打开。请检查网络后再按一次。',
  unavailable: `暂时没有打开，请稍后再按一次；多次不成功，请致电 ${hotline}。`,
  'signed-out': `暂时没有打开，请稍后再按一次；多次不成功，请致电 ${hotline}。`,
}
