import * as z from 'zod/mini'

/** Whose account it is: a person's own, or a unit's (R1). */
export const accountKindSchema = z.enum(['personal', 'unit'])
export type AccountKind = z.infer<typeof accountKindSchema>

export const accountKindNames: Readonly<Record<AccountKind, string>> = {
  personal: '个人账号',
  unit: '单位账号',
}
