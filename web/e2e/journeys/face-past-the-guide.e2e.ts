import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { drawnPeople } from '../../../shared/test-people/drawn-people.ts'
import type { PhotoAttack } from '../../../shared/test-people/moved-photo.ts'
import { readFaceRoute } from '../../../shared/contracts/certification.ts'
import type { FaceAction } from '../../../shared/vocabulary/face-action.ts'
import {
  agreeByProgram,
  type Drawn,
  drawByProgram,
  sendByProgram,
  verdictOn,
} from '../pages/face-past-the-page.ts'
import { openSignIn, signInByPassword, waitForHome } from '../pages/sign-in.ts'
import { askPast } from '../world/by-program.ts'
import { type Candidate, candidates } from '../world/candidates.ts'
import { useDevices } from '../world/devices.ts'
import { emptyRoom, filmOf, inTheDark, photoOf, sideBySide, still, unasked } from '../world/face-film.ts'
import { framesOf } from '../world/face-frames.ts'
import { enrolPortrait } from '../world/portraits.ts'

// Nothing here ever gets by the page, which says what is wrong before anything is sent: the judge has to see it as well.

const { openPhone } = useDevices()
const { first, second, third } = drawnPeople

async function signedInAndAgreed(candidate: Candidate): Promise<Page> {
  await enrolPortrait(candidate, first)
  const phone = await openPhone()
  await openSignIn(phone, 'app')
  await signInByPassword(phone, candidate)
  await waitForHome(phone, 'app')
  await agreeByProgram(phone)
  return phone
}

const levelOf = async (phone: Page) => (await askPast(phone, readFaceRoute, {})).body['level']

it('a photograph is not taken for who is on it, whether it is held still, carried about or bent, and is known when it comes again', async () => {
  const phone = await signedInAndAgreed(candidates.photographed)
  const said = async (attack: PhotoAttack, light: number) =>
    verdictOn(phone, () => photoOf(first, attack, 2_800, { light }))

  expect(await said('static', 1)).toMatchObject({ verdict: 'try-again', reason: 'still-picture' })
  expect(await said('pan', 2)).toMatchObject({ verdict: 'try-again' })
  expect(await said('bend', 3)).toMatchObject({ verdict: 'try-again' })
  expect(await said('zoom', 1)).toMatchObject({ verdict: 'refused', reason: 'seen-before' })
  expect(await levelOf(phone)).toBe('L1')
})

it('what was done in another order, by two, in the dark or by nobody certifies nobody', async () => {
  const phone = await signedInAndAgreed(candidates.unruly)
  // One that is another backwards.
  const check = await drawnSo(phone, (actions) => actions[0] !== actions.at(-1))
  const backwards = await framesOf(filmOf(first, check.actions.toReversed(), unasked))
  const { body: inOtherOrder } = await sendByProgram(phone, check, backwards)
  const done = (actions: readonly FaceAction[]) =>
    filmOf(first, actions, { ...unasked, sitting: { x: 30, y: -18, light: 1 } })

  expect(inOtherOrder).toMatchObject({ verdict: 'try-again', reason: 'wrong-order' })
  expect(await verdictOn(phone, () => [still(sideBySide(second, third), 2_800)])).toMatchObject({
    verdict: 'try-again',
    reason: 'several-faces',
  })
  expect(
    await verdictOn(phone, (actions) =>
      done(actions).map(({ picture, ms }) => still(inTheDark(picture), ms)),
    ),
  ).toMatchObject({ verdict: 'try-again', reason: 'too-dark' })
  expect(await verdictOn(phone, () => [still(emptyRoom(first), 2_800)])).toMatchObject({
    verdict: 'try-again',
    reason: 'no-face',
  })
  expect(await levelOf(phone)).toBe('L1')
})

it('who begins and lets somebody else go on has not certified either of the two', async () => {
  const phone = await signedInAndAgreed(candidates.replaced)
  // The two hold their heads differently: beside the second's the first's shut eyes do not count as level.
  const check = await drawnSo(phone, ([action]) => action !== 'eyes-closed')
  const frames = await framesOf([
    ...filmOf(first, check.actions.slice(0, 1), unasked),
    ...filmOf(third, check.actions.slice(1), unasked),
  ])

  const { body } = await sendByProgram(phone, check, frames)
  expect(body).toMatchObject({ verdict: 'try-again', reason: 'face-changed' })
  expect(await levelOf(phone)).toBe('L1')
})

it('whoever sends word that they have passed, with a face described in numbers, is judged by the frames all the same', async () => {
  const phone = await signedInAndAgreed(candidates.boasting)
  const words = {
    passed: true,
    verdict: 'certified',
    level: 'L3',
    likeness: 1,
    descriptor: Array(512).fill(0.04),
  }
  const check = await drawByProgram(phone)
  const another = await framesOf(filmOf(third, check.actions, unasked))

  const { body } = await sendByProgram(phone, check, another, words)
  expect(body).toMatchObject({ verdict: 'refused', reason: 'another-person' })

  const { body: withoutFrames } = await sendByProgram(phone, await drawByProgram(phone), [], words)
  expect(withoutFrames).toMatchObject({ verdict: 'try-again', reason: 'too-few-frames' })
  expect(await levelOf(phone)).toBe('L1')
})

async function drawnSo(phone: Page, isFit: (actions: readonly FaceAction[]) => boolean): Promise<Drawn> {
  let check = await drawByProgram(phone)
  while (!isFit(check.actions)) check = await drawByProgram(phone, { insteadOf: check.checkId })
  return check
}
