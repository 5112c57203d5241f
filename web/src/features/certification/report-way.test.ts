import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { effectScope } from 'vue'
import { judgeFaceCheck, startFaceCheck } from '../../../../shared/contracts/certification.ts'
import type { Call } from '../../api/call.ts'
import { appServicesKey } from '../../app-services.ts'
import { settle } from '../../page.fixture.ts'
import { noteFailedCheck, readFailedChecks } from '../../session/failed-face-checks.ts'
import { type FacePurpose, type NotPassed, useFaceCheck } from './use-face-check.ts'
import VerdictStep from './VerdictStep.vue'

const person = {
  maskedName: '陈**',
  documentKind: 'resident-id',
  maskedNumber: '440106********0048',
} as const
const route = {
  accountKind: 'personal' as const,
  accountName: '陈**',
  level: 'L1' as const,
  person,
  standing: { state: 'open' as const },
  consentedAt: '2026-11-25T00:00:00.000Z',
  isUnder14: false,
}
const now = () => Date.parse('2026-11-25T04:00:00.000Z')

const tooDark = (failures: number): NotPassed => ({
  verdict: 'try-again',
  reason: 'too-dark',
  failures,
  standing: { state: 'open' },
})
const certified = { verdict: 'certified' as const, holder: null }

let scope = effectScope()
beforeEach(() => {
  sessionStorage.clear()
  scope = effectScope()
})
afterEach(() => scope.stop())

/** Draws, shows one frame and is judged, as often as there are answers. */
async function checked(answers: readonly (NotPassed | typeof certified)[], purpose: FacePurpose = 'certify') {
  let draws = 0
  const left = [...answers]
  const call = (async (endpoint: unknown) => {
    if (endpoint === startFaceCheck)
      return { ok: true, value: { checkId: String(++draws).repeat(22), actions: ['nod'], expiresInMs: 1 } }
    return endpoint === judgeFaceCheck ? { ok: true, value: left.shift() } : { ok: false, refusal: 'offline' }
  }) as Call
  const nothing = () => undefined
  const subject = {}
  const surroundings = { call, now, subject, purpose, route, onPassed: nothing, onRouteChanged: nothing }
  const check = scope.run(() => useFaceCheck(surroundings))
  if (!check) throw new Error('no scope')
  while (left.length > 0) {
    await check.draw()
    check.startCapture()
    check.send([])
    await settle()
  }
  return { check, call }
}

async function told(answers: readonly NotPassed[], purpose?: FacePurpose) {
  const { check, call } = await checked(answers, purpose)
  const verdict = answers.at(-1) ?? tooDark(1)
  const provide = { [appServicesKey as symbol]: { call, now } }
  return mount(VerdictStep, {
    props: { check, verdict },
    global: { provide, stubs: { RouterLink: { props: ['to'], template: '<a :href="to"><slot /></a>' } } },
  })
}

it('leads to the help desk from the second failure on, and not at once', async () => {
  expect((await told([tooDark(1)])).find('a[href="/help/report"]').exists()).toBe(false)
  sessionStorage.clear()
  const page = await told([tooDark(1), tooDark(2)])
  expect(page.get('a[href="/help/report"]').text()).toBe('报告给帮助台')
})

it('notes for the report whose check failed, which, when and why', async () => {
  await checked([tooDark(1), { ...tooDark(2), reason: 'action-missing', action: 'nod' } as NotPassed])
  expect(readFailedChecks()).toEqual({
    person,
    failures: [
      { checkId: '1'.repeat(22), at: now(), reason: 'too-dark' },
      { checkId: '2'.repeat(22), at: now(), reason: 'action-missing', action: 'nod' },
    ],
  })
})

it('has nothing to report any more once it passed', async () => {
  noteFailedCheck({ checkId: 'x'.repeat(22), at: now(), reason: 'blurred' }, person)
  await checked([certified])
  expect(readFailedChecks()).toBeUndefined()
})
