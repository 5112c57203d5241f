import { onScopeDispose, shallowRef, watch } from 'vue'
import { newKey } from '../api/wish-keys.ts'
import { useAppServices } from '../app-services.ts'
import { useSessionStore } from '../session/session-store.ts'
import { dropReport, keepReport, type KeptReport, readKeptReport, type SentReport } from './kept-report.ts'
import { onReturn } from './on-return.ts'
import { REPORT_KEY } from './report-mark.ts'
import { sendKeptReport, type SendTrouble } from './send-kept-report.ts'

/** One for the page and the bar above all pages. */
const kept = shallowRef<KeptReport>()
const isSending = shallowRef(false)
const trouble = shallowRef<SendTrouble>()

/** The report on this device: sent when it is written, when the network or the person comes back, and after sign-in. */
export function useKeptReport() {
  const services = useAppServices()
  const session = useSessionStore()
  const refresh = () => void (kept.value = readKeptReport())

  async function send() {
    refresh()
    if (kept.value?.state !== 'waiting') return
    isSending.value = true
    trouble.value = undefined
    try {
      trouble.value = await sendKeptReport(services)
    } finally {
      isSending.value = false
      refresh()
    }
  }

  async function write(report: SentReport, until: number) {
    keepReport({ state: 'waiting', key: newKey(), report, until })
    await send()
  }

  function drop() {
    dropReport()
    trouble.value = undefined
    refresh()
  }

  const onStorage = ({ key }: StorageEvent) => {
    if (key === REPORT_KEY) refresh()
  }
  addEventListener('storage', onStorage)
  onScopeDispose(() => removeEventListener('storage', onStorage))
  onReturn(() => void send())
  watch(
    () => session.isSignedIn,
    (isSignedIn) => isSignedIn && void send(),
  )
  refresh()

  return { kept, isSending, trouble, send, write, drop }
}
