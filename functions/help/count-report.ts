import type { Account } from '../domain/account.ts'
import { type AttemptLog, within } from '../domain/attempts.ts'
import { networkOf } from '../domain/network.ts'
import type { Visitor } from '../domain/open-session.ts'
import type { PersonalData } from '../domain/personal-data.ts'

const DAY = 24 * 60 * 60_000

/** An office, a building site may share one address. */
const reportLimits = {
  perAccount: within({ most: 3, withinMs: DAY }),
  perAddress: within({ most: 60, withinMs: DAY }),
} as const

interface Ports {
  attempts: AttemptLog
  personalData: PersonalData
}

/** The account first: one that is refused shall not use up what an office may send. */
export const countReport =
  ({ attempts, personalData }: Ports) =>
  async ({ id }: Pick<Account, 'id'>, { browser, now }: Pick<Visitor, 'browser' | 'now'>) => {
    const own = `face-report:${id}`
    const byAccount = await attempts.record(own, now, reportLimits.perAccount)
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
