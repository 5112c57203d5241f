import { expect, it } from 'vitest'
import { cookieJar, cookieNames } from './cookies.ts'
import { readBrowser } from './viewer.ts'

const agents = {
  phone:
    'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36',
  wechat:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.50',
}
const seen = (headers: Record<string, string>, cookies: string[] = []) =>
  readBrowser(headers, cookieJar(cookies))

it('names the browser, the system, the place and the network without its end', () => {
  const headers = {
    'user-agent': agents.phone,
    'cloudfront-viewer-address': '203.0.113.7:51234',
    'cloudfront-viewer-country-name': 'China',
    'cloudfront-viewer-city': 'Guangzhou',
  }
  expect(seen(headers)).toMatchObject({
    address: '203.0.113.7',
    where: { browser: 'Chrome', system: 'Android 15', place: 'China Guangzhou', network: '203.0.113.*' },
  })
  expect(seen(headers).device).toBe('phone')
  expect(seen({ 'user-agent': agents.wechat }).where).toMatchObject({ browser: 'WeChat', system: 'iOS 18.1' })
})

it.each([
  ['computer', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36'],
  ['tablet', 'Mozilla/5.0 (iPad; CPU OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Safari/604.1'],
  ['phone', agents.wechat],
  ['unknown', 'curl/8'],
])('knows a %s by what it says of itself', (device, agent) => {
  expect(seen({ 'user-agent': agent }).device).toBe(device)
})

it.each([
  ['2001:db8:1:2::5:51234', '2001:db8:1:2::5', '2001:db8:1:*'],
  ['[2001:db8:1:2::5]:51234', '2001:db8:1:2::5', '2001:db8:1:*'],
])('reads the address in %s', (header, address, network) => {
  const browser = seen({ 'cloudfront-viewer-address': header })
  expect(browser).toMatchObject({ address, where: { network } })
})

it.each([
  '您常用的电脑/1.0 (Windows)',
  'Trusted office computer/7 x',
  `Mozilla/5.0 (${'x'.repeat(8000)})`,
  'Mozilla/5.0 (Windows NT <b>10</b>) Chrome/1',
  '',
])('lets no stranger write our pages by their user agent: %s', (agent) => {
  const { browser, system } = seen({ 'user-agent': agent }).where
  expect(`${browser} ${system}`).not.toMatch(/常用|Trusted|office|x{5}|[<>]/)
  expect(browser.length + system.length).toBeLessThan(60)
})

// Whatever reorders, hides or ends a line: controls, line ends, bidi signs, characters of no width.
const UNSHOWABLE = /[\p{C}\p{Zl}\p{Zp}]/u

it.each([
  ['endless', '粤'.repeat(8000)],
  ['made to be read backwards', '\u202Egnisworb\u202C \u2066x\u2069'],
  ['of several lines', 'Guangzhou\r\nset-cookie: a=b\u2028\u0085x'],
  ['of no width', '\u200B\u200D\uFEFF\u00ADx'],
  ['of half characters', '\uD83Dx\uDE00'],
])('shows 40 harmless characters of each thing at most, whatever the headers say: %s', (_what, text) => {
  const { where } = seen({
    'user-agent': `Mozilla/5.0 (Linux; Android ${text}) ${text}`,
    'cloudfront-viewer-address': text,
    'cloudfront-viewer-country-name': text,
    'cloudfront-viewer-city': `${text}!`,
  })
  for (const part of Object.values(where)) {
    expect(part).toBeTruthy()
    expect(Array.from(part ?? '').length).toBeLessThanOrEqual(40)
    expect(part).not.toMatch(UNSHOWABLE)
  }
})

it('says that it does not know rather than nothing', () => {
  expect(seen({ 'cloudfront-viewer-city': '\u200B' }).where).toEqual({
    browser: '未知浏览器',
    system: '未知系统',
    place: null,
    network: '未知网络',
  })
})

it('knows a browser again by its cookie, and gives a new one its own for 400 days', () => {
  const secret = 's'.repeat(43)
  const known = [`${cookieNames.browser}=${secret}`]
  expect(seen({}, known).tag).toBe(seen({}, known).tag)
  expect(seen({}, known).tag).not.toContain(secret.slice(0, 10))
  expect(seen({}).tag).not.toBe(seen({}).tag)

  const jar = cookieJar([])
  readBrowser({}, jar)
  expect(jar.changes()).toEqual([
    expect.stringMatching(
      /^__Host-browser=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=34560000$/,
    ),
  ])
})

it.each(['short', 's'.repeat(44), `${'s'.repeat(42)}!`])(
  'does not take the made-up browser secret %s',
  (secret) => {
    const jar = cookieJar([`${cookieNames.browser}=${secret}`])
    readBrowser({}, jar)
    expect(jar.changes()).toHaveLength(1)
  },
)
