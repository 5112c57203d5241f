import { reactive, watch } from 'vue'
import * as z from 'zod/mini'
import { accountKindSchema } from '../../../../shared/vocabulary/account-kind.ts'
import { identityDocumentKinds } from '../../../../shared/vocabulary/identity-document-entries.ts'
import { nobody, typedPersonSchema } from '../../api/typed-person.ts'

const KEY = 'recovery-form'

const formSchema = z.object({
  accountKind: accountKindSchema,
  /** Whose face it has to be: the holder, or the unit's legal representative. */
  person: typedPersonSchema,
  unitName: z.string(),
  unitCode: z.string(),
})
export type RecoveryForm = z.infer<typeof formSchema>

const emptyForm = (): RecoveryForm => ({
  accountKind: 'personal',
  person: nobody(),
  unitName: '',
  unitCode: '',
})

/** What was typed, kept for this tab alone so that a reload loses nothing; no code and no password is in it. */
export function keptForm(): RecoveryForm {
  const form = reactive(readKept() ?? emptyForm())
  watch(form, () => sessionStorage.setItem(KEY, JSON.stringify(form)))
  return form
}
export const dropForm = () => sessionStorage.removeItem(KEY)

function readKept(): RecoveryForm | undefined {
  try {
    return formSchema.safeParse(JSON.parse(sessionStorage.getItem(KEY) ?? '')).data
  } catch {
    return undefined
  }
}

/** R10 */
export const hasFaceRoute = ({ person }: RecoveryForm) =>
  identityDocumentKinds[person.documentKind].faceRoute === 'holder'
