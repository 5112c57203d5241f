import type { Page } from 'playwright-core'
import QRCode from 'qrcode'
import { expect, it } from 'vitest'
import { register } from '../pages/registration-steps.ts'
import {
  choices,
  choose,
  confirmAsShown,
  confirmButton,
  declineButton,
  numbersOffered,
} from '../pages/scan-app.ts'
import { isSignedOut, numberShown, openPortal, pictureOfCode, takeFreshCode } from '../pages/scan-portal.ts'
import { signInByPassword } from '../pages/sign-in.ts'
import { productOrigin, useDevices } from '../world/devices.ts'
import { aPerson, type Person } from '../world/people.ts'
import { reads } from '../world/reads.ts'

const { openPhone, openDesktop, holdBeforeCameras } = useDevices()

/** A phone signed in as somebody new, beside a portal that shows its code. */
async function phoneAndPortal() {
  const person = aPerson()
  const phone = await openPhone()
  await register(phone, 'app', person)
  const portal = await openDesktop()
  await openPortal(portal)
  return { person, phone, portal }
}

async function scan(phone: Page, portal: Page) {
  await holdBeforeCameras(portal, await pictureOfCode(portal))
  await phone.goto('/scan')
}

const isSignedInAs = (portal: Page, { maskedName }: Person) => reads(portal, `您好，${maskedName}`)

it('somebody who declines on the phone is told that nobody is signed in, and so is the desktop', async () => {
  const { phone, portal } = await phoneAndPortal()
  await scan(phone, portal)

  await declineButton(phone).click()

  await reads(phone, '已拒绝登录')
  await reads(portal, '手机上拒绝了这次登录')
  await phone.goto('/')
  await reads(phone, '拒绝了一次扫码登录')
  expect(await isSignedOut(portal)).toBe(true)
})

it('somebody who picks a number that the desktop does not show ends the login on both sides', async () => {
  const { phone, portal } = await phoneAndPortal()
  await scan(phone, portal)
  const shown = await numberShown(portal)
  const other = (await numbersOffered(phone)).find((number) => number !== shown)

  await choose(phone, other ?? '')
  await confirmButton(phone).click()

  await reads(phone, '数字不一致，登录已终止')
  await reads(portal, '数字不一致，登录已终止')
  await phone.goto('/')
  await reads(phone, '扫码登录选错数字，已作废')
  expect(await isSignedOut(portal)).toBe(true)
})

it('somebody who scans an old picture of the code is refused, and the code itself ends after two minutes', async () => {
  const { person, phone, portal } = await phoneAndPortal()
  const openedAt = Date.now()
  await holdBeforeCameras(portal, await pictureOfCode(portal))
  await portal.waitForTimeout(openedAt + 22_000 - Date.now())

  await phone.goto('/scan')
  await reads(phone, '二维码已过期')
  await reads(phone, '截图和旧的二维码不能使用。没有登录任何电脑。')
  await reads(portal, '秒有效')

  await reads(portal, '二维码已过期', { within: 110_000 })
  expect(Date.now() - openedAt).toBeGreaterThan(110_000)
  await takeFreshCode(portal)
  await scan(phone, portal)
  await confirmAsShown(phone, portal)
  await isSignedInAs(portal, person)
}, 200_000)

it("somebody who scans another site's code is told whose it is, and nothing of it is opened", async () => {
  const { person, phone, portal } = await phoneAndPortal()
  const foreign = await QRCode.toBuffer(
    'https://yuejiantong.example/s#aaaaaaaaaaaaaaaaaaaaaa.1.bbbbbbbbbbbbbbbbbbbbbb',
  )
  await holdBeforeCameras(portal, foreign)

  await phone.goto('/scan')

  await reads(phone, '这个二维码指向 yuejiantong.example，不是粤建通的登录码，没有打开它。')
  expect([new URL(phone.url()).pathname, phone.context().pages().length]).toEqual(['/scan', 1])

  await scan(phone, portal)
  await confirmAsShown(phone, portal)
  await isSignedInAs(portal, person)
})

