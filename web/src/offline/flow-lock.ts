const FLOW_LOCK = 'something-under-way'

/** Tells this browser's other tabs that something is under way here, until the returned function is called. */
export function holdFlowLock(): () => void {
  let release: () => void = () => undefined
  const released = new Promise<void>((resolve) => (release = resolve))
  void navigator.locks.request(FLOW_LOCK, { mode: 'shared' }, () => released)
  return release
}

export async function isFlowUnderWay(): Promise<boolean> {
  const { held = [] } = await navigator.locks.query()
  return held.some(({ name }) => name === FLOW_LOCK)
}
