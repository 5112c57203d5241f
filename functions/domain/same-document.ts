import { documentKey } from '../../shared/vocabulary/identity-document.ts'
import type { IdentityDocument } from './account.ts'

/** Whether two documents are one person's: a renewed permit has another number and is the same one still. */
export const isSameDocument = (a: IdentityDocument, b: IdentityDocument) =>
  documentKey(a) === documentKey(b) && a.issuingState === b.issuingState
