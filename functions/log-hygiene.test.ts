import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { entryPoints } from './entry-points.ts'

it.each(entryPoints)(
  'has the log of $room looked at while people do everything there is to do in it',
  ({ room }) => {
    const test = readFileSync(`functions/${room}/log-hygiene.db.test.ts`, 'utf8')
    expect(test).toMatch(new RegExp(`keepsToItself\\(\\s*'${room}',`))
  },
)
