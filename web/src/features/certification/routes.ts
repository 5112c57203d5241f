import type { RouteRecordRaw } from 'vue-router'

export const portalRoutes: RouteRecordRaw[] = [
  {
    path: '/level/face',
    component: () => import('./PortalFacePage.vue'),
    meta: { title: '用手机做人脸识别', access: 'holder' },
  },
]
