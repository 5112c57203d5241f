import type {
  endOtherSessions,
  endSession,
  readSessions,
} from '../../../../shared/contracts/account-centre.ts'
import type { Surface } from '../../../../shared/contracts/surface.ts'
import type { RefusalTo } from '../../api/call.ts'
import { commonRefusalTexts, hotline } from '../../api/common-refusal-texts.ts'

export const faceNames: Readonly<Record<Surface, string>> = { app: '手机端', portal: '电脑端' }

export const sessionsRefusalTexts: Readonly<Record<RefusalTo<typeof readSessions>, string>> = {
  ...commonRefusalTexts,
  offline: '没有连上网络，看不到现在有哪些设备登录。连上网络后会自动更新。',
  unavailable: `现在的登录设备暂时没有取到，请稍后再试；多次不成功，请致电 ${hotline}。`,
}

export const endRefusalTexts: Readonly<
  Record<RefusalTo<typeof endSession> | RefusalTo<typeof endOtherSessions>, string>
> = {
  ...commonRefusalTexts,
  offline: '没有连上网络，登录还没有结束。请连上网络后再试。',
  unavailable: `登录暂时没有结束，请稍后再试；多次不成功，请致电 ${hotline}。`,
  'session-in-hand': '这是您现在正在用的登录，要结束它请点“退出登录”。',
}
