/** What is wrong with an 18-character number of GB 11643's form. */
export type CitizenNumberRefusal = 'region-unknown' | 'birth-date-impossible' | 'check-digit-wrong'

const EARLIEST_BIRTH = '1900-01-01'

/** The 18th character for the first 17 digits: ISO/IEC 7064 MOD 11-2, ten written `X` (GB 11643-1999, 校验码). */
export function citizenCheckCharacter(first17: string) {
  let remainder = 0
  for (const digit of first17) remainder = ((remainder + Number(digit)) * 2) % 11
  return '0123456789X'.charAt((12 - remainder) % 11)
}

/**
 * Judges a number of 17 digits and a check character: address code, then birth date, then check character.
 * @param today calendar day in China, `YYYY-MM-DD`; without it a birth date in the future passes.
 * @returns the birth date `YYYY-MM-DD`, or the first thing that is wrong.
 */
export function judgeCitizenNumber(
  number: string,
  isRegion: (code: string) => boolean,
  today?: string,
): { birthDate: string } | { refusal: CitizenNumberRefusal } {
  if (!isRegion(number.slice(0, 6))) return { refusal: 'region-unknown' }
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  const isPossible = isCalendarDay(birthDate) && birthDate >= EARLIEST_BIRTH
  if (!isPossible || (today !== undefined && birthDate > today)) return { refusal: 'birth-date-impossible' }
  if (number.charAt(17) !== citizenCheckCharacter(number.slice(0, 17)))
    return { refusal: 'check-digit-wrong' }
  return { birthDate }
}

/** Date rolls 30 February over into March, and then reads back as another day. */
function isCalendarDay(day: string) {
  const time = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
}
