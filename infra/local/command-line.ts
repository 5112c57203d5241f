import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { StartFailure } from './start-failure.ts'

const HTTP_PORT = 8080
const HTTPS_PORT = 8443
const OUTBOX_PORT = 8025

export interface Wishes {
  port: number
  outboxPort: number
  /** Phones in the local network are to reach it. */
  onLan: boolean
  dataFolder: string
}

/** `--host`, `--port N`, `--outbox-port N`, `--data DIR` */
export function readCommandLine(args: readonly string[]): Wishes {
  const values = parse(args)
  return {
    port: readPort(values.port, '--port', values.host ? HTTPS_PORT : HTTP_PORT),
    outboxPort: readPort(values['outbox-port'], '--outbox-port', OUTBOX_PORT),
    onLan: values.host,
    dataFolder: resolve(values.data),
  }
}

function parse(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        host: { type: 'boolean', default: false },
        port: { type: 'string' },
        'outbox-port': { type: 'string' },
        data: { type: 'string', default: '.data' },
      },
    })
    return values
  } catch {
    throw new StartFailure(
      `看不懂的参数：${args.join(' ')}，可用的有 --host、--port 端口、--outbox-port 端口、--data 文件夹。`,
    )
  }
}

function readPort(text: string | undefined, option: string, otherwise: number): number {
  if (text === undefined) return otherwise
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new StartFailure(`${option} 后面应是 0 到 65535 之间的端口号，而不是 ${text}。`)
}
