import { beforeAll, describe, expect, it } from 'vitest'
import type { Pose } from '../../shared/test-people/pose.ts'
import { drawnPeople } from '../../shared/test-people/drawn-people.ts'
import { film } from '../../shared/test-people/film.ts'
import { wasmFaceEngine } from '../adapters/face/wasm-face-engine.ts'
import type { Face, FaceEngine } from '../domain/face-engine.ts'
import { likeness } from '../domain/face-template.ts'
import { pictureOf } from './drawn-sessions.fixture.ts'
import { faceThresholds } from './face-thresholds.ts'
import { hashesOf } from './frame-hashes.ts'
import { judgeReplay } from './judge-replay.ts'
import { remembering } from './remembering-engine.fixture.ts'

// If these fail, the drawings no longer pass for faces, and the judge's tests with them say nothing.
const people = Object.entries(drawnPeople)
type Person = (typeof people)[number][1]
let engine: FaceEngine
beforeAll(async () => {
  engine = remembering(await wasmFaceEngine())
}, 30_000)

describe.each(people)(
  'the %s drawn person',
  (_name, person) => {
    it('is one face whatever it does', async () => {
      const shots = film(['eyes-closed', 'mouth-open', 'nod', 'turn-left', 'turn-right'])
      const poses = shots.filter((_, frame) => frame % 3 === 0).map(({ pose }) => pose)
      const found = await Promise.all(poses.map(async (pose) => (await lookAt(person, pose)).faces))

      expect(new Set(found)).toEqual(new Set([1]))
    })

    it('opens and shuts both eyes', async () => {
      const open = await Promise.all([1, 2, 3].map((seed) => eyesOf(person, { seed, x: seed })))
      const shut = await Promise.all([1, 2, 3].map((seed) => eyesOf(person, { seed, x: seed, blink: 1 })))

      expect(Math.max(...open)).toBeLessThan(0.2)
      expect(Math.min(...shut)).toBeGreaterThanOrEqual(0.9)
    })

    it('opens the mouth, nods and turns farther than the judge asks for', async () => {
      const { mouthRange, pitchRange, yawRange } = faceThresholds.actions
      const [rest, open, down, up, left, right] = await Promise.all(
        [{}, { jaw: 1 }, { pitch: 0.45 }, { pitch: -0.2 }, { yaw: 0.7 }, { yaw: -0.7 }].map((pose) =>
          faceOf(person, pose),
        ),
      )

      expect((open?.mouthOpen ?? 0) - (rest?.mouthOpen ?? 1)).toBeGreaterThan(mouthRange)
      expect((down?.pose.pitch ?? 0) - (up?.pose.pitch ?? 1)).toBeGreaterThan(pitchRange)
      expect((left?.pose.yaw ?? 0) - (rest?.pose.yaw ?? 1)).toBeGreaterThan(yawRange)
      expect((rest?.pose.yaw ?? 0) - (right?.pose.yaw ?? 1)).toBeGreaterThan(yawRange)
    })

    it('stays who it is, and is none of the others', async () => {
      const { same } = faceThresholds.identity
      const rest = await templateOf(person, {})
      const poses: Pose[] = [
        { x: 4, seed: 2 },
        { blink: 1 },
        { jaw: 1 },
        { pitch: 0.3 },
        { yaw: 0.4 },
        { yaw: -0.4 },
      ]
      const own = await Promise.all(poses.map(async (pose) => likeness(rest, await templateOf(person, pose))))
      const others = people.filter(([, other]) => other !== person)
      const strangers = await Promise.all(
        others.map(async ([, other]) => likeness(rest, await templateOf(other, {}))),
      )

      expect(Math.min(...own)).toBeGreaterThan(same)
      expect(Math.max(...strangers)).toBeLessThan(0.3)
    })

    it('is known in another light, and no session in the one is taken for a replay of one in the other', async () => {
      const shots = film(['eyes-closed', 'turn-left', 'mouth-open'])
      const poses = shots.filter((_, frame) => frame % 3 === 0).map(({ pose }) => pose)
      const rest = await templateOf(person, {})

      const shown = await Promise.all(
        [0, 1, 4].map((light) => Promise.all(poses.map(async (pose) => lookAt(person, pose, light)))),
      )
      const inLights = await Promise.all([1, 4].map((light) => templateOf(person, {}, light)))

      expect(new Set(shown.flat().map(({ faces }) => faces))).toEqual(new Set([1]))
      const sessions = shown.map((looks) => looks.map(hashesOf))
      for (const [at, session] of sessions.entries())
        expect(judgeReplay(session, sessions.toSpliced(at, 1))).toBeUndefined()
      expect(Math.min(...inLights.map((template) => likeness(rest, template)))).toBeGreaterThan(0.75)
    })
  },
  30_000,
)

async function lookAt(person: Person, pose: Pose, light = 0) {
  const look = await engine.look(await pictureOf(person, pose, { light }))
  if (!look.ok) throw new Error('a drawing was not readable')
  return look.value
}

async function faceOf(person: Person, pose: Pose, light = 0): Promise<Face> {
  const { face } = await lookAt(person, pose, light)
  if (!face) throw new Error('no face was found in a drawing')
  return face
}

/** How shut the more open eye is. */
async function eyesOf(person: Person, pose: Pose) {
  const { eyesClosed } = await faceOf(person, pose)
  return Math.min(eyesClosed.left, eyesClosed.right)
}

const templateOf = async (person: Person, pose: Pose, light = 0) =>
  engine.embed(await pictureOf(person, pose, { light }), await faceOf(person, pose, light))
