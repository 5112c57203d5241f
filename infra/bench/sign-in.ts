import type { SeededPerson } from '../local/seed.ts'
import { atOnce } from './at-once.ts'
import type { Answered } from './browser.ts'
import { makeUpPeople } from './people.ts'
import type { Limit } from './report.ts'
import { betterAuthSide, ourSide, type Side } from './sign-in-sides.ts'

const ROUNDS = 3
const PEOPLE_A_ROUND = 100
const CLIENTS = 8
/** How often each person of the round does it. */
const acts = {
  'sign-in by password': { how: 'byPassword', times: 3 },
  'sign-in by SMS code': { how: 'byCode', times: 1 },
  'session check': { how: 'checkSession', times: 20 },
} as const
type Act = keyof typeof acts

/**
 * Both sides in the same run, round by round, under the same load, with Argon2id at the same cost. What is behind them
 * is not the same: only the hashing, the HTTP and the shape of the load are comparable as they stand.
 */
export async function measure() {
  const people = await makeUpPeople(ROUNDS * PEOPLE_A_ROUND)
  const sides: Side[] = []
  try {
    for (const start of [ourSide, betterAuthSide]) sides.push(await start(people))
    const measured = sides.flatMap((side) =>
      (Object.keys(acts) as Act[]).map((act) => ({
        side,
        act,
        times: [] as number[],
        seconds: 0,
        refused: 0,
      })),
    )
    for (const side of sides) await atOnce(CLIENTS, people, side.byPassword)
    for (let round = 0; round < ROUNDS; round += 1) {
      const here = people.slice(round * PEOPLE_A_ROUND, (round + 1) * PEOPLE_A_ROUND)
      for (const each of measured) {
        if (each.act === 'sign-in by SMS code') await atOnce(CLIENTS, here, each.side.askForCode)
        const { answers, seconds } = await load(each.side, each.act, here)
        each.times.push(...answers.map(({ ms }) => ms))
        each.seconds += seconds
        each.refused += answers.filter((answered) => !each.side.isIn(answered)).length
      }
      process.stderr.write(`round ${String(round + 1)} of ${String(ROUNDS)}\n`)
    }
    return report(measured)
  } finally {
    for (const side of sides) await side.stop()
  }
}

async function load(side: Side, act: Act, people: readonly SeededPerson[]) {
  const { how, times } = acts[act]
  const turns = Array.from({ length: times }, () => people).flat()
  const started = performance.now()
  const answers: Answered[] = await atOnce(CLIENTS, turns, (person) => side[how](person))
  return { answers, seconds: (performance.now() - started) / 1000 }
}

interface Measured {
  side: Side
  act: Act
  times: number[]
  seconds: number
  refused: number
}

function report(measured: readonly Measured[]) {
  const found = [...measured]
    .sort((a, b) => Object.keys(acts).indexOf(a.act) - Object.keys(acts).indexOf(b.act))
    .map(({ side, act, times, seconds }) => {
      const sorted = [...times].sort((a, b) => a - b)
      const at = (share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
      return {
        what: act,
        side: side.name,
        requests: times.length,
        'a second': tenth(times.length / seconds),
        'p50 ms': tenth(at(0.5)),
        'p99 ms': tenth(at(0.99)),
        'what is behind': side.behind,
      }
    })
  const limits: Limit[] = measured.map(({ side, act, refused }) => ({
    what: `${act}, ${side.name}: not signed in`,
    measured: refused,
    unit: 'answers',
    bound: 'at-most',
    limit: 0,
  }))
  return { rows: found, limits, json: { clients: CLIENTS, measured: found } }
}

const tenth = (value: number) => Math.round(value * 10) / 10
