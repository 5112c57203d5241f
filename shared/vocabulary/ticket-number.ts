import * as z from 'zod/mini'

/** Read out on the phone: no two of these look or sound alike in a hurry (none of 0 O 1 I L 2 Z 5 S 8 B U V). */
export const TICKET_SIGNS = '34679ACDEFGHJKMNPQRTWXY'
export const TICKET_SIGN_COUNT = 6

/** Of a report to the help desk: `YJT-20261125-7K3QMX`, the day in China. It opens nothing. */
export const ticketNumberSchema = z.string().check(z.regex(/^YJT-\d{8}-[34679ACDEFGHJKMNPQRTWXY]{6}$/))

/** @param day `YYYY-MM-DD` */
export const writeTicketNumber = (day: string, signs: string) => `YJT-${day.replaceAll('-', '')}-${signs}`
