/** Keeps personal values unreadable at rest and still findable. Keys never leave it. */
export interface PersonalData {
  /** AES-256-GCM under the newest key, bound to `owner` and `field`: a value moved elsewhere does not open. */
  seal(owner: string, field: string, plain: string): Promise<string>
  open(owner: string, field: string, sealed: string): Promise<string>
  /** HMAC-SHA-256, base64url: equal values under one purpose are equal, nothing else can be read from it. */
  blindIndex(purpose: string, value: string): Promise<string>
}
