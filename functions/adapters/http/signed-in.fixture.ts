import type { Surface } from '../../../shared/contracts/surface.ts'
import type { Account } from '../../domain/account.ts'
import { openSession } from '../../domain/open-session.ts'
import { stores } from '../stores.fixture.ts'
import { cookieNames } from './cookies.ts'
import { Device } from './device.fixture.ts'

/** A browser in which somebody has signed in with the password. */
export async function signedIn(account: Account, surface: Surface = 'app', now = new Date()) {
  const device = new Device(surface)
  const visitor = { surface, browser: device.browser, session: undefined, now }
  const opening = { account, methods: ['pwd' as const], event: 'signed-in-by-password' as const }
  const { cookie, session } = await openSession(stores)(opening, visitor)
  device.cookies.set(cookieNames[surface], cookie)
  return Object.assign(device, { session })
}
