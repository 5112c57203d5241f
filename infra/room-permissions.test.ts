import { build, type Plugin } from 'esbuild'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { entryPoints, scheduledTasks } from '../functions/entry-points.ts'
import { permissionsOf } from './room-permissions.ts'

/** Prefixes of sort keys: everything else in capitals before a # starts a partition key. */
const sortKeys = ['EVENT', 'SESSION', 'VERSION']

const functions = [...entryPoints, ...scheduledTasks.map(({ task: room, ...rest }) => ({ room, ...rest }))]

it.each(functions)('gives the room $room nothing that its code does not name', async (entryPoint) => {
  const code = await codeOf(entryPoint)
  const permissions = permissionsOf(entryPoint.room)

  expect(actionsIn(code)).toEqual(expect.arrayContaining(Object.values(permissions).flat()))
  expect(partitionsIn(code)).toEqual(expect.arrayContaining(Object.keys(permissions)))
})

it.each(functions)('sends text messages from the room $room only if it says so', async (entryPoint) => {
  expect((await codeOf(entryPoint)).includes('PublishCommand')).toBe(entryPoint.sendsSms ?? false)
})

it.each(entryPoints)('asks the registry from the room $room only if it says so', async (entryPoint) => {
  expect((await codeOf(entryPoint)).includes('httpBusinessRegistry(')).toBe(entryPoint.asksRegistry ?? false)
})

it.each(entryPoints)(
  'has $room bind the key ring to the words that its rights demand',
  async (entryPoint) => {
    expect(await codeOf(entryPoint)).toContain('EncryptionContext = { for: "key-ring" }')
  },
)

/** The room without packages, and without those stores of wiring.ts that it does not use. */
async function codeOf({ file }: { file: string }): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    plugins: [unusedStoresMayGo],
  })
  return outputFiles.map(({ text }) => text).join('\n')
}

/** esbuild keeps a call that nobody uses unless told that calling changes nothing; a spread argument could. */
const unusedStoresMayGo: Plugin = {
  name: 'unused-stores-may-go',
  setup(build) {
    build.onLoad({ filter: /functions\/adapters\/wiring\.ts$/ }, ({ path }) => ({
      loader: 'ts',
      contents: readFileSync(path, 'utf8')
        .replaceAll('...table', 'table')
        .replaceAll(/^((?:export )?const \w+ = )(?=\w+\()/gm, '$1/* @__PURE__ */ '),
    }))
  },
}

function actionsIn(code: string): string[] {
  const commands = [
    ...code.matchAll(/\bnew (Get|Query|Scan|Put|Update|Delete|BatchGet|BatchWrite)Command\d*\(/g),
  ]
  const alone = commands.map(([, verb = '']) => (verb === 'Query' || verb === 'Scan' ? verb : `${verb}Item`))
  const inTransactions = [...code.matchAll(/\b(Put|Update|Delete|ConditionCheck): /g)].map(
    ([, verb = '']) => `${verb}Item`,
  )
  return [...new Set([...alone, ...inTransactions])].toSorted()
}

function partitionsIn(code: string): string[] {
  const prefixes = [...code.matchAll(/['"`]([A-Z][A-Z_]+)#/g)].map(([, prefix = '']) => prefix)
  const own = prefixes.filter((prefix) => !sortKeys.includes(prefix)).map((prefix) => `${prefix}#*`)
  return [...new Set([...own, ...(/['"]KEY_RING['"]/.test(code) ? ['KEY_RING'] : [])])].toSorted()
}

it('has it written down what becomes of each kind of item when an account ends', () => {
  const written = readFileSync('docs/decisions/2026-11-25-what-remains-of-an-account.md', 'utf8')
  // Neither is anybody's.
  const nobodys = ['KEY_RING', 'SMS_BUDGET#*']
  const kinds = new Set(functions.flatMap(({ room }) => Object.keys(permissionsOf(room))))
  const missing = [...kinds].filter(
    (kind) => !nobodys.includes(kind) && !written.includes(`\`${kind.replace('*', '')}`),
  )
  expect(missing).toEqual([])
})
