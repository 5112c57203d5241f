import { startProductProcess } from './product-process.ts'
import { startRegistryDouble } from './registry-double.ts'
import { demonstrationPeople, demonstrationUnits } from './seed.ts'
import {
  candidates,
  candidateUnits,
  changing,
  changingUnits,
  leaving,
  leavingUnit,
  forgetful,
  holders,
  recovering,
  rememberedBrowser,
  unitsWithAccounts,
} from './test-accounts.ts'

const { unit: forgetfulUnit, ...forgetfulByName } = forgetful
const forgetfulPeople = Object.values(forgetfulByName)

/** For all journeys of a run: the whole product on free ports, with nothing left of earlier runs. */
export async function setup() {
  const registry = await startRegistryDouble()
  const { origin, outbox, stop } = await startProductProcess(
    {
      registry: registry.access,
      people: [
        ...demonstrationPeople,
        ...holders,
        ...forgetfulPeople,
        ...Object.values(candidates),
        ...Object.values(changing),
        ...Object.values(leaving),
        ...Object.values(recovering),
      ],
      units: [
        ...demonstrationUnits,
        ...unitsWithAccounts,
        forgetfulUnit,
        ...Object.values(candidateUnits),
        ...Object.values(changingUnits),
        leavingUnit,
      ],
    },
    { logs: 'troubles' },
  )
  process.env['PRODUCT_ORIGIN'] = origin
  process.env['OUTBOX_ORIGIN'] = outbox
  process.env['REGISTRY_ORIGIN'] = registry.origin
  process.env['DEMONSTRATION_PEOPLE'] = JSON.stringify(demonstrationPeople)
  process.env['DEMONSTRATION_UNITS'] = JSON.stringify(demonstrationUnits)
  process.env['FORGETFUL'] = JSON.stringify(forgetful)
  process.env['LEAVING'] = JSON.stringify({ ...leaving, unit: leavingUnit })
  process.env['RECOVERING'] = JSON.stringify({ ...recovering, rememberedBrowser })
  process.env['CHANGING'] = JSON.stringify({ people: changing, units: changingUnits })
  process.env['CANDIDATES'] = JSON.stringify({ ...candidates, ...candidateUnits })
  process.env['TAKEN_PHONES'] = JSON.stringify({
    personal: holders.map(({ phone }) => phone),
    unit: unitsWithAccounts.map(({ phone }) => phone),
  })
  return async () => {
    await stop()
    await registry.stop()
  }
}
