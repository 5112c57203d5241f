import { sendCodeToNewPhone } from '../../shared/contracts/change-phone.ts'
import * as oneTimeCode from '../../shared/contracts/one-time-code.ts'
import { Device } from '../adapters/http/device.fixture.ts'
import { signedIn } from '../adapters/http/signed-in.fixture.ts'
import { aPhone, DAY, later } from '../adapters/people.fixture.ts'
import { aProof } from '../adapters/stores.fixture.ts'
import { keepsToItself } from '../log-hygiene.fixture.ts'
import type { WholeRoom } from '../whole-room.fixture.ts'
import { captchas } from './sending.fixture.ts'

const logged = ['sms-not-sent']
keepsToItself(
  'one-time-code',
  async (house) => {
    await askForCode(house)
    await askForOwnCode(house)
  },
  { logged },
)

/** By way of a wrong captcha, and of a network that is down. */
async function askForCode({ call, secret, codeSent, sns }: WholeRoom) {
  const browser = new Device('app')
  async function solveCaptcha() {
    const { body } = await call(browser, oneTimeCode.drawCaptcha, { form: 'picture' })
    const captcha = await captchas.take(String(body['captchaId']))
    if (!captcha) throw new Error('no captcha')
    await captchas.add(captcha)
    return { captchaId: captcha.id, captchaAnswer: secret(captcha.solution) }
  }
  const ask = async (differs = {}) => {
    const phone = secret(aPhone())
    secret(`+86${phone}`)
    const solved = await solveCaptcha()
    await call(browser, oneTimeCode.sendCode, { purpose: 'register', phone, ...solved, ...differs })
  }
  await ask({ captchaAnswer: secret('QQQQ') })
  sns.mood = 'refuses'
  await ask()
  sns.mood = 'takes'
  await ask()
  codeSent()
}

/** To the phone of the account, and to the one that is to be in its place. */
async function askForOwnCode({ call, secret, somebody, codeSent }: WholeRoom) {
  const own = await signedIn(await somebody(), 'app', later(new Date(), -DAY))
  await call(own, oneTimeCode.sendCodeToHolder, { purpose: 'verify-phone' })
  codeSent()
  const proofId = secret((await aProof(own.session, 'change-phone', new Date())).id)
  await call(own, sendCodeToNewPhone, { proofId, phone: secret(aPhone()) })
  codeSent()
}
