import { computed, onScopeDispose, shallowRef } from 'vue'

/** Whole seconds left until a moment; by the clock, since a sleeping page's timers stand still. */
export function useCountdown(now: () => number) {
  const endsAt = shallowRef(0)
  const tick = shallowRef(now())
  let timer: ReturnType<typeof setInterval> | undefined

  const secondsLeft = computed(() => Math.max(0, Math.ceil((endsAt.value - tick.value) / 1000)))

  function start(seconds: number) {
    stop()
    tick.value = now()
    endsAt.value = tick.value + seconds * 1000
    timer = setInterval(() => {
      tick.value = now()
      if (secondsLeft.value === 0) stop()
    }, 250)
  }

  function stop() {
    clearInterval(timer)
    timer = undefined
  }

  onScopeDispose(stop)
  return { secondsLeft, start }
}
