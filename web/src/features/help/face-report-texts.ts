import type { readFaceReport } from '../../../../shared/contracts/help.ts'
import type { OutputOf } from '../../../../shared/contracts/endpoint.ts'
import type { FaceAction } from '../../../../shared/vocabulary/face-action.ts'
import type { RefusedReason, TryAgainReason } from '../../../../shared/vocabulary/face-verdict.ts'
import { hotline } from '../../api/common-refusal-texts.ts'
import type { Hopeless } from '../../offline/kept-report.ts'
import type { Trouble } from '../../offline/send-kept-report.ts'

type Device = OutputOf<typeof readFaceReport>['device']

export const deviceNames: Readonly<Record<Device, string>> = {
  phone: '手机',
  tablet: '平板电脑',
  computer: '电脑',
  unknown: '未知设备',
}

const actionNames: Readonly<Record<FaceAction, string>> = {
  'eyes-closed': '闭眼',
  'mouth-open': '张嘴',
  nod: '点头',
  'turn-left': '向左转头',
  'turn-right': '向右转头',
}

const reasonNames: Readonly<Record<TryAgainReason | RefusedReason, string>> = {
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
  reason: TryAgainReason | RefusedReason
  action?: FaceAction | undefined
}

/** `有一个动作没有看清（闭眼）` */
export const writeReason = ({ reason, action }: Failure) =>
  action === undefined ? reasonNames[reason] : `${reasonNames[reason]}（${actionNames[action]}）`

export const notSentTexts: Readonly<Record<Hopeless, string>> = {
  'checks-unknown': `这几次识别的记录只保存一天，现在已经查不到，不能再报告。请重新做一次人脸识别，或致电 ${hotline}。`,
  'consent-outdated': '授权说明已有新版本，请刷新本页，阅读后重新发送。',
  'remark-too-long': '说明太长，请写在 500 个字以内。',
  'too-many-reports': `今天已经报告过几次。帮助台会一并处理；还有要补充的，请致电 ${hotline}。`,
}

export const troubleTexts: Readonly<Record<Trouble, string>> = {
  offline: '现在没有连上网络。报告已保存在这部手机上，联网后自动发送。',
  unavailable: '报告已保存在这部手机上，暂时没有送到，稍后自动再发。',
  'signed-out': '报告已保存在这部手机上。登录已结束，请用同一个账号重新登录，登录后自动发送。',
}
