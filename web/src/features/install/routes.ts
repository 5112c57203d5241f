import type { RouteRecordRaw } from 'vue-router'

export const appRoutes: RouteRecordRaw[] = [
  {
    path: '/install',
    component: () => import('./InstallPage.vue'),
    meta: { title: '安装到手机', access: 'anyone' },
  },
]
