import { setTimeout as sleep } from 'node:timers/promises'
import { tellHolder, type TellingPorts } from '../domain/tell-holder.ts'

interface Ports extends TellingPorts {
  onFault: (fault: unknown) => void
}

/** Nobody waits longer than this at the door for a message that is not theirs. */
const PATIENCE_MS = 1500

export type TellInPassing = (...told: Parameters<ReturnType<typeof tellHolder>>) => Promise<void>

/** Tells the holder by SMS of what a sign-in did. It stands whatever becomes of the message: the history tells of it too. */
export const tellInPassing =
  (ports: Ports, patienceMs = PATIENCE_MS): TellInPassing =>
  async (...told) => {
    const telling = tellHolder(ports)(...told).catch(ports.onFault)
    await Promise.race([telling, sleep(patienceMs, undefined, { ref: false })])
  }
