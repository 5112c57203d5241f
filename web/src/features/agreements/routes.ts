import type { RouteRecordRaw } from 'vue-router'

const agreement: RouteRecordRaw = {
  path: '/agreements/:agreement(user-agreement|privacy-policy|face-recognition)',
  component: () => import('./AgreementPage.vue'),
  props: true,
  meta: { title: '协议', access: 'anyone' },
}

export const appRoutes: RouteRecordRaw[] = [agreement]

export const portalRoutes: RouteRecordRaw[] = [agreement]
