import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { SeededPerson } from '../local/seed.ts'

/** Where it is, once; then each code as it would be sent. */
export type Told = { origin: string } | { phone: string; code: string }

/** better-auth signs in by e-mail: its stand-in for our document number. */
export const emailOf = (phone: string) => `${phone}@example.com`

/** better-auth as its documentation sets it up, in a process of its own, with these people. */
export async function startBetterAuth(people: readonly SeededPerson[]) {
  const child = fork(fileURLToPath(new URL('better-auth-server.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
  })
  const codes = new Map<string, string>()
  const started = new Promise<string>((resolve, reject) => {
    child.on('message', (told: Told) => {
      if ('origin' in told) resolve(told.origin)
      else codes.set(told.phone, told.code)
    })
    child.once('exit', (status) => {
      reject(new Error(`better-auth ended with ${String(status)}`))
    })
  })
  child.send(people)
  const origin = await started
  return {
    origin,
    codeTo: (phone: string) => codes.get(phone) ?? '',
    stop: async () => {
      const exited = once(child, 'exit')
      child.disconnect()
      await exited
    },
  }
}
