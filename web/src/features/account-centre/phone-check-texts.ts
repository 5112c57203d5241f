import type { verifyPhone } from '../../../../shared/contracts/account-centre.ts'
import type { RefusalTo } from '../../api/call.ts'
import { commonRefusalTexts } from '../../api/common-refusal-texts.ts'
import { byCodeOnly } from '../../api/send-to-holder-texts.ts'

export const verifyPhoneTexts: Readonly<Record<RefusalTo<typeof verifyPhone>, string>> = {
  ...commonRefusalTexts,
  'signed-in-by-code-only': byCodeOnly,
  'code-wrong': '短信验证码不正确，请核对后重新输入。',
  'code-expired': '短信验证码已过期，请重新发送。',
  'code-tries-spent': '短信验证码输错次数太多，为保护账号，暂停一会儿。到时请重新发送验证码。',
}
