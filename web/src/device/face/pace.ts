/** Twelve a second: two above what a judge needs, so that a busy phone still gives ten. */
const MS_BETWEEN_FRAMES = 1000 / 12
/** A camera's frames do not come when they are due: half of one of thirty a second. */
const MS_EARLY = 17

/** Of all that a camera shows, as many a second as are recorded. */
export function atPace() {
  let due = -Infinity

  return (at: number): boolean => {
    if (at < due - MS_EARLY) return false
    due = Math.max(due + MS_BETWEEN_FRAMES, at + MS_BETWEEN_FRAMES - MS_EARLY)
    return true
  }
}
