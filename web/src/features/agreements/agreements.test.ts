import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { openPage } from '../../page.fixture.ts'
import { loadAgreement, type Readable, versions } from './load-agreement.ts'
import { appRoutes, portalRoutes } from './routes.ts'

const fingerprintOf = async (which: Readable) =>
  createHash('sha256')
    .update(JSON.stringify(await loadAgreement[which]()))
    .digest('hex')
    .slice(0, 16)

// What people agreed to is what they read: another text is another version, and another line here.
it.each([
  ['user-agreement', '2026-11-01', '451f2e5822fd41f3'],
  ['privacy-policy', '2026-11-25', 'e6b87cfb96486b4e'],
  ['face-recognition', '2026-11-27', '877d8e87f0ba1c3c'],
] as const)('is still the text of its version: %s %s', async (which, version, fingerprint) => {
  expect([versions[which], await fingerprintOf(which)]).toEqual([version, fingerprint])
})

it.each([
  ['app', appRoutes],
  ['portal', portalRoutes],
])('shows the agreement to face recognition whole, with its version, to anybody: %s', async (_, routes) => {
  const { page } = await openPage(routes, { at: '/agreements/face-recognition' })
  const text = await loadAgreement['face-recognition']()
  expect(page.get('h1').text()).toBe('粤建通人脸识别功能协议')
  expect(page.text()).toContain('版本 2026-11-27')
  const shown = page.text().replaceAll(/\s/g, '')
  for (const paragraph of text.sections.flatMap(({ paragraphs }) => paragraphs))
    expect(shown).toContain(paragraph.replaceAll(/\s/g, ''))
})
