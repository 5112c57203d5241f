import { confirmDeregistration, startDeregistration } from '../../shared/contracts/deregistration.ts'
import { completeRecovery, finishRecovery, stopRecoveryByLink } from '../../shared/contracts/recovery.ts'
import { drawnPeople } from '../../shared/test-people/drawn-people.ts'
import { acting } from './takeover-films.ts'
import {
  type Attack,
  beginRecovery,
  codeTo,
  type Holder,
  idIn,
  newPassword,
  passedRecovery,
  showFace,
  somebody,
  type World,
} from './takeover-world.ts'

/** R19, by the holder, from the sign-in page. @returns whether it was taken: not where the account is another's by then */
async function leave(world: World, { own, documentNumber, password, phone }: Holder) {
  const code = await codeTo(world, { ...somebody(world), browser: own }, phone, 'leave')
  const begun = await own.call(startDeregistration, { documentNumber, password, phone, code })
  const left = await own.call(confirmDeregistration, { proofId: idIn(begun, 'proofId') })
  return left.status === 200
}

export const leavingAttacks: readonly Attack[] = [
  {
    name: 'an account that is leaving (L3): another’s face, then an injected film',
    holder: { level: 'L3' },
    async play(world, victim) {
      if (!(await leave(world, victim))) throw new Error('the holder could not deregister')
      const stranger = somebody(world)
      const phone = await world.newPhone()
      const faceless = await beginRecovery(world, stranger, victim, phone)
      await showFace(world, stranger, faceless, acting(drawnPeople.second))
      const [injected, other, password] = [somebody(world), await world.newPhone(), newPassword()]
      const film = { typed: victim, phone: other, show: acting(victim.face) }
      const recoveryId = await passedRecovery(world, injected, film)
      await injected.call(completeRecovery, { recoveryId, password })
      await injected.call(finishRecovery, { recoveryId })
      const token = await world.sms.stopTokenTo(victim.phone)
      if (token === undefined) throw new Error('the old phone was not told')
      await victim.own.call(stopRecoveryByLink, { token })
      await injected.call(finishRecovery, { recoveryId })
      const browsers = [stranger.browser, injected.browser]
      const loot = { browsers, passwords: [password], phones: [phone, other] }
      return { answers: [...stranger.answers, ...injected.answers], loot, keys: victim }
    },
  },
  {
    name: 'deregistration asked for while an injected film’s recovery waits (L3)',
    holder: { level: 'L3' },
    async play(world, victim) {
      const stranger = somebody(world)
      const [phone, password] = [await world.newPhone(), newPassword()]
      const film = { typed: victim, phone, show: acting(victim.face) }
      const recoveryId = await passedRecovery(world, stranger, film)
      await stranger.call(completeRecovery, { recoveryId, password })
      await leave(world, victim)
      await stranger.call(finishRecovery, { recoveryId })
      const loot = { browsers: [stranger.browser], passwords: [password], phones: [phone] }
      return { answers: stranger.answers, loot, keys: victim }
    },
  },
]
