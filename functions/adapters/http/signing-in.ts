import type { Holder } from '../../../shared/contracts/holder.ts'
import { accept, type Result } from '../../domain/result.ts'
import type { StartedSession } from '../../domain/session.ts'
import type { Caller } from './lambda-room.ts'

type SignedIn = Result<{ started: StartedSession; holder: Holder }, string>

/** An act whose success hands the caller the session's cookie and answers who they are. */
export const signingIn =
  <Input, Outcome extends SignedIn>(act: (input: Input, caller: Caller) => Promise<Outcome>) =>
  async (input: Input, caller: Caller) => {
    const outcome = await act(input, caller)
    if (!outcome.ok) return outcome as Exclude<Outcome, { ok: true }>
    caller.signIn(outcome.value.started)
    return accept(outcome.value.holder)
  }
