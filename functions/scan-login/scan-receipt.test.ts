import { expect, it } from 'vitest'
import type { ScanTicket } from '../../shared/vocabulary/scan-login.ts'
import { later, noon } from '../adapters/people.fixture.ts'
import { newId } from '../domain/new-id.ts'
import { aSigner } from './scan-login.fixture.ts'
import { scanLoginTimes } from './scan-login.ts'
import { checkReceipt, writeReceipt } from './scan-receipt.ts'

const signer = aSigner()
const ticket = newId() as ScanTicket
const browserTag = newId()
const notOurs = { ok: false, refusal: 'code-not-ours' }

it('keeps the ticket for the browser that saw it until every login of that moment is over', async () => {
  const { receipt, expiresInMs } = await writeReceipt(signer, ticket, browserTag, noon)

  expect(expiresInMs).toBe(scanLoginTimes.life)
  expect(await checkReceipt(signer, receipt, browserTag, later(noon, expiresInMs - 1))).toEqual({
    ok: true,
    value: ticket,
  })
  expect(await checkReceipt(signer, receipt, browserTag, later(noon, expiresInMs))).toEqual({
    ok: false,
    refusal: 'scan-login-expired',
  })
})

it('is worth nothing in another browser', async () => {
  const { receipt } = await writeReceipt(signer, ticket, browserTag, noon)
  expect(await checkReceipt(signer, receipt, newId(), noon)).toEqual(notOurs)
})

it('cannot be written by anybody else, nor made to last longer', async () => {
  const { receipt } = await writeReceipt(signer, ticket, browserTag, noon)
  const [, expiresAt = '', mac = ''] = receipt.split('.')
  const forgeries = [
    `${ticket}.${String(Number(expiresAt) + 1)}.${mac}`,
    `${newId()}.${expiresAt}.${mac}`,
    `${ticket}.${expiresAt}.${newId()}`,
    (await writeReceipt(aSigner(), ticket, browserTag, noon)).receipt,
    `${receipt}x`,
    `${ticket}.1e30.${mac}`,
    '',
    '..',
    '不是收据',
  ]

  for (const forgery of forgeries)
    expect(await checkReceipt(signer, forgery, browserTag, noon)).toEqual(notOurs)
})

it('is no code, and a code is no receipt', async () => {
  const mac = await signer.sign('scan-code', `${ticket}.${String(noon.getTime())}.${browserTag}`)
  expect(await checkReceipt(signer, `${ticket}.${String(noon.getTime())}.${mac}`, browserTag, noon)).toEqual(
    notOurs,
  )
})
