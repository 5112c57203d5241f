import { randomInt } from 'node:crypto'
import { readSession } from '../../shared/contracts/sign-in.ts'
import { startProductProcess } from '../local/product-process.ts'
import type { SeededPerson } from '../local/seed.ts'
import { openBrowser } from './browser.ts'
import { compare } from './oracle-comparison.ts'
import { type Heard, type Question, type Visit, visits } from './oracle-visits.ts'
import { makeUpPeople } from './people.ts'
import { smsCodes } from './sms-codes.ts'

/** Of each kind, for each question. */
const ASKED = 300
const UNTIMED = 15

/**
 * Whether an outsider can tell from answers or their times that a number or a phone has an account. Every request
 * comes from an address and a browser never seen before, over a connection already open, in random order.
 */
export async function measure() {
  const known = await makeUpPeople(2 * ASKED + UNTIMED)
  const nobody = await makeUpPeople(2 * ASKED + UNTIMED)
  const product = await startProductProcess({ people: known }, { logs: 'ignore' })
  try {
    const { origin, outbox } = product
    const sms = await smsCodes(outbox)
    const pay = async (visit: Visit, about: SeededPerson) => {
      const browser = openBrowser({ origin })
      try {
        await browser.call(readSession, {})
        return await visit({ browser, sms, about, own: (await makeUpPeople(1))[0] as SeededPerson })
      } finally {
        browser.close()
      }
    }
    for (const about of [...known, ...nobody].filter((_, at) => at % (2 * ASKED + UNTIMED) >= 2 * ASKED))
      for (const { visit } of visits) await pay(visit, about)

    const heard = new Map<Question, Heard>()
    for (const { visit, about, isKnown } of shuffled(plan(known, nobody))) {
      for (const [question, answer] of await pay(visit, about)) {
        const both = heard.get(question) ?? { known: [], nobody: [] }
        both[isKnown ? 'known' : 'nobody'].push(answer)
        heard.set(question, both)
      }
    }
    return compare(heard)
  } finally {
    await product.stop()
  }
}

/** A phone takes one code a minute: the two visits that send one are about different people. */
function plan(known: readonly SeededPerson[], nobody: readonly SeededPerson[]) {
  return visits.flatMap(({ visit, half }) =>
    Array.from({ length: ASKED }, (_, at) => at + half * ASKED).flatMap((at) => [
      { visit, about: known[at] as SeededPerson, isKnown: true },
      { visit, about: nobody[at] as SeededPerson, isKnown: false },
    ]),
  )
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  const shuffled = [...items]
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1)
    ;[shuffled[last], shuffled[other]] = [shuffled[other] as Item, shuffled[last] as Item]
  }
  return shuffled
}
