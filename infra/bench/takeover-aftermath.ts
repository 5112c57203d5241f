import { endOtherSessions } from '../../shared/contracts/account-centre.ts'
import { exportAccount } from '../../shared/contracts/own-data.ts'
import { readSession } from '../../shared/contracts/sign-in.ts'
import { type Browser, openBrowser } from './browser.ts'
import { wordOf } from './takeover-report.ts'
import { type Holder, type Played, signIn, type World } from './takeover-world.ts'

/** The holder first: comes in, ends all other sessions, reads what is held. Then whether anything opens to the attacker. */
export async function aftermath(world: World, holder: Holder, { loot, broken = [], keys }: Played) {
  const at = await holderComesIn(world, holder, keys)
  const waysIn = [
    ...broken,
    ...(await passwordsThatOpen(world, holder, loot.passwords ?? [])),
    ...(await browsersThatAreIn(loot.browsers ?? [])),
    ...(loot.phones ?? [])
      .filter((phone) => at?.phone.endsWith(phone))
      .map(() => 'the account has their phone'),
  ]
  const isStillTheirs =
    at?.name === holder.name && at.documentNumber === holder.documentNumber && at.phone.endsWith(keys.phone)
  return { waysIn, holderIn: isStillTheirs ? at.where : undefined }
}

/** In their own browser or, where somebody has used up its tries, in any other. */
async function holderComesIn({ origin }: World, holder: Holder, { password }: Played['keys']) {
  holder.own.forgetSession()
  const own = await signIn(holder.own, holder, password)
  if (own.status === 200) return readBy(holder.own, password, 'own browser')
  const another = openBrowser({ origin })
  const word = wordOf(own)
  const isIn = (await signIn(another, holder, password)).status === 200
  const where =
    word === 'too-many-tries'
      ? `another browser; own in ${String(own.body['retryAfterSeconds'])} s`
      : 'another browser'
  const read = isIn ? await readBy(another, password, where) : undefined
  another.close()
  return read
}

async function readBy(browser: Browser, password: string, where: string) {
  await browser.call(endOtherSessions, {})
  const { status, body } = await browser.call(exportAccount, { password })
  if (status !== 200) return undefined
  const { account, history } = body as { account: Held; history: { type: string }[] }
  return { ...account, where, history: history.map(({ type }) => type) }
}
interface Held {
  name: string
  documentNumber: string
  phone: string
}

async function passwordsThatOpen({ origin }: World, holder: Holder, passwords: readonly string[]) {
  const open: string[] = []
  for (const password of passwords) {
    const stranger = openBrowser({ origin })
    const tried = await signIn(stranger, holder, password)
    stranger.close()
    // Slowed down it would show nothing.
    if (tried.status === 429) throw new Error('a password of the attacker was not even compared')
    if (tried.status === 200) open.push('signs in with their password')
  }
  return open
}

async function browsersThatAreIn(browsers: readonly Browser[]) {
  const read = await Promise.all(browsers.map((browser) => browser.call(readSession, {})))
  return read.filter(({ body }) => body['holder']).map(() => 'is signed in still')
}
