import { expect, it } from 'vitest'
import {
  confirmationNumberSchema,
  readScanCode,
  readScanQr,
  type ScanCodeText,
  scanCodeTextSchema,
  type ScanTicket,
  scanTicketSchema,
  writeScanCode,
  writeScanQr,
} from './scan-login.ts'

const origin = 'https://id.example.cn'
const ticket = 'tT-_0123456789abcdefgh' as ScanTicket
const mac = 'mM-_0123456789abcdefgh'
const code = { ticket, slot: 178_000_000, mac }
const text = writeScanCode(code)

it('reads the code that it wrote', () => {
  expect(scanCodeTextSchema.safeParse(text).success).toBe(true)
  expect(readScanCode(text)).toEqual(code)
})

it('finds the code in a QR code of ours', () => {
  expect(writeScanQr(origin, text)).toBe(`${origin}/s#${text}`)
  expect(readScanQr(origin, writeScanQr(origin, text))).toBe(text)
})

it.each([
  ['another site', `https://evil.example/s#${text}`],
  ['a site whose name begins like ours', `https://id.example.cn.evil.example/s#${text}`],
  ['our address as a user name', `https://id.example.cn@evil.example/s#${text}`],
  ['our address without encryption', `http://id.example.cn/s#${text}`],
  ['another port', `https://id.example.cn:8443/s#${text}`],
  ['another page of ours', `${origin}/portal/#${text}`],
  ['a code in the query', `${origin}/s?${text}`],
  ['space before it', ` ${origin}/s#${text}`],
  ['something after it', `${origin}/s#${text}&next=https://evil.example`],
  ['a line after it', `${origin}/s#${text}\n`],
  ['a payment', 'wxp://f2f0123456789'],
  ['nothing', ''],
])('takes %s for a foreign QR code', (_what, foreign) => {
  expect(readScanQr(origin, foreign)).toBeUndefined()
})

it.each([
  `${ticket}.${mac}`,
  `${ticket}..${mac}`,
  `${ticket}.-1.${mac}`,
  `${ticket}.1e9.${mac}`,
  `${ticket}.1234567890123.${mac}`,
  `${ticket.slice(1)}.1.${mac}`,
  `${ticket}.1.${mac}=`,
  `${ticket}.1.${mac}.`,
  `${ticket}.１.${mac}`,
])('reads no code in %s', (foreign) => {
  expect(scanCodeTextSchema.safeParse(foreign).success).toBe(false)
  expect(readScanQr(origin, `${origin}/s#${foreign}`)).toBeUndefined()
})

it('keeps a slot exactly, up to the longest that a code can hold', () => {
  const longest = { ...code, slot: 999_999_999_999 }
  expect(readScanCode(writeScanCode(longest))).toEqual(longest)
  expect(readScanCode(`${ticket}.0.${mac}` as ScanCodeText).slot).toBe(0)
})

it('knows a ticket by its 22 characters and a number by its two digits', () => {
  expect(scanTicketSchema.safeParse(ticket).success).toBe(true)
  expect(scanTicketSchema.safeParse(`${ticket}0`).success).toBe(false)
  expect(scanTicketSchema.safeParse(`${ticket.slice(1)}#`).success).toBe(false)
  expect(['07', '42', '99'].every((number) => confirmationNumberSchema.safeParse(number).success)).toBe(true)
  expect(
    ['7', '007', '4x', '４２', '42\n'].some((number) => confirmationNumberSchema.safeParse(number).success),
  ).toBe(false)
})
