import { expect, it } from 'vitest'
import { register } from '../pages/registration-steps.ts'
import { confirmAsShown } from '../pages/scan-app.ts'
import { openPortal, pictureOfCode } from '../pages/scan-portal.ts'
import { useDevices } from '../world/devices.ts'
import { aPerson } from '../world/people.ts'
import { reads } from '../world/reads.ts'

const { openPhone, openDesktop } = useDevices({ cameraAnswer: 'denied' })

it('somebody who denied the camera is told how to allow it, and signs in by a photo of the code', async () => {
  const person = aPerson()
  const phone = await openPhone()
  const portal = await openDesktop()
  await register(phone, 'app', person)
  await phone.getByRole('link', { name: '扫一扫' }).click()

  await reads(phone, '没有使用相机的权限')
  await reads(phone, '在手机“设置 → 应用 → 粤建通（或您用的浏览器）→ 权限”里允许相机')
  expect(await phone.getByRole('button', { name: '重试' }).isVisible()).toBe(true)

  await openPortal(portal)
  const photo = { name: 'photo.png', mimeType: 'image/png', buffer: await pictureOfCode(portal) }
  await phone.getByLabel('从相册选择').setInputFiles(photo)
  await confirmAsShown(phone, portal)
  await reads(portal, `您好，${person.maskedName}`)
})
