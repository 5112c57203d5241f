import type { RouteRecordRaw } from 'vue-router'

const guide: RouteRecordRaw = {
  path: '/guide',
  component: () => import('./GuidePage.vue'),
  meta: { title: '操作指南', access: 'anyone' },
}

export const appRoutes: RouteRecordRaw[] = [guide]

export const portalRoutes: RouteRecordRaw[] = [guide]
