import { expect, it } from 'vitest'
import { demonstrationUnits } from './seed.ts'
import { unitsToRegister } from './units-to-register.ts'

const unit = (code: string) => ({
  name: '珠江演示园林工程（集团）有限公司',
  code,
  representative: { name: '梁秋实', document: { kind: 'resident-id', number: '440106197007070018' } },
})

it('names what a form asks for, of units that nobody has registered yet', () => {
  const [seeded] = demonstrationUnits
  expect(unitsToRegister([unit(seeded.unitCode), unit('91440300MA0XAMP017')])).toEqual([
    '珠江演示园林工程（集团）有限公司 统一社会信用代码 91440300MA0XAMP017 法定代表人 梁秋实 居民身份证 440106197007070018',
  ])
})
