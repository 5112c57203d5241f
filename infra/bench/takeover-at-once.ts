import {
  claimRecovery,
  completeRecovery,
  finishRecovery,
  stopRecovery,
} from '../../shared/contracts/recovery.ts'
import { drawnPeople } from '../../shared/test-people/drawn-people.ts'
import { acting, cutShort } from './takeover-films.ts'
import { wordOf } from './takeover-report.ts'
import {
  answerCheck,
  type Attack,
  beginRecovery,
  drawCheck,
  type Holder,
  newPassword,
  showFace,
  somebody,
  type World,
} from './takeover-world.ts'

const MOST_FAILURES = 5
const TEN = Array.from({ length: 10 }, (_, at) => at)

/** Begun in a browser and with a phone of its own, and the judge took the film. */
async function aPassed(world: World, holder: Holder, place: number, typedPhone?: string) {
  const who = somebody(world)
  const [phone, password] = [typedPhone ?? (await world.newPhone()), newPassword()]
  const recoveryId = await beginRecovery(world, who, holder, phone)
  const film = acting(holder.face, { x: place * 16, y: place * 9, light: place })
  const shown = await showFace(world, who, recoveryId, film)
  if (wordOf(shown) !== 'certified') throw new Error(`the judge did not take that film: ${wordOf(shown)}`)
  return { who, phone, password, recoveryId }
}

export const atOnceAttacks: readonly Attack[] = [
  {
    name: 'at once: the holder with the old phone and an injected film (L3)',
    holder: { level: 'L3' },
    async play(world, victim) {
      const mine = await aPassed(world, victim, 0, victim.phone)
      const theirs = await aPassed(world, victim, 1)
      const both = [mine, theirs]
      await Promise.all(both.map(({ who, recoveryId }) => who.call(claimRecovery, { recoveryId })))
      const [completed] = await Promise.all(
        both.map(({ who, recoveryId, password }) => who.call(completeRecovery, { recoveryId, password })),
      )
      // Where the other one came last, it waits, and the holder's own device stops it.
      const isMine = completed?.body['state'] === 'done'
      if (!isMine) await victim.own.call(stopRecovery, { recoveryId: theirs.recoveryId })
      await Promise.all(both.map(({ who, recoveryId }) => who.call(finishRecovery, { recoveryId })))
      const loot = { browsers: [theirs.who.browser], passwords: [theirs.password], phones: [theirs.phone] }
      return { answers: theirs.who.answers, loot, keys: isMine ? mine : victim }
    },
  },
  {
    name: 'at once: two recoveries of the same person, five passwords each (L1)',
    holder: { level: 'L1' },
    async play(world, victim) {
      const both = [await aPassed(world, victim, 0), await aPassed(world, victim, 1)]
      await Promise.all(both.map(({ who, recoveryId }) => who.call(claimRecovery, { recoveryId })))
      const tried = both.flatMap(({ who, phone, recoveryId }) =>
        TEN.slice(5).map(() => ({ who, phone, recoveryId, password: newPassword() })),
      )
      const heard = await Promise.all(
        tried.map(({ who, recoveryId, password }) => who.call(completeRecovery, { recoveryId, password })),
      )
      const [won, ...more] = tried.filter((_, at) => heard[at]?.body['state'] === 'done')
      const lost = tried.filter((_, at) => heard[at]?.body['state'] !== 'done')
      if (!won) throw new Error('none of ten passwords was taken')
      const broken = more.map(() => 'another password was taken too')
      const answers = both.flatMap(({ who }) => who.answers)
      // Five are compared before a stranger is slowed: one of every kind of answer, and the old one.
      const passwords = [...lost.slice(0, 2), ...lost.slice(-2)].map(({ password }) => password)
      const phones = both.filter(({ phone }) => phone !== won.phone).map(({ phone }) => phone)
      return { answers, broken, loot: { passwords: [...passwords, victim.password], phones }, keys: won }
    },
  },
  {
    name: 'at once: ten recoveries with another’s face, the films cut short',
    holder: { level: 'L1' },
    async play(world, victim) {
      const ten = await Promise.all(
        TEN.map(async () => {
          const who = somebody(world)
          const phone = await world.newPhone()
          const recoveryId = await beginRecovery(world, who, victim, phone)
          return { who, phone, recoveryId, drawn: await drawCheck(who, { recovery: recoveryId }) }
        }),
      )
      const password = newPassword()
      await world.inTurn(() =>
        Promise.all(
          ten.map(async ({ who, recoveryId, drawn }, place) => {
            const film = cutShort(
              acting(drawnPeople.second, { x: place * 8 - 40, y: place * 5 - 25, light: place }),
            )
            await answerCheck(who, { recovery: recoveryId }, drawn, film)
            await who.call(claimRecovery, { recoveryId })
            await who.call(completeRecovery, { recoveryId, password })
          }),
        ),
      )
      const answers = ten.flatMap(({ who }) => who.answers)
      const judged = answers.filter(
        (answer) => answer.startsWith('refused') || answer.startsWith('try-again'),
      )
      const broken = judged.slice(MOST_FAILURES).map(() => 'judged beyond the fifth')
      const loot = { phones: ten.map(({ phone }) => phone), passwords: [password] }
      return { answers, broken, loot, keys: victim }
    },
  },
]
