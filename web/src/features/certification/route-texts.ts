import type { FaceStanding, readFaceRoute } from '../../../../shared/contracts/certification.ts'
import type { RefusalTo } from '../../api/call.ts'
import { commonRefusalTexts, hotline } from '../../api/common-refusal-texts.ts'
import type { SubjectEnd } from './use-face-route.ts'

interface Explained {
  title: string
  /** A paragraph each: what it means, then what to do. */
  words: readonly string[]
}

export const readRouteTexts: Readonly<Record<Exclude<RefusalTo<typeof readFaceRoute>, SubjectEnd>, string>> =
  {
    ...commonRefusalTexts,
    offline: '手机没有网络，看不到能不能做人脸识别。请检查网络后重试。',
    unavailable: `暂时打不开，请稍后重试；多次不成功，请致电 ${hotline}。`,
  }

export type ClosedStanding = Exclude<FaceStanding, { state: 'open' }>

export const closedTexts: Readonly<Record<ClosedStanding['state'], Explained>> = {
  certified: {
    title: '已通过人脸识别认证',
    words: ['可信等级为L3，手机端和电脑端相同，不需要再做。'],
  },
  'document-has-none': {
    title: '这种证件不能用人脸识别认证',
    words: [
      '人脸识别目前只适用于居民身份证(第二代)、港澳居民来往内地通行证和港澳居民居住证。',
      '请用下面的方式认证。',
    ],
  },
  paused: {
    title: '人脸识别暂停一会儿',
    words: ['没有通过的次数较多，为保护账号，先停一停。账号照常使用，不影响登录。'],
  },
  'closed-today': {
    title: '今天不能再做人脸识别',
    words: ['今天没有通过的次数较多，为保护账号，请明天再来。账号照常使用，不影响登录。'],
  },
  'closed-until-reviewed': {
    title: '需要人工核实',
    words: [
      '人脸识别没有通过的次数太多，要由工作人员核实以后才能再做。账号照常使用，不影响登录。',
      '请致电 020-87250708，说明手机型号和大致操作时间。',
    ],
  },
}

export const subjectEndTexts: Readonly<Record<SubjectEnd, Explained>> = {
  'hand-over-unknown': {
    title: '没有找到这次办理',
    words: ['二维码或链接已经失效，或者是在另一个浏览器里打开的。', '请对方重新生成二维码，您再扫描一次。'],
  },
  'hand-over-expired': {
    title: '二维码已过期',
    words: ['二维码和链接 30 分钟内有效。', '请对方重新生成，您再扫描一次。'],
  },
  'hand-over-over': {
    title: '这次办理已经结束',
    words: ['对方已经停止，或者人脸识别已经通过。不需要再做什么。'],
  },
  'recovery-unknown': {
    title: '没有找到这次找回',
    words: ['它已经失效，或者是在另一个浏览器里开始的。', '请回到“找回账号”重新填写。'],
  },
  'recovery-expired': {
    title: '这次找回已超过时间',
    words: ['请回到“找回账号”重新填写。'],
  },
  'recovery-over': {
    title: '这次找回不再需要人脸识别',
    words: ['人脸识别已经通过，或者找回已经停止。请回到“找回账号”查看。'],
  },
}
