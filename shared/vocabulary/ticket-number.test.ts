import { expect, it } from 'vitest'
import { TICKET_SIGNS, ticketNumberSchema, writeTicketNumber } from './ticket-number.ts'

it('has signs that nobody mistakes for one another when they are read out', () => {
  expect(new Set(TICKET_SIGNS).size).toBe(TICKET_SIGNS.length)
  for (const sign of '0O1IL2Z5S8BUV') expect(TICKET_SIGNS).not.toContain(sign)
})

it('reads every number that it writes, and no other', () => {
  for (let at = 0; at < TICKET_SIGNS.length; at += 1) {
    const signs = TICKET_SIGNS.slice(at, at + 1).repeat(6)
    expect(ticketNumberSchema.parse(writeTicketNumber('2026-11-25', signs))).toBe(`YJT-20261125-${signs}`)
  }
  for (const text of [
    'YJT-20261125-7K3QM',
    'YJT-20261125-7K3QMO',
    'yjt-20261125-7K3QMX',
    'YJT-2026-11-25-7K3QMX',
  ])
    expect(ticketNumberSchema.safeParse(text).success).toBe(false)
})
