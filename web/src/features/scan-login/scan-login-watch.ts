import type { OutputOf } from '../../../../shared/contracts/endpoint.ts'
import type { watchScanLogin } from '../../../../shared/contracts/scan-login.ts'

/** What the portal sees of its own login. `lost`: its cookie is gone. `unreachable`: no answer this time, more will come. */
export type Sight = OutputOf<typeof watchScanLogin> | { state: 'lost' } | { state: 'unreachable' }

/** How the portal learns of changes; by polling here, by a WebSocket where one is deployed. */
export interface ScanLoginWatch {
  /** Reports each sight until stopped. */
  start: (report: (sight: Sight) => void) => void
  /** Does not wait for the next turn: the person or the network came back. */
  lookNow: () => void
  stop: () => void
}
