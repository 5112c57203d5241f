import type { RouteRecordRaw } from 'vue-router'
import { appRoutes as accountCentre } from '../features/account-centre/routes.ts'
import { appRoutes as agreements } from '../features/agreements/routes.ts'
import { appRoutes as certification } from '../features/certification/routes.ts'
import { appRoutes as deregistration } from '../features/deregistration/routes.ts'
import { appRoutes as guide } from '../features/guide/routes.ts'
import { appRoutes as help } from '../features/help/routes.ts'
import { appRoutes as install } from '../features/install/routes.ts'
import { appRoutes as passwordReset } from '../features/password-reset/routes.ts'
import { appRoutes as recovery } from '../features/recovery/routes.ts'
import { appRoutes as registration } from '../features/registration/routes.ts'
import { appRoutes as scanLogin } from '../features/scan-login/routes.ts'

/** Every page of the app but those that it opens with. */
export const furtherRoutes: readonly RouteRecordRaw[] = [
  ...registration,
  ...passwordReset,
  ...recovery,
  ...accountCentre,
  ...certification,
  ...deregistration,
  ...scanLogin,
  ...guide,
  ...help,
  ...agreements,
  ...install,
  {
    path: '/:rest(.*)*',
    component: () => import('../ui/LostPage.vue'),
    meta: { title: '没有这个页面', access: 'anyone' },
  },
]
