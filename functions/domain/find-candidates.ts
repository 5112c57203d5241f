import { candidateKeys } from '../../shared/vocabulary/identity-document.ts'
import type { Account, AccountId, AccountStore } from './account.ts'
import { unlessOver } from './leaving.ts'
import { newId } from './new-id.ts'
import type { PersonalData } from './personal-data.ts'

interface Ports {
  accounts: AccountStore
  personalData: PersonalData
}

/** An account that may be meant by a number, or what stands for one that is not there. */
export interface Candidate {
  /** Under what its password tries are counted. */
  who: string
  id: AccountId
  account: Account | undefined
}

/** Never empty, and found by the same reads whether or not the number is registered (no oracle). */
export const findCandidates =
  (ports: Ports) =>
  async (number: string, now: Date): Promise<Candidate[]> => {
    const keys = candidateKeys(number)
    const found = await Promise.all(
      (keys.length > 0 ? keys : [number]).map((key) => underKey(ports, key, now)),
    )
    return found.flat()
  }

async function underKey({ accounts, personalData }: Ports, key: string, now: Date): Promise<Candidate[]> {
  const [ids, standIn] = await Promise.all([
    accounts.findByDocumentKey(key),
    personalData.blindIndex('number-at-sign-in', key),
  ])
  const nobody = newId() as AccountId
  if (ids.length === 0) return [{ who: standIn, id: nobody, account: await accounts.find(nobody) }]
  return Promise.all(
    ids.map(async (id) => ({ who: id, id, account: unlessOver(await accounts.find(id), now) })),
  )
}
