import { expect, it } from 'vitest'
import { register } from '../pages/registration-steps.ts'
import {
  type Face,
  fillPassword,
  openHome,
  openSignIn,
  passwordField,
  signInButton,
  signInByCode,
  signInByPassword,
  signOut,
  tick,
  waitForHome,
} from '../pages/sign-in.ts'
import { useDevices } from '../world/devices.ts'
import { aPerson } from '../world/people.ts'
import { demonstrationPeople } from '../world/demonstration-people.ts'

const { openPhone, openDesktop } = useDevices()
const open = (face: Face) => (face === 'app' ? openPhone() : openDesktop())
const [, li] = demonstrationPeople
const pathOfHome = { app: '/', portal: '/portal/' } as const
const WRONG = '证件号码或密码不正确，请核对后再试。'

it.each(['app', 'portal'] as const)('a holder leaves the %s and comes back by password', async (face) => {
  const person = aPerson()
  const page = await open(face)
  await register(page, face, person)
  await waitForHome(page, face)

  await signOut(page, face)
  await openHome(page, face)
  await page.waitForURL('**/sign-in**')
  await openSignIn(page, face)
  await signInByPassword(page, person)
  await waitForHome(page, face)
  await page.reload()
  await waitForHome(page, face)
  expect(new URL(page.url()).pathname).toBe(pathOfHome[face])
})

// Seeded: a phone that just registered is sent no other code for a minute.
it('a holder signs in by phone and SMS code', async () => {
  const page = await open('app')
  await openSignIn(page, 'app', 'code')
  await signInByCode(page, li)
  await waitForHome(page, 'app')
  await page.getByText('H00****01').first().waitFor()
  expect(new URL(page.url()).pathname).toBe(pathOfHome.app)
})

it.each(['app', 'portal'] as const)(
  'who has not agreed is told so, and the %s sends nothing',
  async (face) => {
    const page = await open(face)
    await openSignIn(page, face)
    const sent: string[] = []
    page.on('request', (request) => {
      if (request.method() === 'POST') sent.push(request.url())
    })
    await fillPassword(page, aPerson())
    await signInButton(page).click()
    await page.getByText('请先阅读并勾选同意协议。').waitFor()
    expect(await tick(page).evaluate((box) => box === document.activeElement)).toBe(true)
    await page.waitForTimeout(300)
    expect(sent.filter((url) => url.includes('/api/sign-in/'))).toEqual([])
  },
)

it('a wrong password and an unknown number are told in the same words', async () => {
  const person = aPerson()
  await register(await openPhone(), 'app', person)
  const page = await openDesktop()
  await openSignIn(page, 'portal')
  await signInByPassword(page, { ...person, password: 'not-it-at-all' })
  await page.getByText(WRONG).waitFor()
  const known = await page.getByRole('alert').innerText()

  await openSignIn(page, 'portal')
  await signInByPassword(page, { ...aPerson(), password: 'not-it-at-all' })
  await page.getByText(WRONG).waitFor()
  expect(await page.getByRole('alert').innerText()).toBe(known)
})

it('after five wrong passwords the sixth try is told to wait, and how long', async () => {
  const person = aPerson()
  const page = await openPhone()
  await openSignIn(page, 'app')
  await fillPassword(page, person)
  await tick(page).check()
  for (let tries = 1; tries <= 5; tries += 1) {
    await passwordField(page).fill(`wrong-${tries}-password`)
    const answered = page.waitForResponse('**/api/sign-in/password')
    await signInButton(page).click()
    await answered
    await page.getByText(WRONG).waitFor()
  }
  await signInButton(page).click()
  await page.getByText('密码登录暂停一会儿').waitFor()
  const left = page.getByText(/\d 秒后可以再试/)
  const first = await left.innerText()
  await expect.poll(() => left.innerText(), { timeout: 5000 }).not.toBe(first)
})

it.each([
  ['app', '/account', '我的账号'],
  ['portal', '/portal/security', '账号安全设置'],
] as const)(
  'a signed-out visit to a holder’s page of the %s leads to sign-in and back',
  async (face, path, title) => {
    const person = aPerson()
    const page = await open(face)
    await register(page, face, person)
    await waitForHome(page, face)
    await signOut(page, face)

    await page.goto(path)
    await page.getByText('请先登录，登录后继续刚才的操作。').waitFor()
    if (face === 'portal') await page.getByRole('link', { name: '密码登录' }).click()
    await signInByPassword(page, person)
    await page.getByRole('heading', { name: title, level: 1 }).waitFor()
    expect(new URL(page.url()).pathname).toBe(path)
  },
)

it('a holder at home has no business at the sign-in page and is led home', async () => {
  const page = await openPhone()
  await register(page, 'app', aPerson())
  await waitForHome(page, 'app')
  await openSignIn(page, 'app')
  await waitForHome(page, 'app')
  expect(new URL(page.url()).pathname).toBe(pathOfHome.app)
})
