import { expect, it } from 'vitest'
import { openFaceHandOver, takeFaceHandOver } from '../../../shared/contracts/face-hand-over.ts'
import { drawnPeople } from '../../../shared/test-people/drawn-people.ts'
import { readHistory } from '../pages/account.ts'
import { certify, openCertification, told } from '../pages/certification.ts'
import { agreeByProgram, drawByProgram, sendByProgram } from '../pages/face-past-the-page.ts'
import { openSignIn, signInByPassword, waitForHome } from '../pages/sign-in.ts'
import { askPast } from '../world/by-program.ts'
import { candidates } from '../world/candidates.ts'
import { useDevices } from '../world/devices.ts'
import { filmOf } from '../world/face-film.ts'
import { enrolPortrait } from '../world/portraits.ts'
import { reads } from '../world/reads.ts'

const { openPhone, openDesktop, playBeforeCameras } = useDevices()
const { first, third } = drawnPeople

it('who does before the camera what is asked is L3 at once, on the phone and on the desktop, and what was filmed certifies nobody again', async () => {
  const candidate = candidates.certified
  await enrolPortrait(candidate, first)
  const phone = await openPhone()
  const portal = await openDesktop()
  await openSignIn(portal, 'portal')
  await signInByPassword(portal, candidate)
  await waitForHome(portal, 'portal')
  await portal.goto('/portal/level')
  await reads(portal, '您的账户当前可信等级为：L1')

  await openCertification(phone, candidate)
  const sent = await certify(phone, playBeforeCameras, (actions) => filmOf(first, actions))

  await told(phone, '认证成功')
  await phone.getByRole('link', { name: '返回首页' }).click()
  await reads(phone, '当前等级L3')
  await portal.reload()
  await reads(portal, '您的账户当前可信等级为：L3')
  await phone.goto('/account')
  expect((await readHistory(phone)).slice(0, 2)).toEqual([
    '通过人脸识别认证，可信等级为L3',
    '同意《粤建通人脸识别功能协议》',
  ])

  await signInUnit(portal)
  const { body } = await askPast(portal, openFaceHandOver, {})
  const handOver = String(body['ticket'])
  const other = await openPhone()
  await other.goto('/')
  await askPast(other, takeFaceHandOver, { ticket: handOver })
  await agreeByProgram(other, { handOver })
  const check = await drawByProgram(other, { handOver })
  const again = await sendByProgram(other, check, sent.frames, { handOver })
  expect(again.body).toMatchObject({ verdict: 'refused', reason: 'seen-before' })
}, 150_000)

it('another face than the one on the document certifies nobody, and its holder is told kindly', async () => {
  const candidate = candidates.mistaken
  await enrolPortrait(candidate, first)
  const phone = await openPhone()
  await openCertification(phone, candidate)
  await certify(phone, playBeforeCameras, (actions) => filmOf(third, actions))

  await told(phone, '没有通过')
  await reads(phone, '没能确认与证件上的照片是同一个人')
  await phone.goto('/')
  await reads(phone, '认证后才能办理业务')
  await phone.goto('/account')
  expect((await readHistory(phone))[0]).toBe('一次人脸识别没有通过，不是账号本人')
}, 150_000)

/** Represented by who has just been certified. */
async function signInUnit(portal: Parameters<typeof openSignIn>[0]) {
  await portal.context().clearCookies()
  await openSignIn(portal, 'portal')
  await signInByPassword(portal, candidates.unit)
  await waitForHome(portal, 'portal')
}
