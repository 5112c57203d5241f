import { type AttemptLog, within } from '../domain/attempts.ts'
import { networkOf } from '../domain/network.ts'
import type { Visitor } from '../domain/open-session.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import type { ReportSubject } from './report-subject.ts'

const DAY = 24 * 60 * 60_000

/** An office, a building site may share one address. */
const reportLimits = {
  perSubject: within({ most: 3, withinMs: DAY }),
  perAddress: within({ most: 60, withinMs: DAY }),
} as const

interface Ports {
  attempts: AttemptLog
  personalData: PersonalData
}

/** The account, or the phone that the recovery has proven, first: one that is refused shall not use up what an office may send. */
export const countReport =
  ({ attempts, personalData }: Ports) =>
  async (subject: ReportSubject, { browser, now }: Pick<Visitor, 'browser' | 'now'>) => {
    const own = await countedUnder(subject, personalData)
    const byAccount = await attempts.record(own, now, reportLimits.perSubject)
    if (!byAccount.allowed) return byAccount
    const network = `face-report-from:${await personalData.blindIndex('address', networkOf(browser.address))}`
    const byAddress = await attempts.record(network, now, reportLimits.perAddress)
    const takeBack = () => attempts.takeBack(own, byAccount.at)
    if (!byAddress.allowed) {
      await takeBack()
      return byAddress
    }
    return { ...byAddress, takeBack }
  }

/** Not the person who was typed: no stranger shall use up what they may send. */
const countedUnder = async (subject: ReportSubject, personalData: PersonalData) =>
  subject.kind === 'account'
    ? `face-report:${subject.account.id}`
    : `face-report-by:${await personalData.blindIndex('phone', subject.recovery.phone)}`
