/** Argon2id, 19 MiB, t=2, p=1 (security.md); PHC strings. */
export interface Passwords {
  hash(password: string): Promise<string>
  /** Takes as long for `undefined` (nobody there) as for a real hash. */
  verify(hash: string | undefined, password: string): Promise<boolean>
  /** Made with smaller parameters than today's. */
  isOutgrown(hash: string): boolean
}
