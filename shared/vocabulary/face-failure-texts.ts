import type { FaceAction } from './face-action.ts'
import type { FaceFailureReason } from './face-failure.ts'

const actionNames: Readonly<Record<FaceAction, string>> = {
  'eyes-closed': '闭眼',
  'mouth-open': '张嘴',
  nod: '点头',
  'turn-left': '向左转头',
  'turn-right': '向右转头',
}

const reasonNames: Readonly<Record<FaceFailureReason, string>> = {
  expired: '超过三分钟',
  'frames-unreadable': '画面没有完整传到',
  'frames-out-of-time': '画面断断续续',
  'too-few-frames': '画面太少',
  'too-slow': '相机画面太慢',
  'no-face': '有一会儿没有看到脸',
  'several-faces': '画面里不止一个人',
  'face-jumped': '画面晃动太大',
  'too-dark': '光线太暗',
  'too-bright': '光线太强',
  'too-far': '离手机太远',
  blurred: '画面模糊',
  'still-picture': '没有看到自然的动作',
  'wrong-order': '动作的先后不对',
  'action-missing': '有一个动作没有看清',
  'other-action': '做了没有提示的动作',
  'face-changed': '中途换了人，或者脸被挡住',
  'not-sure': '没有看清楚',
  'another-person': '没能确认与证件照片是同一个人',
  'seen-before': '画面以前用过',
  'identity-not-confirmed': '姓名和证件号码没有核对上',
  'portrait-unusable': '没有可以比对的证件照片',
}

interface Failure {
  reason: FaceFailureReason
  action?: FaceAction | undefined
}

/** `有一个动作没有看清（闭眼）` */
export const writeFaceFailure = ({ reason, action }: Failure) =>
  action === undefined ? reasonNames[reason] : `${reasonNames[reason]}（${actionNames[action]}）`
