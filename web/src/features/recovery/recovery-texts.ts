import type {
  claimRecovery,
  completeRecovery,
  finishRecovery,
  lookAtRecovery,
  readRecovery,
  startRecovery,
  startUnitRecovery,
  stopRecoveryByLink,
} from '../../../../shared/contracts/recovery.ts'
import { passwordRefusalTexts } from '../../../../shared/vocabulary/password-texts.ts'
import type { RefusalTo } from '../../api/call.ts'
import { commonRefusalTexts, hotline } from '../../api/common-refusal-texts.ts'

export type StartRefusal = RefusalTo<typeof startRecovery> | RefusalTo<typeof startUnitRecovery>
export type StepRefusal =
  | RefusalTo<typeof readRecovery>
  | RefusalTo<typeof claimRecovery>
  | RefusalTo<typeof completeRecovery>
  | RefusalTo<typeof finishRecovery>

export const startTexts: Readonly<Record<StartRefusal, string>> = {
  ...commonRefusalTexts,
  'document-not-valid': '证件号码填写有误，请核对后重新输入。',
  'name-not-valid': '姓名填写有误，请与证件上的一致。',
  'unit-name-not-valid': '单位名称填写有误，请与营业执照上的一致。',
  'unit-code-not-valid': '统一社会信用代码填写有误，请核对后重新输入。',
  'representative-not-valid': '法定代表人的姓名或证件号码填写有误，请核对后重新输入。',
  'phone-not-valid': '手机号填写有误，请核对后重新输入。',
  'no-face-route': '这种证件不能用人脸识别找回账号。',
  'code-wrong': '短信验证码不正确，请核对后重新输入。',
  'code-expired': '短信验证码已过期，请重新获取。',
  'code-tries-spent': '短信验证码输错次数太多，为保护账号，暂停一会儿。到时请重新获取验证码。',
  'phone-already-bound': '手机号已绑定账号。请换一个手机号，再重新获取短信验证码。',
  'too-many-tries': '用这个手机号或在这个网络找回的次数太多，请稍后再试。',
}

const lapsed = '这次找回已超过时间，为安全起见请重新填写。'

export const stepTexts: Readonly<Record<StepRefusal, string>> = {
  ...commonRefusalTexts,
  'recovery-unknown': lapsed,
  'recovery-expired': lapsed,
  'no-such-account': '没有找到这样的账号。',
  'too-many-recoveries': '这个账号今天找回的次数太多，请明天再来。',
  'phone-already-bound': `填写的手机号这期间绑定了另一个账号。请致电 ${hotline}，或者换一个手机号重新找回。`,
  'password-too-short': passwordRefusalTexts['too-short'],
  'password-too-long': passwordRefusalTexts['too-long'],
  'password-too-common': passwordRefusalTexts.common,
  'password-tells-who-you-are':
    '密码中不能有姓名、单位名称、证件号码、出生日期或手机号，单位账号也不能有法定代表人、经办人的，请换一个。',
}

export const newPasswordHint =
  '8 至 128 位，文字、数字、符号均可；不要用常见密码，也不要含有姓名（单位名称）、证件号码或手机号'

export const linkTexts: Readonly<
  Record<RefusalTo<typeof lookAtRecovery> | RefusalTo<typeof stopRecoveryByLink>, string>
> = {
  ...commonRefusalTexts,
  'link-unknown': `链接不完整或已失效。请从短信里重新打开；打不开的，请致电 ${hotline}。`,
}
