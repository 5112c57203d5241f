/** Of a ticket of the help desk, by the number that is read out. */
export const ticketKey = (number: string) => ({ pk: `TICKET#${number}`, sk: 'TICKET' })
