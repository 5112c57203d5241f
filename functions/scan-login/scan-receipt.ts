import { type ScanTicket, scanTicketSchema } from '../../shared/vocabulary/scan-login.ts'
import { accept, refuse } from '../domain/result.ts'
import type { Signer } from '../domain/signer.ts'
import { scanLoginTimes } from './scan-login.ts'

const PURPOSE = 'scan-receipt'
const RECEIPT = /^([\w-]{22})\.(\d{1,15})\.([\w-]{22})$/

const signed = (ticket: string, expiresAt: number, browserTag: string) =>
  `${ticket}.${expiresAt}.${browserTag}`

/** Says that this browser saw a good code of this login. Nothing is stored; no login outlives its receipt. */
export async function writeReceipt(signer: Signer, ticket: ScanTicket, browserTag: string, now: Date) {
  const expiresAt = now.getTime() + scanLoginTimes.life
  const mac = await signer.sign(PURPOSE, signed(ticket, expiresAt, browserTag))
  return { receipt: `${ticket}.${expiresAt}.${mac}`, expiresInMs: scanLoginTimes.life }
}

export async function checkReceipt(signer: Signer, receipt: string, browserTag: string, now: Date) {
  const [, ticket = '', expiresAt = '', mac = ''] = RECEIPT.exec(receipt) ?? []
  if (!(await signer.verify(PURPOSE, signed(ticket, Number(expiresAt), browserTag), mac))) {
    return refuse('code-not-ours')
  }
  return now.getTime() < Number(expiresAt)
    ? accept(scanTicketSchema.parse(ticket))
    : refuse('scan-login-expired')
}
