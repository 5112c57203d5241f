import { expect, it } from 'vitest'
import { resourcesOf, synthesise } from './product.fixture.ts'

const { pages, stacks } = synthesise()
const uploads = resourcesOf(pages, 'Custom::CDKBucketDeployment')
const uploadOf = (kind: string) => uploads.find(({ id }) => id.startsWith(kind))
const FRESH = ['*.html', '*.webmanifest', '*sw.js']

it('stores each kind of file with how long it may be kept', () => {
  expect(uploads).toHaveLength(3)
  expect(uploadOf('hashed')?.Properties).toMatchObject({
    Exclude: ['*'],
    Include: ['assets/*'],
    SystemMetadata: { 'cache-control': 'public, max-age=31536000, immutable' },
  })
  expect(uploadOf('fresh')?.Properties).toMatchObject({
    Exclude: ['*'],
    Include: FRESH,
    SystemMetadata: { 'cache-control': 'no-cache' },
  })
  expect(uploadOf('other')?.Properties).toMatchObject({
    Exclude: ['assets/*', ...FRESH],
    SystemMetadata: { 'cache-control': 'public, max-age=86400' },
  })
})

it('puts a page there after the files it names, and after the functions it asks', () => {
  const others = [uploadOf('hashed')?.id, uploadOf('other')?.id]
  expect(uploadOf('fresh')?.DependsOn).toEqual(expect.arrayContaining(others))
  expect(stacks.pages.dependencies).toContain(stacks.api)
})

it('takes no file away from phones that still run the last release', () => {
  for (const { Properties } of uploads) expect(Properties).toMatchObject({ Prune: false })
})
