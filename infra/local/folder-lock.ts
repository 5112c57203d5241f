import { createHash } from 'node:crypto'
import { realpathSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StartFailure } from './start-failure.ts'

/**
 * Keeps a second product out of the same data folder: two databases on one file fail each other's writes.
 * A socket rather than a file with a number in it: it ends with the process, so it cannot be left behind held.
 */
export async function lockFolder(folder: string): Promise<() => void> {
  const name = `yuejiantong-${createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 16)}`
  const path = process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`)
  const release = (await hold(path)) ?? ((await answers(path)) ? undefined : await holdAnew(path))
  if (!release) {
    throw new StartFailure(
      `数据文件夹 ${folder} 正被另一个运行中的粤建通使用，请先停止它，或用 --data 换一个文件夹。`,
    )
  }
  return release
}

/** Undefined when somebody's socket is there already. */
function hold(path: string): Promise<(() => void) | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((connection) => connection.destroy())
    server.unref()
    server.once('error', (error) => {
      if ('code' in error && error.code === 'EADDRINUSE') resolve(undefined)
      else reject(error)
    })
    server.listen(path, () => {
      resolve(() => {
        server.close()
      })
    })
  })
}

function holdAnew(path: string) {
  rmSync(path, { force: true })
  return hold(path)
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(path)
    probe
      .once('connect', () => {
        resolve(true)
      })
      .once('error', () => {
        resolve(false)
      })
    probe.once('close', () => probe.destroy())
  })
}
