import type { AccountKind } from './account-kind.ts'
import { judgeCitizenNumber, type CitizenNumberRefusal } from './citizen-number.ts'
import type { IdentityDocumentKind } from './identity-document-kind.ts'
import { isMainlandRegion } from './region-codes.ts'
import { parseUnitCode, UNIT_CODE_GROUPS, UNIT_CODE_LENGTH } from './unit-code.ts'

/** What a kind's own rule finds in a number whose characters and length are right. */
type Judgement =
  { refusal: CitizenNumberRefusal } | { refusal?: never; birthDate?: string; warning?: 'check-digit' }

/** One kind of document. All that the product knows of a kind stands in its entry. */
export interface IdentityDocumentKindEntry {
  /** The document's name, as in domain.md. */
  name: string
  accountKind: AccountKind
  /** Whose face certifies and recovers the account (R8–R10); `none`: certified on the portal, L2 (R11). */
  faceRoute: 'holder' | 'legal-representative' | 'none'
  /** Whether the holder's name may stand in Latin letters on it. */
  latinName: boolean
  /** The number's input field; `maxLength` counts characters with the grouping spaces. */
  form: { placeholder: string; maxLength: number; inputMode: 'text' | 'numeric' }
  /** For sentences about the number: 「{subject}应为{length}」「{characters}」「{region}」. */
  words: { subject: string; length: string; characters: string; region?: string }
  /** Sizes of the groups it is read in. */
  groups: readonly number[]
  /** How many characters stay visible when masked. */
  shown: { first: number; last: number }
  /** Signs printed or typed around the number that are no part of it. */
  ornament?: RegExp
  /** Any character that cannot occur. */
  stranger: RegExp
  lengths: readonly number[]
  /** The whole number. */
  shape: RegExp
  /** The rule beyond the shape; `today` as in `parseIdentityDocument`. */
  judge?: (number: string, today?: string) => Judgement
  /** The part that stays the same when the document is renewed; without it the whole number. */
  lasting?: number
}

/** What the four kinds with a GB 11643 number have in common. */
const citizenNumber = {
  accountKind: 'personal',
  groups: [6, 8, 4],
  shown: { first: 6, last: 4 },
  stranger: /[^0-9X]/,
  lengths: [18],
  shape: /^\d{17}[\dX]$/,
} as const satisfies Partial<IdentityDocumentKindEntry>

const citizenForm = (placeholder: string) => ({ placeholder, maxLength: 20, inputMode: 'text' }) as const
const citizenWords = { length: '18位', characters: '前17位是数字，最后一位是数字或字母X' } as const

