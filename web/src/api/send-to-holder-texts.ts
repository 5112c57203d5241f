import type { sendCodeToHolder } from '../../../shared/contracts/one-time-code.ts'
import type { RefusalTo } from './call.ts'
import { sendCodeTexts } from './sms-code-texts.ts'

export const byCodeOnly =
  '您这次不是用密码登录的，只凭短信还不能确认这个号码仍是您本人的。请退出后用密码登录，再来验证手机号。'

export const sendToHolderTexts: Readonly<Record<RefusalTo<typeof sendCodeToHolder>, string>> = {
  ...sendCodeTexts,
  'signed-in-by-code-only': byCodeOnly,
  'sms-not-sent': '短信没有发出。请确认手机没有退订或拦截短信，稍后重新发送。',
  'sms-budget-spent': '今天的短信发送量已满，请明天再来验证。',
}
