/** After this long the person means it anew: a code that was sent, a picture that was drawn are stale by then. */
const MS_MEANT_THE_SAME = 2 * 60_000

/**
 * The keys of wishes whose answer nobody knows: whoever presses again, with the same in the form, means the same wish
 * and is not to get it twice.
 */
export function wishKeys(now = Date.now) {
  const open = new Map<string, { body: string; key: string; since: number }>()
  return {
    /** @param msMeantTheSame longer where the content itself says what it is about */
    keyFor(path: string, body: string, msMeantTheSame = MS_MEANT_THE_SAME): string {
      const wish = open.get(path)
      if (wish?.body === body && now() - wish.since < msMeantTheSame) return wish.key
      const key = newKey()
      open.set(path, { body, key, since: now() })
      return key
    },
    settle: (path: string) => void open.delete(path),
  }
}

/** 128 random bits, base64url. */
export const newKey = () =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .slice(0, 22)
