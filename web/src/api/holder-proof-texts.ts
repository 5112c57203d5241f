import type { proveHolder } from '../../../shared/contracts/holder-proof.ts'
import type { RefusalTo } from './call.ts'
import { commonRefusalTexts } from './common-refusal-texts.ts'

export const proveHolderTexts: Readonly<Record<RefusalTo<typeof proveHolder>, string>> = {
  ...commonRefusalTexts,
  'password-wrong': '密码不正确，请重新输入。',
  'too-many-tries': '密码输错次数太多，为保护账号，请稍后再试。',
  'code-wrong': '短信验证码不正确，请核对后重新输入。',
  'code-expired': '短信验证码已过期或已用过，请重新获取。',
  'code-tries-spent': '短信验证码输错次数太多，为保护账号，暂停一会儿。到时请重新获取验证码。',
}

/** Whatever a proof was for: it is over, or another act used it up. */
export const proofLapsed = '验证身份后过了 15 分钟，或已经办过一次。为安全起见，请重新验证。'
