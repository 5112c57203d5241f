import { enableAutoUnmount, flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, vi } from 'vitest'
import { createMemoryHistory, createRouter, RouterView, type RouteRecordRaw } from 'vue-router'
import type { Holder } from '../../shared/contracts/holder.ts'
import { createCall } from './api/call.ts'
import { appServicesKey } from './app-services.ts'
import type { FaceCamera } from './device/face/face-camera.ts'
import { guardRoutes } from './session/guard-routes.ts'
import { noticingSignOut } from './session/noticing-sign-out.ts'
import { useSessionStore } from './session/session-store.ts'

enableAutoUnmount(afterEach)

export const mei: Holder = {
  accountKind: 'personal',
  level: 'L1',
  maskedName: '陈**',
  documentKind: 'resident-id',
  maskedNumber: '440106********0048',
  maskedPhone: '199****0001',
}

/** Answers by path; a path it does not know is no network. */
export type Server = Record<string, (input: Record<string, unknown>) => Response | Promise<Response>>

export const json = (body: unknown) => Response.json(body)
export const problem = (status: number, code: string, more: object = {}) =>
  Response.json({ type: 'about:blank', title: code, status, code, requestId: 'req-7', ...more }, { status })

interface World {
  at: string
  server?: Server
  holder?: Holder | null
  now?: () => number
  faceCamera?: FaceCamera
}

// Where links of one feature lead outside of it.
const elsewhere: RouteRecordRaw = {
  path: '/:rest(.*)*',
  component: { render: () => 'elsewhere' },
  meta: { title: 'elsewhere', access: 'anyone' },
}

/** A feature's pages with the real router, guard, store and call; only the network is played. */
export async function openPage(routes: RouteRecordRaw[], world: World) {
  const { at, server = {}, holder = null, now = Date.now, faceCamera } = world
  // `createCall` hands over a path and an init, never a Request.
  const send = vi.fn(async (url: string, init?: RequestInit) => {
    const path = new URL(url, 'https://app.test')
    const answer = server[path.pathname]
    if (!answer) throw new TypeError('Failed to fetch')
    return answer(bodyOf(init) ?? Object.fromEntries(path.searchParams))
  })
  const pinia = createPinia()
  const session = useSessionStore(pinia)
  if (holder) session.signIn(holder)
  else session.signOut()
  const router = createRouter({ history: createMemoryHistory(), routes: [...routes, elsewhere] })
  guardRoutes(router, session, async () => undefined)
  const call = noticingSignOut(createCall('app', send as typeof fetch), session.end)
  await router.push(at)
  const page = mount(RouterView, {
    attachTo: document.body,
    global: {
      plugins: [pinia, router],
      provide: { [appServicesKey as symbol]: { call, camera: {}, faceCamera: async () => faceCamera, now } },
    },
  })
  await settle()
  /** The inputs of every call to a path, oldest first. */
  const sentTo = (path: string) =>
    send.mock.calls.filter(([url]) => url.split('?')[0] === path).map(([, init]) => bodyOf(init))
  return { page, router, session, send, sentTo }
}

const bodyOf = (init?: RequestInit) =>
  init?.body ? (JSON.parse(init.body as string) as Record<string, unknown>) : undefined

type Page = VueWrapper

/** Lazy pages, their calls and what these change. */
export async function settle() {
  for (let round = 0; round < 4; round += 1) {
    await flushPromises()
    await vi.dynamicImportSettled()
  }
}

/** A press on the button or link of that name. */
export async function press(page: Page, name: string) {
  const found = page.findAll('button, a').find((each) => each.text() === name)
  if (!found) throw new Error(`nothing to press named ${name} in: ${page.text()}`)
  await found.trigger('click')
  await settle()
}

export async function fill(page: Page, label: string, text: string) {
  const name = page.findAll('label').find((each) => each.text().includes(label))
  if (!name) throw new Error(`no field labelled ${label} in: ${page.text()}`)
  const field = page.get(`[id="${name.attributes('for') ?? ''}"]`)
  if (field.attributes('type') === 'checkbox') await field.setValue(text === 'ticked')
  else await field.setValue(text)
  await settle()
}

export const alertsOf = (page: Page) => page.findAll('[role=alert]').map((alert) => alert.text())
