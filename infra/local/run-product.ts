import { once } from 'node:events'
import { startProduct } from './product.ts'
import type { Asked, Told } from './product-process.ts'

// Forked by product-process.ts; ends with whoever forked it.
const starting = once(process, 'message').then(([asked]) =>
  startProduct({ port: 0, outboxPort: 0, ...(asked as Asked) }),
)
const tell = (told: Told) => process.send?.(told)

process.on('disconnect', () => {
  void starting
    .then(({ stop }) => stop())
    .catch(() => undefined)
    .finally(() => process.exit())
})
// Ctrl-C reaches the whole group; the parent decides when we may go.
process.on('SIGINT', () => undefined)

starting.then(
  ({ origin, outbox }) => tell({ origin, outbox }),
  (failure: unknown) => tell({ failure: failure instanceof Error ? failure.message : String(failure) }),
)
