interface Bearing {
  /** The same question may well be answered in a moment. */
  mayRepeat?: boolean
  /** It says something of the service, not of our question. */
  countsAgainstService?: boolean
  retryAfterMs?: number
}

/** Why one try brought no answer. `reason` is for the log: never anything of the question or the reply. */
export class NoAnswer extends Error {
  override name = 'NoAnswer'
  readonly mayRepeat: boolean
  readonly countsAgainstService: boolean
  readonly retryAfterMs: number

  constructor(
    readonly reason: string,
    { mayRepeat = false, countsAgainstService = true, retryAfterMs = 0 }: Bearing = {},
  ) {
    super(reason)
    this.mayRepeat = mayRepeat
    this.countsAgainstService = countsAgainstService
    this.retryAfterMs = retryAfterMs
  }
}
