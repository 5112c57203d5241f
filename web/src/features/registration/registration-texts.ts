import type { completeRegistration } from '../../../../shared/contracts/registration.ts'
import type { AccountKind } from '../../../../shared/vocabulary/account-kind.ts'
import { passwordRefusalTexts } from '../../../../shared/vocabulary/password-texts.ts'
import type { RefusalTo } from '../../api/call.ts'
import { commonRefusalTexts } from '../../api/common-refusal-texts.ts'
import { DAYS_ON_DEVICE, type DraftShelf, MINUTES_IN_TAB } from './draft-age.ts'
import type { Place } from './place.ts'
import type { StartRefusal } from './use-registration.ts'

// The guide's own sentences (R4, R5).
const bound = {
  'document-already-bound': '此证件已绑定账户，请直接登录',
  'phone-already-bound': '手机号已绑定账号',
} as const

export const startRefusalTexts: Readonly<Record<StartRefusal, string>> = {
  ...commonRefusalTexts,
  ...bound,
  'consent-outdated': '协议已有新版本，请重新阅读并同意。',
  'document-not-valid': '证件号码没有通过核对，请返回“证件”一步检查。',
  'name-not-valid': '姓名没有通过核对，请返回“姓名”一步检查。',
  'unit-name-not-valid': '单位名称没有通过核对，请返回“单位”一步检查。',
  'unit-code-not-valid': '统一社会信用代码没有通过核对，请返回“单位”一步检查。',
  'representative-not-valid': '法定代表人的姓名或证件没有通过核对，请返回“法定代表人”一步检查。',
  'agent-not-valid': '经办人的姓名或证件没有通过核对，请返回“经办人”一步检查。',
  'phone-not-valid': '手机号填写有误，请核对后重新输入。',
  'code-wrong': '短信验证码不正确，请核对后重新输入。',
  'code-expired': '短信验证码已过期，请重新获取。',
  'code-tries-spent': '短信验证码输错次数太多，为保护账号，暂停一会儿。到时请重新获取验证码。',
  // The guide's own sentence (R3).
  'unit-mismatch': '公司信息错误',
  'too-many-lookups': '核对单位信息的次数太多，请稍后再试。填写的内容都在。',
  'registry-unavailable': '市场监督管理登记信息暂时无法核对，不是您填写的问题。',
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
  'password-tells-who-you-are': '密码中不能有姓名、单位名称、证件号码、出生日期或手机号，请换一个。',
}

/** What a password for each kind of account must not tell. */
export const passwordHints: Readonly<Record<AccountKind, string>> = {
  personal: '8 至 128 位，文字、数字、符号均可；不要用常见密码，也不要含有姓名、证件号码或手机号',
  unit: '8 至 128 位，文字、数字、符号均可；不要用常见密码，也不要含有单位名称、统一社会信用代码，或法定代表人、经办人的姓名、证件号码、手机号',
}

/** How long a draft stays where it is. */
export const keepingText = (place: Place, shelf: DraftShelf) =>
  shelf === 'device'
    ? `草稿保存在这台${place === 'phone' ? '手机' : '电脑'}上，${DAYS_ON_DEVICE} 天没有继续填写就自动删除`
    : `草稿只留在本标签页，关闭标签页或 ${MINUTES_IN_TAB} 分钟没有继续填写就自动删除`
