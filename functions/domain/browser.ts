import type { Whereabouts } from '../../shared/contracts/scan-login.ts'
import type { Device } from '../../shared/vocabulary/device.ts'

/** The browser at the other end, as the door sees it. */
export interface Browser {
  /** Hash of the long-lived `__Host-browser` cookie, base64url: the same browser, the same tag. */
  tag: string
  /** The viewer's address, for counting only. */
  address: string
  where: Whereabouts
  /** As it says itself. */
  device: Device
}
