import { announcement } from './announcement.ts'
import { readCommandLine } from './command-line.ts'
import { endEveryJvm } from './jvm.ts'
import { lanAddress } from './lan-address.ts'
import { onInputEnd, onLauncherGone } from './launcher-watch.ts'
import { type Product, startProduct } from './product.ts'
import { StartFailure } from './start-failure.ts'

let product: Product | undefined
let leaving = false

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void leave())
onLauncherGone(() => void leave())
onInputEnd(() => void leave())
// Whoever read our lines may be gone before us.
process.stdout.on('error', () => undefined)

run().catch(giveUp)

async function run() {
  const { port, outboxPort, onLan, dataFolder } = readCommandLine(process.argv.slice(2))
  const say = (line: string) => {
    console.log(line)
  }
  const started = await startProduct({
    port,
    outboxPort,
    dataFolder,
    lanAddress: onLan ? lanAddress() : undefined,
    say,
  })
  product = started
  void started.died.then(giveUp)
  say(await announcement({ ...started, onLan }))
}

/** A second Ctrl-C does not wait. */
async function leave() {
  if (leaving) process.exit(1)
  leaving = true
  console.log('正在停止……')
  await (product ? product.stop() : endEveryJvm())
  process.exit(0)
}

async function giveUp(reason: unknown) {
  if (leaving) return
  leaving = true
  console.error(sentenceFor(reason))
  await (product ? product.stop() : endEveryJvm())
  process.exit(1)
}

/** What we foresaw is one plain sentence, and so is a file that cannot be used; the rest is a fault of ours, told in full. */
function sentenceFor(reason: unknown): unknown {
  if (reason instanceof StartFailure) return reason.message
  if (reason instanceof Error && 'code' in reason && 'path' in reason) {
    return `无法使用 ${String(reason.path)}（${String(reason.code)}），请检查这个文件，或用 --data 换一个文件夹。`
  }
  return reason
}
