import { useRouter } from 'vue-router'

/** To the page that failed: the account's own check, one handed over to this phone, or a recovery's. */
export function useWayBack(): string {
  const { back } = useRouter().options.history.state
  return typeof back === 'string' ? back : '/'
}
