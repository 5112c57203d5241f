import { expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter, type RouteRecordRaw } from 'vue-router'
import { joinRoutes } from './join-routes.ts'

const page = (path: string): RouteRecordRaw => ({
  path,
  component: { render: () => null },
  meta: { title: path, access: 'anyone' },
})

function opened() {
  vi.spyOn(console, 'warn').mockReturnValue(undefined)
  const router = createRouter({ history: createMemoryHistory(), routes: [page('/'), page('/sign-in')] })
  const load = vi.fn(async () => [page('/scan'), page('/:rest(.*)*')])
  joinRoutes(router, load)
  return { router, load }
}

it('opens the first page without asking for the others', async () => {
  const { router, load } = opened()
  await router.push('/sign-in')
  expect(router.currentRoute.value.path).toBe('/sign-in')
  expect(load).not.toHaveBeenCalled()
})

it('opens any other page whole, with what stands behind its `?` and `#`, and asks once', async () => {
  const { router, load } = opened()
  await router.push('/scan?from=link#ticket')
  expect(router.currentRoute.value).toMatchObject({ fullPath: '/scan?from=link#ticket' })
  expect(router.currentRoute.value.matched).toHaveLength(1)
  await router.push('/nowhere')
  expect(router.currentRoute.value.matched).toHaveLength(1)
  expect(load).toHaveBeenCalledOnce()
})

it('knows every page once a way back is to be followed', async () => {
  const { router } = opened()
  await router.push('/sign-in?return=/scan')
  expect(router.currentRoute.value.fullPath).toBe('/sign-in?return=/scan')
  expect(router.resolve('/scan').matched).toHaveLength(1)
})

it('asks again where the others did not come', async () => {
  const { router, load } = opened()
  load.mockRejectedValueOnce(new TypeError('Failed to fetch'))
  await expect(router.push('/scan')).rejects.toThrow('Failed to fetch')
  await router.push('/scan')
  expect(router.currentRoute.value.path).toBe('/scan')
})
