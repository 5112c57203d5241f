import { expect, it } from 'vitest'
import type { IdentityDocumentKind } from '../../../../shared/vocabulary/identity-document-kind.ts'
import type { TrustLevel } from '../../../../shared/vocabulary/trust-level.ts'
import { json, mei, openPage, settle } from '../../page.fixture.ts'
import { appRoutes, portalRoutes } from './routes.ts'

const at = '2026-11-24T01:00:00.000Z'
const dates = { registeredAt: at, levelSince: at, phoneVerifiedAt: at, isPhoneStale: false, consents: [] }
const person = (documentKind: IdentityDocumentKind, level: TrustLevel = 'L1') => ({
  ...mei,
  ...dates,
  documentKind,
  level,
  unit: null,
})
const unitOf = (documentKind: IdentityDocumentKind) => ({
  ...person('uscc'),
  accountKind: 'unit' as const,
  unit: { representative: { maskedName: '李**', documentKind, maskedNumber: '4401**' }, agent: null },
})
type Shown = ReturnType<typeof person> | ReturnType<typeof unitOf>

const open = (account: Shown | (() => Shown)) =>
  openPage(portalRoutes, {
    at: '/level',
    holder: mei,
    server: { '/api/account': () => json(typeof account === 'function' ? account() : account) },
  })
const wayByFace = ({ page }: Awaited<ReturnType<typeof open>>) => page.find('a[href="/level/face"]')

it.each(['resident-id', 'hk-macau-permit', 'hk-macau-residence'] as const)(
  'leads to the face check on a phone: %s (R8, R10)',
  async (kind) => {
    const opened = await open(person(kind))
    expect(wayByFace(opened).text()).toBe('用手机做人脸识别')
    expect((await open(unitOf(kind))).page.text()).toContain('由单位法定代表人本人')
  },
)

it.each([
  ['taiwan-permit', '台湾居民来往大陆通行证'],
  ['taiwan-residence', '台湾居民居住证'],
  ['passport', '护照'],
  ['foreign-permanent-resident', '外国人永久居留身份证'],
] as const)('tells whose document has no such way what the other is: %s (R10, R11)', async (kind, name) => {
  for (const account of [person(kind), unitOf(kind)]) {
    const opened = await open(account)
    expect(wayByFace(opened).exists()).toBe(false)
    expect(opened.page.get('[aria-labelledby=by-face]').text()).toContain(name)
    expect(opened.page.get('[aria-labelledby=by-documents]').text()).toContain('两种方式同样受理')
  }
})

it('says since when it is L3, and offers no way to what is reached (R26)', async () => {
  const opened = await open(person('resident-id', 'L3'))
  expect(opened.page.text()).toContain('您的账户当前可信等级为：L3')
  expect(opened.page.text()).toContain('自2026年11月24日起，可信等级为L3')
  expect(wayByFace(opened).exists()).toBe(false)
  expect(opened.page.find('[aria-labelledby=by-documents]').exists()).toBe(false)
})

it('shows what was reached on the phone as soon as the person looks again (R7)', async () => {
  let level: TrustLevel = 'L1'
  const { page } = await open(() => person('resident-id', level))
  level = 'L3'
  document.dispatchEvent(new Event('visibilitychange'))
  await settle()
  expect(page.text()).toContain('您的账户当前可信等级为：L3')
})

it.each([
  ['L1', '还没有核验是谁'],
  ['L2', '审核通过的证件材料或承诺书'],
  ['L3', '本人通过了人脸识别，与居民身份证'],
] as const)(
  'says on the phone what %s rests on, since when, and what would change it (R26)',
  async (level, words) => {
    const server = { '/api/account': () => json(person('resident-id', level)) }
    const { page } = await openPage(appRoutes, { at: '/account/level', server, holder: mei })
    expect(page.text()).toContain(words)
    expect(page.text()).toContain('取得时间')
    expect(page.find('a[href="/certification"]').exists()).toBe(level !== 'L3')
  },
)

it('says of a unit that its representative was before the camera', async () => {
  const server = { '/api/account': () => json({ ...unitOf('resident-id'), level: 'L3' as const }) }
  const { page } = await openPage(portalRoutes, { at: '/level', server, holder: { ...mei, level: 'L3' } })
  expect(page.text()).toContain('法定代表人通过了人脸识别，与居民身份证 4401**一致')
})
