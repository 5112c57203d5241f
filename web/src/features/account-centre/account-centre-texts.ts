import type { disownSignIn, readAccount, readHistory } from '../../../../shared/contracts/account-centre.ts'
import type { withdrawFaceConsent } from '../../../../shared/contracts/certification.ts'
import type { Agreement, FACE_AGREEMENT } from '../../../../shared/contracts/consent.ts'
import type { signOut } from '../../../../shared/contracts/sign-in.ts'
import type { RefusalTo } from '../../api/call.ts'
import { commonRefusalTexts, hotline } from '../../api/common-refusal-texts.ts'

export const readRefusalTexts: Readonly<Record<RefusalTo<typeof readAccount | typeof readHistory>, string>> =
  {
    ...commonRefusalTexts,
    offline: '没有连上网络，内容没有取到。',
    unavailable: `内容暂时没有取到，请稍后再试；多次不成功，请致电 ${hotline}。`,
  }

export const disownRefusalTexts: Readonly<Record<RefusalTo<typeof disownSignIn>, string>> = {
  ...commonRefusalTexts,
  'event-unknown': '这次登录的记录已不在，请刷新后查看最新记录。',
}

export const signOutRefusalTexts: Readonly<Record<RefusalTo<typeof signOut>, string>> = {
  ...commonRefusalTexts,
  offline: '没有连上网络，还没有退出登录。请连上网络后再试。',
  unavailable: `暂时没有退出成功，请稍后再试；多次不成功，请致电 ${hotline}。`,
}

export const withdrawTexts: Readonly<Record<RefusalTo<typeof withdrawFaceConsent>, string>> = {
  ...commonRefusalTexts,
  offline: '没有连上网络，同意还没有撤回。请连上网络后再试。',
  unavailable: `同意暂时没有撤回，请稍后再试；多次不成功，请致电 ${hotline}。`,
}

export const agreementNames: Readonly<Record<Agreement | typeof FACE_AGREEMENT, string>> = {
  'user-agreement': '用户使用协议',
  'privacy-policy': '隐私政策',
  'face-recognition': '粤建通人脸识别功能协议',
}
