import type { MessageLanguage } from '../../shared/vocabulary/message-language.ts'
import type { SmsMessage } from './sms-message.ts'

/** Sends one short message to one phone. Throws `SmsNotSent` when the network did not take it. */
export interface SmsSender {
  /** @param phone E.164 */
  send(phone: string, message: SmsMessage, language: MessageLanguage): Promise<void>
}

export class SmsNotSent extends Error {
  override name = 'SmsNotSent'
}
