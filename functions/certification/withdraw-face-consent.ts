import { FACE_AGREEMENT } from '../../shared/contracts/consent.ts'
import type { AccountStore } from '../domain/account.ts'
import type { Visitor } from '../domain/open-session.ts'
import { accept } from '../domain/result.ts'
import type { Session } from '../domain/session.ts'
import { consentEvent } from './consent-event.ts'
import type { FaceConsentStore } from './face-consent-store.ts'

interface Ports {
  accounts: AccountStore
  faceConsents: FaceConsentStore
}

type Holder = Pick<Visitor, 'browser' | 'now'> & { session: Session }

/** The level stays. A check that is under way certifies nobody any more: settling it asks for the consent. Safe to repeat. */
export const withdrawFaceConsent =
  ({ accounts, faceConsents }: Ports) =>
  async (holder: Holder) => {
    const account = await accounts.find(holder.session.accountId)
    if (account?.consents.some(({ agreement }) => agreement === FACE_AGREEMENT))
      await faceConsents.withdraw(account, consentEvent('face-consent-withdrawn', account.id, holder))
    return accept({})
  }
