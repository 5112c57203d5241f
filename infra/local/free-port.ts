import { createServer } from 'node:net'
import { StartFailure } from './start-failure.ts'

export const LOOPBACK = '127.0.0.1'

export const freePort = () => listenOnce(0, LOOPBACK)

/** @param what names the part that wants the port, for the person at the terminal */
export async function claimPort(port: number, what: string, host = LOOPBACK): Promise<number> {
  try {
    return await listenOnce(port, host)
  } catch (error) {
    throw portFailure(error, port, what)
  }
}

export function portFailure(error: unknown, port: number, what: string): Error {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') {
    return new StartFailure(
      `${what}要用的端口 ${String(port)} 已被别的程序占用，请先关闭那个程序，或换一个端口。`,
    )
  }
  if (code === 'EACCES') {
    return new StartFailure(`没有权限使用端口 ${String(port)}（${what}），请换一个 1024 以上的端口。`)
  }
  return error as Error
}

function listenOnce(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(port, host, () => {
      const address = server.address()
      server.close(() => {
        resolve(typeof address === 'object' && address ? address.port : port)
      })
    })
  })
}
