import type { RouteRecordRaw } from 'vue-router'

export const appRoutes: RouteRecordRaw[] = [
  {
    path: '/recovery',
    component: () => import('./RecoveryPage.vue'),
    meta: { title: '找回账号', access: 'anyone', flow: true },
  },
  {
    // As short as it can be: it stands in an SMS.
    path: '/r',
    component: () => import('./StopPage.vue'),
    meta: { title: '停止找回账号', access: 'anyone', flow: true },
  },
]

export const portalRoutes: RouteRecordRaw[] = [
  {
    path: '/recovery',
    component: () => import('./PortalRecoveryPage.vue'),
    meta: { title: '找回账号', access: 'anyone' },
  },
]
