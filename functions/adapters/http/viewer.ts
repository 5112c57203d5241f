import { createHash, randomBytes } from 'node:crypto'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import Bowser from 'bowser'
import type { Browser } from '../../domain/browser.ts'
import type { CookieJar } from './cookies.ts'

const FOUR_HUNDRED_DAYS = 400 * 24 * 60 * 60
const LONGEST_SHOWN = 40
const SECRET = /^[\w-]{43}$/

/** Knows the browser again by its cookie, or gives it one. CloudFront's viewer headers tell where it is. */
export function readBrowser(headers: APIGatewayProxyEventV2['headers'], jar: CookieJar): Browser {
  const address = addressOf(headers['cloudfront-viewer-address'] ?? '')
  const { device, ...software } = softwareOf(headers['user-agent'])
  return {
    tag: createHash('sha256').update(browserSecret(jar)).digest('base64url').slice(0, 22),
    address,
    where: {
      ...software,
      place: placeOf(headers),
      network: showable(hideEnd(address)) || '未知网络',
    },
    device,
  }
}

const browserNames = new Set(Object.values(Bowser.BROWSER_MAP))
const systemNames = new Set(Object.values(Bowser.OS_MAP))
const devices: Readonly<Record<string, Browser['device']>> = {
  mobile: 'phone',
  tablet: 'tablet',
  desktop: 'computer',
}
const VERSION = /^[\w. ]{1,20}$/

/** Names from the library's own list only: for the rest it quotes the header, and a stranger would write our pages. */
function softwareOf(userAgent = '') {
  const { browser, os, platform } = Bowser.parse(userAgent || 'unknown')
  const version = os.versionName ?? os.version ?? ''
  const system = systemNames.has(os.name ?? '') ? [os.name, VERSION.test(version) && version] : []
  return {
    browser: browserNames.has(browser.name ?? '') ? (browser.name ?? '') : '未知浏览器',
    system: system.filter(Boolean).join(' ') || '未知系统',
    device: devices[platform.type ?? ''] ?? 'unknown',
  }
}

function browserSecret(jar: CookieJar): string {
  const known = jar.read('browser')
  if (known && SECRET.test(known)) return known
  const secret = randomBytes(32).toString('base64url')
  jar.set('browser', secret, FOUR_HUNDRED_DAYS)
  return secret
}

/** `CloudFront-Viewer-Address` is `ip:port`, the port last for IPv6 too. */
const addressOf = (viewer: string) => viewer.replace(/:\d+$/, '').replaceAll(/^\[|\]$/g, '')

function placeOf(headers: APIGatewayProxyEventV2['headers']): string | null {
  const parts = ['country-name', 'country-region-name', 'city'].map(
    (part) => headers[`cloudfront-viewer-${part}`],
  )
  return showable([...new Set(parts)].join(' ')) || null
}

function hideEnd(address: string): string {
  if (address.includes('.')) return address.replace(/\.\d+$/, '.*')
  return address && `${address.split(':').slice(0, 3).join(':')}:*`
}

/** A sender's words on one short line: without controls, bidi signs, and characters of no width or of no meaning. */
function showable(text: string): string {
  const line = text.replaceAll(/[\p{C}\p{Z}]+/gu, ' ').trim()
  return Array.from(line).slice(0, LONGEST_SHOWN).join('').trim()
}
