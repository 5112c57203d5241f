import { expect, it } from 'vitest'
import { readScanCode, type ScanTicket, writeScanCode } from '../../shared/vocabulary/scan-login.ts'
import { later, noon } from '../adapters/people.fixture.ts'
import { newId } from '../domain/new-id.ts'
import { checkCode, showCode } from './scan-code.ts'
import { aSigner } from './scan-login.fixture.ts'
import { scanLoginTimes } from './scan-login.ts'

const signer = aSigner()
const ticket = newId() as ScanTicket
const { slot } = scanLoginTimes

it('shows a code that is good now, and the next one, which is good as soon as the first would change', async () => {
  const now = later(noon, 3210)
  const { text, nextText, changesInMs } = await showCode(signer, ticket, now)

  expect(changesInMs).toBe(slot - 3210)
  expect(await checkCode(signer, text, now)).toEqual({ ok: true, value: ticket })
  expect(await checkCode(signer, nextText, later(now, changesInMs))).toEqual({ ok: true, value: ticket })
  expect((await showCode(signer, ticket, later(now, changesInMs))).text).toBe(nextText)
})

it('accepts a code of the slot before, for a hand that was slow, and none before that', async () => {
  const { text } = await showCode(signer, ticket, noon)

  expect(await checkCode(signer, text, later(noon, 2 * slot - 1))).toMatchObject({ ok: true })
  expect(await checkCode(signer, text, later(noon, 2 * slot))).toEqual({
    ok: false,
    refusal: 'scan-login-expired',
  })
})

it('accepts no code before its time', async () => {
  const { nextText } = await showCode(signer, ticket, noon)
  expect(await checkCode(signer, nextText, noon)).toEqual({ ok: false, refusal: 'scan-login-expired' })
})

it('names a code as not ours when its ticket, its slot or its MAC was changed', async () => {
  const code = readScanCode((await showCode(signer, ticket, noon)).text)
  const forgeries = [
    { ...code, ticket: newId() as ScanTicket },
    { ...code, slot: code.slot + 1 },
    { ...code, mac: newId() },
    { ...code, mac: (code.mac.startsWith('A') ? 'B' : 'A') + code.mac.slice(1) },
  ].map(writeScanCode)

  for (const forgery of forgeries) {
    expect(await checkCode(signer, forgery, noon)).toEqual({ ok: false, refusal: 'code-not-ours' })
  }
})

it('names a code of another deployment as not ours', async () => {
  const { text } = await showCode(aSigner(), ticket, noon)
  expect(await checkCode(signer, text, noon)).toEqual({ ok: false, refusal: 'code-not-ours' })
})
