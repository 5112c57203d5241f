import { expect, it } from 'vitest'
import * as contracts from '../../shared/contracts/scan-login.ts'
import { callsDuring, type SentCall } from './calls-to-the-table.fixture.ts'
import { stoppedClock } from './clock.fixture.ts'
import { bytesOf, sum, unitsOf } from './request-units.fixture.ts'
import { scanLoginTimes } from './scan-login.ts'
import { aPortal, aSignedInPhone, expectOk, seenCode } from './two-devices.fixture.ts'

const { watchScanLogin, scanLogin, confirmScanLogin, claimScanLogin } = contracts
const at = stoppedClock()
const MOST = { write: 8, halfRead: 20 }

// The model: scanned 6 s after the code appeared, confirmed 4 s later; the portal asks just before either.
const SCANNED_AT = 6000
const CONFIRMED_AT = 10_000

it('costs at most 8 write and 20 half-read units, from the code’s appearance to the signed-in portal', async () => {
  // Keys are read once a process, not once a login.
  await aWholeLogin()

  const steps = await aWholeLogin()

  expect(unitsByStep(steps)).toEqual({
    open: { write: 1, halfRead: 0 },
    watch: { write: 0, halfRead: 5 },
    scan: { write: 1, halfRead: 4 },
    confirm: { write: 1, halfRead: 3 },
    claim: { write: 5, halfRead: 6 },
  })
  const all = sum(Object.values(unitsByStep(steps)))
  expect(all.write).toBeLessThanOrEqual(MOST.write)
  expect(all.halfRead).toBeLessThanOrEqual(MOST.halfRead)
})

it('keeps a scan login well under the kilobyte that one write unit carries', async () => {
  const steps = await aWholeLogin()
  const confirmed = steps.confirm.find(({ command }) => command === 'UpdateItemCommand')
  expect(bytesOf(confirmed?.output['Attributes'] as Record<string, unknown>)).toBeLessThan(900)
})

type Steps = Record<'open' | 'watch' | 'scan' | 'confirm' | 'claim', SentCall[]>

const unitsByStep = (steps: Steps) =>
  Object.fromEntries(Object.entries(steps).map(([step, calls]) => [step, sum(calls.map(unitsOf))]))

async function aWholeLogin(): Promise<Steps> {
  const steps: Steps = { open: [], watch: [], scan: [], confirm: [], claim: [] }
  const take = async <T>(step: keyof Steps, act: () => Promise<T>) => {
    const { value, calls } = await callsDuring(act)
    steps[step].push(...calls)
    return value
  }
  at(0)
  const { device: phone } = await aSignedInPhone()
  const { device: portal } = await take('open', aPortal)

  const lookUntil = async (from: number, until: number) => {
    for (let time = from; ;) {
      at(time)
      const view = await take('watch', async () => expectOk(await portal.call(watchScanLogin, {})))
      const next = time + ('pollAfterMs' in view ? view.pollAfterMs : Infinity)
      if (next > until) return { view, next }
      time = next
    }
  }

  const waiting = await lookUntil(scanLoginTimes.pollWhileWaiting, SCANNED_AT)
  if (waiting.view.state !== 'waiting') throw new Error(waiting.view.state)
  const { code } = waiting.view
  const { ticket } = await take('scan', async () =>
    expectOk(await phone.call(scanLogin, seenCode(code.text))),
  )

  const scanned = await lookUntil(waiting.next, CONFIRMED_AT)
  if (scanned.view.state !== 'scanned') throw new Error(scanned.view.state)
  const { number } = scanned.view
  at(CONFIRMED_AT)
  await take('confirm', async () => expectOk(await phone.call(confirmScanLogin, { ticket, number })))

  await lookUntil(scanned.next, scanned.next)
  await take('claim', async () => expectOk(await portal.call(claimScanLogin, {})))
  return steps
}
