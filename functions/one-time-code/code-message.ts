import type { CodePurpose } from '../../shared/contracts/one-time-code.ts'
import { CODE_LIFE_MS } from '../domain/one-time-code.ts'

const purposes: Record<CodePurpose, string> = {
  register: '注册账号',
  'sign-in': '登录',
  'reset-password': '重置密码',
  'verify-phone': '验证手机号',
}

/** At most 70 characters: one message, not two (3GPP TS 23.040, UCS-2). */
export const codeMessage = (purpose: CodePurpose, code: string) =>
  `【粤建通】验证码${code}，用于${purposes[purpose]}，${String(CODE_LIFE_MS / 60_000)}分钟内有效。请勿告诉任何人，工作人员也不会向您索要。`
