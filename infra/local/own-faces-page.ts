import { identityDocumentKinds } from '../../shared/vocabulary/identity-document-entries.ts'
import { style as common, styleHash } from './local-page.ts'
import { escapeXml } from './sns-protocol.ts'

const style = `${common}
  form, fieldset, label { display: grid; grid-template-columns: minmax(0, 1fr); gap: .75rem }
  form, fieldset { margin-top: .75rem }
  fieldset { border: 1px solid #8886; border-radius: 8px; padding: .75rem 1rem 1rem; margin-inline: 0; min-width: 0 }
  label { gap: .25rem }
  input, select, button { font: inherit; padding: .5rem .75rem; min-height: 2.75rem; box-sizing: border-box; max-width: 100% }
  button { cursor: pointer; width: fit-content }
  .row { display: flex; flex-wrap: wrap; gap: .75rem; align-items: end }
  .row label { flex: 1 1 14rem; min-width: 0 }
  .row .file { position: relative; flex: none; border: 1px solid #8888; border-radius: 4px; padding: .5rem .75rem; min-height: 2.75rem; box-sizing: border-box; background: ButtonFace; color: ButtonText; cursor: pointer }
  .file input { position: absolute; inset: 0; opacity: 0; min-height: 0; cursor: pointer }
  .file:focus-within { outline: 3px solid light-dark(#1457b8, #8ab4f8); outline-offset: 2px }
  video, canvas { width: 100%; max-width: 20rem; border-radius: 8px; background: #8882 }
  video { transform: scaleX(-1) }
  #said:not(:empty) { border-left: 4px solid #1f6fd1; padding-left: .75rem; margin: 0 }
  #said.trouble { border-color: #c33 }
  li.person { display: flex; flex-wrap: wrap; gap: .75rem 1rem; align-items: center }
  li.person img { width: 4rem; height: 4rem; object-fit: cover; border-radius: 8px }
  li.person div { flex: 1 1 12rem; min-width: 0; font-variant-numeric: tabular-nums }`

export const ownFacesPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src ${styleHash(style)}`,
  "img-src 'self'",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const kinds = (['resident-id', 'hk-macau-permit', 'hk-macau-residence'] as const).map(
  (kind) => `<option value="${kind}">${identityDocumentKinds[kind].name}</option>`,
)

interface Place {
  folder: string
  /** The folder goes with the product. */
  passing: boolean
}

export const ownFacesPage = ({ folder, passing }: Place) => `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>用自己的脸试用人脸认证</title>
<style>${style}</style>
<script type="module" src="/faces/page.js"></script>
<header>
<h1>用自己的脸试用人脸认证</h1>
<p>试用时没有真的证件照片库。您在这里留下一张照片，做人脸认证时就同它比对：您本人能通过，别人不能。</p>
</header>
<main>
<noscript><p>这个页面需要打开浏览器的 JavaScript。</p></noscript>
<p>照片和您填的内容只保存在这台电脑的文件夹 <code>${escapeXml(folder)}</code> 里，只有您的系统账户能读，不会发到别处，仅供试用。${
  passing ? '程序停止时会一起删除' : '不用了，请按名字旁边的“删除”，或删掉这个文件夹'
}。</p>
<form id="form" novalidate>
<fieldset><legend>一、您是谁</legend>
<small id="about-name">不必填真实信息。注册账号时，姓名和号码要填得和这里一样。</small>
<label>姓名<input id="name" name="name" autocomplete="off" maxlength="120" required aria-describedby="about-name"></label>
<label>证件类型<select id="kind" name="kind">${kinds.join('')}</select></label>
<div class="row"><label>证件号码<input id="number" name="number" autocomplete="off" maxlength="24" required></label>
<button type="button" id="make-up">编一个号码</button></div>
<small>要试单位的人脸认证，请填该单位法定代表人的姓名和证件号码；也可以填示范人员的，用您的照片代替画像。</small>
</fieldset>
<fieldset><legend>二、照片</legend>
<small>正对镜头，光线均匀，只有您一个人，脸占画面的三分之一以上，摘下口罩和帽子。</small>
<video id="camera" autoplay muted playsinline hidden aria-label="摄像头画面"></video>
<canvas id="photo" hidden role="img" aria-label="要保存的照片"></canvas>
<div class="row"><button type="button" id="shoot">打开摄像头</button>
<label class="file">选择图片文件<input type="file" id="file" accept="image/*"></label></div>
</fieldset>
<button id="save">保存</button>
<p id="said" role="status"></p>
</form>
<h2 id="who" tabindex="-1">已经登记的人</h2>
<p id="nobody" hidden>还没有人登记。</p>
<ol id="list" aria-labelledby="who"></ol>
<p><a href="/">短信发件箱</a></p>
</main>
</html>
`
