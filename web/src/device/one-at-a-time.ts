/** A queue: each task starts once the one before has ended, however it ended. */
export function oneAtATime() {
  let last: Promise<unknown> = Promise.resolve()

  return <Value>(task: () => Promise<Value>): Promise<Value> => {
    const turn = last.then(task, task)
    last = turn.catch(() => undefined)
    return turn
  }
}
