import { expect, it } from 'vitest'
import { parseIdentityDocument } from '../../../shared/vocabulary/identity-document.ts'
import { parsePersonName } from '../../../shared/vocabulary/person-name.ts'
import { parseUnitCode } from '../../../shared/vocabulary/unit-code.ts'
import { parseUnitName } from '../../../shared/vocabulary/unit-name.ts'
import type { UnitClaim } from '../../domain/business-registry.ts'
import { demonstrationBusinessRegistry } from './demonstration-business-registry.ts'
import { demonstrationUnits } from './demonstration-units.ts'

const registry = demonstrationBusinessRegistry()

function unitNamed(part: string): UnitClaim {
  const unit = demonstrationUnits.find(({ name }) => name.includes(part))
  if (!unit) throw new Error(`no unit is named ${part}`)
  return unit
}
const [lingnan, zhujiang] = [unitNamed('岭南示例'), unitNamed('珠江演示')]
const withRepresentative = (unit: UnitClaim, differs: Partial<UnitClaim['representative']>): UnitClaim => ({
  ...unit,
  representative: { ...unit.representative, ...differs },
})

it.each(demonstrationUnits)('knows $name, which could be typed as it stands', async (unit) => {
  const { name, code, representative } = unit
  const { kind, number, issuingState } = representative.document
  expect(parseUnitName(name)).toEqual({ ok: true, value: name })
  expect(parseUnitCode(code)).toMatchObject({ ok: true, value: code })
  expect(parsePersonName(representative.name, { kind })).toEqual({ ok: true, value: representative.name })
  expect(parseIdentityDocument(kind, number, { issuingState })).toMatchObject({ ok: true, value: { number } })

  expect(await registry.agrees(unit)).toBe(true)
})

it('knows a unit whose code fails its check digit, as real early codes do', async () => {
  const early = demonstrationUnits.filter(({ code }) => 'warning' in parseUnitCode(code))
  expect(early).toHaveLength(1)
  for (const unit of early) expect(await registry.agrees(unit)).toBe(true)
})

it.each([
  ['the name', { ...lingnan, name: zhujiang.name }],
  ['the code', { ...lingnan, code: zhujiang.code }],
  ['the representative’s name', withRepresentative(lingnan, { name: '欧阳建' })],
  [
    'the representative’s number',
    withRepresentative(lingnan, { document: zhujiang.representative.document }),
  ],
  ['everything', { ...zhujiang, code: '91440101MA0XAMP113', name: '无此示例公司' }],
])('answers a plain no when %s differs', async (_what, claim) => {
  expect(await registry.agrees(claim)).toBe(false)
})

it.each([
  '珠江演示园林工程(集团)有限公司',
  ' 珠江演示园林工程（集团)有限公司 ',
  '珠江演示园林工程 （集团） 有限公司',
  '珠江演示园林工程　（集团）有限公司',
])('takes «%s» for the same name', async (name) => {
  expect(await registry.agrees({ ...zhujiang, name })).toBe(true)
})

it('takes a name with another middle dot, and a renewed permit, for the same person’s', async () => {
  const [dotted, permit] = [unitNamed('惠州虚构'), unitNamed('粤港虚构')]
  expect(await registry.agrees(withRepresentative(dotted, { name: '麦迪娜•示例' }))).toBe(true)
  const renewed = { kind: 'hk-macau-permit', number: 'H0000001102' } as const
  expect(await registry.agrees(withRepresentative(permit, { document: renewed }))).toBe(true)
})

it('knows no unit but those it was given', async () => {
  const one = demonstrationBusinessRegistry([zhujiang])
  expect(await one.agrees(zhujiang)).toBe(true)
  expect(await one.agrees(lingnan)).toBe(false)
})
