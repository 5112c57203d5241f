import type { Call } from '../api/call.ts'

/** The same calls; whichever is told that the session is over tells the whole face. */
export const noticingSignOut =
  (call: Call, onSignedOut: () => void): Call =>
  async (endpoint, input, wish) => {
    const reply = await call(endpoint, input, wish)
    if (!reply.ok && reply.refusal === 'signed-out') onSignedOut()
    return reply
  }
