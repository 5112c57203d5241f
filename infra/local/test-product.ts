import { startProductProcess } from './product-process.ts'
import { demonstrationPeople } from './seed.ts'

/** For all journeys of a run: the whole product on free ports, with nothing left of earlier runs. */
export async function setup() {
  const { origin, outbox, stop } = await startProductProcess()
  process.env['PRODUCT_ORIGIN'] = origin
  process.env['OUTBOX_ORIGIN'] = outbox
  process.env['DEMONSTRATION_PEOPLE'] = JSON.stringify(demonstrationPeople)
  return stop
}
