import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, it } from 'vitest'

const ROOMS = ['shared', 'functions', 'infra', 'web']
const house = mkdtempSync(join(tmpdir(), 'house-'))
afterAll(() => {
  rmSync(house, { recursive: true })
})

// A rule that has stopped firing still passes, so each one is shown a file it must name.
const trespasses = [
  ['shared-imports-nothing-of-ours', 'shared/trespass.ts', '../functions/domain/result.ts'],
  ['shared-uses-only-zod', 'shared/trespass-npm.ts', 'vue'],
  ['only-the-phone-number-knows-its-library', 'shared/vocabulary/phone-number.ts', 'vue'],
  ['web-imports-only-shared', 'web/src/trespass.ts', '../../functions/domain/result.ts'],
  ['functions-import-only-shared', 'functions/domain/trespass-1.ts', '../../web/src/api/call.ts'],
  ['infra-enters-by-the-door', 'infra/trespass.ts', '../functions/domain/result.ts'],
  ['rooms-do-not-import-rooms', 'functions/registration/trespass.ts', '../scan-login/scan-login.ts'],
  ['only-entries-wire-adapters', 'functions/scan-login/trespass-adapter.ts', '../adapters/environment.ts'],
  ['adapters-know-no-room', 'functions/adapters/trespass.ts', '../scan-login/scan-login.ts'],
  ['only-tests-know-people-nobody-is', 'web/src/trespass-people.ts', '../../shared/test-people/film.ts'],
  [
    'only-tests-know-people-nobody-is',
    'functions/adapters/trespass-people.ts',
    '../../shared/test-people/film.ts',
  ],
  ['nobody-imports-a-bench', 'functions/scan-login/trespass-bench.ts', '../bench/confidence.ts'],
  ['domain-is-pure', 'functions/domain/trespass-2.ts', '../adapters/environment.ts'],
  ['aws-only-at-the-edge', 'functions/scan-login/trespass.ts', '@aws-sdk/lib-dynamodb'],
  [
    'features-do-not-import-features',
    'web/src/features/home/Trespass.vue',
    '../scan-login/use-scan-login.ts',
  ],
  [
    'what-features-share-knows-no-feature',
    'web/src/device/trespass.ts',
    '../features/scan-login/use-scan-login.ts',
  ],
  ['ui-imports-nothing-of-ours', 'web/src/ui/Trespass.vue', '../api/call.ts'],
  ['no-cycles', 'shared/circle-a.ts', './circle-b.ts'],
] as const

it('finds nothing wrong with the house as it stands', () => {
  expect(brokenRules('.')).toEqual([])
}, 60_000)

it('names every trespass', () => {
  const parts = [...ROOMS, 'package.json', 'tsconfig.json', '.dependency-cruiser.cjs']
  for (const part of parts) cpSync(part, join(house, part), { recursive: true })
  symlinkSync(join(process.cwd(), 'node_modules'), join(house, 'node_modules'))
  const otherHalf = ['no-cycles', 'shared/circle-b.ts', './circle-a.ts'] as const
  for (const [, file, target] of [...trespasses, otherHalf]) {
    const code = `import * as forbidden from '${target}'\nexport const kept = forbidden\n`
    mkdirSync(dirname(join(house, file)), { recursive: true })
    writeFileSync(join(house, file), file.endsWith('.vue') ? `<script lang="ts">\n${code}</script>\n` : code)
  }

  const broken = brokenRules(house)

  expect(trespasses.filter(([rule, file]) => !broken.includes(`${rule} ${file}`))).toEqual([])
}, 60_000)

function brokenRules(cwd: string): string[] {
  const depcruise = join(process.cwd(), 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const report = execFileSync('node', [depcruise, '--output-type', 'json', ...ROOMS], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const { summary } = JSON.parse(report) as {
    summary: { violations: { rule: { name: string }; from: string }[] }
  }
  return summary.violations.map(({ rule, from }) => `${rule.name} ${from}`)
}
