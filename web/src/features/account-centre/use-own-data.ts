import { shallowRef, watch } from 'vue'
import { exportAccount, type OwnData } from '../../../../shared/contracts/own-data.ts'
import type { Refused, RefusalTo } from '../../api/call.ts'
import { useCountdown } from '../../api/use-countdown.ts'
import { useAppServices } from '../../app-services.ts'

type Showing =
  | { name: 'masked' | 'sending' }
  | { name: 'refused'; refused: Refused<RefusalTo<typeof exportAccount>> }
  | { name: 'shown'; data: OwnData }

/** Everything that is held, once the password has shown that it is the holder who looks. */
export function useOwnData() {
  const { call, now } = useAppServices()
  const password = shallowRef('')
  const passwordFault = shallowRef<string>()
  const showing = shallowRef<Showing>({ name: 'masked' })
  const { secondsLeft: secondsToWait, start: wait } = useCountdown(now)

  watch(password, () => {
    passwordFault.value = undefined
    if (showing.value.name === 'refused') showing.value = { name: 'masked' }
  })

  async function show() {
    if (showing.value.name === 'sending') return
    passwordFault.value = password.value === '' ? '请输入密码。' : undefined
    if (passwordFault.value) return
    showing.value = { name: 'sending' }
    const reply = await call(exportAccount, { password: password.value })
    if (reply.ok) {
      password.value = ''
      showing.value = { name: 'shown', data: reply.value }
      return
    }
    wait(reply.retryAfterSeconds ?? 0)
    if (reply.refusal === 'password-wrong') {
      showing.value = { name: 'masked' }
      passwordFault.value = '密码不正确，请重新输入。'
    } else showing.value = { name: 'refused', refused: reply }
  }

  const hide = () => void (showing.value = { name: 'masked' })

  return { password, passwordFault, showing, secondsToWait, show, hide }
}
