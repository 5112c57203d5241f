import type { Page } from 'playwright-core'
import { judgeFaceCheck, startFaceCheck } from '../../../shared/contracts/certification.ts'
import type { FaceAction } from '../../../shared/vocabulary/face-action.ts'
import type { Candidate } from '../world/candidates.ts'
import type { Film } from '../world/face-film.ts'
import { openSignIn, signInByPassword, waitForHome } from './sign-in.ts'

const agreementTick = (phone: Page) => phone.getByRole('checkbox', { name: /已阅读并同意/ })
export const startButton = (phone: Page) => phone.getByRole('button', { name: '开始人脸识别验证' })
export const againButton = (phone: Page) => phone.getByRole('button', { name: '再试一次' })
export const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true })
export const sendAgainButton = (phone: Page) => phone.getByRole('button', { name: '重新发送' })
export const goOnButton = (phone: Page) => phone.getByRole('button', { name: '下一步' })

/** The draw lives for three minutes. */
const TRIES = 3
const MS_TO_PERFORM = 50_000
const MS_TO_BE_JUDGED = 40_000

async function signedIn(phone: Page, candidate: Pick<Candidate, 'number' | 'password'>) {
  await openSignIn(phone, 'app')
  await signInByPassword(phone, candidate)
  await waitForHome(phone, 'app')
}

export async function openCertification(phone: Page, candidate: Pick<Candidate, 'number' | 'password'>) {
  await signedIn(phone, candidate)
  await phone.goto('/certification')
}

export async function agree(phone: Page) {
  await agreementTick(phone).check()
  await phone.getByRole('button', { name: '同意并继续' }).click()
}

/** What the person is asked for. */
export async function draw(phone: Page, button = goOnButton(phone)): Promise<FaceAction[]> {
  const answered = phone.waitForResponse((answer) => isOf(answer.url(), startFaceCheck))
  await button.click()
  const { actions } = startFaceCheck.output.parse(await (await answered).json())
  await heading(phone, '要做的动作').waitFor()
  return actions
}

/** Agreed, drawn, and done before the camera as it was asked for; given is what was sent in. */
export async function certify(
  phone: Page,
  play: (film: Film) => Promise<unknown>,
  filmFor: (actions: readonly FaceAction[]) => Film,
) {
  await agree(phone)
  await play(filmFor(await draw(phone)))
  return perform(phone)
}

/** Until what the camera saw is sent in; whoever was not seen to do it does it once more, as the page says. */
export async function perform(phone: Page) {
  const sent = phone.waitForRequest((request) => isOf(request.url(), judgeFaceCheck), {
    timeout: TRIES * MS_TO_PERFORM,
  })
  await startButton(phone).click()
  for (let tries = 1; tries < TRIES; tries += 1) {
    const isSent = sent.then(() => true)
    const isOver = againButton(phone)
      .waitFor({ timeout: MS_TO_PERFORM })
      .then(() => false)
    if (await Promise.race([isSent, isOver])) break
    await againButton(phone).click()
  }
  return judgeFaceCheck.input.parse((await sent).postDataJSON())
}

/** Where the judge's machine has no time for it, the page says so, and the same is sent again. */
export async function told(phone: Page, verdict: string) {
  const verdictOrTrouble = heading(phone, verdict).or(sendAgainButton(phone))
  for (let tries = 0; tries < TRIES; tries += 1) {
    await verdictOrTrouble.first().waitFor({ timeout: MS_TO_BE_JUDGED })
    if (await heading(phone, verdict).isVisible()) return
    await sendAgainButton(phone).click()
  }
  await heading(phone, verdict).waitFor({ timeout: MS_TO_BE_JUDGED })
}

/** The one instruction of the moment, above the face. */
export const instructed = (phone: Page, words: string) =>
  phone
    .getByRole('dialog', { name: '人脸识别' })
    .getByText(words, { exact: true })
    .waitFor({ timeout: 30_000 })

const isOf = (url: string, { path }: { path: string }) => new URL(url).pathname === path
