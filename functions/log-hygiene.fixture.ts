import { afterAll, expect, it } from 'vitest'
import { rightsUsedBy } from './adapters/dynamodb/test-table.ts'
import { startSns } from './adapters/sms/sns.fixture.ts'
import { takeOutput } from './adapters/take-output.fixture.ts'
import { pathsOf, type WholeRoom, wholeRoom } from './whole-room.fixture.ts'

// Before a room reads the environment.
const { sns, endpoint, stop } = await startSns()
afterAll(stop)
process.env['AWS_ENDPOINT_URL_SNS'] = endpoint

/** What is asked of the table after a fault, and once in a table's life. */
const seldom = ['DeleteItem IDEMPOTENCY#*', 'PutItem KEY_RING']

interface Differs {
  /** What has to be logged on the way. */
  logged?: readonly string[]
  /** Operations that ask the database nothing. */
  withoutDatabase?: readonly string[]
  /** Rights that are used by other tests, and not in the story. */
  unused?: readonly string[]
}

/** Holds a room to itself by a story in which people do everything there is to do in it, also wrongly. */
export function keepsToItself(
  room: string,
  tell: (house: WholeRoom) => Promise<unknown>,
  { logged = [], withoutDatabase = [], unused = [] }: Differs = {},
) {
  async function play() {
    const { written, giveBack } = takeOutput()
    try {
      const house = wholeRoom(room, sns)
      await tell(house)
      return { ...house, written, failed: await house.meetFaults() }
    } finally {
      giveBack()
    }
  }
  let played: ReturnType<typeof play> | undefined
  const story = () => (played ??= play())

  it('writes nothing of anybody into the log or an error, whatever a person does and whatever fails', async () => {
    const { done, failed, written, errorBodies, secrets } = await story()
    expect([...done.keys()].toSorted()).toEqual(pathsOf(room).toSorted())
    expect(failed.filter(({ status }) => status !== 500).map(({ path }) => path)).toEqual(withoutDatabase)
    const faults = written.filter((line) => line.includes('operation-failed'))
    expect(faults).toHaveLength(failed.length - withoutDatabase.length)

    const all = [...written, ...errorBodies].join('\n')
    for (const message of logged) expect(all).toContain(message)
    expect([...secrets].filter((value) => standsIn(all, value))).toEqual([])
  })

  it('asks of the table what the room may, and may nothing that it does not ask', async () => {
    await story()
    const { refused, unused: left } = await rightsUsedBy(room)
    expect(refused).toEqual([])
    expect(left.filter((right) => ![...seldom, ...unused].includes(right))).toEqual([])
  })
}

/** As a word of its own: six digits may also be part of a time. */
function standsIn(text: string, value: string): boolean {
  const parts = text.split(value)
  return parts.slice(1).some((after, place) => !/\w$/.test(parts[place] ?? '') && !/^\w/.test(after))
}
