import { createHash } from 'node:crypto'
import type { SeededPerson, SeededUnit } from './seed.ts'

// For journeys about phones that have an account (R5): each phone is for one journey, since a phone is sent one code a minute.

const holder = (documentNumber: string, phone: string): SeededPerson => ({
  documentKind: 'resident-id',
  documentNumber,
  name: '赵文博',
  phone,
  password: 'ferry-lantern-dusk',
  level: 'L1',
})

const unitWithAccount = (unitCode: string, documentNumber: string, phone: string): SeededUnit => ({
  unitName: '岭南示例监理有限公司',
  unitCode,
  representative: { documentKind: 'resident-id', documentNumber, name: '钱海燕' },
  phone,
  password: 'ferry-lantern-dusk',
  level: 'L1',
})

/** Each resets a password, or proves a phone, once: on a phone or a desktop, by keys alone, with a phone unproven for long. */
export const forgetful = {
  onPhone: holder('440106198503030052', '19900000015'),
  byKeyboard: holder('440106198503030060', '19900000017'),
  withOldPhone: { ...holder('440106198503030079', '19900000018'), phoneProvenDaysAgo: 100 },
  provingOldPhone: { ...holder('440106198503030087', '19900000019'), phoneProvenDaysAgo: 100 },
  unit: unitWithAccount('91440101MA0XAMP33L', '440106198503030036', '19900000016'),
}

/** Their phones have a personal account and no other. */
export const holders = [
  holder('44010619850303001X', '19900000011'),
  holder('440106198503030028', '19900000012'),
]

/** Their phones have a unit account and no other. */
export const unitsWithAccounts = [
  unitWithAccount('91440101MA0XAMP11C', '440106198503030036', '19900000013'),
  unitWithAccount('91440101MA0XAMP22G', '440106198503030044', '19900000014'),
]

/** Whose faces are checked, each in one journey: an account is certified once, and is closed for a while by failures. */
export const candidates = {
  certified: holder('440106198503030095', '19900000021'),
  mistaken: holder('440106198503030108', '19900000022'),
  guided: holder('440106198503030116', '19900000023'),
  cutOff: holder('440106198503030124', '19900000024'),
  photographed: holder('440106198503030132', '19900000025'),
  unruly: holder('440106198503030140', '19900000026'),
  boasting: holder('440106198503030159', '19900000027'),
  unwilling: holder('440106198503030167', '19900000028'),
  replaced: holder('440106198503030175', '19900000029'),
  withPhotograph: holder('440106198503030183', '19900000031'),
  startled: holder('440106198503030191', '19900000032'),
  representative: holder('440106198503030204', '19900000033'),
  late: holder('440106198503030212', '19900000035'),
}

const representedBy = ({ documentKind, documentNumber, name }: SeededPerson) => ({
  representative: { documentKind, documentNumber, name },
})

/** Represented by two of them. */
export const candidateUnits = {
  unit: {
    ...unitWithAccount('91440101MA0XAMP44Q', '', '19900000030'),
    ...representedBy(candidates.certified),
  },
  representedUnit: {
    ...unitWithAccount('91440101MA0XAMP55W', '', '19900000034'),
    ...representedBy(candidates.representative),
  },
}

/** Each proves once to be the holder: changes the phone, or what is registered. The neighbour has a phone that others want. */
export const changing = {
  toNewPhone: { ...holder('440106198503030319', '19900000071'), level: 'L3' },
  neighbour: holder('440106198503030327', '19900000072'),
  toNewName: { ...holder('440106198503030335', '19900000073'), level: 'L3' },
  byKeyboard: holder('44010619850303036X', '19900000076'),
}

export const changingUnits = {
  toNewPhone: unitWithAccount('91440101MA0XAMP775', '440106198503030343', '19900000074'),
  toNewRepresentative: {
    ...unitWithAccount('91440101MA0XAMP889', '440106198503030351', '19900000075'),
    level: 'L3',
  },
}

/** Each asks once for the end of the account, or reads everything that is held of it. */
export const leaving = {
  inApp: { ...holder('440106198503030415', '19900000081'), level: 'L3' },
  onPortal: holder('440106198503030423', '19900000082'),
  reader: holder('440106198503030431', '19900000083'),
}

export const leavingUnit = unitWithAccount('91440101MA0XAMP99D', '44010619850303044X', '19900000084')

/** What the browser's cookie says that `recovering.certified` signed in with days ago. */
export const rememberedBrowser = 'b'.repeat(43)

/** Claimed by whoever recovers, each in one journey; nobody's messages but that journey's come to their phones. */
export const recovering = {
  certified: {
    ...holder('440106198503030466', '19900000091'),
    level: 'L3',
    browserKnown: {
      tag: createHash('sha256').update(rememberedBrowser).digest('base64url').slice(0, 22),
      daysAgo: 3,
    },
  },
  neighbour: holder('440106198503030474', '19900000092'),
  halfKnown: holder('440106198503030482', '19900000093'),
}
