import { expect, it } from 'vitest'
import { register } from '../pages/registration-steps.ts'
import { choices, confirmAsShown, numbersOffered } from '../pages/scan-app.ts'
import { numberShown, openPortal, pictureOfCode } from '../pages/scan-portal.ts'
import { useDevices } from '../world/devices.ts'
import { aPerson } from '../world/people.ts'
import { reads } from '../world/reads.ts'

const { openPhone, openDesktop, holdBeforeCameras } = useDevices()

it('somebody registers on the phone, signs the desktop in by scanning, and ends that sign-in again', async () => {
  const person = aPerson()
  const phone = await openPhone()
  const portal = await openDesktop()
  await register(phone, 'app', person)
  await openPortal(portal)

  await holdBeforeCameras(portal, await pictureOfCode(portal))
  await phone.getByRole('link', { name: '扫一扫' }).click()

  await reads(phone, '要登录“广东省建设行业统一身份认证平台”吗？')
  await reads(phone, '这台电脑的浏览器此前没有登录过您的账号')
  await reads(portal, `${person.maskedName} 已扫码`)
  expect(await numbersOffered(phone)).toContain(await numberShown(portal))
  expect(await choices(phone).getByRole('radio', { checked: true }).count()).toBe(0)

  await confirmAsShown(phone, portal)

  await reads(portal, `您好，${person.maskedName}`)
  await reads(phone, '已记入账号记录：扫码登录')

  await phone.getByRole('button', { name: '不是我本人操作' }).click()
  await phone.getByRole('button', { name: '结束这次登录' }).click()

  await reads(phone, '已结束这次登录')
  await portal.reload()
  await reads(portal, '打开手机“粤建通”')

  await phone.getByText('返回首页').click()
  await reads(phone, '扫码登录电脑端')
  await reads(phone, '结束了一次非本人登录')
})
