import type { RouteRecordRaw } from 'vue-router'

export const appRoutes: RouteRecordRaw[] = [
  {
    path: '/certification',
    component: () => import('./CertificationPage.vue'),
    meta: { title: '账号认证', access: 'holder', flow: true },
  },
  {
    path: '/face',
    component: () => import('./FacePage.vue'),
    meta: { title: '在这部手机上做人脸识别', access: 'anyone', flow: true },
  },
  {
    path: '/recovery/face',
    component: () => import('./RecoveryFacePage.vue'),
    meta: { title: '人脸识别', access: 'anyone', flow: true },
  },
]

export const portalRoutes: RouteRecordRaw[] = [
  {
    path: '/level/face',
    component: () => import('./PortalFacePage.vue'),
    meta: { title: '用手机做人脸识别', access: 'holder' },
  },
]
