import * as z from 'zod/mini'

/** 128 bits, base64url: names one scan login and opens nothing without the portal's cookie. */
export const scanTicketSchema = z
  .string()
  .check(z.regex(/^[\w-]{22}$/))
  .brand<'ScanTicket'>()
export type ScanTicket = z.infer<typeof scanTicketSchema>

/** Two digits, shown on the portal and chosen on the phone. */
export const confirmationNumberSchema = z.string().check(z.regex(/^\d\d$/))

const CODE = /^[\w-]{22}\.\d{1,12}\.[\w-]{22}$/
/** `<ticket>.<slot>.<mac>`: the part of the QR code behind `/s#`. */
export const scanCodeTextSchema = z.string().check(z.regex(CODE)).brand<'ScanCodeText'>()
export type ScanCodeText = z.infer<typeof scanCodeTextSchema>

export interface ScanCode {
  ticket: ScanTicket
  /** Number of the ten-second slot since the epoch in which the server wrote the code. */
  slot: number
  mac: string
}

export const writeScanCode = ({ ticket, slot, mac }: ScanCode) =>
  `${ticket}.${String(slot)}.${mac}` as ScanCodeText

export function readScanCode(text: ScanCodeText): ScanCode {
  const [ticket, slot, mac] = text.split('.') as [ScanTicket, string, string]
  return { ticket, slot: Number(slot), mac }
}

/** @param origin of the portal, as `https://host[:port]` */
export const writeScanQr = (origin: string, code: ScanCodeText) => `${origin}/s#${code}`

/** The code in one of our QR codes; undefined for anyone else's. */
export function readScanQr(origin: string, text: string): ScanCodeText | undefined {
  const prefix = `${origin}/s#`
  if (!text.startsWith(prefix)) return undefined
  return scanCodeTextSchema.safeParse(text.slice(prefix.length)).data
}
