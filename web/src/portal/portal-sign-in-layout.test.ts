import { expect, it } from 'vitest'
import { openPage } from '../page.fixture.ts'
import { signInRoute } from './sign-in-route.ts'

const tab = (path: string, title: string) => ({
  path,
  component: { render: () => title },
  meta: { title, access: 'guest' as const },
})
const routes = [signInRoute([tab('/sign-in/scan', '扫码登录'), tab('/sign-in/code', '短信登录')])]

it.each(['/sign-in/scan', '/sign-in/code'])('has the guide’s ways on under every tab: %s', async (at) => {
  const { page } = await openPage(routes, { at })
  expect(page.get('a[href="/register"]').text()).toBe('新用户注册')
  expect(page.get('a[href="/reset-password"]').text()).toBe('忘记密码')
  expect(page.get('a[href="/recovery"]').text()).toBe('找回账号')
})
