import { parseArgs } from 'node:util'
import { inFolder } from './in-folder.ts'
import { isMet, printReport, reportSchema } from './report.ts'

/** Each file exports `measure(options)`. Those of the pages and of the face engine live with them and are entered by path only. */
const benches: Record<string, { file: string; what: string; needsData?: true }> = {
  'scan-login': {
    file: 'infra/bench/scan-login.ts',
    what: 'confirm → portal signed in; request units a login',
  },
  bundle: {
    file: 'infra/bench/bundle.ts',
    what: 'KB of the first page loads; KB and cold import of each function',
  },
  oracle: {
    file: 'infra/bench/oracle.ts',
    what: 'whether answers or their times tell who has an account',
  },
  takeover: {
    file: 'infra/bench/takeover.ts',
    what: 'taking an account over: recycled phone, stolen session, no face, replay, at once, while leaving',
  },
  'brute-force': {
    file: 'infra/bench/brute-force.ts',
    what: '10,000 guesses each at an SMS code, a captcha and a password',
  },
  'sign-in': {
    file: 'infra/bench/sign-in.ts',
    what: 'sign-in and session check under load, beside better-auth',
  },
  qr: {
    file: 'web/e2e/bench/qr.ts',
    what: 'the QR decoder on a folder of pictures: --data DIR',
    needsData: true,
  },
  faces: {
    file: 'functions/bench/faces.ts',
    what: 'who is told apart, of DIR/person/*.jpg: --data DIR',
    needsData: true,
  },
  pad: {
    file: 'functions/bench/pad.ts',
    what: 'prints told from DIR/live, of DIR/print and others: --data DIR',
    needsData: true,
  },
  liveness: {
    file: 'infra/bench/liveness.ts',
    what: 'actions in clips (mp4, webm) against DIR/manifest.json if there; photos that act: --data DIR',
    needsData: true,
  },
  guidance: {
    file: 'web/e2e/bench/guidance.ts',
    what: 'the guide in a browser four times slower: looks a second, KB',
  },
  'face-check': {
    file: 'infra/bench/face-check.ts',
    what: 'one whole check: CPU, memory, cold start, package',
  },
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, data: { type: 'string' } },
})
const bench = benches[positionals[0] ?? '']
if (!bench || (bench.needsData && !values.data)) {
  console.error('npm run bench -- NAME [--json]')
  for (const [name, { what }] of Object.entries(benches)) console.error(`  ${name.padEnd(12)} ${what}`)
  process.exit(2)
}

const { measure } = await inFolder<{
  measure: (options: { data?: string }) => Promise<unknown>
}>(bench.file)
const report = reportSchema.parse(await measure(values.data ? { data: values.data } : {}))
printReport(report)
if (values.json) console.log(JSON.stringify(report.json))
process.exit(report.limits.every(isMet) ? 0 : 1)
