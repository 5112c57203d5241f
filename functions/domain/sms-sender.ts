/** Sends one short message to one phone. Throws `SmsNotSent` when the network did not take it. */
export interface SmsSender {
  /** @param phone E.164 */
  send(phone: string, text: string): Promise<void>
}

export class SmsNotSent extends Error {
  override name = 'SmsNotSent'
}
