import { expect, it } from 'vitest'
import { type FaceAction, faceActions } from '../../shared/vocabulary/face-action.ts'
import { seededRandom } from '../../shared/vocabulary/hostile-texts.ts'
import { judgeCapture } from './judge-capture.ts'
import { judgeLooks } from './judge-looks.ts'
import type { Moment } from './moment.ts'
import { hashNo, performing } from './moments.fixture.ts'

const drawnAt = new Date('2026-11-24T04:00:00.000Z')
const time = {
  drawnAt,
  expiresAt: new Date('2026-11-24T04:03:00.000Z'),
  receivedAt: new Date('2026-11-24T04:00:30.000Z'),
}
const three = ['eyes-closed', 'turn-left', 'mouth-open'] as const
const others = faceActions
  .flatMap((first) => faceActions.flatMap((next) => faceActions.map((last) => [first, next, last] as const)))
  .filter((actions) => actions.join() !== three.join())
const passes = (moments: readonly Moment[], actions: readonly FaceAction[] = three) =>
  !judgeCapture(moments, time) && judgeLooks(moments, actions, []).ok
const ROUNDS = 20

it('is content with a whole session, and with it for its own challenge only', () => {
  expect(passes(performing(three))).toBe(true)
  expect(others.filter((actions) => passes(performing(three), actions))).toEqual([])
})

it('lets no frames pass that were shuffled, their times with them', () => {
  const random = seededRandom(4)
  const shuffled = () =>
    performing(three)
      .map((moment) => ({ moment, key: random() }))
      .sort((a, b) => a.key - b.key)

  for (let round = 0; round < ROUNDS; round += 1)
    expect(passes(shuffled().map(({ moment }) => moment))).toBe(false)
})

it('lets no dropping of frames answer another challenge', () => {
  const random = seededRandom(5)
  for (let round = 0; round < ROUNDS; round += 1) {
    const share = random()
    const left = performing(three).filter(() => random() > share * 0.5)
    expect(others.filter((actions) => passes(left, actions))).toEqual([])
  }
})

it('lets nothing pass when the frames of one action are dropped', () => {
  const closed = ({ look }: Moment) => (look.face?.eyesClosed.left ?? 0) > 0.5
  const opened = ({ look }: Moment) => (look.face?.mouthOpen ?? 0) > 0.4
  const turned = ({ look }: Moment) => (look.face?.pose.yaw ?? 0) > 0.55

  for (const shows of [closed, opened, turned])
    expect(passes(performing(three).filter((moment) => !shows(moment)))).toBe(false)
})

it('lets no frame be used again, wherever it is put', () => {
  const random = seededRandom(6)
  for (let round = 0; round < ROUNDS; round += 1) {
    const moments = performing(three)
    const [from, to] = [Math.floor(random() * moments.length), Math.floor(random() * moments.length)]
    const again = moments.map((moment, frame) => {
      const copied = moments[from]
      return frame === to && copied ? { ...moment, digest: copied.digest, look: copied.look } : moment
    })
    // A camera that stood still for a frame gives the last again; anything farther was pasted.
    if (Math.abs(from - to) > 1) expect(passes(again)).toBe(false)
  }
})

it('says of a replay that it is one, whatever else there is to say of it', () => {
  const moments = performing(three)
  const otherSessions = [moments.map((_, frame) => ({ picture: hashNo(frame) }))]

  expect(judgeLooks(moments.slice(0, 12), three, otherSessions)).toEqual({
    ok: false,
    verdict: { verdict: 'refused', reason: 'seen-before' },
  })
})
