import type { chooseAccount, signInByCode } from '../../../../shared/contracts/sign-in-by-code.ts'
import type { RefusalTo } from '../../api/call.ts'
import { commonRefusalTexts } from '../../api/common-refusal-texts.ts'
import { consentOutdated } from './sign-in-texts.ts'

export const codeRefusalTexts: Readonly<Record<RefusalTo<typeof signInByCode>, string>> = {
  ...commonRefusalTexts,
  'consent-outdated': consentOutdated,
  'phone-not-valid': '手机号填写有误，请核对后重新输入。',
  'code-wrong': '短信验证码不正确，请核对后重新输入。',
  'code-expired': '短信验证码已过期，请重新获取。',
  'code-tries-spent': '短信验证码输错次数太多，为保护账号，暂停一会儿。到时请重新获取验证码。',
  'no-account-for-phone': '这个手机号没有绑定账号。请核对手机号，或点“新用户注册”。',
}

export const choiceRefusalTexts: Readonly<Record<RefusalTo<typeof chooseAccount>, string>> = {
  ...commonRefusalTexts,
  'consent-outdated': consentOutdated,
  'choice-expired': '没有在时限内选择账号，为安全起见请重新获取短信验证码。',
}