/** The kinds, in the order in which a form offers them. A new kind is one entry, and its name in the schema. */
export const identityDocumentKinds: Readonly<Record<IdentityDocumentKind, IdentityDocumentKindEntry>> = {
  // GB 11643. A first-generation number (15 digits) is refused: those cards ended on 2013-01-01.
  'resident-id': {
    ...citizenNumber,
    name: '居民身份证',
    faceRoute: 'holder',
    latinName: false,
    form: citizenForm('请输入18位居民身份证号码'),
    words: { ...citizenWords, subject: '居民身份证号码', region: '前6位的地区代码不存在' },
    judge: (number, today) => judgeCitizenNumber(number, isMainlandRegion, today),
  },
  // H (Hong Kong) or M (Macau) and 8 digits for life, on cards before 2013 two digits of renewals;
  // since 2024-07 for permanent residents who are not Chinese nationals HA or MA and 7 digits.
  'hk-macau-permit': {
    name: '港澳居民来往内地通行证',
    accountKind: 'personal',
    faceRoute: 'holder',
    latinName: true,
    form: { placeholder: '请输入通行证号码，如H12345678', maxLength: 13, inputMode: 'text' },
    words: {
      subject: '港澳居民来往内地通行证号码',
      length: '9位（旧证为11位）',
      characters: '第一位是字母H或M，后面是8位数字（非中国籍为HA或MA加7位数字）',
    },
    groups: [5, 4, 2],
    shown: { first: 3, last: 2 },
    ornament: /[()]/g,
    stranger: /[^0-9HMA]/,
    lengths: [9, 11],
    shape: /^(?:[HM]\d{8}(?:\d{2})?|[HM]A\d{7})$/,
    lasting: 9,
  },
  'hk-macau-residence': {
    ...citizenNumber,
    name: '港澳居民居住证',
    faceRoute: 'holder',
    latinName: true,
    form: citizenForm('请输入18位港澳居民居住证号码'),
    words: { ...citizenWords, subject: '港澳居民居住证号码', region: '应以810000或820000开头' },
    judge: (number, today) => judgeCitizenNumber(number, (region) => /^8[12]0000$/.test(region), today),
  },
  // 8 digits for life. Permits of 1992–2008 print two digits of issues after them, and most of those a letter
  // or digit of the issuing office in brackets (dropped 2006 in three provinces, for all on 2008-09-25).
  'taiwan-permit': {
    name: '台湾居民来往大陆通行证',
    accountKind: 'personal',
    faceRoute: 'none',
    latinName: true,
    form: { placeholder: '请输入8位通行证号码', maxLength: 16, inputMode: 'numeric' },
    words: {
      subject: '台湾居民来往大陆通行证号码',
      length: '8位（旧证为10位或11位）',
      characters: '前8位都是数字',
    },
    groups: [4, 4, 2, 1],
    shown: { first: 2, last: 2 },
    ornament: /[()]/g,
    stranger: /[^0-9A-Z]/,
    lengths: [8, 10, 11],
    shape: /^\d{8}(?:\d{2}[\dA-Z]?)?$/,
    lasting: 8,
  },
  'taiwan-residence': {
    ...citizenNumber,
    name: '台湾居民居住证',
    faceRoute: 'none',
    latinName: true,
    form: citizenForm('请输入18位台湾居民居住证号码'),
    words: { ...citizenWords, subject: '台湾居民居住证号码', region: '应以830000开头' },
    judge: (number, today) => judgeCitizenNumber(number, (region) => region === '830000', today),
  },
  // ICAO Doc 9303-4 §4.2.2: up to 9 letters and digits, `<` fills the rest in the machine-readable zone.
  passport: {
    name: '护照',
    accountKind: 'personal',
    faceRoute: 'none',
    latinName: true,
    form: { placeholder: '请输入护照号码，如E12345678', maxLength: 12, inputMode: 'text' },
    words: { subject: '护照号码', length: '1至9位', characters: '只有字母和数字' },
    groups: [9],
    shown: { first: 2, last: 2 },
    ornament: /<+$/,
    stranger: /[^0-9A-Z]/,
    lengths: [1, 2, 3, 4, 5, 6, 7, 8, 9],
    shape: /^[0-9A-Z]+$/,
  },
  // Since 2023-12: 9, place, nationality, birth date, order, check (NIA reading rules 2023, §2–3). Before: the
  // nationality's three letters and 12 digits; that form's own check digit is published nowhere: not judged.
  'foreign-permanent-resident': {
    name: '外国人永久居留身份证',
    accountKind: 'personal',
    faceRoute: 'none',
    latinName: true,
    form: { placeholder: '请输入永久居留身份证号码', maxLength: 22, inputMode: 'text' },
    words: {
      subject: '外国人永久居留身份证号码',
      length: '18位（旧证为15位）',
      characters: '新证以9开头，前17位是数字；旧证是3位字母加12位数字',
    },
    groups: [3, 4, 4, 4, 3],
    shown: { first: 3, last: 4 },
    stranger: /[^0-9A-Z]/,
    lengths: [15, 18],
    shape: /^(?:9\d{16}[\dX]|[A-Z]{3}\d{12})$/,
    judge: (number, today) => (number.length === 15 ? {} : judgeCitizenNumber(number, () => true, today)),
  },
  uscc: {
    name: '统一社会信用代码',
    accountKind: 'unit',
    faceRoute: 'legal-representative',
    latinName: true,
    form: { placeholder: '请输入18位统一社会信用代码', maxLength: 21, inputMode: 'text' },
    words: {
      subject: '统一社会信用代码',
      length: '18位',
      characters: '只有数字和大写字母，没有字母I、O、S、V、Z',
    },
    groups: UNIT_CODE_GROUPS,
    shown: { first: 6, last: 4 },
    stranger: /[^0-9A-HJ-NP-RTUWXY]/,
    lengths: [UNIT_CODE_LENGTH],
    shape: /^[0-9A-HJ-NP-RTUWXY]+$/,
    judge: (number) => {
      const parsed = parseUnitCode(number)
      return parsed.ok && parsed.warning !== undefined ? { warning: parsed.warning } : {}
    },
  },
}
