import { expect, it } from 'vitest'
import { judgeFaceCheck } from '../../../shared/contracts/certification.ts'
import { drawnPeople } from '../../../shared/test-people/drawn-people.ts'
import {
  againButton,
  agree,
  certify,
  draw,
  heading,
  instructed,
  openCertification,
  perform,
  sendAgainButton,
  startButton,
  told,
} from '../pages/certification.ts'
import { candidates } from '../world/candidates.ts'
import { useDevices } from '../world/devices.ts'
import { emptyRoom, filmOf, inTheDark, photoOf, pictureOf, sideBySide, still } from '../world/face-film.ts'
import { openLine } from '../world/own-line.ts'
import { enrolPortrait } from '../world/portraits.ts'
import { reads } from '../world/reads.ts'

const { openPhone, playBeforeCameras, takeFaults } = useDevices()
const { first, second, third } = drawnPeople

it('somebody in the dark, out of the picture or not alone is told so before anything is asked, and then certified', async () => {
  await enrolPortrait(candidates.guided, third)
  const phone = await openPhone()
  await openCertification(phone, candidates.guided)
  await agree(phone)
  const actions = await draw(phone)
  await playBeforeCameras([
    still(inTheDark(pictureOf(third)), 3_000),
    still(emptyRoom(third), 3_000),
    still(sideBySide(third, second), 3_000),
    ...filmOf(third, actions),
  ])
  const isGuided = async () => {
    await instructed(phone, '光线太暗，请面朝亮处')
    await instructed(phone, '请把脸放进圆框里')
    await instructed(phone, '请只留一个人在画面里')
  }
  await Promise.all([perform(phone), isGuided()])

  await told(phone, '认证成功')
  await phone.goto('/')
  await reads(phone, '当前等级L3')
}, 150_000)

it('a photograph that is bent before the camera is never sent in: the person is told that nothing was seen', async () => {
  const line = await openLine()
  const phone = await openPhone({ line })
  await openCertification(phone, candidates.withPhotograph)
  await agree(phone)
  await draw(phone)
  await playBeforeCameras([...photoOf(first, 'static', 5_000), ...photoOf(first, 'bend', 15_000)])
  await startButton(phone).click()

  await heading(phone, '没有看清动作').waitFor({ timeout: 60_000 })
  expect(await againButton(phone).isVisible()).toBe(true)
  expect(line.passed.filter(({ url }) => url.endsWith(judgeFaceCheck.path))).toEqual([])
}, 150_000)

it('who loses the network as the pictures are sent, and then the answer, is certified once it is back, without doing anything again', async () => {
  await enrolPortrait(candidates.cutOff, first)
  const line = await openLine()
  const phone = await openPhone({ line })
  await openCertification(phone, candidates.cutOff)
  line.breakOff(judgeFaceCheck.path)
  await certify(phone, playBeforeCameras, (actions) => filmOf(first, actions))
  await reads(phone, '没有连上网络，画面还没有核对', { within: 30_000 })
  takeFaults(phone)

  line.lose(judgeFaceCheck.path)
  line.mend(judgeFaceCheck.path)
  await sendAgainButton(phone).click()
  await expect.poll(() => answersTo(line), { timeout: 40_000 }).toContain(200)
  line.find(judgeFaceCheck.path)

  await told(phone, '认证成功')
  takeFaults(phone)
  expect(new Set(answersTo(line))).toEqual(new Set([0, 200]))
}, 150_000)

const answersTo = ({ passed }: Awaited<ReturnType<typeof openLine>>) =>
  passed.filter(({ url }) => url.endsWith(judgeFaceCheck.path)).map(({ status }) => status)
