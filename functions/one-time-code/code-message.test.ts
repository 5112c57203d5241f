import { expect, it } from 'vitest'
import { codePurposeSchema } from '../../shared/contracts/one-time-code.ts'
import { codeMessage } from './code-message.ts'

it.each(codePurposeSchema.options)(
  'fits a code for %s into one message, with its life and a warning',
  (purpose) => {
    const text = codeMessage(purpose, '012345')
    expect(text.length).toBeLessThanOrEqual(70)
    expect(text).toMatch(/^【粤建通】.*012345.*5分钟内有效.*请勿告诉任何人/)
  },
)

it('says what the code is for', () => {
  expect(codeMessage('register', '012345')).toContain('用于注册账号')
  expect(codeMessage('sign-in', '012345')).toContain('用于登录')
})
