import {
  readScanCode,
  type ScanCodeText,
  type ScanTicket,
  writeScanCode,
} from '../../shared/vocabulary/scan-login.ts'
import { accept, refuse } from '../domain/result.ts'
import type { Signer } from '../domain/signer.ts'
import { scanLoginTimes } from './scan-login.ts'

const PURPOSE = 'scan-code'

const slotAt = (now: Date) => Math.floor(now.getTime() / scanLoginTimes.slot)
const signed = (ticket: ScanTicket, slot: number) => `${ticket}.${slot}`

async function codeIn(signer: Signer, ticket: ScanTicket, slot: number) {
  return writeScanCode({ ticket, slot, mac: await signer.sign(PURPOSE, signed(ticket, slot)) })
}

/** What the portal draws now and after the next change of slot. */
export async function showCode(signer: Signer, ticket: ScanTicket, now: Date) {
  const slot = slotAt(now)
  const [text, nextText] = await Promise.all([codeIn(signer, ticket, slot), codeIn(signer, ticket, slot + 1)])
  return { text, nextText, changesInMs: (slot + 1) * scanLoginTimes.slot - now.getTime() }
}

/** The ticket in a code that is ours and of this slot or the one before. */
export async function checkCode(signer: Signer, text: ScanCodeText, now: Date) {
  const { ticket, slot, mac } = readScanCode(text)
  if (!(await signer.verify(PURPOSE, signed(ticket, slot), mac))) return refuse('code-not-ours')
  const age = slotAt(now) - slot
  return age === 0 || age === 1 ? accept(ticket) : refuse('scan-login-expired')
}
