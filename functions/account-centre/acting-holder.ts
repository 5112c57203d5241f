import type { GravePurpose } from '../../shared/contracts/holder-proof.ts'
import { type HolderProofStore, usableProof } from '../domain/holder-proof.ts'
import type { Visitor } from '../domain/open-session.ts'
import { findRenewed } from '../domain/renewed-session.ts'
import { accept, refuse } from '../domain/result.ts'
import type { SessionStore } from '../domain/session.ts'

interface Ports {
  proofs: HolderProofStore
  sessions: SessionStore
}

/**
 * Whoever is about to do what their proof is for; or, with `renewed`, whoever has done it by this very request when it
 * came before, and whose new session's cookie got lost with the answer.
 */
export const findActingHolder =
  ({ proofs, sessions }: Ports) =>
  async (proofId: string, purpose: GravePurpose, visitor: Visitor) => {
    const proof = await proofs.find(proofId)
    const { session, now } = visitor
    if (session) {
      const usable = usableProof(proof, purpose, { session, now })
      return usable.ok ? accept({ proof: usable.value, session }) : usable
    }
    if (proof?.state !== 'used' || proof.purpose !== purpose) return refuse('not-signed-in')
    const renewed = await findRenewed({ sessions })(proof.accountId, visitor)
    return renewed ? accept({ proof, renewed }) : refuse('not-signed-in')
  }
