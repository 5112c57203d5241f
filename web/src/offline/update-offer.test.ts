import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'

class FakeWorker extends EventTarget {
  postMessage = vi.fn()
}

const reload = vi.fn()
const assign = vi.fn()
let locks: { name: string }[] = []

beforeEach(() => {
  vi.resetModules()
  locks = []
  reload.mockReset()
  assign.mockReset()
  vi.stubGlobal('location', { reload, assign })
  Object.defineProperty(navigator, 'locks', {
    configurable: true,
    value: {
      request: (name: string, _options: object, run: () => Promise<void>) => {
        const lock = { name }
        locks.push(lock)
        return run().then(() => void (locks = locks.filter((each) => each !== lock)))
      },
      query: async () => ({ held: locks }),
    },
  })
})
afterEach(() => void vi.unstubAllGlobals())

/** A browser whose worker runs already, with a newer one waiting if asked. */
async function openBar({ hasUpdate }: { hasUpdate: boolean }) {
  const { watchForUpdate, mindUpdates } = await import('./update-offer.ts')
  const { default: UpdateNotice } = await import('./UpdateNotice.vue')
  const waiting = new FakeWorker()
  const registration = Object.assign(new EventTarget(), {
    waiting: hasUpdate ? waiting : null,
    installing: null,
    update: async () => undefined,
  })
  const container = Object.assign(new EventTarget(), {
    controller: new FakeWorker(),
    register: async () => registration,
  })
  const page = (path: string, flow: boolean) => ({
    path,
    component: { render: () => null },
    meta: { title: path, access: 'anyone' as const, flow },
  })
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [page('/', false), page('/guide', false), page('/register', true)],
  })
  mindUpdates(router)
  await router.push('/')
  await watchForUpdate(container as unknown as ServiceWorkerContainer)
  const bar = mount(UpdateNotice, { global: { plugins: [router] } })
  await vi.dynamicImportSettled()
  await flushPromises()
  const press = async (name: string) => {
    await bar
      .findAll('button')
      .find((button) => button.text() === name)
      ?.trigger('click')
    await flushPromises()
  }
  return { bar, press, waiting, container, router }
}

it('offers a new version and changes nothing by itself', async () => {
  const { bar, waiting } = await openBar({ hasUpdate: true })
  expect(bar.text()).toContain('有新版本，刷新后使用')
  expect(waiting.postMessage).not.toHaveBeenCalled()
  expect(reload).not.toHaveBeenCalled()
})

it('says nothing while there is nothing new', async () => {
  const { bar } = await openBar({ hasUpdate: false })
  expect(bar.text()).toBe('')
})

it('reloads once the new version has taken over, after the person agreed', async () => {
  const { press, waiting, container } = await openBar({ hasUpdate: true })
  await press('刷新')
  expect(waiting.postMessage).toHaveBeenCalledWith('take-over')
  expect(reload).not.toHaveBeenCalled()
  container.dispatchEvent(new Event('controllerchange'))
  expect(reload).toHaveBeenCalledOnce()
})

it('is silent while somebody registers or scans', async () => {
  const { bar, router } = await openBar({ hasUpdate: true })
  await router.push('/register')
  await flushPromises()
  expect(bar.text()).toBe('')
  await router.push('/')
  await vi.dynamicImportSettled()
  await flushPromises()
  expect(bar.text()).toContain('有新版本')
})

it('waits while something is under way in another tab', async () => {
  const { bar, press, waiting } = await openBar({ hasUpdate: true })
  locks.push({ name: 'something-under-way' })
  await press('刷新')
  expect(waiting.postMessage).not.toHaveBeenCalled()
  expect(bar.text()).toContain('另一个页面正在办理业务')
  locks = []
  await press('再试一次')
  expect(waiting.postMessage).toHaveBeenCalledOnce()
})

it('tells other tabs when something is under way here, and when it no longer is', async () => {
  const { router } = await openBar({ hasUpdate: false })
  await router.push('/register')
  expect(locks).toHaveLength(1)
  await router.push('/')
  await flushPromises()
  expect(locks).toHaveLength(0)
})

it('does not reload a tab under whose hands another tab updated, but loads its next page anew', async () => {
  const { bar, container, router } = await openBar({ hasUpdate: false })
  container.dispatchEvent(new Event('controllerchange'))
  await vi.dynamicImportSettled()
  await flushPromises()
  expect(reload).not.toHaveBeenCalled()
  expect(bar.text()).toContain('新版本已在另一个页面启用')
  await router.push('/guide').catch(() => undefined)
  expect(assign).toHaveBeenCalledWith('/guide')
})
