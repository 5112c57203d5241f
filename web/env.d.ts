import 'vue-router'

declare module 'vue-router' {
  interface RouteMeta {
    /** Of the page, as browser tab and screen reader say it. */
    title: string
    /** `guest`: for who is not signed in; `holder`: for who is. */
    access: 'anyone' | 'guest' | 'holder'
    /** Something is under way here: no offer to update, no reload. */
    flow?: boolean
    /** The page draws its own frame, edge to edge. */
    fullBleed?: boolean
  }
}
