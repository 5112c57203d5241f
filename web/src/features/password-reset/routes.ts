import type { RouteRecordRaw } from 'vue-router'

const passwordReset: RouteRecordRaw = {
  path: '/reset-password/:step(password|done)?',
  component: () => import('./PasswordResetPage.vue'),
  meta: { title: '忘记密码', access: 'anyone', flow: true },
}

export const appRoutes: RouteRecordRaw[] = [{ ...passwordReset, props: { signInPath: '/sign-in' } }]

export const portalRoutes: RouteRecordRaw[] = [
  { ...passwordReset, props: { signInPath: '/sign-in/password' } },
]
