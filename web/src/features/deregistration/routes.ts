import type { RouteRecordRaw } from 'vue-router'

const deregistration: RouteRecordRaw = {
  path: '/deregistration/:step(prove|confirm|done)?',
  component: () => import('./DeregistrationPage.vue'),
  meta: { title: '注销账号', access: 'anyone', flow: true },
}

export const appRoutes: RouteRecordRaw[] = [
  {
    ...deregistration,
    props: { signInPath: '/sign-in', accountPath: '/account', dataPath: '/account/data' },
  },
]

export const portalRoutes: RouteRecordRaw[] = [
  {
    ...deregistration,
    props: { signInPath: '/sign-in/password', accountPath: '/security', dataPath: '/data' },
  },
]
