import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { startProduct } from '../local/product.ts'
import { demonstrationPeople } from '../local/seed.ts'
import { inFolder } from './in-folder.ts'
import { recordingProxy } from './recording-proxy.ts'
import type { Limit } from './report.ts'
import { unitsOf } from './request-units.ts'

const TIMED_LOGINS = 20
/** How long a person takes in the counted login: portal open → scanned → confirmed. */
const PACE = { scanAfterMs: 6000, confirmAfterMs: 4000 }

interface ScanLoginPages {
  /** @returns milliseconds from each confirmation to the signed-in portal */
  timeLogins: (options: { origin: string; person: object; logins: number }) => Promise<number[]>
  oneLogin: (options: {
    origin: string
    person: object
    pace: typeof PACE
    begin: () => void
    end: () => void
  }) => Promise<void>
}

/** Confirm → portal signed in, with the real portal page polling; request units of a whole login, computed. */
export async function measure() {
  let proxy: Awaited<ReturnType<typeof recordingProxy>> | undefined
  const product = await startProduct({
    port: 0,
    outboxPort: 0,
    databaseSeenThrough: async (endpoint) => (proxy = await recordingProxy(endpoint)).endpoint,
  })
  if (!proxy) throw new Error('the product did not ask for its database')
  const { takeCalls, stop } = proxy
  const database = new DynamoDBClient()
  try {
    const pages = await inFolder<ScanLoginPages>('web/e2e/bench/scan-logins.ts')
    const [person] = demonstrationPeople
    const { origin } = product
    const times = (await pages.timeLogins({ origin, person, logins: TIMED_LOGINS })).sort((a, b) => a - b)

    let calls: ReturnType<typeof takeCalls> = []
    await pages.oneLogin({ origin, person, pace: PACE, begin: takeCalls, end: () => (calls = takeCalls()) })
    const stored = async (Key: object) =>
      (await database.send(new GetItemCommand({ TableName: process.env['TABLE_NAME'], Key: Key as never })))
        .Item
    const units = await unitsOf(calls, stored)
    return report(times, units)
  } finally {
    database.destroy()
    await product.stop()
    await stop()
  }
}

function report(times: number[], { write, halfRead }: { write: number; halfRead: number }) {
  const at = (share: number) => Math.round(times[Math.max(0, Math.ceil(times.length * share) - 1)] ?? 0)
  const [p50, p95, longest] = [at(0.5), at(0.95), at(1)]
  const limits: Limit[] = [
    {
      what: 'confirm → signed in, p95, by polling',
      measured: p95,
      unit: 'ms',
      bound: 'at-most',
      limit: 1200,
    },
    { what: 'write units a login', measured: write, unit: 'units', bound: 'at-most', limit: 8 },
    { what: 'half read units a login', measured: halfRead, unit: 'units', bound: 'at-most', limit: 20 },
  ]
  const model = `${String(PACE.scanAfterMs / 1000)} s to scan, ${String(PACE.confirmAfterMs / 1000)} s to confirm`
  return {
    rows: [
      {
        logins: times.length,
        'p50 ms': p50,
        'p95 ms': p95,
        'max ms': longest,
        write,
        'half read': halfRead,
        model,
      },
    ],
    limits,
    json: { logins: times.length, p50, p95, max: longest, write, halfRead, model },
  }
}
