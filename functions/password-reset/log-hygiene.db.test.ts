import * as passwordReset from '../../shared/contracts/password-reset.ts'
import { signedIn } from '../adapters/http/signed-in.fixture.ts'
import { aResidentId, DAY, later } from '../adapters/people.fixture.ts'
import { keepsToItself } from '../log-hygiene.fixture.ts'

/** By way of somebody else's number, and of a password that tells one's own. */
keepsToItself('password-reset', async ({ call, secret, somebody, receiveCode }) => {
  const { startPasswordReset, completePasswordReset } = passwordReset
  const account = await somebody({ phoneVerifiedAt: new Date() })
  const browser = await signedIn(account, 'app', later(new Date(), -DAY))
  const { phone, document } = account
  const start = async (documentNumber: string) => {
    const code = await receiveCode(phone, 'reset-password', browser, '531864')
    return call(browser, startPasswordReset, { documentNumber, phone, code })
  }
  await start(secret(aResidentId()))
  const resetId = secret(String((await start(document.number)).body['resetId']))
  for (const password of [`x${document.number}`, '水落石出-风和日丽-3'])
    await call(browser, completePasswordReset, { resetId, password: secret(password) })
})
