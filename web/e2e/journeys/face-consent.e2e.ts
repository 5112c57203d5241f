import { expect, it } from 'vitest'
import { startFaceCheck } from '../../../shared/contracts/certification.ts'
import { agree, draw, goOnButton, heading, openCertification, startButton } from '../pages/certification.ts'
import { askPast } from '../world/by-program.ts'
import { candidates } from '../world/candidates.ts'
import { useDevices } from '../world/devices.ts'
import { openLine } from '../world/own-line.ts'
import { reads } from '../world/reads.ts'

const { openPhone } = useDevices()

it('nothing of what guides is fetched before consent, and who has withdrawn it is filmed no more', async () => {
  const line = await openLine()
  const phone = await openPhone({ line })
  await openCertification(phone, candidates.unwilling)
  await heading(phone, '粤建通人脸识别功能协议').waitFor()
  const ofGuide = () => line.passed.filter(({ url }) => /guide-worker|tfjs|_model/.test(url))
  expect(ofGuide()).toEqual([])
  await agree(phone)
  await draw(phone)
  await expect.poll(() => ofGuide().length).toBeGreaterThan(0)

  await phone.goto('/account')
  await phone.getByRole('button', { name: '撤回同意', exact: true }).click()
  await phone.getByRole('dialog').getByRole('button', { name: '撤回对人脸识别的同意' }).click()
  await reads(phone, '已撤回对人脸识别的同意')

  const drawn = await askPast(phone, startFaceCheck, { purpose: 'certify', excluded: [] })
  expect(drawn).toMatchObject({ status: 403, body: { code: 'consent-needed' } })
  await phone.goto('/certification')
  await heading(phone, '粤建通人脸识别功能协议').waitFor()
})

it('who has said no to the camera is told how to allow it, and goes on where they were', async () => {
  const phone = await openPhone()
  await phone.addInitScript(() => {
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
    let isFirst = true
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      if (!isFirst) return ask(wanted)
      isFirst = false
      throw new DOMException('the person said no', 'NotAllowedError')
    }
  })
  await openCertification(phone, candidates.startled)
  await agree(phone)
  await draw(phone)
  await startButton(phone).click()
  await heading(phone, '没有使用相机的权限').waitFor()
  await phone.getByRole('button', { name: '再试一次' }).click()
  // Nobody is before the camera: it looks all the same.
  await reads(phone, '请把脸放进圆框里')
  await phone.getByRole('button', { name: '退出人脸识别' }).click()
  expect(await heading(phone, '要做的动作').isVisible()).toBe(true)
  expect(await goOnButton(phone).count()).toBe(0)
})
