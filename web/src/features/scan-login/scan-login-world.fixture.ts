import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { vi } from 'vitest'
import type { Component } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { Holder } from '../../../../shared/contracts/holder.ts'
import type { Surface } from '../../../../shared/contracts/surface.ts'
import { type ScanCodeText, writeScanQr } from '../../../../shared/vocabulary/scan-login.ts'
import { createCall } from '../../api/call.ts'
import { appServicesKey } from '../../app-services.ts'
import type { Camera } from '../../device/camera.ts'
import { useSessionStore } from '../../session/session-store.ts'

const TICKET = 'AbCdEfGhIjKlMnOpQrStUv'
export const aCode = `${TICKET}.178543210.ZyXwVuTsRqPoNmLkJiHgFe` as ScanCodeText
export const nextCode = `${TICKET}.178543211.ZyXwVuTsRqPoNmLkJiHgFf` as ScanCodeText
export const loginQr = () => writeScanQr(location.origin, aCode)

export const mei: Holder = {
  accountKind: 'personal',
  level: 'L2',
  maskedName: '陈*美',
  documentKind: 'resident-id',
  maskedNumber: '440106********1234',
  maskedPhone: '138****5678',
}

const desktop = { browser: 'Chrome 131', system: 'Windows 11', place: '广东省广州市', network: '203.0.113.*' }
const phone = { browser: '微信 8.0', system: 'Android 14', place: '广东省深圳市', network: '120.230.45.*' }
export const seenLogin = {
  ticket: TICKET,
  expiresInMs: 90_000,
  systemName: '统一身份认证平台',
  desktop,
  phone,
  openedAt: '2026-11-24T00:30:00.000Z',
  knownBrowser: true,
  numbers: ['17', '42', '83'],
  passwordNeeded: false,
}
export const signInEvent = {
  id: 'event-1',
  type: 'signed-in-by-scan',
  at: '2026-11-24T00:30:20.000Z',
  where: desktop,
  newBrowser: true,
  ended: null,
  stillSignedIn: true,
  canBeDisowned: true,
  disowned: false,
}

/** What the server says to each path, in order; the last answer is repeated. `offline` is no answer at all. */
export type Answers = Record<string, unknown[] | undefined>
export const offline = Symbol('offline')
export const refusal =
  (status: number, code: string, more = {}) =>
  () =>
    Response.json({ type: 'about:blank', title: '', status, code, requestId: 'r-1', ...more }, { status })

export function aServer(answers: Answers) {
  const turns = new Map<string, number>()
  return vi.fn<typeof fetch>(async (input) => {
    const path = (input as string).split('?')[0] ?? ''
    const turn = turns.get(path) ?? 0
    turns.set(path, turn + 1)
    const list = answers[path] ?? []
    const answer = list[Math.min(turn, list.length - 1)]
    if (answer === offline) throw new TypeError('Failed to fetch')
    if (typeof answer === 'function') return (answer as () => Response | Promise<Response>)()
    return Response.json(answer ?? {})
  })
}

export interface World {
  answers?: Answers
  holder?: Holder | null
  camera?: Partial<Camera>
  /** What the camera sees, again and again. */
  sees?: string | undefined
}

export async function openPage(component: Component, surface: Surface, path: string, world: World = {}) {
  const send = aServer(world.answers ?? {})
  const close = vi.fn()
  const camera: Camera = {
    open: async () => ({ id: 'back', hasTorch: false, setTorch: async () => undefined, close }),
    choices: async () => [],
    readQr: async () => world.sees,
    readQrIn: async () => undefined,
    ...world.camera,
  }
  const pinia = createPinia()
  const session = useSessionStore(pinia)
  if (world.holder === null) session.signOut()
  else session.signIn(world.holder ?? mei)

  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/:rest(.*)*', component: { template: '<div />' }, meta: { title: '', access: 'anyone' } },
    ],
  })
  await router.push(path)
  const page = mount(component, {
    attachTo: document.body,
    global: {
      plugins: [pinia, router],
      provide: { [appServicesKey as symbol]: { call: createCall(surface, send), camera, now: Date.now } },
    },
  }) as VueWrapper
  await settle()
  return { page, send, close, router, session }
}

/** Lets promises, lazily loaded parts and the camera's next look come to rest. */
export async function settle() {
  for (let round = 0; round < 3; round += 1) {
    await flushPromises()
    if (vi.isFakeTimers()) await vi.advanceTimersByTimeAsync(0)
  }
}

export const button = (page: VueWrapper, name: string) =>
  page.findAll('button, a').find((it) => it.text() === name || it.attributes('aria-label') === name)

export async function press(page: VueWrapper, name: string) {
  const found = button(page, name)
  if (!found) throw new Error(`no button «${name}» in: ${page.text()}`)
  const form = found.element.closest('form')
  await (form && found.attributes('type') === 'submit'
    ? page.get('form').trigger('submit')
    : found.trigger('click'))
  await settle()
}

export const bodies = (send: ReturnType<typeof aServer>, path: string) =>
  send.mock.calls
    .filter(([input]) => input === path)
    .map(([, init]) => JSON.parse((init?.body as string | undefined) ?? 'null') as unknown)
