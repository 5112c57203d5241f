import type { Captcha } from './captcha.ts'

export interface CaptchaStore {
  add(captcha: Captcha): Promise<void>
  /** Hands the captcha out once and never again, whatever the answer to it; undefined when there is none. */
  take(id: string): Promise<Captcha | undefined>
}
