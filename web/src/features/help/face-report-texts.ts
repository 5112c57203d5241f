import { hotline } from '../../api/common-refusal-texts.ts'
import type { Hopeless } from '../../offline/kept-report.ts'
import type { Trouble } from '../../offline/send-kept-report.ts'

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
