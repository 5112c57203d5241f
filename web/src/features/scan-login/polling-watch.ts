import { watchScanLogin } from '../../../../shared/contracts/scan-login.ts'
import type { Call } from '../../api/call.ts'
import type { ScanLoginWatch, Sight } from './scan-login-watch.ts'

// Nobody looks at a hidden page, yet one confirmed meanwhile has to be claimed before it lapses.
const MS_WHEN_HIDDEN = 10_000
const MS_WHEN_UNREACHABLE = 3000

/** Asks as often as the server says, counted from start to start of a request; never two at a time. */
export function pollingWatch(
  call: Call,
  now: () => number,
  isHidden = () => document.hidden,
): ScanLoginWatch {
  let report: ((sight: Sight) => void) | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let isAsking = false
  let msToWait = MS_WHEN_UNREACHABLE

  async function ask() {
    if (isAsking || !report) return
    clearTimeout(timer)
    isAsking = true
    const askedAt = now()
    const sight = await look()
    isAsking = false
    if ('pollAfterMs' in sight) msToWait = sight.pollAfterMs
    tell(sight)
    plan(askedAt)
  }

  const tell = (sight: Sight) => report?.(sight)

  async function look(): Promise<Sight> {
    const reply = await call(watchScanLogin, {})
    if (reply.ok) return reply.value
    return { state: reply.refusal === 'scan-login-unknown' ? 'lost' : 'unreachable' }
  }

  function plan(since: number) {
    clearTimeout(timer)
    if (!report) return
    const wait = isHidden() ? MS_WHEN_HIDDEN : msToWait
    timer = setTimeout(() => void ask(), Math.max(0, since + wait - now()))
  }

  return {
    start(onSight) {
      report = onSight
      plan(now())
    },
    lookNow: () => void ask(),
    stop() {
      report = undefined
      clearTimeout(timer)
    },
  }
}
