import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { waitingEarly, WAITING } from './waiting-files-early.ts'

it('begins one file that waits at once, and the next when the first may be through', () => {
  const others = Array.from({ length: 20 }, (_, at) => `web/e2e/journeys/${String(at)}.e2e.ts`)
  const waiting = WAITING.map((name) => `web/e2e/journeys/${name}`)

  const order = waitingEarly(['a.test.ts', ...others, 'b.db.test.ts', ...waiting], (path) => path)

  expect(order.slice(0, 2)).toEqual(['a.test.ts', 'b.db.test.ts'])
  const journeys = order.slice(2)
  expect(journeys.filter((each) => others.includes(each))).toEqual(others)
  expect(waiting.map((each) => journeys.indexOf(each))).toEqual([0, 8])
})

it('knows files that are there', () => {
  expect(WAITING.filter((name) => !existsSync(`web/e2e/journeys/${name}`))).toEqual([])
})
