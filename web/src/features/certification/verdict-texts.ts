import type { FaceAction } from '../../../../shared/vocabulary/face-action.ts'
import type { RefusedReason, TryAgainReason } from '../../../../shared/vocabulary/face-verdict.ts'
import { commonRefusalTexts, hotline } from '../../api/common-refusal-texts.ts'
import type { AgreeTrouble, DrawTrouble, SendTrouble } from './use-face-check.ts'

export const actionTexts: Record<FaceAction, string> = {
  'eyes-closed': '请闭上双眼',
  'mouth-open': '请张开嘴巴',
  nod: '请点点头',
  'turn-left': '请向您的左边转头',
  'turn-right': '请向您的右边转头',
}

// Full Records: a reason added to the vocabulary does not compile until it has words here.
export const tryAgainTexts: Record<TryAgainReason, string> = {
  expired: '这一组动作已超过三分钟。请换一组动作再来。',
  'frames-unreadable': '画面没有完整传到，不是您的问题。请再来一次。',
  'frames-out-of-time': '画面断断续续。请关闭其他应用，再来一次。',
  'too-few-frames': '画面太少，看不清动作。请关闭其他应用，再来一次。',
  'too-slow': '相机画面太慢。请关闭其他应用，到亮一些的地方再来一次。',
  'no-face': '有一会儿没有看到脸。请让脸一直在圆框里。',
  'several-faces': '画面里不止一个人。请让旁边的人走开一些。',
  'face-jumped': '画面晃动太大。请拿稳手机，动作慢一点。',
  'too-dark': '光线太暗。请到亮一些的地方，面朝光。',
  'too-bright': '光线太强。请避开直射的阳光或灯光。',
  'too-far': '离手机太远。请靠近一些，让脸占满圆框。',
  blurred: '画面模糊。请擦一下镜头，拿稳手机。',
  'still-picture': '没有看到自然的动作。请本人对着手机，慢慢做动作。',
  'wrong-order': '动作的先后不对。请看到提示后再做，一次一个。',
  'action-missing': '有一个动作没有看清。请把动作做大一些，多停一会儿。',
  'other-action': '做了没有提示的动作。请只做屏幕上提示的动作。',
  'face-changed': '中途换了人，或者脸被挡住了。请由同一个人从头做完。',
  'not-sure': '这次没有看清楚。请摘下帽子、口罩，到光线均匀的地方再来一次。',
}

export const refusedTexts: Record<RefusedReason, string> = {
  'another-person':
    '没能确认与证件上的照片是同一个人。请由证件本人来做；是本人的，请摘下帽子、口罩，面朝光再来一次。',
  'seen-before': '收到的画面以前用过。请对着手机重新做一遍动作。',
  'identity-not-confirmed': '姓名和证件号码没有核对上。请检查账号里的姓名、证件号码与证件是否一致。',
  'portrait-unusable': '证件照片库里没有可以比对的照片，人脸识别暂时办不了，不是您的问题。',
}

/** Kinder each time: who fails is told first that it happens to everybody. */
export function comfortAfter(failures: number) {
  if (failures <= 1) return '不要紧，很多人第一次都要再做一遍。'
  return failures === 2
    ? '别着急，换个亮一些的地方慢慢做。也可以改用下面的另一种方式。'
    : '辛苦了。多次没有通过不是您的错，机器也会认错；改用下面的另一种方式，同样受理。'
}

export const startFaceCheckTexts: Readonly<Record<DrawTrouble, string>> = {
  ...commonRefusalTexts,
  offline: '没有连上网络，动作没有取到。请检查网络后再按一次。',
  'nothing-left-to-ask': '去掉这些动作后，没有可以做的动作了，不能用人脸识别认证。',
  'too-many-draws': '更换动作的次数太多，请过一会儿再来。',
}

export const judgeFaceCheckTexts: Readonly<Record<SendTrouble, string>> = {
  ...commonRefusalTexts,
  offline: '没有连上网络，画面还没有核对。',
  unavailable: `系统暂时没有办成。请稍后点“重新发送”；多次不成功，请致电 ${hotline}。`,
  'authority-unavailable': '证件照片暂时无法核对，不是您的问题。请稍后点“重新发送”。',
}

export const agreeToFaceRecognitionTexts: Readonly<Record<AgreeTrouble, string>> = {
  ...commonRefusalTexts,
  'consent-outdated': '协议已有新版本，请重新打开本页，阅读并同意新的版本。',
  'guardian-needed': '未满 14 周岁，需要监护人同意。请填写监护人的姓名和证件。',
  'guardian-not-valid': '监护人的姓名或证件没有通过核对。监护人须是本人以外的成年人。',
}
