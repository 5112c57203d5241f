import { expect, it } from 'vitest'
import { aVisitor, noon } from '../adapters/people.fixture.ts'
import { aHolder, historyOf, stores } from '../adapters/stores.fixture.ts'
import { sessionOf, withCode } from './sign-in.fixture.ts'
import { signOut } from './sign-out.ts'

const out = signOut(stores)

it('ends the session and writes it into the history, once', async () => {
  const account = await aHolder()
  const visitor = aVisitor()
  const session = sessionOf(await withCode(account, visitor))

  await out({ ...visitor, session })
  await out({ ...visitor, session })

  expect(await stores.sessions.live(account, noon)).toEqual([])
  const types = (await historyOf(account.id)).map(({ type }) => type)
  expect(types.filter((type) => type === 'signed-out')).toHaveLength(1)
})

it('leaves sessions elsewhere alone', async () => {
  const account = await aHolder()
  const here = sessionOf(await withCode(account))
  const elsewhere = sessionOf(await withCode(account))
  await out(aVisitor({ session: here }))
  expect(await stores.sessions.live(account, noon)).toEqual([elsewhere])
})

it('does nothing when nobody is signed in', async () => {
  await expect(out(aVisitor())).resolves.toBeUndefined()
})
