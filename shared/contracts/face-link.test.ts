import { expect, it } from 'vitest'
import { readFaceLink, writeFaceLink } from './face-link.ts'

const HERE = 'https://id.example'
const TICKET = 'AbCdEfGhIjKlMnOpQrStUv'

it('reads the ticket in a link that it wrote', () => {
  expect(readFaceLink(HERE, writeFaceLink(HERE, TICKET))).toBe(TICKET)
})

it.each([
  ['another site', `https://evil.example/face#${TICKET}`],
  ['a site that looks like this one', `https://id.example.evil.example/face#${TICKET}`],
  ['another page of this one', `https://id.example/s#${TICKET}`],
  ['a link that was cut short', `https://id.example/face#${TICKET.slice(1)}`],
  ['a link with something behind it', `https://id.example/face#${TICKET}&x=1`],
])('reads nothing in %s', (_, text) => {
  expect(readFaceLink(HERE, text)).toBeUndefined()
})
