import { inject, type InjectionKey } from 'vue'
import type { Call } from './api/call.ts'
import type { Camera } from './device/camera.ts'

/** Everything a page may touch outside itself. Made once in `main-app.ts` or `main-portal.ts`; tests make their own. */
export interface AppServices {
  call: Call
  camera: Camera
  now: () => number
}

export const appServicesKey: InjectionKey<AppServices> = Symbol('app-services')

export function useAppServices(): AppServices {
  const services = inject(appServicesKey)
  if (!services) throw new Error('no app services were provided')
  return services
}
