import type { RouteRecordRaw } from 'vue-router'

export const appRoutes: RouteRecordRaw[] = [
  {
    path: '/help/report',
    component: () => import('./FaceReportPage.vue'),
    meta: { title: '报告人脸识别问题', access: 'anyone' },
  },
]
