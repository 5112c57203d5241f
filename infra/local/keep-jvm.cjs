// Stands between the product and a JVM: the JVM lives exactly as long as whoever forked this file.
// Plain JavaScript because it is forked without a loader, so that it is up within milliseconds.
const { spawn } = require('node:child_process')

const GRACE_MS = 3_000
const KEPT_OUTPUT = 8_000

const jvm = spawn('java', process.argv.slice(2), { stdio: ['ignore', 'pipe', 'pipe'] })
let output = ''
const keep = (chunk) => (output = (output + String(chunk)).slice(-KEPT_OUTPUT))
jvm.stdout.on('data', keep)
jvm.stderr.on('data', keep)

jvm.on('error', (error) => leave({ missing: error.code === 'ENOENT', output: String(error) }))
jvm.on('close', () => leave({ missing: false, output }))
if (jvm.pid !== undefined) process.send?.({ pid: jvm.pid })

// The channel closes however the parent ends, SIGKILL included; signals of its terminal do not reach this group.
process.on('disconnect', endJvm)
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, endJvm)

function endJvm() {
  jvm.kill('SIGTERM')
  setTimeout(() => jvm.kill('SIGKILL'), GRACE_MS).unref()
}

function leave(end) {
  if (!process.connected) process.exit()
  process.send?.({ end }, () => process.exit())
}
