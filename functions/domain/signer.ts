/** Keyed MACs for texts that leave the house and come back: codes, receipts, links. The key never leaves it. */
export interface Signer {
  /** HMAC-SHA-256 cut to 128 bits, base64url: 22 characters. @param purpose a MAC made for one opens no other */
  sign(purpose: string, text: string): Promise<string>
  /**
   * 256 bits, base64url, that nobody without the key can foretell; for the same text the same for ever, whatever keys
   * were added meanwhile: for secrets that a repeat of one request must come to again.
   */
  draw(purpose: string, text: string): Promise<string>
  /** In constant time; true under an older key too. */
  verify(purpose: string, text: string, mac: string): Promise<boolean>
}
