import { expect, it } from 'vitest'
import { messageLanguageFor } from './message-language.ts'

it.each([
  ['zh-CN', 'zh-Hans'],
  ['zh', 'zh-Hans'],
  ['zh-Hans-HK', 'zh-Hans'],
  ['zh-HK', 'zh-Hant'],
  ['zh-Hant-TW', 'zh-Hant'],
  ['zh-mo', 'zh-Hant'],
  ['en-GB', 'en'],
  ['fr-FR', undefined],
  ['enm', undefined],
  ['', undefined],
])('writes to a browser that speaks "%s" in %s', (tag, language) => {
  expect(messageLanguageFor(tag)).toBe(language)
})
