import './ui/tokens.css'
import './ui/base.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { createRouter, createWebHistory } from 'vue-router'
import { createCall } from './api/call.ts'
import { appServicesKey } from './app-services.ts'
import AppShell from './app/AppShell.vue'
import { joinRoutes } from './app/join-routes.ts'
import { deferredCamera } from './device/deferred-camera.ts'
import { appRoutes as home } from './features/home/routes.ts'
import { forgetOldDrafts } from './features/registration/draft-age.ts'
import { appRoutes as signIn } from './features/sign-in/routes.ts'
import { keepInstallPrompt } from './offline/install-prompt.ts'
import { mindUpdates, watchForUpdate } from './offline/update-offer.ts'
import { guardRoutes } from './session/guard-routes.ts'
import { noticingSignOut } from './session/noticing-sign-out.ts'
import { rememberedHolder } from './session/remembered-holder.ts'
import { sessionStart } from './session/session-start.ts'
import { useSessionStore } from './session/session-store.ts'
import { announcePages } from './ui/announce-pages.ts'

const router = createRouter({
  history: createWebHistory('/'),
  routes: [...home, ...signIn],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

const app = createApp(AppShell).use(createPinia())
const session = useSessionStore()
const camera = deferredCamera(async () => (await import('./device/browser-camera.ts')).browserCamera())
const faceCamera = async () => (await import('./device/face/browser-face-camera.ts')).theFaceCamera
const call = noticingSignOut(createCall('app'), session.end)

const remembered = rememberedHolder(localStorage, Date.now)
const knowSession = sessionStart(call, session, remembered.read)

remembered.follow(session)
addEventListener('online', () => void knowSession())
joinRoutes(router, async () => (await import('./app/further-routes.ts')).furtherRoutes)
guardRoutes(router, session, knowSession)
mindUpdates(router)
announcePages(router, '粤建通')
keepInstallPrompt()

app.provide(appServicesKey, { call, camera, faceCamera, now: Date.now }).use(router).mount('#app')
if ('serviceWorker' in navigator) void watchForUpdate(navigator.serviceWorker)
forgetOldDrafts(Date.now())
