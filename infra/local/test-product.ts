import { startProduct } from './product.ts'

/** For all journeys of a run: the whole product on free ports, with nothing left of earlier runs. */
export async function setup() {
  const product = await startProduct({ port: 0, outboxPort: 0 })
  process.env['PRODUCT_ORIGIN'] = product.origin
  process.env['OUTBOX_ORIGIN'] = product.outbox
  return product.stop
}
