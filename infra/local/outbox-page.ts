import type { OutboxMessage } from './kept-messages.ts'
import { style } from './local-page.ts'
import { escapeXml } from './sns-protocol.ts'

/** For a person at this machine who waits for a code: reloads itself, newest first. */
export const outboxPage = (
  messages: readonly OutboxMessage[],
  { hasFaces }: { hasFaces: boolean },
) => `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="3">
<title>短信发件箱</title>
<style>${style}</style>
<header><h1>短信发件箱</h1><p>本机发出的短信都在这里，没有发给任何人。每 3 秒自动刷新。</p>${
  hasFaces ? '<p><a href="/faces">用自己的脸试用人脸认证</a></p>' : ''
}</header>
${messages.length === 0 ? '<p>还没有短信。</p>' : `<ol>${messages.map(item).join('')}</ol>`}
</html>
`

const item = ({ phone, text, at }: OutboxMessage) =>
  `<li><div class="to"><b>${escapeXml(phone)}</b><time datetime="${escapeXml(at)}">${timeOf(at)}</time></div><p>${markCode(escapeXml(text))}</p></li>`

const markCode = (text: string) => text.replaceAll(/(?<!\d)\d{6}(?!\d)/g, '<strong>$&</strong>')

const timeOf = (at: string) => new Date(at).toLocaleString('zh-CN', { hour12: false })
