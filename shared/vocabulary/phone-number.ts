import { parsePhoneNumberFromString } from 'libphonenumber-js/core'
import type { Parsed } from './parsed.ts'
import { maskMiddle } from './mask.ts'
import { phoneMetadata } from './phone-metadata.ts'
import { foldTyped, groupForReading } from './typed-text.ts'

/** A mobile phone, the only kind that receives SMS codes. */
export interface PhoneNumber {
  /** ITU-T E.164: `+8613812345678`. */
  e164: string
  region: PhoneRegion
  /** National significant number: `13812345678`, `91234567`; Taiwan's without the leading 0. */
  national: string
}
type PhoneRegion = 'CN' | 'HK' | 'MO' | 'TW'

export type PhoneNumberRefusal =
  'empty' | 'wrong-characters' | 'wrong-length' | 'fixed-line' | 'number-unknown' | 'region-unsupported'

type Parsing = Parsed<PhoneNumber, PhoneNumberRefusal>

const refuse = (refusal: PhoneNumberRefusal): Parsing => ({ ok: false, refusal })

const MAINLAND_MOBILE = /^(?:\+?86|0086)?(1[3-9]\d{9})$/
/** With its area code and without, and the 400, 800 and 95 services. */
const MAINLAND_FIXED = /^(?:(?:\+86|0086)0?|0)(?:10|[2-9]\d{1,2})\d{7,8}$|^[48]00\d{7}$|^9[56]\d{3,6}$/
/** E.164: 15 digits at most. */
const INTERNATIONAL = /^(?:\+|00)(\d{7,15})$/

/**
 * Reads a mobile number as someone types or pastes it: a mainland one with or without `+86`, `0086` or `86`,
 * a Hong Kong, Macau or Taiwan one with `+852`, `+853`, `+886` or `00…` before it. Never throws.
 */
export function parsePhoneNumber(text: string): Parsing {
  const typed = foldTyped(text).replace(/[()]/g, '')
  if (typed === '') return refuse('empty')
  if (!/^\+?\d+$/.test(typed)) return refuse('wrong-characters')
  const mainland = MAINLAND_MOBILE.exec(typed)?.[1]
  if (mainland !== undefined) {
    return { ok: true, value: { e164: `+86${mainland}`, region: 'CN', national: mainland } }
  }
  if (MAINLAND_FIXED.test(typed)) return refuse('fixed-line')
  const abroad = INTERNATIONAL.exec(typed)?.[1]
  if (abroad === undefined) return refuse(/^1\d{10}$/.test(typed) ? 'number-unknown' : 'wrong-length')
  if (abroad.startsWith('86')) return refuse(abroad.length === 13 ? 'number-unknown' : 'wrong-length')
  return parseAbroad(abroad)
}

function parseAbroad(digits: string): Parsing {
  if (!/^85[23]|^886/.test(digits)) return refuse('region-unsupported')
  const found = parsePhoneNumberFromString(`+${digits}`, phoneMetadata)
  const region = found?.country
  if (found === undefined || (region !== 'HK' && region !== 'MO' && region !== 'TW')) {
    return refuse('number-unknown')
  }
  const type = found.getType()
  if (type === 'FIXED_LINE') return refuse('fixed-line')
  if (type !== 'MOBILE') return refuse('number-unknown')
  return { ok: true, value: { e164: found.number, region, national: found.nationalNumber } }
}

const WRITTEN: Readonly<Record<PhoneRegion, { prefix: string; groups: number[]; shown: [number, number] }>> =
  {
    CN: { prefix: '', groups: [3, 4, 4], shown: [3, 4] },
    HK: { prefix: '+852 ', groups: [4, 4], shown: [2, 2] },
    MO: { prefix: '+853 ', groups: [4, 4], shown: [2, 2] },
    TW: { prefix: '+886 ', groups: [3, 3, 3], shown: [2, 3] },
  }

/** `138 1234 5678`, `+852 9123 4567`: what `parsePhoneNumber` reads back. */
export const formatPhone = ({ region, national }: PhoneNumber) =>
  WRITTEN[region].prefix + groupForReading(national, WRITTEN[region].groups)

/** `138****5678`, `+852 91****67`. */
export function maskPhone({ region, national }: PhoneNumber) {
  const [first, last] = WRITTEN[region].shown
  return WRITTEN[region].prefix + maskMiddle(national, { first, last })
}