it('somebody who opens a login code as a link is warned, signs nothing in, and sends nothing of it', async () => {
  const phone = await openPhone()
  await register(phone, 'app', aPerson())
  const portal = await openDesktop()
  const opening = portal.waitForResponse((response) => response.url().endsWith('/api/scan-logins'))
  await openPortal(portal)
  const { code } = (await (await opening).json()) as { code: { text: string } }
  const sent: string[] = []
  phone
    .context()
    .on('request', (request) => sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`))

  await phone.goto(`/s#${code.text}`)

  await reads(phone, '登录码只能用粤建通里的“扫一扫”来扫。')
  expect(phone.url()).toBe(`${productOrigin()}/s`)
  await phone.waitForLoadState('networkidle')
  const ticket = code.text.slice(0, 22)
  expect(sent.length).toBeGreaterThan(0)
  expect(sent.filter((request) => request.includes(ticket) || request.includes('scan-login'))).toEqual([])
  await reads(portal, '打开手机“粤建通”')
})

it('of two people who scan one code at the same time one goes on, and the other is told', async () => {
  const one = { person: aPerson(), phone: await openPhone() }
  const other = { person: aPerson(), phone: await openPhone() }
  for (const { phone, person } of [one, other]) await register(phone, 'app', person)
  const portal = await openDesktop()
  await openPortal(portal)
  await holdBeforeCameras(portal, await pictureOfCode(portal))

  await Promise.all([one, other].map(({ phone }) => phone.goto('/scan')))

  const isAsked = async ({ phone }: typeof one) => {
    await choices(phone).or(phone.getByText('已有别的手机扫了这个二维码')).waitFor()
    return choices(phone).isVisible()
  }
  const asked = [await isAsked(one), await isAsked(other)]
  expect(asked.toSorted()).toEqual([false, true])
  const first = asked[0] ? one : other
  await reads(portal, `${first.person.maskedName} 已扫码`)
  await confirmAsShown(first.phone, portal)
  await isSignedInAs(portal, first.person)
})

it('a desktop that lost its cookie is not signed in, is told so, and may try again with a fresh code', async () => {
  const { person, phone, portal } = await phoneAndPortal()
  await holdBeforeCameras(portal, await pictureOfCode(portal))
  await portal.context().clearCookies()
  await phone.goto('/scan')
  await choices(phone).waitFor()

  await reads(portal, '这次登录已失效')
  await reads(portal, 'Cookie')
  expect(await portal.getByText('已扫码').count()).toBe(0)

  await takeFreshCode(portal)
  await scan(phone, portal)
  await confirmAsShown(phone, portal)
  await isSignedInAs(portal, person)
})

it('somebody whose phone loses its network at the confirmation loses nothing and goes on when it is back', async () => {
  const { person, phone, portal } = await phoneAndPortal()
  await scan(phone, portal)
  const number = await numberShown(portal)
  await phone.context().setOffline(true)

  await choose(phone, number)
  await confirmButton(phone).click()

  await reads(phone, '没有收到回应，手机可能没有网络。请联网后再按一次，不会重复登录。')
  await reads(portal, `${person.maskedName} 已扫码`)
  expect(await choices(phone).getByRole('radio', { name: number }).isChecked()).toBe(true)

  await phone.context().setOffline(false)
  await confirmButton(phone).click()
  await isSignedInAs(portal, person)
})

it('somebody who scans while signed out signs in and goes on with the same scan', async () => {
  const { person, portal } = await phoneAndPortal()
  const newPhone = await openPhone()

  await scan(newPhone, portal)
  await signInByPassword(newPhone, person)

  await reads(newPhone, '要登录“广东省建设行业统一身份认证平台”吗？')
  expect(new URL(newPhone.url()).pathname).toBe('/scan')
  await confirmAsShown(newPhone, portal)
  await isSignedInAs(portal, person)
})
