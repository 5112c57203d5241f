/** Why the product cannot start, in one plain sentence that says what to do: printed as it is, without a stack trace. */
export class StartFailure extends Error {
  override name = 'StartFailure'
}
