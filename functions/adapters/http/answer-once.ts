import { createHash } from 'node:crypto'
import type { Begun, AnswerStore, Attempt, KeptAnswer } from '../../domain/answer-store.ts'
import { describeFault, log } from '../log.ts'

/** One name for all that makes a repeat the same: who asks, for which operation, under which key. */
export const placeOf = (parts: readonly string[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url')

type Once = { state: 'first' | 'again'; answer: KeptAnswer } | Exclude<Begun, { state: 'begun' | 'answered' }>

/** Does it unless it was done: two tries at one request come to one effect and one answer. */
export async function answerOnce(
  answers: AnswerStore,
  attempt: Attempt,
  act: () => Promise<KeptAnswer>,
): Promise<Once> {
  const begun = await answers.begin(attempt)
  if (begun.state === 'answered') return { state: 'again', answer: begun.answer }
  if (begun.state !== 'begun') return begun
  const answer = await act().catch(async (fault: unknown) => {
    await dropping('attempt-not-released', answers.release(attempt))
    throw fault
  })
  await dropping('answer-not-kept', answers.keep(attempt, answer))
  return { state: 'first', answer }
}

/** What was done stays done, and what failed stays failed; the attempt lapses by itself. */
const dropping = (message: string, settling: Promise<void>) =>
  settling.catch((fault: unknown) => {
    log.warn(message, describeFault(fault))
  })
