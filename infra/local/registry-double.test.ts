import { expect, it, onTestFinished } from 'vitest'
import { startRegistryDouble } from './registry-double.ts'
import { ask, enter } from './signed-question.fixture.ts'

const unit = {
  unit: { name: '岭南示例建筑工程有限公司', code: '91440101MA0XAMP008' },
  representative: { name: '欧阳建国', document: { kind: 'resident-id', number: '440305198505050078' } },
}

it('says yes to a unit it was told of, and no to any other', async () => {
  const { origin, access, stop } = await startRegistryDouble()
  onTestFinished(stop)
  await enter(origin, '/units', unit)

  expect(await (await ask(access, unit)).json()).toEqual({ agrees: true })
  const other = { ...unit, unit: { ...unit.unit, name: '珠江演示园林工程有限公司' } }
  expect(await (await ask(access, other)).json()).toEqual({ agrees: false })
})
