import { createPinia } from 'pinia'
import { describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter, type RouteMeta } from 'vue-router'
import { flushPromises } from '@vue/test-utils'
import { createCall } from '../api/call.ts'
import { json, mei, problem } from '../page.fixture.ts'
import { guardRoutes } from './guard-routes.ts'
import { noticingSignOut } from './noticing-sign-out.ts'
import { rememberedHolder } from './remembered-holder.ts'
import { returnPathOf } from './return-path.ts'
import { sessionStart } from './session-start.ts'
import { useSessionStore } from './session-store.ts'

const newSession = () => useSessionStore(createPinia())
const page = (path: string, access: RouteMeta['access']) => ({
  path,
  component: { render: () => null },
  meta: { title: path, access },
})
const newRouter = () =>
  createRouter({
    history: createMemoryHistory(),
    routes: [
      page('/', 'holder'),
      page('/account', 'holder'),
      page('/sign-in', 'guest'),
      page('/guide', 'anyone'),
      page('/scan', 'anyone'),
    ],
  })

describe('the way back after sign-in', () => {
  const router = newRouter()
  const back = (path: string) => returnPathOf({ query: { return: path } }, router)

  it('leads to a page of ours', () => {
    expect(back('/scan?from=link')).toBe('/scan?from=link')
  })

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/nowhere',
    '',
  ])('never leads to %s', (path) => expect(back(path)).toBeUndefined())

  it('does not lead to the sign-in page itself', () => {
    expect(back('/sign-in')).toBeUndefined()
  })
})

describe('who may see a page', () => {
  it('sends somebody who is not signed in to sign in, and knows the way back', async () => {
    const router = newRouter()
    const session = newSession()
    guardRoutes(router, session, async () => session.signOut())
    await router.push('/account')
    expect(router.currentRoute.value.fullPath).toBe('/sign-in?return=/account')
  })

  it('keeps public pages from waiting for the server', async () => {
    const router = newRouter()
    guardRoutes(router, newSession(), () => new Promise(() => undefined))
    await router.push('/guide')
    expect(router.currentRoute.value.path).toBe('/guide')
  })

  it('withholds nothing while nobody can tell who is signed in', async () => {
    const router = newRouter()
    guardRoutes(router, newSession(), async () => undefined)
    await router.push('/account')
    expect(router.currentRoute.value.path).toBe('/account')
  })

  it('moves on from the sign-in page the moment a scan signs the portal in', async () => {
    const router = newRouter()
    const session = newSession()
    guardRoutes(router, session, async () => undefined)
    await router.push('/sign-in?return=/account')
    session.signIn(mei)
    await flushPromises()
    expect(router.currentRoute.value.path).toBe('/account')
  })

  it('leaves the page when the server ended the session, with the way back', async () => {
    const router = newRouter()
    const session = newSession()
    session.signIn(mei)
    guardRoutes(router, session, async () => undefined)
    await router.push('/account')
    const call = noticingSignOut(
      createCall('app', async () => problem(401, 'not-signed-in')),
      session.end,
    )
    const { signOut } = await import('../../../shared/contracts/sign-in.ts')
    await Promise.all([call(signOut, {}), call(signOut, {})])
    await flushPromises()
    expect(router.currentRoute.value.fullPath).toBe('/sign-in?return=/account')
    expect(session.wasEnded).toBe(true)
  })
})

describe('the start', () => {
  const startWith = (send: typeof fetch, remembered?: () => { at: number; holder: typeof mei }) => {
    const session = newSession()
    return { session, know: sessionStart(createCall('app', send), session, remembered) }
  }

  it('asks the server once, however many pages want to know', async () => {
    const send = vi.fn<typeof fetch>(async () => json({ holder: mei }))
    const { session, know } = startWith(send)
    await Promise.all([know(), know()])
    await know()
    expect(send).toHaveBeenCalledOnce()
    expect(session.holder).toEqual(mei)
  })

  it('asks again when nobody could answer the first time', async () => {
    const send = vi
      .fn<typeof fetch>()
      .mockRejectedValueOnce(new TypeError('Failed to fetch'))
      .mockResolvedValueOnce(json({ holder: null }))
    const { session, know } = startWith(send)
    await know()
    expect(session.holder).toBeUndefined()
    await know()
    expect(session.holder).toBeNull()
  })

  it('keeps asking by itself until somebody answers', async () => {
    vi.useFakeTimers()
    const send = vi
      .fn<typeof fetch>()
      .mockRejectedValueOnce(new TypeError('Failed to fetch'))
      .mockRejectedValueOnce(new TypeError('Failed to fetch'))
      .mockResolvedValueOnce(json({ holder: mei }))
    const { session, know } = startWith(send)
    await know()
    await vi.advanceTimersByTimeAsync(2000 + 4000)
    vi.useRealTimers()
    expect(session.holder).toEqual(mei)
  })

  it('shows without a network whom the phone remembers, and corrects it later', async () => {
    const send = vi
      .fn<typeof fetch>()
      .mockRejectedValueOnce(new TypeError('Failed to fetch'))
      .mockResolvedValueOnce(json({ holder: { ...mei, level: 'L2' } }))
    const { session, know } = startWith(send, () => ({ at: 5, holder: mei }))
    await know()
    expect([session.holder, session.asOf]).toEqual([mei, 5])
    await know()
    expect([session.holder?.level, session.asOf]).toEqual(['L2', undefined])
  })
})

describe('what the phone remembers', () => {
  it('is gone with the sign-out', async () => {
    const session = newSession()
    const remembered = rememberedHolder(localStorage, () => 7)
    remembered.follow(session)
    session.signIn(mei)
    await flushPromises()
    expect(remembered.read()).toEqual({ at: 7, holder: mei })
    session.signOut()
    await flushPromises()
    expect(remembered.read()).toBeUndefined()
    expect(localStorage.length).toBe(0)
  })

  it('is nothing when something else lies there', () => {
    localStorage.setItem('last-holder', '{"holder":{}}')
    expect(rememberedHolder(localStorage, () => 7).read()).toBeUndefined()
  })
})
