import { createSigner, httpbis } from 'http-message-signatures'
import { createHash, randomUUID } from 'node:crypto'
import { beforeEach, expect, it } from 'vitest'
import { type RegistryDouble, startRegistryDouble } from './registry-double.ts'

const unit = {
  unit: { name: '岭南示例建筑工程有限公司', code: '91440101MA0XAMP008' },
  representative: { name: '欧阳建国', document: { kind: 'resident-id', number: '440305198505050078' } },
}

let registry: RegistryDouble
beforeEach(async () => {
  registry = await startRegistryDouble()
  await change('PUT', '/units', unit)
  return registry.stop
})

const change = (method: 'PUT' | 'DELETE', path: string, body?: unknown) =>
  fetch(registry.origin + path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })

interface Signing {
  secret?: string
  created?: Date
  nonce?: string
  fields?: string[]
  keyid?: string
  url?: string
}

/** The headers as any client of the standard would sign them. */
async function signed(body: string, signing: Signing = {}) {
  const { url, keyId, secret } = registry.access
  const digest = `sha-256=:${createHash('sha256').update(body).digest('base64')}:`
  const { headers } = await httpbis.signMessage(
    {
      key: createSigner(signing.secret ?? secret, 'hmac-sha256', signing.keyid ?? keyId),
      params: ['created', 'nonce', 'keyid', 'alg'],
      fields: signing.fields ?? ['@method', '@target-uri', 'content-type', 'content-digest'],
      paramValues: { created: signing.created ?? new Date(), nonce: signing.nonce ?? randomUUID() },
    },
    {
      method: 'POST',
      url: signing.url ?? url,
      headers: { 'content-type': 'application/json', 'content-digest': digest },
    },
  )
  return headers as Record<string, string>
}

const send = (headers: Record<string, string>, body: string) =>
  fetch(registry.access.url, { method: 'POST', headers, body })

async function ask(question: unknown, signing?: Signing) {
  const body = JSON.stringify(question)
  return send(await signed(body, signing), body)
}

it('says yes to a unit it was told of, and no to any other', async () => {
  expect(await (await ask(unit)).json()).toEqual({ agrees: true })
  const other = { ...unit, unit: { ...unit.unit, name: '珠江演示园林工程有限公司' } }
  expect(await (await ask(other)).json()).toEqual({ agrees: false })
})

it('answers nobody who does not sign', async () => {
  const body = JSON.stringify(unit)
  expect((await send({ 'content-type': 'application/json' }, body)).status).toBe(401)
  const changed = body.replace('欧阳', '司马')
  expect((await send(await signed(body), changed)).status).toBe(401)
})

it.each([
  { secret: 'somebody else’s secret of thirty-two' },
  { keyid: 'stranger' },
  { url: 'http://registry.example/' },
  { fields: ['@method', '@target-uri', 'content-type'] },
  { created: new Date(Date.now() - 120_000) },
  { created: new Date(Date.now() + 120_000) },
])('does not take a signature with %o', async (signing) => {
  expect((await ask(unit, signing)).status).toBe(401)
})

it('takes a question once', async () => {
  const body = JSON.stringify(unit)
  const headers = await signed(body)
  expect((await send(headers, body)).status).toBe(200)
  expect((await send(headers, body)).status).toBe(401)
})

it('hangs up while it is down, and answers again after', async () => {
  await change('PUT', '/down')
  await expect(ask(unit)).rejects.toThrow('fetch failed')
  await change('DELETE', '/down')
  expect((await ask(unit)).status).toBe(200)
})
