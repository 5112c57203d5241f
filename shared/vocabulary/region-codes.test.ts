import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { isMainlandRegion } from './region-codes.ts'

const load = createRequire(import.meta.url)
const revisions = load('gb2260/lib/revisions.json') as string[]

test.each(revisions)('knows every county of revision %s', (revision) => {
  const codes = Object.keys(load(`gb2260/lib/${revision}.json`) as Record<string, string>)
  const counties = codes.filter((code) => !code.endsWith('00'))
  expect(counties.length).toBeGreaterThan(2000)
  expect(counties.filter((code) => !isMainlandRegion(code))).toEqual([])
})

test.each([
  ['惠阳地区东莞县, before 1983', '442527'],
  ['海南行政区琼山县, under Guangdong', '442121'],
  ['海口市新华区, under Guangdong', '441002'],
  ['琼海市, in a Hainan without prefectures', '460002'],
  ['重庆市市中区, under Sichuan', '510202'],
  ['南川县 of 涪陵地区, under Sichuan', '512730'],
  ['黔江县 of 黔江地区, under Sichuan', '513521'],
  ['滕州市, directly under Shandong', '379010'],
  ['沙市市, without counties', '420400'],
  ['东莞市, without counties', '441900'],
  ['那曲市, since 2018', '540602'],
  ['万县区 of Chongqing in 1997', '500101'],
])('lets people keep the code of %s', (_place, code) => {
  expect(isMainlandRegion(code)).toBe(true)
})

test.each(['000000', '100101', '440000', '440100', '449901', '810000', '830000', '119901', '', 'ABCDEF'])(
  'knows no place for %j',
  (code) => {
    expect(isMainlandRegion(code)).toBe(false)
  },
)
