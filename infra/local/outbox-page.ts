import type { OutboxMessage } from './kept-messages.ts'
import { escapeXml } from './sns-protocol.ts'

const style = `
  :root { color-scheme: light dark; font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif }
  body { max-width: 42rem; margin: 0 auto; padding: 1.5rem 1rem }
  h1 { font-size: 1.4rem; margin: 0 }
  ol { list-style: none; padding: 0 }
  li { border: 1px solid #8886; border-radius: 8px; padding: .75rem 1rem; margin-block: .75rem }
  li p { margin: .25rem 0 0 }
  header p, time { color: #767676 }
  strong { font-size: 1.25em; letter-spacing: .06em }
  .to { display: flex; justify-content: space-between; gap: 1rem; font-variant-numeric: tabular-nums }`

/** For a person at this machine who waits for a code: reloads itself, newest first. */
export const outboxPage = (messages: readonly OutboxMessage[]) => `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="3">
<title>短信发件箱</title>
<style>${style}</style>
<header><h1>短信发件箱</h1><p>本机发出的短信都在这里，没有发给任何人。每 3 秒自动刷新。</p></header>
${messages.length === 0 ? '<p>还没有短信。</p>' : `<ol>${messages.map(item).join('')}</ol>`}
</html>
`

const item = ({ phone, text, at }: OutboxMessage) =>
  `<li><div class="to"><b>${escapeXml(phone)}</b><time datetime="${escapeXml(at)}">${timeOf(at)}</time></div><p>${markCode(escapeXml(text))}</p></li>`

const markCode = (text: string) => text.replaceAll(/(?<!\d)\d{6}(?!\d)/g, '<strong>$&</strong>')

const timeOf = (at: string) => new Date(at).toLocaleString('zh-CN', { hour12: false })
