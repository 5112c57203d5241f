/** No summer time: not since 1991. */
const CHINA_AHEAD_MS = 8 * 60 * 60_000

/** The calendar day in China, `YYYY-MM-DD`. */
export const chinaDay = (at: Date) => new Date(at.getTime() + CHINA_AHEAD_MS).toISOString().slice(0, 10)
