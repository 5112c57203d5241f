import { unitCheckCharacter } from '../../../shared/vocabulary/unit-code.ts'
import { aPerson } from './people.ts'
import { enterIntoRegistry, type Unit } from './registry.ts'

/** A unit that nobody has registered here and the registry knows: another one at every call. */
export async function aUnit(differs: Partial<Unit> = {}): Promise<Unit> {
  const serial = String(Math.floor(Math.random() * 1_000_000_000)).padStart(9, '0')
  const { name, number } = aPerson()
  const unit = {
    name: `岭南示例建筑工程第${serial}有限公司`,
    code: withCheckCharacter(`91440101${serial}`),
    representative: { name, number },
    ...differs,
  }
  await enterIntoRegistry(unit)
  return unit
}

const withCheckCharacter = (first17: string) => first17 + unitCheckCharacter(first17)
