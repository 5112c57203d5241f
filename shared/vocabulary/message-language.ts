import * as z from 'zod/mini'

/** What a short message is written in. */
export const messageLanguageSchema = z.enum(['zh-Hans', 'zh-Hant', 'en'])
export type MessageLanguage = z.infer<typeof messageLanguageSchema>

const TRADITIONAL = /^zh-(hant|tw|hk|mo)\b/i

/** @param tag BCP 47, as a browser names its language; undefined for a language that we do not write */
export function messageLanguageFor(tag: string): MessageLanguage | undefined {
  if (/^zh\b/i.test(tag)) return TRADITIONAL.test(tag) ? 'zh-Hant' : 'zh-Hans'
  return /^en\b/i.test(tag) ? 'en' : undefined
}
