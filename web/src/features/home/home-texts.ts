import type { readHistory } from '../../../../shared/contracts/account-centre.ts'
import type { RefusalTo } from '../../api/call.ts'
import { commonRefusalTexts } from '../../api/common-refusal-texts.ts'

export const historyRefusalTexts: Readonly<Record<RefusalTo<typeof readHistory>, string>> = {
  ...commonRefusalTexts,
  offline: '没有连上网络，最近的记录没有取到。',
  unavailable: '最近的记录暂时没有取到，请稍后再看。',
}
