/** The one key outside the table: it wraps the root keys of the key ring and nothing else. */
export interface MasterKey {
  /** A new 256-bit root key, plain and wrapped. */
  generate(): Promise<WrappedKey>
  /** Throws for what this master key did not wrap. */
  unwrap(wrapped: string): Promise<Uint8Array>
}

interface WrappedKey {
  plain: Uint8Array
  /** Base64. */
  wrapped: string
}
