import type { ScanCodeText } from '../../shared/vocabulary/scan-login.ts'
import type { Browser } from '../domain/browser.ts'
import { accept } from '../domain/result.ts'
import type { Signer } from '../domain/signer.ts'
import { checkCode } from './scan-code.ts'
import { writeReceipt } from './scan-receipt.ts'

/** Codes change every few seconds; signing in takes longer. The receipt keeps a code that was good when seen. */
export const holdScan =
  ({ signer }: { signer: Signer }) =>
  async (code: ScanCodeText, { browser, now }: { browser: Browser; now: Date }) => {
    const ticket = await checkCode(signer, code, now)
    return ticket.ok ? accept(await writeReceipt(signer, ticket.value, browser.tag, now)) : ticket
  }
