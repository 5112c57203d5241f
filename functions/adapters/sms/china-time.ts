const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const CHINA_AHEAD_MS = 8 * 60 * 60_000

/** The clock of China: UTC+8, no summer time. */
const inChina = (at: Date) => new Date(at.getTime() + CHINA_AHEAD_MS)

/** A moment as a message says it: 「11月24日12:00」, `24 Nov 12:00 (China time)`. */
export function chinaTime(at: Date) {
  const local = inChina(at)
  const [month, day, clock] = [local.getUTCMonth(), local.getUTCDate(), local.toISOString().slice(11, 16)]
  return {
    chinese: `${String(month + 1)}月${String(day)}日${clock}`,
    english: `${String(day)} ${String(MONTHS[month])} ${clock} (China time)`,
  }
}
