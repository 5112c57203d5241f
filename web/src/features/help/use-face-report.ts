import { computed, shallowRef } from 'vue'
import {
  FACE_REPORT_CONSENT_VERSION,
  LONGEST_REMARK,
  readFaceReport,
} from '../../../../shared/contracts/help.ts'
import type { OutputOf } from '../../../../shared/contracts/endpoint.ts'
import { useAppServices } from '../../app-services.ts'
import { CHECKS_KNOWN_MS } from '../../offline/kept-report.ts'
import { useKeptReport } from '../../offline/use-kept-report.ts'
import { forgetFailedChecks, readFailedChecks } from '../../session/failed-face-checks.ts'

type Filled = OutputOf<typeof readFaceReport>

/** What the report will say. Without a network this tab says what it knows, and the server fills in the rest. */
type Draft =
  | { name: 'none' }
  | { name: 'loading' }
  | { name: 'filled'; facts: Filled }
  | { name: 'unfilled'; facts: Pick<Filled, 'person' | 'failures'> }
  | { name: 'signed-out' }
  | { name: 'forgotten' }

/** R23: from the checks that failed in this tab to a number from the help desk. */
export function useFaceReport() {
  const { call } = useAppServices()
  const keeping = useKeptReport()
  const { kept, isSending } = keeping
  const noted = shallowRef(readFailedChecks())
  const draft = shallowRef<Draft>({ name: 'none' })
  const remark = shallowRef(kept.value?.state === 'not-sent' ? kept.value.report.remark : '')
  const isAgreed = shallowRef(false)
  const wasPressed = shallowRef(false)
  /** The first try, while the form is on the screen. */
  const isWriting = shallowRef(false)
  const faults = computed(() => ({
    remark: Array.from(remark.value.trim()).length > LONGEST_REMARK,
    consent: !isAgreed.value,
  }))

  async function fillIn() {
    noted.value = readFailedChecks()
    if (!noted.value) return void (draft.value = { name: 'none' })
    draft.value = { name: 'loading' }
    const { failures, person } = noted.value
    const checkIds = failures.map(({ checkId }) => checkId).join('.')
    const reply = await call(readFaceReport, { checkIds })
    if (reply.ok) return void (draft.value = { name: 'filled', facts: reply.value })
    if (reply.refusal === 'checks-unknown') return void (draft.value = { name: 'forgotten' })
    if (reply.refusal === 'signed-out') return void (draft.value = { name: 'signed-out' })
    const told = failures.map(({ at, reason, action }) => ({
      at: new Date(at).toISOString(),
      reason,
      ...(action && { action }),
    }))
    draft.value = { name: 'unfilled', facts: { person, failures: told } }
  }

  /** @returns the first place where something is missing */
  async function send(): Promise<'remark' | 'consent' | undefined> {
    wasPressed.value = true
    if (faults.value.remark) return 'remark'
    if (faults.value.consent) return 'consent'
    if (isSending.value || !noted.value) return undefined
    const { failures } = noted.value
    const checkIds = failures.map(({ checkId }) => checkId)
    const until = Math.min(...failures.map(({ at }) => at)) + CHECKS_KNOWN_MS
    isWriting.value = true
    await keeping.write(
      { checkIds, remark: remark.value.trim(), consent: FACE_REPORT_CONSENT_VERSION },
      until,
    )
    isWriting.value = false
    if (kept.value?.state === 'sent') forgetFailedChecks()
    return undefined
  }

  void fillIn()
  return { ...keeping, draft, remark, isAgreed, wasPressed, isWriting, faults, fillIn, send }
}

export type FaceReporting = ReturnType<typeof useFaceReport>
