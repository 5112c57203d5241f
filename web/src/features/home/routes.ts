import type { RouteRecordRaw } from 'vue-router'

export const appRoutes: RouteRecordRaw[] = [
  {
    path: '/',
    component: () => import('./HomePage.vue'),
    meta: { title: '粤建通', access: 'holder' },
  },
]
