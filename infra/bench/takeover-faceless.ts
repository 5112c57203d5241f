import { claimRecovery, completeRecovery } from '../../shared/contracts/recovery.ts'
import { drawnPeople } from '../../shared/test-people/drawn-people.ts'
import { acting, bentPhotoOf, type Film, nothing, restingAs } from './takeover-films.ts'
import { type Attack, beginRecovery, newPassword, showFace, somebody } from './takeover-world.ts'

const attacker = drawnPeople.second
const aside = { x: 14, y: 8, light: 1 }

/** Number, name and a phone of one's own, and no face of the holder's that moves. */
const withoutTheFace = (
  name: string,
  typedName: (name: string) => string,
  films: (face: typeof attacker) => Film[],
): Attack => ({
  name,
  holder: { level: 'L1' },
  async play(world, victim) {
    const password = newPassword()
    const phones: string[] = []
    const answers: string[] = []
    const browsers = []
    const typed = { ...victim, name: typedName(victim.name) }
    for (const show of films(victim.face)) {
      const stranger = somebody(world)
      const phone = await world.newPhone()
      const recoveryId = await beginRecovery(world, stranger, typed, phone)
      await showFace(world, stranger, recoveryId, show)
      await stranger.call(claimRecovery, { recoveryId })
      await stranger.call(completeRecovery, { recoveryId, password })
      phones.push(phone)
      browsers.push(stranger.browser)
      answers.push(...stranger.answers)
    }
    return { answers, loot: { phones, browsers, passwords: [password] }, keys: victim }
  },
})

export const facelessAttacks: readonly Attack[] = [
  withoutTheFace(
    'number and name: another face, a photo, no frames, the holder’s picture in between',
    (name) => name,
    (face) => [
      acting(attacker),
      bentPhotoOf(face),
      nothing,
      restingAs(face, attacker, { x: -16, y: -9, light: 2 }),
      acting(attacker, aside),
      acting(attacker, { x: 30, y: -14, light: 3 }),
      acting(attacker, { x: -30, y: 14, light: 4 }),
    ],
  ),
  withoutTheFace(
    'number and a wrong name: one’s own face, then the holder’s (injected film)',
    (name) => (name.startsWith('赵') ? '钱博文' : '赵博文'),
    (face) => [acting(attacker), acting(face)],
  ),
]
