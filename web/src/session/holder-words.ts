import type { AccountKind } from '../../../shared/vocabulary/account-kind.ts'

/** What the name and the number of an account are called on its holder's pages. */
export const holderWords: Readonly<Record<AccountKind, { name: string; number: string }>> = {
  personal: { name: '姓名', number: '证件号码' },
  unit: { name: '单位名称', number: '统一社会信用代码' },
}
