import { startProductProcess } from '../local/product-process.ts'
import type { SeededPerson } from '../local/seed.ts'
import { guessCaptchas } from './brute-force-captcha.ts'
import { guessCode } from './brute-force-code.ts'
import { besiege } from './brute-force-holder.ts'
import { guessPassword } from './brute-force-password.ts'
import { makeUpPeople } from './people.ts'
import type { Limit } from './report.ts'
import { smsCodes } from './sms-codes.ts'

const attacks = { 'an SMS code': guessCode, 'a captcha': guessCaptchas, 'a password': guessPassword }

/** 10,000 guesses each at what lets people in, from many addresses and browsers, while the holder goes on as ever. */
export async function measure() {
  const names = Object.keys(attacks) as (keyof typeof attacks)[]
  const holders = await makeUpPeople(names.length)
  const product = await startProductProcess({ people: holders }, { logs: 'ignore' })
  try {
    const { origin, outbox } = product
    const sms = await smsCodes(outbox)
    const fought = []
    for (const [at, name] of names.entries()) {
      const world = { origin, sms, holder: holders[at] as SeededPerson }
      fought.push({ name, ...(await besiege(world, attacks[name])) })
      process.stderr.write(`guessed at ${name}\n`)
    }
    return {
      rows: fought.map(rowOf),
      limits: fought.flatMap(limitsOf),
      json: { attacks: fought },
    }
  } finally {
    await product.stop()
  }
}

type Fought = { name: string } & Awaited<ReturnType<typeof besiege>>

const rowOf = ({ name, attack, during, after }: Fought): Record<string, string | number> => ({
  'guesses at': name,
  guesses: attack.guesses,
  addresses: attack.addresses,
  browsers: attack.browsers,
  compared: attack.compared,
  refused: attack.guesses - attack.compared - attack.hits,
  hits: attack.hits,
  seconds: attack.seconds,
  'to compare as many': attack.toCompareAll,
  'holder in, during': `${String(during.in)} of ${String(during.tried)}`,
  'holder in, after': `own browser: ${after.ownBrowser ? 'yes' : 'NO'}; new one: password ${after.newBrowserByPassword}, SMS code ${after.newBrowserByCode}`,
})

function limitsOf({ name, attack, during, after }: Fought): Limit[] {
  const at = (what: string) => `10,000 guesses at ${name}: ${what}`
  const none = { unit: 'times', bound: 'at-most', limit: 0 } as const
  const shutOut =
    during.tried - during.in + Number(!after.ownBrowser) + Number(!after.newBrowserByCode.startsWith('yes'))
  return [
    {
      what: at('compared'),
      measured: attack.compared,
      unit: 'guesses',
      bound: 'at-most',
      limit: attack.mayCompare,
    },
    { what: at('hits'), measured: attack.hits, unit: 'hits', bound: 'at-most', limit: attack.mayHit },
    {
      what: at('the holder in a browser of theirs, or in a new one by SMS code, shut out'),
      measured: shutOut,
      ...none,
    },
    {
      what: at('holder’s sign-ins meanwhile'),
      measured: during.tried,
      unit: 'sign-ins',
      bound: 'at-least',
      limit: 3,
    },
  ]
}
