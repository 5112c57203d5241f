import { startProductProcess } from './product-process.ts'
import { startRegistryDouble } from './registry-double.ts'
import { demonstrationPeople } from './seed.ts'

/** For all journeys of a run: the whole product on free ports, with nothing left of earlier runs. */
export async function setup() {
  const registry = await startRegistryDouble()
  const { origin, outbox, stop } = await startProductProcess(
    { registry: registry.access },
    { logs: 'troubles' },
  )
  process.env['PRODUCT_ORIGIN'] = origin
  process.env['OUTBOX_ORIGIN'] = outbox
  process.env['REGISTRY_ORIGIN'] = registry.origin
  process.env['DEMONSTRATION_PEOPLE'] = JSON.stringify(demonstrationPeople)
  return async () => {
    await stop()
    await registry.stop()
  }
}
