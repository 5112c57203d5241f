import type { RouteRecordRaw } from 'vue-router'

/** The sign-in page around its tabs: each feature's route under `/sign-in/`, in the order they are shown. */
export const signInRoute = (tabs: RouteRecordRaw[]): RouteRecordRaw => ({
  path: '/sign-in',
  component: () => import('./PortalSignInLayout.vue'),
  props: { tabs: tabs.map(({ path, meta }) => ({ path, text: meta?.title ?? '' })) },
  meta: { title: '登录', access: 'guest' },
  redirect: ({ query }) => ({ path: tabs[0]?.path ?? '/', query }),
  children: tabs,
})
