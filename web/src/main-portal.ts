import './ui/tokens.css'
import './ui/base.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { createRouter, createWebHistory } from 'vue-router'
import { createCall } from './api/call.ts'
import { appServicesKey } from './app-services.ts'
import { deferredCamera } from './device/deferred-camera.ts'
import { portalRoutes as accountCentre } from './features/account-centre/routes.ts'
import { portalRoutes as agreements } from './features/agreements/routes.ts'
import { portalRoutes as certification } from './features/certification/routes.ts'
import { portalRoutes as deregistration } from './features/deregistration/routes.ts'
import { portalRoutes as guide } from './features/guide/routes.ts'
import { forgetOldDrafts } from './features/registration/draft-age.ts'
import { portalRoutes as passwordReset } from './features/password-reset/routes.ts'
import { portalRoutes as recovery } from './features/recovery/routes.ts'
import { portalRoutes as registration } from './features/registration/routes.ts'
import { portalRoutes as scanLogin } from './features/scan-login/routes.ts'
import { portalRoutes as signIn } from './features/sign-in/routes.ts'
import { mindUpdates, watchForUpdate } from './offline/update-offer.ts'
import PortalShell from './portal/PortalShell.vue'
import { signInRoute } from './portal/sign-in-route.ts'
import { guardRoutes } from './session/guard-routes.ts'
import { noticingSignOut } from './session/noticing-sign-out.ts'
import { sessionStart } from './session/session-start.ts'
import { useSessionStore } from './session/session-store.ts'
import { announcePages } from './ui/announce-pages.ts'

// The tab that comes first is the one the sign-in page opens with.
const router = createRouter({
  history: createWebHistory('/portal/'),
  routes: [
    signInRoute([...scanLogin, ...signIn]),
    ...registration,
    ...passwordReset,
    ...recovery,
    ...accountCentre,
    ...certification,
    ...deregistration,
    ...guide,
    ...agreements,
    {
      path: '/:rest(.*)*',
      component: () => import('./ui/LostPage.vue'),
      meta: { title: '没有这个页面', access: 'anyone' },
    },
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

const app = createApp(PortalShell).use(createPinia())
const session = useSessionStore()
const camera = deferredCamera(async () => (await import('./device/browser-camera.ts')).browserCamera())
const faceCamera = async () => (await import('./device/face/browser-face-camera.ts')).theFaceCamera
const call = noticingSignOut(createCall('portal'), session.end)

const knowSession = sessionStart(call, session)

addEventListener('online', () => void knowSession())
guardRoutes(router, session, knowSession)
mindUpdates(router)
announcePages(router, '广东省建设行业统一身份认证平台')

app.provide(appServicesKey, { call, camera, faceCamera, now: Date.now }).use(router).mount('#app')
if ('serviceWorker' in navigator) void watchForUpdate(navigator.serviceWorker)
forgetOldDrafts(Date.now())
