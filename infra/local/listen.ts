import type { Server as HttpServer } from 'node:http'
import type { Server as HttpsServer } from 'node:https'
import { portFailure } from './free-port.ts'

export interface Listening {
  port: number
  stop: () => Promise<void>
}

/** @param what names the part that wants the port, for the person at the terminal */
export async function listen(
  server: HttpServer | HttpsServer,
  { port, host, what }: { port: number; host: string; what: string },
): Promise<Listening> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      reject(portFailure(error, port, what))
    })
    server.listen(port, host, resolve)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        // A browser keeps its connections open for minutes.
        server.closeAllConnections()
      }),
  }
}
