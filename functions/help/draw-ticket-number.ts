import { chinaDay } from '../../shared/vocabulary/china-day.ts'
import { TICKET_SIGN_COUNT, TICKET_SIGNS, writeTicketNumber } from '../../shared/vocabulary/ticket-number.ts'

/** 148 million a day: who makes numbers up does not meet one. @param randomInt from 0, below the limit */
export function drawTicketNumber(now: Date, randomInt: (limit: number) => number) {
  const signs = Array.from({ length: TICKET_SIGN_COUNT }, () => TICKET_SIGNS[randomInt(TICKET_SIGNS.length)])
  return writeTicketNumber(chinaDay(now), signs.join(''))
}
