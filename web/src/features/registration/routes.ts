import type { RouteRecordRaw } from 'vue-router'

const registration: RouteRecordRaw = {
  path: '/register/:step(document|name|registrant|unit|representative|agent|phone|password|done)?',
  component: () => import('./RegistrationPage.vue'),
  meta: { title: '新用户注册', access: 'anyone', flow: true },
}

export const appRoutes: RouteRecordRaw[] = [{ ...registration, props: { place: 'phone' } }]

export const portalRoutes: RouteRecordRaw[] = [{ ...registration, props: { place: 'desk' } }]
