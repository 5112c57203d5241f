import type { RouteRecordRaw } from 'vue-router'

export const appRoutes: RouteRecordRaw[] = [
  {
    path: '/sign-in/:way(code)?',
    component: () => import('./SignInPage.vue'),
    meta: { title: '登录', access: 'guest' },
  },
]

/** Tabs of the portal's sign-in page; the titles are what stands on them. */
export const portalRoutes: RouteRecordRaw[] = [
  {
    path: '/sign-in/password',
    component: () => import('./PortalSignInTab.vue'),
    props: { way: 'password' },
    meta: { title: '密码登录', access: 'guest' },
  },
  {
    path: '/sign-in/code',
    component: () => import('./PortalSignInTab.vue'),
    props: { way: 'code' },
    meta: { title: '短信登录', access: 'guest' },
  },
]
