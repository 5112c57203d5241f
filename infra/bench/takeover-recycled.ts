import { readAccount } from '../../shared/contracts/account-centre.ts'
import { changePhone } from '../../shared/contracts/change-phone.ts'
import { agreementVersions } from '../../shared/contracts/consent.ts'
import { confirmDeregistration, startDeregistration } from '../../shared/contracts/deregistration.ts'
import { proveHolder } from '../../shared/contracts/holder-proof.ts'
import { sendCodeToHolder } from '../../shared/contracts/one-time-code.ts'
import { exportAccount } from '../../shared/contracts/own-data.ts'
import { completePasswordReset, startPasswordReset } from '../../shared/contracts/password-reset.ts'
import { completeRecovery } from '../../shared/contracts/recovery.ts'
import { signInByCode } from '../../shared/contracts/sign-in-by-code.ts'
import { drawnPeople } from '../../shared/test-people/drawn-people.ts'
import { acting } from './takeover-films.ts'
import { wordOf } from './takeover-report.ts'
import {
  afterAMinute,
  type Attack,
  beginRecovery,
  codeTo,
  commonPasswords,
  type Holder,
  idIn,
  madeUpId,
  newPassword,
  showFace,
  type Somebody,
  somebody,
  type World,
} from './takeover-world.ts'

/** Not proven for longer than a network waits before it gives a number to somebody else. */
const holder = { level: 'L3', phoneProvenDaysAgo: 200 }

/** R15 lets them in by the code; what that session shows is masked. */
async function signedInByCode(world: World, { phone }: Holder) {
  const owner = somebody(world)
  const code = await codeTo(world, owner, phone, 'sign-in')
  const signedIn = await owner.call(signInByCode, { phone, code, consents: agreementVersions })
  const read = await owner.browser.call(readAccount, {})
  const meanwhile = wordOf(signedIn) === 'signed-in' && read.status === 200 ? ['a session, masked (R15)'] : []
  return { owner, meanwhile }
}

const lootOf = ({ browser }: Somebody, password?: string) => ({
  browsers: [browser],
  ...(password !== undefined && { passwords: [password] }),
})

export const recycledAttacks: readonly Attack[] = [
  {
    name: 'recycled number: sign in, change the phone',
    holder,
    async play(world, victim) {
      const { owner, meanwhile } = await signedInByCode(world, victim)
      await owner.call(sendCodeToHolder, { purpose: 'verify-phone' })
      const phone = await world.newPhone()
      await owner.call(changePhone, { proofId: madeUpId(), phone, code: '000000' })
      await afterAMinute(() => owner.call(sendCodeToHolder, { purpose: 'change-phone' }))
      const code = await world.sms.codeTo(victim.phone)
      for (const password of commonPasswords)
        await owner.call(proveHolder, { purpose: 'change-phone', password, code })
      await owner.call(exportAccount, { password: victim.phone })
      return { answers: owner.answers, meanwhile, loot: { ...lootOf(owner), phones: [phone] }, keys: victim }
    },
  },
  {
    name: 'recycled number: sign in, reset the password',
    holder,
    async play(world, victim) {
      const { owner, meanwhile } = await signedInByCode(world, victim)
      const { phone, documentNumber } = victim
      const code = await codeTo(world, owner, phone, 'reset-password')
      const begun = await owner.call(startPasswordReset, { documentNumber, phone, code })
      const password = newPassword()
      const resetId = idIn(begun, 'resetId')
      await owner.call(completePasswordReset, { resetId, password })
      return { answers: owner.answers, meanwhile, loot: lootOf(owner, password), keys: victim }
    },
  },
  {
    name: 'recycled number: sign in, deregister',
    holder,
    async play(world, victim) {
      const { owner, meanwhile } = await signedInByCode(world, victim)
      const { phone, documentNumber } = victim
      const code = await codeTo(world, owner, phone, 'leave')
      const [password] = commonPasswords
      const begun = await owner.call(startDeregistration, { documentNumber, password, phone, code })
      const proofId = idIn(begun, 'proofId')
      await owner.call(confirmDeregistration, { proofId })
      return { answers: owner.answers, meanwhile, loot: lootOf(owner), keys: victim }
    },
  },
  {
    name: 'recycled number: recover with one’s own face',
    holder,
    async play(world, victim) {
      const owner = somebody(world)
      const recoveryId = await beginRecovery(world, owner, victim, victim.phone)
      await showFace(world, owner, recoveryId, acting(drawnPeople.second))
      const password = newPassword()
      await owner.call(completeRecovery, { recoveryId, password })
      return { answers: owner.answers, loot: lootOf(owner, password), keys: victim }
    },
  },
]
