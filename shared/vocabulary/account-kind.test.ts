import { expect, test } from 'vitest'
import { accountKindNames, accountKindSchema } from './account-kind.ts'

test('an account is a person’s or a unit’s, nothing else', () => {
  expect(accountKindSchema.options).toEqual(['personal', 'unit'])
  expect(accountKindSchema.safeParse('staff').success).toBe(false)
  expect(Object.values(accountKindNames)).toEqual(['个人账号', '单位账号'])
})
