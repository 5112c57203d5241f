import { createHash } from 'node:crypto'

/** As a server on this machine answers. */
export interface Reply {
  status: number
  type: string
  body: string | Buffer
  headers?: Readonly<Record<string, string>>
}

export const style = `
  :root { color-scheme: light dark; font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif }
  html { background: Canvas; color: CanvasText }
  body { max-width: 42rem; margin: 0 auto; padding: 1.5rem 1rem; overflow-wrap: anywhere }
  h1 { font-size: 1.4rem; margin: 0 }
  h2 { font-size: 1.1rem; margin: 2rem 0 0 }
  ol { list-style: none; padding: 0 }
  li { border: 1px solid #8886; border-radius: 8px; padding: .75rem 1rem; margin-block: .75rem }
  li p { margin: .25rem 0 0 }
  header p, time, small { color: light-dark(#5f5f5f, #a8a8a8) }
  small { font-size: .875rem }
  strong { font-size: 1.25em; letter-spacing: .06em }
  :focus-visible { outline: 3px solid light-dark(#1457b8, #8ab4f8); outline-offset: 2px }
  [hidden] { display: none !important }
  .to { display: flex; justify-content: space-between; gap: 1rem; font-variant-numeric: tabular-nums }`

/** The one inline style that a page of ours has, for its policy. */
export const styleHash = (css: string) => `'sha256-${createHash('sha256').update(css).digest('base64')}'`
