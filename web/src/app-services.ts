import { inject, type InjectionKey } from 'vue'
import type { Call } from './api/call.ts'
import type { Camera } from './device/camera.ts'
import type { FaceCamera } from './device/face/face-camera.ts'

/** Everything a page may touch outside itself. Made once in `main-app.ts` or `main-portal.ts`; tests make their own. */
export interface AppServices {
  call: Call
  camera: Camera
  /** Its code arrives with its first use. Rejects without a network then. */
  faceCamera: () => Promise<FaceCamera>
  now: () => number
}

export const appServicesKey: InjectionKey<AppServices> = Symbol('app-services')

export function useAppServices(): AppServices {
  const services = inject(appServicesKey)
  if (!services) throw new Error('no app services were provided')
  return services
}
