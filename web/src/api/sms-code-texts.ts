import type { drawCaptcha, sendCode } from '../../../shared/contracts/one-time-code.ts'
import type { RefusalTo } from './call.ts'
import { commonRefusalTexts, hotline } from './common-refusal-texts.ts'

interface CaptchaTexts {
  draw: Readonly<Record<RefusalTo<typeof drawCaptcha>, string>>
  wrong: string
  missing: string
}

export const captchaTexts: Readonly<Record<'picture' | 'sound', CaptchaTexts>> = {
  picture: {
    draw: {
      ...commonRefusalTexts,
      offline: '没有连上网络，图形验证码没有取到。请检查网络后点“换一张”。',
      unavailable: '图形验证码暂时没有取到，请稍后点“换一张”。',
      'too-many-requests': '换图次数太多，请稍等片刻再点“换一张”。',
    },
    wrong: '图形验证码不对或已过期，请按新图重新输入。',
    missing: '请输入图中的字符。',
  },
  sound: {
    draw: {
      ...commonRefusalTexts,
      offline: '没有连上网络，语音验证码没有取到。请检查网络后点“换一段”。',
      unavailable: '语音验证码暂时没有取到，请稍后点“换一段”。',
      'too-many-requests': '获取次数太多，请稍等片刻再点“换一段”。',
    },
    wrong: '语音验证码不对或已过期，请播放新的一段，重新输入。',
    missing: '请输入听到的 6 位数字。',
  },
}

export const sendCodeTexts: Readonly<Record<RefusalTo<typeof sendCode>, string>> = {
  ...commonRefusalTexts,
  offline: '没有连上网络，短信没有发出。请检查网络后再试。',
  unavailable: `短信暂时没有发出，请稍后再试；多次不成功，请致电 ${hotline}。`,
  'phone-not-valid': '手机号填写有误，请核对后重新输入。',
  'captcha-wrong': captchaTexts.picture.wrong,
  'sent-too-often': '验证码发送太频繁，请稍后再获取。',
  'sms-not-sent': '短信没有发出。请核对手机号，确认手机没有退订或拦截短信，稍后重新获取。',
  'sms-budget-spent': '今天的短信发送量已满，请改用其他登录方式，或明天再试。',
}
