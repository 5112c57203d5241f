import {
  claimRecovery,
  completeRecovery,
  finishRecovery,
  stopRecoveryByLink,
} from '../../shared/contracts/recovery.ts'
import type { Answered } from './browser.ts'
import {
  acting,
  brighter,
  cropped,
  darker,
  type Film,
  type Frame,
  savedAnew,
  sentAgain,
  turned,
} from './takeover-films.ts'
import { wordOf } from './takeover-report.ts'
import {
  agree,
  answerCheck,
  type Attack,
  beginRecovery,
  drawCheck,
  type Holder,
  newPassword,
  somebody,
  type Somebody,
  type World,
} from './takeover-world.ts'

/** Who can close the eyes and nothing else is asked for it two or three times: a recording fits every other draw. */
const excluded = ['mouth', 'nod', 'turn'] as const

/** The holder's own certification, of which the attacker has every frame. */
async function recorded(world: World, { own, face }: Holder) {
  const holder = { ...somebody(world), browser: own, call: own.call }
  await agree(holder, {})
  const drawn = await drawCheck(holder, {}, { excluded: [...excluded] })
  const { answered, frames } = await answerCheck(holder, world, drawn, acting(face))
  if (wordOf(answered) !== 'certified') throw new Error(`not certified: ${wordOf(answered)}`)
  return { actions: String(drawn.body['actions']), frames }
}

/** Until what was recorded is asked for. */
async function drawnAsRecorded(stranger: Somebody, recovery: string, actions: string): Promise<Answered> {
  const first = await drawCheck(stranger, { recovery }, { excluded: [...excluded] })
  if (first.status !== 200 || String(first.body['actions']) === actions) return first
  const insteadOf = String(first.body['checkId'])
  return drawCheck(stranger, { recovery }, { excluded: [...excluded], insteadOf })
}

const replayed = (name: string, films: (frames: readonly Frame[]) => Film[]): Attack => ({
  name,
  holder: { level: 'L1' },
  async play(world, victim) {
    const { actions, frames } = await recorded(world, victim)
    const stranger = somebody(world)
    const phone = await world.newPhone()
    const recoveryId = await beginRecovery(world, stranger, victim, phone)
    let isTaken = false
    for (const show of films(frames)) {
      const drawn = await drawnAsRecorded(stranger, recoveryId, actions)
      const { answered } = await answerCheck(stranger, { ...world, recovery: recoveryId }, drawn, show)
      isTaken = wordOf(answered) === 'certified'
      if (isTaken) break
    }
    await stranger.call(claimRecovery, { recoveryId })
    const password = newPassword()
    await stranger.call(completeRecovery, { recoveryId, password })
    const token = await world.sms.stopTokenTo(victim.phone)
    if (token !== undefined) await victim.own.call(stopRecoveryByLink, { token })
    await stranger.call(finishRecovery, { recoveryId })
    const broken = isTaken ? ['the judge took it'] : []
    const loot = { browsers: [stranger.browser], phones: [phone], passwords: [password] }
    return { answers: stranger.answers, broken, loot, keys: victim }
  },
})

export const replayAttacks: readonly Attack[] = [
  replayed('replayed frames: the same, saved anew, brighter, cropped by a pixel', (frames) => [
    sentAgain(frames),
    sentAgain(frames, savedAnew),
    sentAgain(frames, brighter),
    sentAgain(frames, cropped(1)),
  ]),
  replayed('replayed frames: cropped by 24 pixels, turned by 4 degrees, darker', (frames) => [
    sentAgain(frames, cropped(24)),
    sentAgain(frames, turned(4)),
    sentAgain(frames, darker),
  ]),
]
