import type { RouteLocation, Router } from 'vue-router'

/** Where to go on after sign-in: a page of this face, never another site (`//evil.example`, `/\evil.example`). */
export function returnPathOf(route: Pick<RouteLocation, 'query'>, router: Router): string | undefined {
  const path = route.query['return']
  if (typeof path !== 'string' || !/^\/(?![/\\])[!-~]*$/.test(path)) return undefined
  const target = router.resolve(path)
  return target.matched.length > 0 && target.meta.access !== 'guest' ? target.fullPath : undefined
}

export const signInLocation = (from: string) => ({
  path: '/sign-in',
  query: from === '/' ? {} : { return: from },
})
