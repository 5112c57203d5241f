import { describe, expect, it } from 'vitest'
import { testTableOf } from '../adapters/dynamodb/test-table.ts'
import { clientWithFaults, type Fault } from '../adapters/dynamodb/injected-faults.ts'
import { aVisitor, noon } from '../adapters/people.fixture.ts'
import { aHolder, historyOf, stores } from '../adapters/stores.fixture.ts'
import { type Session, startSession } from '../domain/session.ts'
import { cancelScanLogin } from './cancel-scan-login.ts'
import { claimScanLogin } from './claim-scan-login.ts'
import { confirmScanLogin } from './confirm-scan-login.ts'
import { declineScanLogin } from './decline-scan-login.ts'
import { dynamodbScanLoginStore } from './dynamodb-scan-login-store.ts'
import { openScanLogin } from './open-scan-login.ts'
import { scanALogin } from './scan-a-login.ts'
import { aScan, bringTo } from './scan-login.fixture.ts'
import { showCode } from './scan-code.ts'
import type { State } from './scan-login.ts'

const faults: Fault[] = ['timed-out-after', 'reset-after', 'throttled']

describe.each(faults)('with a database whose first answer to a step is %s', (fault) => {
  it('opens a login that can be found', async () => {
    const { ports, happened } = badlyConnected(fault)

    const { key } = await openScanLogin(ports)(aVisitor({ surface: 'portal' }))

    expect(happened()).toEqual([fault])
    expect(await sound.find(key.ticket, true)).toMatchObject({ state: 'waiting', secretHash: key.secretHash })
  })

  it('tells the phone the numbers that the portal’s is one of', async () => {
    const { holder, ticket } = await aLoginThatIs('waiting')
    const { ports, happened } = badlyConnected(fault)
    const { text: code } = await showCode(stores.signer, ticket, noon)

    const told = await scanALogin(ports)({ by: 'code', code }, holder)

    expect(happened()).toEqual([fault])
    const login = await sound.find(ticket, true)
    if (login?.state !== 'scanned') throw new Error(login?.state)
    expect(told).toMatchObject({ ok: true, value: { numbers: login.scan.numbers } })
  })

  it('confirms', async () => {
    const { holder, ticket } = await aLoginThatIs('scanned')
    const { ports, happened } = badlyConnected(fault)

    expect(await confirmScanLogin(ports)({ ticket, number: '81' }, holder)).toMatchObject({ ok: true })
    expect(happened()).toEqual([fault])
    expect(await sound.find(ticket, true)).toMatchObject({ state: 'confirmed' })
  })

  it('declines, and reports it once', async () => {
    const { holder, ticket, phone } = await aLoginThatIs('scanned')
    const { ports, happened } = badlyConnected(fault)

    expect(await declineScanLogin(ports)(ticket, phone, noon)).toMatchObject({ ok: true })
    expect(happened()).toEqual([fault])
    const reports = (await historyOf(holder.session.accountId)).filter(
      ({ type }) => type === 'scan-login-declined',
    )
    expect(reports).toHaveLength(1)
  })

  it('cancels', async () => {
    const { key } = await aLoginThatIs('scanned')
    const { ports, happened } = badlyConnected(fault)

    expect(await cancelScanLogin(ports)(key, noon)).toMatchObject({ ok: true })
    expect(happened()).toEqual([fault])
  })

  it('signs the portal in once', async () => {
    const { key, browser, phone } = await aLoginThatIs('confirmed')
    const { ports, happened } = badlyConnected(fault, 'TransactWriteItemsCommand')

    const claimed = await claimScanLogin(ports)(key, aVisitor({ surface: 'portal', browser }))

    expect(happened()).toEqual([fault])
    expect(claimed).toMatchObject({ ok: true })
    expect(await stores.sessions.live({ id: phone.accountId, sessionEpoch: 0 }, noon)).toHaveLength(1)
  })
})

it('signs the portal in although another write was in the way of its transaction', async () => {
  const { key, browser, phone } = await aLoginThatIs('confirmed')
  const { ports, happened } = badlyConnected('conflict', 'TransactWriteItemsCommand')

  const claimed = await claimScanLogin(ports)(key, aVisitor({ surface: 'portal', browser }))

  expect(happened()).toEqual(['conflict'])
  expect(claimed).toMatchObject({ ok: true })
  expect(await stores.sessions.live({ id: phone.accountId, sessionEpoch: 0 }, noon)).toHaveLength(1)
})

it('fails aloud, and leaves the login to be claimed again, when the database stays away', async () => {
  const { key, browser, phone } = await aLoginThatIs('confirmed')
  const { db } = clientWithFaults((command) =>
    command === 'TransactWriteItemsCommand' ? 'throttled' : undefined,
  )
  const visitor = aVisitor({ surface: 'portal', browser })
  const ports = { ...stores, scanLogins: dynamodbScanLoginStore(db, testTableOf('scan-login')[1]) }

  await expect(claimScanLogin(ports)(key, visitor)).rejects.toThrow()
  expect(await stores.sessions.live({ id: phone.accountId, sessionEpoch: 0 }, noon)).toEqual([])
  expect(await claimScanLogin({ ...stores, scanLogins: sound })(key, visitor)).toMatchObject({ ok: true })
})

const sound = dynamodbScanLoginStore(...testTableOf('scan-login'))

/** All ports, the scan logins' database failing once: at its first call, or at the first one of that name. */
function badlyConnected(fault: Fault, at?: string) {
  let hit = false
  const { db, happened } = clientWithFaults((command) => {
    if (hit || (at !== undefined && command !== at)) return undefined
    hit = true
    return fault
  })
  const ports = { ...stores, scanLogins: dynamodbScanLoginStore(db, testTableOf('scan-login')[1]) }
  return { ports, happened: () => happened }
}

async function aLoginThatIs(state: State) {
  const account = await aHolder()
  const visitor = aVisitor()
  const session: Session = startSession({ ...visitor, account, methods: ['pwd'] }).session
  const phone = { accountId: account.id, browserTag: visitor.browser.tag }
  const brought = await bringTo(state, sound, phone, aScan(phone))
  return { ...brought, phone, holder: { ...visitor, session, account } }
}
