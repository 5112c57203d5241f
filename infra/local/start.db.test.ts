import { PublishCommand, SNSClient } from '@aws-sdk/client-sns'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, it } from 'vitest'
import { agreementVersions } from '../../shared/contracts/consent.ts'
import { leftRunning, type Run, runByTsx, untilItSays } from './running.fixture.ts'
import { demonstrationPeople } from './seed.ts'

const folder = mkdtempSync(join(tmpdir(), 'start-'))
const runs: Run[] = []
afterEach(() => {
  for (const { child } of runs.splice(0)) child.kill()
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

function start(dataFolder: string, args: readonly string[] = [], env: Record<string, string> = {}) {
  const run = runByTsx('start.ts', ['--port', '0', '--outbox-port', '0', '--data', dataFolder, ...args], env)
  runs.push(run)
  return run
}

async function ready(run: Run) {
  await untilItSays(run, /按 Ctrl-C 停止/)
  return {
    origin: await untilItSays(run, /手机端：(\S+)\//),
    outbox: await untilItSays(run, /发件箱：(http:\/\/[^/]+)\//),
    faces: await untilItSays(run, /要用自己的脸通过：先打开 (\S+) /),
  }
}

async function signIn(origin: string) {
  const [{ documentNumber, password }] = demonstrationPeople
  const response = await fetch(`${origin}/api/sign-in/password`, {
    method: 'POST',
    headers: {
      origin,
      'x-surface': 'app',
      'idempotency-key': randomBytes(16).toString('base64url'),
      'content-type': 'application/json',
    },
    body: JSON.stringify({ documentNumber, password, consents: agreementVersions }),
  })
  return response.status
}

async function enrol(faces: string) {
  const response = await fetch(faces, {
    method: 'POST',
    headers: { origin: new URL(faces).origin, 'content-type': 'application/json' },
    body: JSON.stringify({
      name: '李试用',
      documentKind: 'resident-id',
      documentNumber: '440106190001010047',
      portrait: '/9j/4AAQ',
    }),
  })
  return response.status
}

const enrolled = async (faces: string) =>
  ((await (await fetch(`${faces}/list.json`)).json()) as { name: string }[]).map(({ name }) => name)

const texts = async (outbox: string) =>
  ((await (await fetch(`${outbox}/messages.json`)).json()) as { text: string }[]).map(({ text }) => text)

it(
  'runs whole, remembers over a restart, and is gone with Ctrl-C or with its launcher',
  { timeout: 90_000 },
  async () => {
    const dataFolder = join(folder, 'kept')
    const first = start(dataFolder)
    const one = await ready(first)
    expect(await (await fetch(`${one.origin}/portal/`)).text()).toContain('<!doctype html>')
    expect(await signIn(one.origin)).toBe(200)
    const sns = new SNSClient({ endpoint: one.outbox })
    await sns.send(new PublishCommand({ PhoneNumber: '+8619900000001', Message: '还在吗' }))
    expect(await enrol(one.faces)).toBe(201)
    expect(readdirSync(join(dataFolder, 'faces'))).toHaveLength(1)
    expect(statSync(join(dataFolder, 'master-key')).mode & 0o777).toBe(0o600)

    first.child.kill('SIGINT')
    await first.code
    expect(await leftRunning(dataFolder, 1_000)).toEqual([])
    expect(first.said.err).toBe('')

    const second = start(dataFolder)
    const two = await ready(second)
    expect(await signIn(two.origin)).toBe(200)
    expect(await texts(two.outbox)).toContain('还在吗')
    expect(await enrolled(two.faces)).toEqual(['李试用'])

    second.child.kill('SIGKILL')
    expect(await leftRunning(dataFolder)).toEqual([])
  },
)

const failures: [string, () => Promise<{ run: Run; sentence: RegExp }>][] = [
  [
    'there is no Java',
    async () => ({ run: start(join(folder, 'no-java'), [], { PATH: folder }), sentence: /没有找到 Java/ }),
  ],
  [
    'its port is taken',
    async () => {
      const squatter = createServer().listen(0, '127.0.0.1').unref()
      await new Promise((resolve) => squatter.once('listening', resolve))
      const { port } = squatter.address() as AddressInfo
      return {
        run: start(join(folder, 'port'), ['--port', String(port)]),
        sentence: /端口 \d+ 已被别的程序占用/,
      }
    },
  ],
  [
    'the data folder is a file',
    async () => {
      const file = join(folder, 'a-file')
      writeFileSync(file, '')
      return { run: start(file), sentence: /不是文件夹/ }
    },
  ],
  [
    'the database file is corrupt',
    async () => {
      const dataFolder = join(folder, 'corrupt')
      mkdirSync(join(dataFolder, 'dynamodb'), { recursive: true })
      writeFileSync(join(dataFolder, 'master-key'), Buffer.alloc(32).toString('base64'))
      writeFileSync(join(dataFolder, 'dynamodb/shared-local-instance.db'), 'no database'.repeat(1000))
      return { run: start(dataFolder), sentence: /数据库文件已损坏/ }
    },
  ],
  [
    'the master key is lost',
    async () => {
      mkdirSync(join(folder, 'no-key/dynamodb'), { recursive: true })
      return { run: start(join(folder, 'no-key')), sentence: /主密钥 .* 不见了/ }
    },
  ],
  ['an option is unknown', async () => ({ run: start(folder, ['--prot', '1']), sentence: /看不懂的参数/ })],
]

it.each(failures)('is one plain sentence and exit code 1 when %s', async (_, fail) => {
  const { run, sentence } = await fail()

  expect(await run.code).toBe(1)
  expect(run.said.err).toMatch(sentence)
  expect(run.said.err.trim().split('\n')).toHaveLength(1)
})
