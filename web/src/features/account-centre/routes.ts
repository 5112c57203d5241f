import type { RouteRecordRaw } from 'vue-router'

const signOut: RouteRecordRaw = {
  path: '/sign-out',
  component: () => import('./SignOutPage.vue'),
  meta: { title: '退出登录', access: 'holder' },
}

export const appRoutes: RouteRecordRaw[] = [
  {
    path: '/account',
    component: () => import('./AccountPage.vue'),
    meta: { title: '我的账号', access: 'holder' },
  },
  {
    path: '/account/sessions',
    component: () => import('./SessionsPage.vue'),
    props: { back: '/account', backLabel: '返回我的账号' },
    meta: { title: '登录设备', access: 'holder' },
  },
  signOut,
]

/** The portal's 用户中心: one route for each entry of its menu. */
export const portalRoutes: RouteRecordRaw[] = [
  {
    path: '/',
    component: () => import('./PortalAccountPage.vue'),
    meta: { title: '账号注册信息', access: 'holder' },
  },
  {
    path: '/level',
    component: () => import('./PortalLevelPage.vue'),
    meta: { title: '账号等级认证', access: 'holder' },
  },
  {
    path: '/security',
    component: () => import('./PortalSecurityPage.vue'),
    meta: { title: '账号安全设置', access: 'holder' },
  },
  {
    path: '/security/sessions',
    component: () => import('./SessionsPage.vue'),
    props: { back: '/security', backLabel: '返回账号安全设置' },
    meta: { title: '登录设备', access: 'holder' },
  },
  signOut,
]
