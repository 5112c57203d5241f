import { drawnPeople } from '../../shared/test-people/drawn-people.ts'
import { startAuthorityDouble } from '../local/authority-double.ts'
import { startProductProcess } from '../local/product-process.ts'
import type { SeededPerson } from '../local/seed.ts'
import { atOnce } from './at-once.ts'
import { openBrowser } from './browser.ts'
import { makeUpPeople } from './people.ts'
import { smsCodes } from './sms-codes.ts'
import { aftermath } from './takeover-aftermath.ts'
import { atOnceAttacks } from './takeover-at-once.ts'
import { facelessAttacks } from './takeover-faceless.ts'
import { portraitOf } from './takeover-films.ts'
import { holdersThemselves } from './takeover-holders.ts'
import { leavingAttacks } from './takeover-leaving.ts'
import { recycledAttacks } from './takeover-recycled.ts'
import { replayAttacks } from './takeover-replay.ts'
import { type Fought, limitsOf, rowOf } from './takeover-report.ts'
import { stolenAttacks } from './takeover-stolen.ts'
import { type Attack, type Holder, signIn, type World } from './takeover-world.ts'

// Those that wait for a second code first: the others fit in meanwhile.
const attacks: readonly Attack[] = [
  ...recycledAttacks,
  ...stolenAttacks,
  ...leavingAttacks,
  ...holdersThemselves,
  ...facelessAttacks,
  ...replayAttacks,
  ...atOnceAttacks,
]
/** Most of them wait; what they ask for is judged by one process. */
const AT_ONCE = 8

/** Each attack on an account of its own, by the front door; afterwards, who is in. */
export async function measure() {
  const people = (await makeUpPeople(attacks.length)).map((person, at) => ({
    ...person,
    phoneProvenDaysAgo: 1,
    ...attacks[at]?.holder,
  }))
  const authority = await startAuthorityDouble()
  await enrol(authority.origin, people)
  const product = await startProductProcess({ people, authority: authority.access }, { logs: 'ignore' })
  try {
    const { origin, outbox } = product
    const newPhone = async () => (await makeUpPeople(1))[0]?.phone ?? ''
    const world: World = { origin, sms: await smsCodes(outbox), newPhone, inTurn: inTurn() }
    const fought = await atOnce(AT_ONCE, attacks, (attack, at) =>
      fight(world, attack, people[at] as SeededPerson),
    )
    return { rows: fought.map(rowOf), limits: fought.flatMap(limitsOf), json: { fought } }
  } finally {
    await product.stop()
    await authority.stop()
  }
}

function inTurn(): World['inTurn'] {
  let before: Promise<unknown> = Promise.resolve()
  return (act) => {
    const done = before.then(act)
    before = done.catch(() => undefined)
    return done
  }
}

/** Everybody has the first face; whoever attacks has another. */
async function enrol(authority: string, people: readonly SeededPerson[]) {
  const portrait = (await portraitOf(drawnPeople.first)).toString('base64')
  for (const { name, documentKind: kind, documentNumber: number } of people) {
    const body = JSON.stringify({ name, document: { kind, number }, portrait })
    const { ok } = await fetch(`${authority}/people`, { method: 'PUT', body })
    if (!ok) throw new Error('the authority did not take a person')
  }
}

async function fight(world: World, { name, play }: Attack, person: SeededPerson): Promise<Fought> {
  const own = openBrowser({ origin: world.origin })
  const holder: Holder = { ...person, face: drawnPeople.first, own }
  if ((await signIn(own, person, person.password)).status !== 200)
    throw new Error('the holder could not sign in before')
  const played = await play(world, holder).catch((fault: unknown) => {
    throw new Error(`${name} could not be played`, { cause: fault })
  })
  const { answers, meanwhile = [] } = played
  const fought = { attack: name, answers, meanwhile, ...(await aftermath(world, holder, played)) }
  own.close()
  process.stderr.write(`played: ${name}\n`)
  return fought
}
