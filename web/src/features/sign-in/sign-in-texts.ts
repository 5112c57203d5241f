import type { signInByPassword } from '../../../../shared/contracts/sign-in.ts'
import type { RefusalTo } from '../../api/call.ts'
import { commonRefusalTexts } from '../../api/common-refusal-texts.ts'

export const consentOutdated = '协议已有新版本。请刷新本页，阅读后重新勾选。'

export const passwordRefusalTexts: Readonly<Record<RefusalTo<typeof signInByPassword>, string>> = {
  ...commonRefusalTexts,
  'consent-outdated': consentOutdated,
  'number-or-password-wrong': '证件号码或密码不正确，请核对后再试。',
  'too-many-tries': '试错次数太多，为保护账号，密码登录暂停一会儿。您可以稍后再试，或改用短信登录。',
}
