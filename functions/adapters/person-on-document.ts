import { documentKey } from '../../shared/vocabulary/identity-document.ts'
import { parsePersonName } from '../../shared/vocabulary/person-name.ts'
import type { NaturalPerson } from '../domain/account.ts'

/** What a demonstration compares people by: the same for every way to type a name, and through a document's renewals. */
export function personOnDocument({ name, document }: NaturalPerson): [name: string, key: string] {
  const parsed = parsePersonName(name, { kind: document.kind })
  return [parsed.ok ? parsed.value : name, documentKey(document)]
}
