import { PublishCommand, SNSClient } from '@aws-sdk/client-sns'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { startSnsOutbox } from './sns-outbox.ts'
import type { Listening } from './listen.ts'

const folder = mkdtempSync(join(tmpdir(), 'outbox-'))
const file = join(folder, 'outbox.ndjson')
const phone = '+8613800138000'

let outbox: Listening
let origin: string
let sns: SNSClient

beforeAll(() => {
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true'
})
beforeEach(async () => {
  outbox = await startSnsOutbox({ file })
  origin = `http://127.0.0.1:${String(outbox.port)}`
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  sns = new SNSClient({ endpoint: origin, region: 'cn-south-1', credentials, maxAttempts: 1 })
  return async () => {
    sns.destroy()
    await outbox.stop()
  }
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const send = (to: string, text: string) => sns.send(new PublishCommand({ PhoneNumber: to, Message: text }))
const messages = async () => (await (await fetch(`${origin}/messages.json`)).json()) as unknown[]

it('keeps what the real SNS client sends, newest first, and still after a restart', async () => {
  await send(phone, '【粤建通】验证码 123456，5 分钟内有效。')
  const { MessageId } = await send(phone, '第二条 & <b>')

  await outbox.stop()
  outbox = await startSnsOutbox({ file })
  origin = `http://127.0.0.1:${String(outbox.port)}`

  expect(await messages()).toMatchObject([
    { id: MessageId, phone, text: '第二条 & <b>', at: expect.stringMatching(/^\d{4}-.*Z$/) as string },
    { phone, text: '【粤建通】验证码 123456，5 分钟内有效。' },
  ])
})

it('shows a person the code, and a message as text only', async () => {
  await send(phone, '验证码 654321 <script>alert(1)</script>')

  const page = await (await fetch(origin)).text()

  expect(page).toContain('<strong>654321</strong>')
  expect(page).toContain('http-equiv="refresh"')
  expect(page).not.toContain('<script')
})

it('answers a number that is none as SNS does', async () => {
  await expect(send('13800138000', '你好')).rejects.toMatchObject({
    name: 'InvalidParameterException',
    $metadata: { httpStatusCode: 400 },
  })
})

it('fails deliveries to a refused phone until it is accepted again', async () => {
  const before = (await messages()).length
  await fetch(`${origin}/refused/${phone}`, { method: 'PUT' })
  await expect(send(phone, '到不了')).rejects.toMatchObject({ $metadata: { httpStatusCode: 500 } })
  expect(await messages()).toHaveLength(before)

  await fetch(`${origin}/refused/${phone}`, { method: 'DELETE' })
  await send(phone, '到了')
  expect(await messages()).toHaveLength(before + 1)
})

it('says in one sentence that its port is taken', async () => {
  await expect(startSnsOutbox({ port: outbox.port })).rejects.toMatchObject({
    name: 'StartFailure',
    message: `短信发件箱要用的端口 ${String(outbox.port)} 已被别的程序占用，请先关闭那个程序，或换一个端口。`,
  })
})
