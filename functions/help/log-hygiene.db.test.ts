import * as help from '../../shared/contracts/help.ts'
import { signedIn } from '../adapters/http/signed-in.fixture.ts'
import { Device } from '../adapters/http/device.fixture.ts'
import { DAY, later } from '../adapters/people.fixture.ts'
import { keepsToItself } from '../log-hygiene.fixture.ts'
import { aFailedCheck, aFailedRecovery, aRecovery, aReport } from './dynamodb-face-report.fixture.ts'

keepsToItself('help', async ({ call, secret, somebody }) => {
  /** By way of a check that is nobody's. */
  async function report(device: Device, checkId: string) {
    await call(device, help.readFaceReport, { checkIds: `${checkId}.${'x'.repeat(22)}` })
    await call(device, help.readFaceReport, { checkIds: checkId })
    const { body } = await call(device, help.sendFaceReport, {
      ...aReport(checkId),
      remark: secret('右眼做过手术，闭不上'),
    })
    secret(String(body['ticket']))
  }

  const account = await somebody()
  const phone = await signedIn(account, 'app', later(new Date(), -DAY))
  await report(phone, await aFailedCheck(account, phone))

  const stranger = new Device('app')
  const person = { name: secret('司马长风'), document: (await somebody()).document }
  const visitor = { surface: 'app', browser: stranger.browser, session: undefined, now: new Date() } as const
  const recovery = await aRecovery(visitor, person)
  secret(recovery.phone)
  await report(stranger, await aFailedRecovery(recovery, stranger))
})
