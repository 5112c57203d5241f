import { expect, test } from 'vitest'
import { identityDocumentKindSchema } from './identity-document-kind.ts'
import type { IdentityDocumentRefusal } from './identity-document.ts'
import { identityDocumentRefusalText, identityDocumentRefusalTexts } from './identity-document-texts.ts'

test.each([
  ['wrong-length', 'resident-id', '居民身份证号码应为18位，请核对后重新输入。'],
  ['wrong-length', 'hk-macau-permit', '港澳居民来往内地通行证号码应为9位（旧证为11位），请核对后重新输入。'],
  [
    'region-unknown',
    'hk-macau-residence',
    '港澳居民居住证号码填写有误：应以810000或820000开头。请核对后重新输入。',
  ],
  ['empty', 'uscc', '请输入统一社会信用代码。'],
] as const)('%s, of a %s, says %s', (refusal, kind, text) => {
  expect(identityDocumentRefusalText(refusal, kind)).toBe(text)
})

test('every refusal of every kind is one whole Chinese sentence', () => {
  const refusals = Object.keys(identityDocumentRefusalTexts) as IdentityDocumentRefusal[]
  for (const refusal of refusals) {
    for (const kind of identityDocumentKindSchema.options) {
      expect(identityDocumentRefusalText(refusal, kind)).toMatch(/^[^\sa-z]*\p{Script=Han}[^\sa-z]*。$/u)
    }
  }
})

test('who has chosen no kind is told to choose one', () => {
  expect(identityDocumentRefusalText('kind-unknown')).toBe('请先选择证件类型。')
  expect(identityDocumentRefusalText('empty')).toBe('请输入证件号码。')
})
