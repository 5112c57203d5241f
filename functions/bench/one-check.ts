import { wasmFaceEngine } from '../adapters/face/wasm-face-engine.ts'
import type { FaceChallenge } from '../certification/draw-challenge.ts'
import { type Frame, judgeSession } from '../certification/judge-session.ts'
import { templateOfPortrait } from '../certification/fetch-portrait.ts'
import { cpuOf } from './picture-folder.ts'

/** What the bench hands to the process that checks; `frames` answer `actions`. */
export interface CheckTask {
  actions: FaceChallenge['actions']
  frames: readonly Frame[]
  portrait: Uint8Array
}

const MS_TO_ANSWER = 180_000

// Bundled and started as Lambda would: from here on it is ready for a first request.
const engine = await wasmFaceEngine()
const { user, system } = process.cpuUsage()
process.send?.({ coldStartMs: performance.now(), coldStartCpuMs: (user + system) / 1000 })

process.once('message', (task: CheckTask) => {
  void check(task).then((checked) => process.send?.(checked, () => process.exit()))
})

async function check({ actions, frames, portrait }: CheckTask) {
  const from = performance.now()
  const { value: judgement, cpuMs } = await cpuOf(async () => {
    const receivedAt = new Date()
    const drawnAt = new Date(receivedAt.getTime() - 60_000)
    const expiresAt = new Date(drawnAt.getTime() + MS_TO_ANSWER)
    return judgeSession(engine, { riskForReview: 1, hasReviewDesk: false })({
      challenge: { nonce: 'bench', actions, drawnAt, expiresAt },
      receivedAt,
      frames,
      portrait: () => templateOfPortrait(engine, portrait),
      otherSessions: [],
    })
  })
  return {
    verdict: judgement.verdict.verdict,
    cpuMs,
    wallMs: performance.now() - from,
    peakMb: process.resourceUsage().maxRSS / 1024,
  }
}
