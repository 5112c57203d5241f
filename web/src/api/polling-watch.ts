/** How a page learns of what changes elsewhere. */
export interface Watch<Sight> {
  /** Reports each sight until stopped. */
  start: (report: (sight: Sight) => void) => void
  /** Does not wait for the next turn: the person or the network came back. */
  lookNow: () => void
  stop: () => void
}

// Nobody looks at a hidden page, yet what happened meanwhile has to be acted on before it lapses.
const MS_WHEN_HIDDEN = 10_000
const MS_WHEN_UNREACHABLE = 3000

/** Looks as often as the server says, counted from start to start of a request; never two at a time. */
export function pollingWatch<Sight extends object>(
  look: () => Promise<Sight>,
  now: () => number,
  isHidden = () => document.hidden,
): Watch<Sight> {
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
    if ('pollAfterMs' in sight && typeof sight.pollAfterMs === 'number') msToWait = sight.pollAfterMs
    tell(sight)
    plan(askedAt)
  }

  const tell = (sight: Sight) => report?.(sight)

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
