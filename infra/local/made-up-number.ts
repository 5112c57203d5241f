import { citizenCheckCharacter } from '../../shared/vocabulary/citizen-number.ts'

const DAYS = 3650

/** A resident ID number that is valid and that nobody living has: of somebody born in the 1900s. */
export function madeUpNumber(random: () => number = Math.random): string {
  const day = new Date(Date.UTC(1900, 0, 1 + Math.floor(random() * DAYS)))
  const birthDate = day.toISOString().slice(0, 10).replaceAll('-', '')
  const order = String(Math.floor(random() * 1000)).padStart(3, '0')
  const first17 = `440106${birthDate}${order}`
  return first17 + citizenCheckCharacter(first17)
}
