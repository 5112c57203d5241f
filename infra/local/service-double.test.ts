import { beforeEach, expect, it } from 'vitest'
import { type ServiceDouble, startServiceDouble } from './service-double.ts'
import { ask, enter, signed } from './signed-question.fixture.ts'

const question = { who: '欧阳建国' }

let double: ServiceDouble
beforeEach(async () => {
  double = await startServiceDouble({
    what: '替身',
    entries: '/names',
    enter: () => undefined,
    answer: (asked) =>
      JSON.stringify(asked) === JSON.stringify(question) ? { understood: true } : undefined,
  })
  return double.stop
})

const send = (headers: Record<string, string>, body: string) =>
  fetch(double.access.url, { method: 'POST', headers, body })

it('answers nobody who does not sign', async () => {
  const body = JSON.stringify(question)
  expect((await send({ 'content-type': 'application/json' }, body)).status).toBe(401)
  const changed = body.replace('欧阳', '司马')
  expect((await send(await signed(double.access, body), changed)).status).toBe(401)
})

it.each([
  { secret: 'somebody else’s secret of thirty-two' },
  { keyid: 'stranger' },
  { url: 'http://registry.example/' },
  { fields: ['@method', '@target-uri', 'content-type'] },
  { created: new Date(Date.now() - 120_000) },
  { created: new Date(Date.now() + 120_000) },
])('does not take a signature with %o', async (signing) => {
  expect((await ask(double.access, question, signing)).status).toBe(401)
})

it('takes a question once', async () => {
  const body = JSON.stringify(question)
  const headers = await signed(double.access, body)
  expect((await send(headers, body)).status).toBe(200)
  expect((await send(headers, body)).status).toBe(401)
})

it('tells whoever asks something else that it does not understand', async () => {
  expect((await ask(double.access, { who: 1 })).status).toBe(400)
  expect((await enter(double.origin, '/elsewhere', question)).status).toBe(404)
})

it('hangs up while it is down, and answers again after', async () => {
  await fetch(`${double.origin}/down`, { method: 'PUT' })
  await expect(ask(double.access, question)).rejects.toThrow('fetch failed')
  await fetch(`${double.origin}/down`, { method: 'DELETE' })
  expect((await ask(double.access, question)).status).toBe(200)
})
