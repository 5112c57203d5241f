import { identityDocumentKinds } from '../../../../shared/vocabulary/identity-document-entries.ts'
import type { Account } from './use-account.ts'

/** Whose face it has to be (R9), and whether that document has a face route (R10). */
export function faceRouteOf(account: Pick<Account, 'documentKind' | 'unit'>) {
  const { name, faceRoute } = identityDocumentKinds[(account.unit?.representative ?? account).documentKind]
  return { documentName: name, isOpen: faceRoute !== 'none' }
}
