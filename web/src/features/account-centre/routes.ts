import type { RouteRecordRaw } from 'vue-router'

const signOut: RouteRecordRaw = {
  path: '/sign-out',
  component: () => import('./SignOutPage.vue'),
  meta: { title: '退出登录', access: 'holder' },
}

const steps = ':step(change|done)?'
const changePhone = (path: string, back: string, backLabel: string): RouteRecordRaw => ({
  path: `${path}/${steps}`,
  component: () => import('./ChangePhonePage.vue'),
  props: { path, back, backLabel },
  meta: { title: '更换手机', access: 'holder', flow: true },
})
const editInformation = (
  path: string,
  props: { back: string; backLabel: string; levelPath: string },
): RouteRecordRaw => ({
  path: `${path}/${steps}`,
  component: () => import('./EditInformationPage.vue'),
  props: { path, ...props },
  meta: { title: '修改信息', access: 'holder', flow: true },
})

const ownData = (path: string, back: string, backLabel: string): RouteRecordRaw => ({
  path,
  component: () => import('./OwnDataPage.vue'),
  props: { back, backLabel },
  meta: { title: '我的信息', access: 'holder' },
})

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
  ownData('/account/data', '/account', '返回我的账号'),
  {
    path: '/account/level',
    component: () => import('./LevelPage.vue'),
    meta: { title: '可信等级', access: 'holder' },
  },
  changePhone('/account/phone', '/account', '返回我的账号'),
  editInformation('/account/information', {
    back: '/account',
    backLabel: '返回我的账号',
    levelPath: '/certification',
  }),
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
  ownData('/data', '/', '返回账号注册信息'),
  changePhone('/security/phone', '/security', '返回账号安全设置'),
  editInformation('/information', { back: '/', backLabel: '返回账号注册信息', levelPath: '/level' }),
  signOut,
]
