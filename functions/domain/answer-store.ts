import type { AccountId } from './account-id.ts'

/** How a request that creates was answered, for whoever repeats it. */
export interface KeptAnswer {
  status: number
  /** JSON as it was sent. */
  body: string
  /** Whom the request signed in. The session's secret is not kept: it is drawn from the request's key again. */
  signedIn?: AccountId
}

/** One try at one request. */
export interface Attempt {
  /** Of caller, operation and key together: the same for every repeat, and tells none of them. */
  place: string
  /** Of what was asked, keyed: the same key with another request is refused. */
  request: string
  /** This try's own. */
  id: string
  now: Date
}

export type Begun =
  | { state: 'begun' }
  | { state: 'answered'; answer: KeptAnswer }
  | { state: 'in-progress' }
  | { state: 'another-request' }

/**
 * Longer than a function of ours may run (10 s): whoever began and is silent since is dead. The judge of faces alone may
 * take longer; one upload that comes twice at once is judged once there.
 */
export const ATTEMPT_LASTS_MS = 15_000

/** A phone that had no network may repeat so late. */
export const ANSWER_KEPT_MS = 30 * 60_000

export interface AnswerStore {
  /** Only one try at a time has begun, and none once there is an answer. */
  begin(attempt: Attempt): Promise<Begun>
  keep(attempt: Attempt, answer: KeptAnswer): Promise<void>
  /** Nothing came of it: the next try may begin at once. */
  release(attempt: Attempt): Promise<void>
}
