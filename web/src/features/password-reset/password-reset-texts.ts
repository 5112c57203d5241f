import type {
  completePasswordReset,
  startPasswordReset,
} from '../../../../shared/contracts/password-reset.ts'
import { passwordRefusalTexts } from '../../../../shared/vocabulary/password-texts.ts'
import type { RefusalTo } from '../../api/call.ts'
import { commonRefusalTexts } from '../../api/common-refusal-texts.ts'

export const startRefusalTexts: Readonly<Record<RefusalTo<typeof startPasswordReset>, string>> = {
  ...commonRefusalTexts,
  'phone-not-valid': '手机号填写有误，请核对后重新输入。',
  'code-wrong': '短信验证码不正确，请核对后重新输入。',
  'code-expired': '短信验证码已过期，请重新获取。',
  'code-tries-spent': '短信验证码输错次数太多，为保护账号，暂停一会儿。到时请重新获取验证码。',
  'number-or-phone-wrong': '没有找到同时对应这个证件号码和手机号的账号。',
  'phone-not-verified-lately': '这个手机号已超过 90 天没有验证。',
  'too-many-tries': '用这个手机号核对的次数太多，为保护账号，请稍后再试。',
}

const lapsed = '验证手机号后过了时限，为安全起见请重新验证手机号。'

export const completeRefusalTexts: Readonly<Record<RefusalTo<typeof completePasswordReset>, string>> = {
  ...commonRefusalTexts,
  'reset-unknown': lapsed,
  'reset-expired': lapsed,
  'password-too-short': passwordRefusalTexts['too-short'],
  'password-too-long': passwordRefusalTexts['too-long'],
  'password-too-common': passwordRefusalTexts.common,
  'password-tells-who-you-are':
    '密码中不能有姓名、单位名称、证件号码、出生日期或手机号，单位账号也不能有法定代表人、经办人的，请换一个。',
}

export const newPasswordHint =
  '8 至 128 位，文字、数字、符号均可；不要用常见密码，也不要含有姓名（单位名称）、证件号码或手机号'
