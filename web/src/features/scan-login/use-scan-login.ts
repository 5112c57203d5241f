import { shallowRef } from 'vue'
import type { OutputOf } from '../../../../shared/contracts/endpoint.ts'
import {
  confirmScanLogin,
  declineScanLogin,
  holdScan,
  scanLogin,
} from '../../../../shared/contracts/scan-login.ts'
import { readFaceLink, writeFaceLink } from '../../../../shared/contracts/face-link.ts'
import { readScanQr, type ScanCodeText } from '../../../../shared/vocabulary/scan-login.ts'
import type { Call, Refused, RefusalTo } from '../../api/call.ts'
import { type ForeignCode, foreignCode } from './foreign-code.ts'
import { dropHeldScan, heldScan, keepHeldScan } from './held-scan.ts'

export type SeenLogin = OutputOf<typeof scanLogin>
/** No usable answer: what was sent can be sent again as it is. */
export type Trouble = 'offline' | 'unavailable'
export type PasswordProblem = 'password-needed' | 'password-wrong' | 'too-many-tries'
export type EndReason = Exclude<
  | RefusalTo<typeof scanLogin>
  | RefusalTo<typeof holdScan>
  | RefusalTo<typeof confirmScanLogin>
  | RefusalTo<typeof declineScanLogin>,
  Trouble | PasswordProblem
>
export type AimNotice = ForeignCode | { kind: 'photo-without-code' } | { kind: 'not-a-photo' }

type ScannedBy = { by: 'code'; code: ScanCodeText } | { by: 'receipt'; receipt: string }
interface Asking {
  name: 'asking'
  seen: SeenLogin
  doing: 'choosing' | 'confirming' | 'declining'
  problem?: Refused<PasswordProblem | Trouble>
}
export type Step =
  | { name: 'aiming'; notice?: AimNotice }
  /** Nobody is signed in: the scan is kept on the server, then the person is sent to sign in. */
  | { name: 'holding'; code: ScanCodeText; trouble?: Trouble }
  | { name: 'scanning'; by: ScannedBy; trouble?: Trouble }
  | Asking
  | { name: 'confirmed'; seen: SeenLogin }
  | { name: 'declined' }
  | { name: 'ended'; why: EndReason }

interface Surroundings {
  call: Call
  now: () => number
  /** Of this product; only its codes are login codes. */
  origin: string
  isKnownSignedOut: () => boolean
  goToSignIn: () => void
  /** A face check that was handed over to this phone: its page explains it before anything is taken. */
  openFaceLink: (link: string) => void
}

export function useScanLogin({
  call,
  now,
  origin,
  isKnownSignedOut,
  goToSignIn,
  openFaceLink,
}: Surroundings) {
  const step = shallowRef<Step>({ name: 'aiming' })

  function see(text: string) {
    if (step.value.name !== 'aiming') return
    const ticket = readFaceLink(origin, text)
    if (ticket !== undefined) return openFaceLink(writeFaceLink('', ticket))
    const code = readScanQr(origin, text)
    if (code) void (isKnownSignedOut() ? hold(code) : scan({ by: 'code', code }))
    else step.value = { name: 'aiming', notice: foreignCode(text, origin) }
  }

  const say = (notice: AimNotice) => void (step.value = { name: 'aiming', notice })

  /** After sign-in: goes on with the scan that was made before it. */
  function goOn() {
    const receipt = heldScan(now())
    if (receipt !== undefined && !isKnownSignedOut()) void scan({ by: 'receipt', receipt })
  }

  async function hold(code: ScanCodeText) {
    step.value = { name: 'holding', code }
    const reply = await call(holdScan, { code })
    if (reply.ok) {
      keepHeldScan(reply.value.receipt, now() + reply.value.expiresInMs)
      goToSignIn()
    } else if (isTrouble(reply.refusal)) step.value = { name: 'holding', code, trouble: reply.refusal }
    else step.value = { name: 'ended', why: reply.refusal }
  }

  async function scan(by: ScannedBy) {
    step.value = { name: 'scanning', by }
    const reply = await call(scanLogin, by)
    if (!reply.ok) return scanRefused(by, reply.refusal)
    dropHeldScan()
    step.value = { name: 'asking', seen: reply.value, doing: 'choosing' }
  }

  function scanRefused(by: ScannedBy, refusal: RefusalTo<typeof scanLogin>) {
    if (isTrouble(refusal)) step.value = { name: 'scanning', by, trouble: refusal }
    else if (refusal !== 'signed-out') {
      dropHeldScan()
      step.value = { name: 'ended', why: refusal }
    } else if (by.by === 'code') void hold(by.code)
    else goToSignIn()
  }

  async function confirm(number: string, password: string | undefined) {
    const asking = step.value
    if (asking.name !== 'asking' || asking.doing !== 'choosing') return
    const { seen } = asking
    step.value = { name: 'asking', seen, doing: 'confirming' }
    const { ticket } = seen
    const reply = await call(confirmScanLogin, password ? { ticket, number, password } : { ticket, number })
    if (reply.ok) return void (step.value = { name: 'confirmed', seen })
    const { refusal } = reply
    if (!isProblem(refusal)) return void (step.value = { name: 'ended', why: refusal })
    const passwordNeeded = seen.passwordNeeded || refusal === 'password-needed'
    const problem = { ...reply, refusal }
    step.value = { name: 'asking', seen: { ...seen, passwordNeeded }, doing: 'choosing', problem }
  }

  async function decline() {
    const asking = step.value
    if (asking.name !== 'asking' || asking.doing !== 'choosing') return
    const { seen } = asking
    step.value = { name: 'asking', seen, doing: 'declining' }
    const reply = await call(declineScanLogin, { ticket: seen.ticket })
    if (reply.ok) return void (step.value = { name: 'declined' })
    const { refusal } = reply
    step.value = isProblem(refusal)
      ? { name: 'asking', seen, doing: 'choosing', problem: { ...reply, refusal } }
      : { name: 'ended', why: refusal }
  }

  /** What got no answer is sent again just as it was. */
  function tryAgain() {
    if (step.value.name === 'holding') void hold(step.value.code)
    if (step.value.name === 'scanning') void scan(step.value.by)
  }

  function runOut() {
    if (step.value.name === 'asking' && step.value.doing === 'choosing')
      step.value = { name: 'ended', why: 'scan-login-expired' }
  }

  function startOver() {
    dropHeldScan()
    step.value = { name: 'aiming' }
  }

  return { step, see, say, goOn, confirm, decline, tryAgain, runOut, startOver }
}

const isTrouble = (refusal: string): refusal is Trouble => refusal === 'offline' || refusal === 'unavailable'
const isProblem = (refusal: string): refusal is PasswordProblem | Trouble =>
  isTrouble(refusal) || ['password-needed', 'password-wrong', 'too-many-tries'].includes(refusal)
