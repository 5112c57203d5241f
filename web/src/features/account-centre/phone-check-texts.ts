import type { verifyPhone } from '../../../../shared/contracts/account-centre.ts'
import type { sendCodeToHolder } from '../../../../shared/contracts/one-time-code.ts'
import type { RefusalTo } from '../../api/call.ts'
import { commonRefusalTexts } from '../../api/common-refusal-texts.ts'
import { sendCodeTexts } from '../../api/sms-code-texts.ts'

const byCodeOnly =
  '您这次不是用密码登录的，只凭短信还不能确认这个号码仍是您本人的。请退出后用密码登录，再来验证手机号。'

export const sendToHolderTexts: Readonly<Record<RefusalTo<typeof sendCodeToHolder>, string>> = {
  ...sendCodeTexts,
  'signed-in-by-code-only': byCodeOnly,
  'sms-not-sent': '短信没有发出。请确认手机没有退订或拦截短信，稍后重新发送。',
  'sms-budget-spent': '今天的短信发送量已满，请明天再来验证。',
}

export const verifyPhoneTexts: Readonly<Record<RefusalTo<typeof verifyPhone>, string>> = {
  ...commonRefusalTexts,
  'signed-in-by-code-only': byCodeOnly,
  'code-wrong': '短信验证码不正确，请核对后重新输入。',
  'code-expired': '短信验证码已过期，请重新发送。',
  'code-tries-spent': '短信验证码输错次数太多，为保护账号，暂停一会儿。到时请重新发送验证码。',
}
