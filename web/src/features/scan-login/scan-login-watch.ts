import type { OutputOf } from '../../../../shared/contracts/endpoint.ts'
import { watchScanLogin } from '../../../../shared/contracts/scan-login.ts'
import type { Call } from '../../api/call.ts'
import type { Watch } from '../../api/polling-watch.ts'

/** What the portal sees of its own login. `lost`: its cookie is gone. `unreachable`: no answer this time, more will come. */
export type Sight = OutputOf<typeof watchScanLogin> | { state: 'lost' } | { state: 'unreachable' }

/** How the portal learns of changes; by polling here, by a WebSocket where one is deployed. */
export type ScanLoginWatch = Watch<Sight>

export const lookAtScanLogin = (call: Call) => async (): Promise<Sight> => {
  const reply = await call(watchScanLogin, {})
  if (reply.ok) return reply.value
  return { state: reply.refusal === 'scan-login-unknown' ? 'lost' : 'unreachable' }
}
