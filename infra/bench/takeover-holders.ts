import { completeRecovery, finishRecovery, stopRecoveryByLink } from '../../shared/contracts/recovery.ts'
import { acting } from './takeover-films.ts'
import {
  type Attack,
  beginRecovery,
  newPassword,
  passedRecovery,
  showFace,
  somebody,
} from './takeover-world.ts'

const aside = { x: 14, y: 8, light: 1 }

/** Those who have the face: the holder, who must come in, and a film of the holder that the judge takes for live. */
export const holdersThemselves: readonly Attack[] = [
  {
    name: 'control: the holder (L1) recovers; whoever has the old phone and password is out',
    holder: { level: 'L1' },
    async play(world, victim) {
      const finder = somebody(world, victim.own.cookies())
      const self = somebody(world)
      const [phone, password] = [await world.newPhone(), newPassword()]
      const film = { typed: victim, phone, show: acting(victim.face) }
      const recoveryId = await passedRecovery(world, self, film)
      await self.call(completeRecovery, { recoveryId, password })
      const loot = { browsers: [finder.browser], passwords: [victim.password], phones: [victim.phone] }
      return { answers: self.answers, loot, keys: { phone, password } }
    },
  },
  {
    name: 'control: the holder (L3) recovers with the old phone; whoever has the password is out',
    holder: { level: 'L3' },
    async play(world, victim) {
      const finder = somebody(world, victim.own.cookies())
      const self = somebody(world)
      const [{ phone }, password] = [victim, newPassword()]
      const film = { typed: victim, phone, show: acting(victim.face) }
      const recoveryId = await passedRecovery(world, self, film)
      await self.call(completeRecovery, { recoveryId, password })
      const loot = { browsers: [finder.browser], passwords: [victim.password] }
      return { answers: self.answers, loot, keys: { phone, password } }
    },
  },
  {
    name: 'injected film, L3: stopped by the link, then begun again',
    holder: { level: 'L3' },
    async play(world, victim) {
      const [stranger, again] = [somebody(world), somebody(world)]
      const [phone, other, password] = [await world.newPhone(), await world.newPhone(), newPassword()]
      const film = { typed: victim, phone, show: acting(victim.face) }
      const recoveryId = await passedRecovery(world, stranger, film)
      await stranger.call(completeRecovery, { recoveryId, password })
      await stranger.call(finishRecovery, { recoveryId })
      const token = await world.sms.stopTokenTo(victim.phone)
      if (token === undefined) throw new Error('the old phone was not told')
      const anybody = somebody(world)
      await anybody.browser.call(stopRecoveryByLink, { token })
      await stranger.call(finishRecovery, { recoveryId })
      const next = await beginRecovery(world, again, victim, other)
      await showFace(world, again, next, acting(victim.face, aside))
      await again.call(completeRecovery, { recoveryId: next, password })
      const browsers = [stranger.browser, again.browser]
      const loot = { browsers, passwords: [password], phones: [phone, other] }
      return { answers: [...stranger.answers, ...again.answers], loot, keys: victim }
    },
  },
  {
    name: 'injected film, L1: takes effect at once; the holder, told by SMS, recovers it back',
    holder: { level: 'L1' },
    async play(world, victim) {
      const [stranger, self] = [somebody(world), somebody(world)]
      const [phone, taken, password] = [await world.newPhone(), newPassword(), newPassword()]
      const film = { typed: victim, phone, show: acting(victim.face) }
      const recoveryId = await passedRecovery(world, stranger, film)
      const { body } = await stranger.call(completeRecovery, { recoveryId, password: taken })
      if ((await world.sms.stopTokenTo(victim.phone)) === undefined)
        throw new Error('the old phone was not told')
      const back = { typed: victim, phone: victim.phone, show: acting(victim.face, aside) }
      const own = await passedRecovery(world, self, back)
      await self.browser.call(completeRecovery, { recoveryId: own, password })
      return {
        answers: stranger.answers,
        meanwhile: body['state'] === 'done' ? ['THE ACCOUNT'] : [],
        loot: { browsers: [stranger.browser], passwords: [taken, victim.password], phones: [phone] },
        keys: { ...victim, password },
      }
    },
  },
]
