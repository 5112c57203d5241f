import { expect, it } from 'vitest'
import { foreignCode } from './foreign-code.ts'

const HERE = 'https://id.example'

it.each([
  ['https://evil.example/s#x', { kind: 'site', host: 'evil.example' }],
  ['http://id.example/s#x', { kind: 'site', host: 'id.example' }],
  ['https://id.example:8443/s', { kind: 'site', host: 'id.example:8443' }],
  ['https://id.example@evil.example/', { kind: 'site', host: 'evil.example' }],
  ['https://id.example/install', { kind: 'own-page' }],
  ['weixin://dl/business', { kind: 'other' }],
  ['WIFI:S:site;T:WPA;P:secret;;', { kind: 'other' }],
  ['', { kind: 'other' }],
])('names %s', (text, named) => {
  expect(foreignCode(text, HERE)).toEqual(named)
})
