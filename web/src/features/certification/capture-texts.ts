import type { BodyPart, FaceAction } from '../../../../shared/vocabulary/face-action.ts'
import type { AimHint, CaptureState } from './capture-state.ts'
import { actionTexts } from './verdict-texts.ts'

/** What an action is called in a list. */
export const actionNames: Readonly<Record<FaceAction, string>> = {
  'eyes-closed': '闭上双眼，听到提示再睁开',
  'mouth-open': '张开嘴巴，再合上',
  nod: '点点头',
  'turn-left': '向您的左边转头，再转回来',
  'turn-right': '向您的右边转头，再转回来',
}

export const bodyPartTexts: Readonly<Record<BodyPart, string>> = {
  eyes: '不方便闭眼、睁眼',
  mouth: '不方便张嘴',
  nod: '不方便点头',
  turn: '不方便转头',
}

export const aimTexts: Readonly<Record<AimHint, string>> = {
  'no-face': '请把脸放进圆框里',
  'several-faces': '请只留一个人在画面里',
  'too-dark': '光线太暗，请面朝亮处',
  'too-bright': '光线太强，请避开直射的光',
  'too-far': '请靠近一些',
  'too-near': '请离远一些',
  'off-centre': '请把脸移到圆框中间',
  'turned-away': '请正对手机，不要歪头',
  blurred: '画面模糊，请拿稳手机',
}

const backTexts: Readonly<Record<FaceAction, string>> = {
  'eyes-closed': '好，请睁开双眼，看着手机',
  'mouth-open': '好，请合上嘴，看着手机',
  nod: '好，请抬头看着手机',
  'turn-left': '好，请转回来，看着手机',
  'turn-right': '好，请转回来，看着手机',
}

type Interrupted = CaptureState & { name: 'interrupted' }

/** The one instruction of a moment. */
export function instructionOf(state: Exclude<CaptureState, Interrupted>): string {
  switch (state.name) {
    case 'idle':
    case 'loading':
      return '正在准备…'
    case 'opening':
      return '正在打开相机，请选“允许”'
    case 'aiming':
      return state.hint ? aimTexts[state.hint] : '很好，请保持不动'
    case 'acting':
      return (state.phase === 'do' ? actionTexts : backTexts)[state.action]
    case 'captured':
      return '动作做完了'
  }
}

interface Explained {
  title: string
  /** A paragraph each: what it means, then what to do. */
  words: readonly string[]
}

/** `late`: the draw's three minutes are over. */
export const interruptionTexts: Readonly<Record<Interrupted['why'] | 'late', Explained>> = {
  denied: {
    title: '没有使用相机的权限',
    words: [
      '安卓手机：在手机“设置 → 应用 → 粤建通（或您用的浏览器）→ 权限”里允许相机。',
      '苹果手机：在“设置 → Safari 浏览器 → 相机”里选“允许”。',
      '在微信里打开的：点右上角“…”，选“在浏览器打开”。',
    ],
  },
  absent: {
    title: '没有找到前置相机',
    words: ['这台设备没有可用的相机。请换一部手机，或者在电脑端的【账号等级认证】交给手机办理。'],
  },
  busy: {
    title: '相机正被占用',
    words: ['别的应用正在使用相机。请关闭视频通话、相机等应用，再试一次。'],
  },
  insecure: {
    title: '这个网址不能使用相机',
    words: ['浏览器只允许 https 开头的网址使用相机。请从粤建通的正式网址打开。'],
  },
  failed: {
    title: '相机没有画面',
    words: ['请再试一次。还是没有画面的，请关闭粤建通再打开。'],
  },
  lost: {
    title: '相机中断了',
    words: ['可能是来了电话，或者别的应用用了相机。请再试一次。'],
  },
  hidden: {
    title: '已暂停',
    words: ['您离开了这个页面，相机已经关闭，没有发出任何画面。请从头做一遍动作。'],
  },
  'too-slow': {
    title: '相机画面太慢',
    words: ['一秒钟的画面太少，看不清动作。请关闭其他应用，到亮一些的地方，再试一次。'],
  },
  'not-seen': {
    title: '没有看清动作',
    words: ['请把动作做大一些、慢一些，听到或看到下一句提示再往下做。'],
  },
  'guide-not-loaded': {
    title: '提示程序没有取到',
    words: ['第一次做人脸识别要用网络取提示程序（约 0.5 MB）。请检查网络，再试一次。'],
  },
  late: {
    title: '这组动作的时间到了',
    words: ['为防冒用，每组动作三分钟内有效。请换一组动作再来，不用重新同意协议。'],
  },
}
