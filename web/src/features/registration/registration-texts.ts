import type { completeRegistration, startRegistration } from '../../../../shared/contracts/registration.ts'
import { passwordRefusalTexts } from '../../../../shared/vocabulary/password-texts.ts'
import type { RefusalTo } from '../../api/call.ts'
import { commonRefusalTexts } from '../../api/common-refusal-texts.ts'

// The guide's own sentences (R4, R5).
const bound = {
  'document-already-bound': '此证件已绑定账户，请直接登录',
  'phone-already-bound': '手机号已绑定账号',
} as const

export const startRefusalTexts: Readonly<Record<RefusalTo<typeof startRegistration>, string>> = {
  ...commonRefusalTexts,
  ...bound,
  'consent-outdated': '协议已有新版本，请重新阅读并同意。',
  'document-not-valid': '证件号码没有通过核对，请返回“证件”一步检查。',
  'name-not-valid': '姓名没有通过核对，请返回“姓名”一步检查。',
  'phone-not-valid': '手机号填写有误，请核对后重新输入。',
  'code-wrong': '短信验证码不正确，请核对后重新输入。',
  'code-expired': '短信验证码已过期，请重新获取。',
  'code-tries-spent': '短信验证码输错次数太多，为保护账号，暂停一会儿。到时请重新获取验证码。',
}

const lapsed = '验证手机号后过了时限，为安全起见请重新验证手机号。前面填写的内容都在。'

export const completeRefusalTexts: Readonly<Record<RefusalTo<typeof completeRegistration>, string>> = {
  ...commonRefusalTexts,
  ...bound,
  'registration-unknown': lapsed,
  'registration-expired': lapsed,
  'password-too-short': passwordRefusalTexts['too-short'],
  'password-too-long': passwordRefusalTexts['too-long'],
  'password-too-common': passwordRefusalTexts.common,
  'password-tells-who-you-are': '密码中不能有您的姓名、证件号码、出生日期或手机号，请换一个。',
}
