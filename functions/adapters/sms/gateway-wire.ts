import * as z from 'zod/mini'
import type { MessageLanguage } from '../../../shared/vocabulary/message-language.ts'
import { CODE_LIFE_MS } from '../../domain/one-time-code.ts'
import type { SmsMessage } from '../../domain/sms-message.ts'
import { chinaTime } from './china-time.ts'
import type { NotSentBecause } from './not-sent.ts'
import { smsText } from './sms-texts.ts'

interface Sending {
  /** A gateway sends a message of one id once, however often it is told to. */
  id: string
  phone: string
  message: SmsMessage
  language: MessageLanguage
}

/** What a gateway is told, as docs/sms-gateway.md says: networks that want approved templates never read `text`. */
export const writeSending = ({ id, phone, message, language }: Sending): string =>
  JSON.stringify({
    id,
    phone,
    template: templateOf(message),
    language,
    parameters: parametersOf(message),
    text: smsText(message, language),
  })

const templateOf = (message: SmsMessage) =>
  message.kind === 'code' ? `code-${message.purpose}` : message.kind

function parametersOf(message: SmsMessage): Record<string, string> {
  switch (message.kind) {
    case 'code':
      return { code: message.code, minutes: String(CODE_LIFE_MS / 60_000) }
    case 'new-browser': {
      const { place, network, browser, system } = message.where
      return { time: chinaTime(message.at).chinese, place: place ?? network, browser, system }
    }
    case 'deregistration-asked':
      return { time: chinaTime(message.at).chinese, end: chinaTime(message.endsAt).chinese }
    case 'recovery-begun': {
      const { place, network } = message.where
      return { time: chinaTime(message.at).chinese, place: place ?? network, link: message.link }
    }
    case 'account-recovered':
    case 'password-reset':
    case 'deregistration-undone':
    case 'phone-changed':
    case 'phone-bound':
      return { time: chinaTime(message.at).chinese }
  }
}

const answerSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('taken') }),
  z.object({
    outcome: z.literal('refused'),
    because: z.enum(['number-not-reachable', 'opted-out', 'throttled', 'no-money-left']),
  }),
])

/** `taken`, or why not; undefined for what is no answer of a gateway. */
export function readAnswer(text: string): 'taken' | NotSentBecause | undefined {
  const answer = answerSchema.safeParse(parseJson(text))
  if (!answer.success) return undefined
  return answer.data.outcome === 'taken' ? 'taken' : answer.data.because
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
