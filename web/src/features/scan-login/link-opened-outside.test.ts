import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { createMemoryHistory, createRouter, type RouteRecordRaw } from 'vue-router'
import LinkWarningPage from './LinkWarningPage.vue'
import { appRoutes } from './routes.ts'
import { aCode } from './scan-login-world.fixture.ts'

it.each([`/s#${aCode}`, `/s?code=${aCode}`])(
  'forgets the code of a link opened outside the app: %s',
  async (link) => {
    const router = createRouter({ history: createMemoryHistory(), routes: appRoutes })
    await router.push(link)
    expect(router.currentRoute.value.fullPath).toBe('/s')
  },
)

it('warns, and leads to the app’s own scanner', async () => {
  const home = { path: '/', component: { template: '<div />' } }
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [home, ...appRoutes] as RouteRecordRaw[],
  })
  await router.push('/s')
  const page = mount(LinkWarningPage, { global: { plugins: [router] } })
  expect(page.text()).toContain('没有登录任何电脑')
  expect(page.findAll('a').map((link) => link.attributes('href'))).toContain('/scan')
})
