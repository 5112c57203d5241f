import { computed, type ShallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'

type Reached = { name: 'unproven'; hasLapsed: boolean } | { name: 'proven' } | { name: 'done' }

/**
 * Keeps the address of a grave act's steps and what is reached in agreement: one typed or gone back to may ask for more,
 * or for what is done. Whoever goes back to the first step proves anew.
 * @param path of the first step
 * @returns the steps, for whoever shows the list
 */
export function useStepAddress<Progress extends Reached>(
  progress: ShallowRef<Progress | { name: 'unproven'; hasLapsed: boolean }>,
  path: string,
  secondStep: string,
) {
  const route = useRoute()
  const router = useRouter()
  const paths = { unproven: path, proven: `${path}/change`, done: `${path}/done` }

  watch(progress, ({ name }) => {
    if (route.path === paths[name]) return
    void (name === 'proven' ? router.push(paths.proven) : router.replace(paths[name]))
  })
  watch(
    () => route.path,
    (here) => {
      const reached = paths[progress.value.name]
      if (here === reached || !Object.values(paths).includes(here)) return
      if (here === path && progress.value.name === 'proven')
        progress.value = { name: 'unproven', hasLapsed: false }
      else void router.replace(reached)
    },
    { immediate: true },
  )

  return computed(() => [
    { text: '验证身份', to: paths.unproven },
    { text: secondStep, to: paths.proven },
  ])
}
