import type { confirmRecovery, stopRecovery } from '../../../shared/contracts/recovery.ts'
import type { RefusalTo } from '../api/call.ts'
import { commonRefusalTexts } from '../api/common-refusal-texts.ts'

export const stopTexts: Readonly<Record<RefusalTo<typeof stopRecovery>, string>> = {
  ...commonRefusalTexts,
  'recovery-unknown': '没有找到这次找回，它可能已经结束。请刷新本页查看。',
}

export const confirmTexts: Readonly<Record<RefusalTo<typeof confirmRecovery>, string>> = {
  ...commonRefusalTexts,
  'recovery-unknown': '没有找到这次找回，它可能已经结束。请刷新本页查看。',
  'recovery-over': '这次找回已经结束，不需要确认。',
  'device-too-new': '这台设备登录得还不够久，不能确认。请等到生效的时间。',
  'password-wrong': '密码不正确，请核对后重新输入。',
  'too-many-tries': '密码输错次数太多，为保护账号，请稍后再试。',
}
