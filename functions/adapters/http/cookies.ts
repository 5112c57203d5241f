/** `__Host-`: Secure, this host only, the whole site; out of reach of scripts (security.md, Sessions). */
export const cookieNames = {
  browser: '__Host-browser',
  app: '__Host-app-session',
  portal: '__Host-portal-session',
  scan: '__Host-scan',
} as const
type CookieName = keyof typeof cookieNames

export interface CookieJar {
  read(name: CookieName): string | undefined
  /** Without `maxAgeSeconds` it goes when the browser closes. */
  set(name: CookieName, value: string, maxAgeSeconds?: number): void
  remove(name: CookieName): void
  /** `Set-Cookie` values. */
  changes(): string[]
}

/** @param received `name=value` pairs as API Gateway v2 splits them */
export function cookieJar(received: readonly string[]): CookieJar {
  const values = new Map(received.map((pair) => split(pair)))
  const changes = new Map<CookieName, string>()
  const put = (name: CookieName, value: string, maxAge: string) =>
    changes.set(name, `${cookieNames[name]}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax${maxAge}`)
  return {
    read: (name) => values.get(cookieNames[name]),
    set(name, value, maxAgeSeconds) {
      values.set(cookieNames[name], value)
      put(name, value, maxAgeSeconds === undefined ? '' : `; Max-Age=${String(maxAgeSeconds)}`)
    },
    remove(name) {
      values.delete(cookieNames[name])
      put(name, '', '; Max-Age=0')
    },
    changes: () => [...changes.values()],
  }
}

function split(pair: string): [string, string] {
  const at = pair.indexOf('=')
  return at < 0 ? [pair.trim(), ''] : [pair.slice(0, at).trim(), pair.slice(at + 1).trim()]
}
