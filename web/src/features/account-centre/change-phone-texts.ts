import type { changePhone, sendCodeToNewPhone } from '../../../../shared/contracts/change-phone.ts'
import type { RefusalTo } from '../../api/call.ts'
import { commonRefusalTexts } from '../../api/common-refusal-texts.ts'
import { proofLapsed } from '../../api/holder-proof-texts.ts'
import { sendCodeTexts } from '../../api/sms-code-texts.ts'

const unchanged = '这就是账号现在绑定的手机号，不用更换。'

export const sendToNewPhoneTexts: Readonly<Record<RefusalTo<typeof sendCodeToNewPhone>, string>> = {
  ...sendCodeTexts,
  'proof-unknown': proofLapsed,
  'proof-expired': proofLapsed,
  'phone-unchanged': unchanged,
  'sms-budget-spent': '今天的短信发送量已满，请明天再来更换。',
}

export const changePhoneTexts: Readonly<Record<RefusalTo<typeof changePhone>, string>> = {
  ...commonRefusalTexts,
  'proof-unknown': proofLapsed,
  'proof-expired': proofLapsed,
  'phone-not-valid': '手机号填写有误，请核对后重新输入。',
  'phone-unchanged': unchanged,
  'code-wrong': '短信验证码不正确，请核对后重新输入。',
  'code-expired': '短信验证码已过期或已用过，请重新获取。',
  'code-tries-spent': '短信验证码输错次数太多，为保护账号，暂停一会儿。到时请重新获取验证码。',
  'phone-already-bound': '手机号已绑定账号',
}
