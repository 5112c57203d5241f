import * as accountCentre from '../shared/contracts/account-centre.ts'
import * as certification from '../shared/contracts/certification.ts'
import * as changePhone from '../shared/contracts/change-phone.ts'
import * as editInformation from '../shared/contracts/edit-information.ts'
import * as deregistration from '../shared/contracts/deregistration.ts'
import type { Endpoint } from '../shared/contracts/endpoint.ts'
import * as faceHandOver from '../shared/contracts/face-hand-over.ts'
import * as help from '../shared/contracts/help.ts'
import * as holderProof from '../shared/contracts/holder-proof.ts'
import * as oneTimeCode from '../shared/contracts/one-time-code.ts'
import * as ownData from '../shared/contracts/own-data.ts'
import * as passwordReset from '../shared/contracts/password-reset.ts'
import * as recovery from '../shared/contracts/recovery.ts'
import * as registration from '../shared/contracts/registration.ts'
import * as scanLogin from '../shared/contracts/scan-login.ts'
import * as signInByCode from '../shared/contracts/sign-in-by-code.ts'
import * as signIn from '../shared/contracts/sign-in.ts'

/** One Lambda function: what it answers, where its `handler` is exported, what it may do beside the table and the key. */
export interface EntryPoint {
  room: string
  file: `functions/${string}/entry.ts`
  contracts: readonly Endpoint[]
  sendsSms?: true
  /** The market-supervision registry (R3). */
  asksRegistry?: true
  /** The authority that issued people's documents, for their portraits (R8). */
  asksAuthority?: true
  /** How long an account's holder is heard first (R16). */
  hasCoolingOff?: true
  /** Where the usual does not do. */
  memoryMb?: number
  /** Where the usual ten do not do; API Gateway waits for 29. */
  timeoutSeconds?: number
}

/** The whole door of this folder: infra deploys these, the local gateway serves these, nothing else is imported. */
export const entryPoints: readonly EntryPoint[] = [
  {
    room: 'one-time-code',
    file: 'functions/one-time-code/entry.ts',
    contracts: [
      oneTimeCode.drawCaptcha,
      oneTimeCode.sendCode,
      oneTimeCode.sendCodeToHolder,
      changePhone.sendCodeToNewPhone,
    ],
    sendsSms: true,
  },
  {
    room: 'registration',
    file: 'functions/registration/entry.ts',
    contracts: [
      registration.startRegistration,
      registration.startUnitRegistration,
      registration.completeRegistration,
    ],
    asksRegistry: true,
  },
  {
    room: 'sign-in',
    file: 'functions/sign-in/entry.ts',
    contracts: [
      signIn.signInByPassword,
      signInByCode.signInByCode,
      signInByCode.chooseAccount,
      signIn.signOut,
      signIn.readSession,
    ],
    sendsSms: true,
  },
  {
    room: 'password-reset',
    file: 'functions/password-reset/entry.ts',
    contracts: [passwordReset.startPasswordReset, passwordReset.completePasswordReset],
    sendsSms: true,
  },
  {
    room: 'deregistration',
    file: 'functions/deregistration/entry.ts',
    contracts: [deregistration.startDeregistration, deregistration.confirmDeregistration],
    sendsSms: true,
  },
  {
    room: 'recovery',
    file: 'functions/recovery/entry.ts',
    contracts: [
      recovery.startRecovery,
      recovery.startUnitRecovery,
      recovery.readRecovery,
      recovery.claimRecovery,
      recovery.completeRecovery,
      recovery.finishRecovery,
      recovery.lookAtRecovery,
      recovery.stopRecoveryByLink,
      recovery.readOwnRecovery,
      recovery.stopRecovery,
      recovery.confirmRecovery,
    ],
    sendsSms: true,
    hasCoolingOff: true,
  },
  {
    room: 'scan-login',
    file: 'functions/scan-login/entry.ts',
    contracts: [
      scanLogin.openScanLogin,
      scanLogin.watchScanLogin,
      scanLogin.cancelScanLogin,
      scanLogin.claimScanLogin,
      scanLogin.holdScan,
      scanLogin.scanLogin,
      scanLogin.confirmScanLogin,
      scanLogin.declineScanLogin,
    ],
  },
  {
    room: 'account-centre',
    file: 'functions/account-centre/entry.ts',
    contracts: [
      accountCentre.readAccount,
      accountCentre.readHistory,
      accountCentre.disownSignIn,
      accountCentre.readSessions,
      accountCentre.endSession,
      accountCentre.endOtherSessions,
      accountCentre.verifyPhone,
      ownData.exportAccount,
      holderProof.proveHolder,
      changePhone.changePhone,
      editInformation.editInformation,
    ],
    sendsSms: true,
    asksRegistry: true,
  },
  {
    room: 'certification',
    file: 'functions/certification/entry.ts',
    contracts: [
      certification.readFaceRoute,
      certification.agreeToFaceRecognition,
      certification.withdrawFaceConsent,
      certification.startFaceCheck,
      certification.judgeFaceCheck,
      faceHandOver.openFaceHandOver,
      faceHandOver.watchFaceHandOver,
      faceHandOver.cancelFaceHandOver,
      faceHandOver.takeFaceHandOver,
      faceHandOver.finishFaceHandOver,
    ],
    asksAuthority: true,
    // More processor, not more memory: 36 frames are 1.8 s of it, while somebody waits.
    memoryMb: 2048,
    // Engine and judge at their slowest: who has acted before the camera is answered late sooner than not at all.
    timeoutSeconds: 25,
  },
  {
    room: 'help',
    file: 'functions/help/entry.ts',
    contracts: [help.readFaceReport, help.sendFaceReport],
  },
]

/** Lambda functions that nobody calls but the clock; the local start runs them too. */
export interface ScheduledTask {
  task: string
  file: `functions/${string}/entry.ts`
  everyMinutes: number
  sendsSms?: true
}

export const scheduledTasks: readonly ScheduledTask[] = [
  // Ended to the moment without it: this erases what is left of those whose seven days are over (R19).
  { task: 'ending', file: 'functions/ending/entry.ts', everyMinutes: 30 },
  // What a room could not tell a holder: it has a minute to tell it itself.
  { task: 'telling', file: 'functions/telling/entry.ts', everyMinutes: 1, sendsSms: true },
]

/** An operator's tasks for one machine, run by the local start; infra deploys none of them. */
export const localTasks = [
  { task: 'seed-people', file: 'functions/seeding/entry.ts' },
  { task: 'list-demonstration-units', file: 'functions/demonstration-units/entry.ts' },
] as const
