import { beforeEach, expect, it } from 'vitest'
import { startAuthorityDouble } from './authority-double.ts'
import type { ServiceDouble } from './service-double.ts'
import { ask, enter } from './signed-question.fixture.ts'

const person = { name: '欧阳建国', document: { kind: 'resident-id', number: '440305198505050078' } }
const portrait = Buffer.from([0xff, 0xd8, 0xff, 0xe0]).toString('base64')

let authority: ServiceDouble
beforeEach(async () => {
  authority = await startAuthorityDouble()
  return authority.stop
})
const answerTo = async (question: unknown): Promise<unknown> => (await ask(authority.access, question)).json()

it('gives the portrait of somebody it was told of, to whoever names them rightly', async () => {
  await enter(authority.origin, '/people', { ...person, portrait })
  expect(await answerTo(person)).toEqual({ answer: 'confirmed', portrait })
  expect(await answerTo({ ...person, name: '欧阳建' })).toEqual({ answer: 'not-confirmed' })
  expect(await answerTo({ ...person, document: { ...person.document, kind: 'passport' } })).toEqual({
    answer: 'not-confirmed',
  })
})

it('confirms somebody of whom it has no portrait', async () => {
  await enter(authority.origin, '/people', person)
  expect(await answerTo(person)).toEqual({ answer: 'confirmed-without-portrait' })
})

it('takes another portrait in place of the first', async () => {
  await enter(authority.origin, '/people', person)
  await enter(authority.origin, '/people', { ...person, portrait })
  expect(await answerTo(person)).toEqual({ answer: 'confirmed', portrait })
})
