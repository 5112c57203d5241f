import type { IdentityDocumentRefusal } from './identity-document.ts'
import { type IdentityDocumentKindEntry, identityDocumentKinds } from './identity-document-entries.ts'
import type { IdentityDocumentKind } from './identity-document-kind.ts'

type Words = IdentityDocumentKindEntry['words']

/** The sentence for each refusal, by the words of the kind it was typed under. */
export const identityDocumentRefusalTexts: Readonly<
  Record<IdentityDocumentRefusal, (words: Words) => string>
> = {
  'kind-unknown': () => '请先选择证件类型。',
  empty: ({ subject }) => `请输入${subject}。`,
  'wrong-characters': ({ subject, characters }) => `${subject}填写有误：${characters}。请核对后重新输入。`,
  'wrong-length': ({ subject, length }) => `${subject}应为${length}，请核对后重新输入。`,
  'region-unknown': ({ subject, region }) =>
    `${subject}填写有误：${region ?? '地区代码不存在'}。请核对后重新输入。`,
  'birth-date-impossible': ({ subject }) =>
    `${subject}填写有误：第7至14位不是正确的出生日期。请核对后重新输入。`,
  'check-digit-wrong': ({ subject }) => `${subject}填写有误，请对照证件逐位核对后重新输入。`,
  'issuing-state-unknown': () => '请选择护照的签发国家或地区。',
}

const NO_KIND: Words = { subject: '证件号码', length: '', characters: '' }

/** What to tell a person whose number was refused; `kind` undefined when none, or no known one, was chosen. */
export const identityDocumentRefusalText = (refusal: IdentityDocumentRefusal, kind?: IdentityDocumentKind) =>
  identityDocumentRefusalTexts[refusal](kind === undefined ? NO_KIND : identityDocumentKinds[kind].words)
