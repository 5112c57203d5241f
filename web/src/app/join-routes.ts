import type { Router, RouteRecordRaw } from 'vue-router'

/** Further pages join when somebody asks for one: the first page does not wait for the table of all others. */
export function joinRoutes(router: Router, load: () => Promise<readonly RouteRecordRaw[]>) {
  let joined = false

  router.beforeEach(async (to) => {
    // A way back may lead to any of them.
    if (joined || (to.matched.length > 0 && to.query['return'] === undefined)) return true
    for (const route of await load()) router.addRoute(route)
    joined = true
    return to.matched.length > 0 ? true : to.fullPath
  })
}
