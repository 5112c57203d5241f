import type { RouteRecordRaw } from 'vue-router'

export const appRoutes: RouteRecordRaw[] = [
  {
    path: '/scan',
    component: () => import('./ScanPage.vue'),
    meta: { title: '扫一扫', access: 'anyone', fullBleed: true, flow: true },
  },
  {
    // Where a login code leads when something else than the app's own scanner opens it (protocols.md, Scan login 3).
    path: '/s',
    component: () => import('./LinkWarningPage.vue'),
    meta: { title: '请用“扫一扫”登录', access: 'anyone' },
    // The code is worth nothing here: it is gone from the address before anything else runs.
    beforeEnter: (to) => (to.fullPath === '/s' ? true : { path: '/s', replace: true }),
  },
]

export const portalRoutes: RouteRecordRaw[] = [
  {
    path: '/sign-in/scan',
    component: () => import('./PortalScanPanel.vue'),
    meta: { title: '扫码登录', access: 'guest' },
  },
]
