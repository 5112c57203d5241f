import { afterEach, expect, it } from 'vitest'
import { faceRecognitionAgreement } from '../../../../shared/agreements/face-recognition.ts'
import { alertsOf, fill, press, problem, settle } from '../../page.fixture.ts'
import {
  AGREE,
  headingOf,
  noNetwork,
  openFaces,
  ownRoute,
  unitRoute,
  firm,
} from './face-check-world.fixture.ts'

afterEach(() => sessionStorage.clear())

const notAgreed = { ...ownRoute, consentedAt: null }
const permit = {
  ...notAgreed,
  person: { maskedName: '黎**', documentKind: 'hk-macau-permit', maskedNumber: 'H00****01' },
}
type Page = Awaited<ReturnType<typeof openFaces>>['page']

async function tick(page: Page) {
  await page.get('input[type=checkbox]').setValue(true)
}
async function fillGuardian(page: Page) {
  await fill(page, '姓名', '陈大文')
  await fill(page, '证件号码', '11010519491231002X')
}
const guardian = {
  who: 'guardian',
  name: '陈大文',
  documentKind: 'resident-id',
  documentNumber: '110105 19491231 002X',
}

it('shows the agreement whole, with its version, before it can be agreed to (R8)', async () => {
  const { page } = await openFaces({ route: notAgreed })
  const shown = page.text().replaceAll(/\s/g, '')
  for (const { paragraphs } of faceRecognitionAgreement.sections)
    for (const paragraph of paragraphs) expect(shown).toContain(paragraph.replaceAll(/\s/g, ''))
  expect(shown).toContain('版本2026-11-27')
})

it('agrees to nothing for anybody: the box is empty, and has to be ticked', async () => {
  const { page, sentTo } = await openFaces({ route: notAgreed })
  expect(page.get<HTMLInputElement>('input[type=checkbox]').element.checked).toBe(false)
  await press(page, '同意并继续')
  expect(alertsOf(page)).toEqual(['请先阅读并勾选同意协议。'])
  expect(document.activeElement).toBe(page.get('input[type=checkbox]').element)
  expect(sentTo(AGREE)).toEqual([])
})

it('asks for the guardian of whoever is under 14 by their number (PIPL art. 31)', async () => {
  const { page, sentTo } = await openFaces({ route: { ...notAgreed, isUnder14: true } })
  expect(page.text()).toContain('我是监护人，已阅读并同意')
  await tick(page)
  await press(page, '同意并继续')
  expect(sentTo(AGREE)).toEqual([])
  expect(alertsOf(page)).toHaveLength(2)
  await fillGuardian(page)
  await press(page, '同意并继续')
  expect(sentTo(AGREE)).toEqual([{ version: '2026-11-27', givenBy: guardian }])
})

it('asks those whose number tells no birth date how old they are', async () => {
  const opened = await openFaces({ route: permit })
  const { page, sentTo } = opened
  await tick(page)
  await press(page, '同意并继续')
  expect(alertsOf(page)).toEqual(['请选择年龄。'])
  await page.get('input[value=under-14]').setValue(true)
  await fillGuardian(page)
  await page.get('input[value="14-or-over"]').setValue(true)
  expect(page.text()).not.toContain('监护人信息')
  await press(page, '同意并继续')
  expect(sentTo(AGREE)).toEqual([{ version: '2026-11-27', givenBy: { who: 'person-of-14-or-over' } }])
  expect(headingOf(opened)).toBe('开始之前')
})

it('asks nobody for an age that the number tells', async () => {
  const { page } = await openFaces({ route: notAgreed })
  expect(page.text()).not.toContain('周岁的年龄')
  expect(page.find('input[type=radio]').exists()).toBe(false)
})

it('says that it is the legal representative who agrees for a unit (R9)', async () => {
  const { page } = await openFaces({ route: { ...unitRoute, consentedAt: null }, holder: firm })
  await page.get('input[value=here]').setValue(true)
  await press(page, '下一步')
  expect(page.text()).toContain('请法定代表人本人读完以后再决定')
})

it.each([
  [409, 'consent-outdated', '协议已有新版本'],
  [422, 'guardian-needed', '需要监护人同意'],
  [422, 'guardian-not-valid', '监护人须是本人以外的成年人'],
  [503, 'internal-error', '系统暂时没有办成'],
])('says why the consent was not taken, and keeps the tick: %i %s', async (status, code, words) => {
  const { page } = await openFaces({ route: notAgreed, server: { [AGREE]: () => problem(status, code) } })
  await tick(page)
  await press(page, '同意并继续')
  expect(alertsOf(page).join()).toContain(words)
  expect(page.get<HTMLInputElement>('input[type=checkbox]').element.checked).toBe(true)
})

it('opens the guardian’s fields when the server says that one is needed', async () => {
  const { page } = await openFaces({
    route: notAgreed,
    server: { [AGREE]: () => problem(422, 'guardian-needed') },
  })
  await tick(page)
  await press(page, '同意并继续')
  expect(page.text()).toContain('监护人信息')
})

it('says that the consent may not have arrived, and takes it at another press', async () => {
  let isOnline = false
  const opened = await openFaces({
    route: notAgreed,
    server: {
      [AGREE]: () => (isOnline ? Response.json({ consentedAt: '2026-11-25T01:00:00.000Z' }) : noNetwork()),
    },
  })
  await tick(opened.page)
  await press(opened.page, '同意并继续')
  expect(alertsOf(opened.page).join()).toContain('没有连上网络')
  isOnline = true
  await press(opened.page, '同意并继续')
  await settle()
  expect(headingOf(opened)).toBe('开始之前')
})
