/** How each system puts the app on its home screen (R27). */
export interface WayToInstall {
  id: 'android' | 'ios' | 'desktop'
  system: string
  steps: string[]
  note?: string
}

export const waysToInstall: WayToInstall[] = [
  {
    id: 'android',
    system: '安卓、鸿蒙手机',
    steps: [
      '用手机自带的浏览器、Chrome 或 Edge 打开本页；在微信里打开的，请点右上角“…”选择“在浏览器打开”。',
      '点浏览器菜单（右上角或下方的“⋮”“≡”）。',
      '选择“安装应用”或“添加到主屏幕”“添加至桌面”。',
      '在弹出的窗口中确认，主屏幕上会出现“粤建通”图标。',
    ],
    note: '有的手机需要先在系统设置中允许浏览器“创建桌面快捷方式”。',
  },
  {
    id: 'ios',
    system: '苹果手机（iPhone、iPad）',
    steps: [
      '用 Safari 浏览器打开本页；在微信里打开的，请选择“在 Safari 中打开”。',
      '点下方（iPad 在上方）的“分享”按钮。',
      '在菜单里选择“添加到主屏幕”，再点“添加”。',
    ],
    note: '添加后第一次使用扫一扫时，请允许使用相机。',
  },
  {
    id: 'desktop',
    system: '电脑',
    steps: [
      '用 Chrome 或 Edge 浏览器打开本页。',
      '点地址栏右侧的安装图标，或者在浏览器菜单里选择“安装粤建通”。',
      '点“安装”，桌面或开始菜单中会出现“粤建通”。',
    ],
    note: '办理业务请使用电脑端“广东省建设行业统一身份认证平台”，不需要安装。',
  },
]

export function systemOf(userAgent: string): WayToInstall['id'] {
  if (/iPhone|iPad|iPod/.test(userAgent)) return 'ios'
  return /Android|HarmonyOS|OpenHarmony/.test(userAgent) ? 'android' : 'desktop'
}
