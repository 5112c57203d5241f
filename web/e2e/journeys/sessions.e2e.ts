import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { readHistory } from '../pages/account.ts'
import { register } from '../pages/registration-steps.ts'
import {
  confirmEnding,
  endButton,
  endOne,
  endOthers,
  newBrowserNotice,
  openSessions,
  sessionLines,
} from '../pages/sessions.ts'
import { type Face, openHome, openSignIn, signInByPassword, waitForHome } from '../pages/sign-in.ts'
import { useDevices } from '../world/devices.ts'
import { inspect } from '../world/looks.ts'
import { messagesTo } from '../world/outbox.ts'
import { aPerson, type Person } from '../world/people.ts'
import { reads } from '../world/reads.ts'

const { openPhone, openDesktop } = useDevices()
const open = { app: openPhone, portal: openDesktop }

async function signedInOn(face: Face, person: Person) {
  const page = await open[face]()
  await openSignIn(page, face)
  await signInByPassword(page, person)
  await waitForHome(page, face)
  return page
}
async function registeredOn(face: Face, person: Person) {
  const page = await open[face]()
  await register(page, face, person)
  await waitForHome(page, face)
  return page
}

/** What somebody does next whose session was ended elsewhere. */
async function isOutAtTheNextStep(page: Page, face: Face) {
  await page.getByRole('link', { name: face === 'app' ? '我的账号' : '账号安全设置' }).click()
  await reads(page, '登录已结束，请重新登录。')
}

it.each([
  ['app', 'portal'],
  ['portal', 'app'],
  ['app', 'app'],
] as const)(
  'a holder on the %s ends a session of the %s, which is out at its next step',
  async (mine, other) => {
    const person = aPerson()
    const here = await registeredOn(mine, person)
    const there = await signedInOn(other, person)

    await openSessions(here, mine)
    expect(await sessionLines(here).count()).toBe(2)
    expect(await sessionLines(here).first().innerText()).toContain('本机')
    await endOne(here, other)

    await isOutAtTheNextStep(there, other)
    expect(await sessionLines(here).count()).toBe(1)
    await here.goto(mine === 'app' ? '/account' : '/portal/security')
    expect((await readHistory(here))[0]).toBe('结束了一处登录')
  },
)

it('a holder ends all the others at once, and stays signed in', async () => {
  const person = aPerson()
  const first = await registeredOn('app', person)
  const second = await signedInOn('app', person)
  const desktop = await signedInOn('portal', person)

  await openSessions(desktop, 'portal')
  await endOthers(desktop)
  await isOutAtTheNextStep(first, 'app')
  await isOutAtTheNextStep(second, 'app')
  await openHome(desktop, 'portal')
  await waitForHome(desktop, 'portal')
})

async function noticesTo({ phone }: Person) {
  const messages = await messagesTo(`+86${phone}`)
  return messages.map(({ text }) => text).filter((text) => text.includes('新设备登录'))
}

it('a stranger with the password is told of by SMS and in the app, and «not me» ends it', async () => {
  const person = aPerson()
  const phone = await registeredOn('app', person)
  expect(await noticesTo(person)).toEqual([])
  const stranger = await signedInOn('portal', person)
  await expect.poll(() => noticesTo(person)).toHaveLength(1)
  expect(await newBrowserNotice(stranger).count()).toBe(0)

  await openHome(phone, 'app')
  await newBrowserNotice(phone).getByRole('link', { name: '不是我' }).click()
  await phone.getByRole('dialog').getByRole('button', { name: '结束这次登录' }).click()
  await reads(phone, '已结束 1 处登录')
  await newBrowserNotice(phone).waitFor({ state: 'detached' })
  await isOutAtTheNextStep(stranger, 'portal')

  await openSignIn(stranger, 'portal')
  await signInByPassword(stranger, person)
  await waitForHome(stranger, 'portal')
  await expect.poll(() => noticesTo(person)).toHaveLength(2)
})

it('a holder who says «that was me» is not asked again, and no SMS comes for a browser that is known', async () => {
  const person = aPerson()
  const phone = await registeredOn('app', person)
  const desktop = await signedInOn('portal', person)
  await openHome(phone, 'app')
  await newBrowserNotice(phone).getByRole('button', { name: '是我' }).click()
  await newBrowserNotice(phone).waitFor({ state: 'detached' })
  await phone.reload()
  await reads(phone, '新设备')
  expect(await newBrowserNotice(phone).count()).toBe(0)

  await openSessions(phone, 'app')
  await endOne(phone, 'portal')
  await openSignIn(desktop, 'portal')
  await signInByPassword(desktop, person)
  await waitForHome(desktop, 'portal')
  expect(await noticesTo(person)).toHaveLength(1)
})

it.each(['app', 'portal'] as const)('somebody without a mouse ends a session on the %s', async (face) => {
  const person = aPerson()
  const page = await registeredOn(face, person)
  const other = await signedInOn(face === 'app' ? 'portal' : 'app', person)
  await openSessions(page, face)

  await tabTo(page, endButton(page, face === 'app' ? 'portal' : 'app'))
  await page.keyboard.press('Enter')
  await tabTo(page, confirmEnding(page))
  await page.keyboard.press('Enter')
  await reads(page, '那台设备要重新登录')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('正在登录的设备')
  await isOutAtTheNextStep(other, face === 'app' ? 'portal' : 'app')
})

async function tabTo(page: Page, target: Locator) {
  for (let steps = 0; steps < 40; steps += 1) {
    await page.keyboard.press('Tab')
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error('the keyboard never gets there')
}

it.each(['app', 'portal'] as const)(
  'anybody can read and use the sessions and the notices on the %s',
  async (face) => {
    const person = aPerson()
    const page = await registeredOn(face, person)
    const faults: string[] = []
    const look = async (name: string) => void faults.push(...(await inspect(page, `${face}-${name}`)))
    await openSessions(page, face)
    await look('sessions-only-this')
    await signedInOn('portal', person)
    await signedInOn('app', person)

    await openHome(page, face)
    await newBrowserNotice(page).waitFor()
    await look('new-browser-home')
    await page.goto(face === 'app' ? '/account' : '/portal/security')
    await newBrowserNotice(page).waitFor()
    await look('new-browser-history')
    await openSessions(page, face)
    await look('sessions')
    await endButton(page, 'portal').click()
    await look('sessions-end-one')
    await page.keyboard.press('Escape')
    await endOthers(page)
    await look('sessions-ended')
    await page.goto(face === 'app' ? '/account' : '/portal/security')
    await readHistory(page)
    await look('sessions-history')

    await openSessions(page, face)
    await page.context().setOffline(true)
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await reads(page, '下面显示的是刚才的情况')
    await look('sessions-offline')
    expect(faults).toEqual([])
  },
)
