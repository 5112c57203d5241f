import { readAccount, verifyPhone } from '../../shared/contracts/account-centre.ts'
import { changePhone, sendCodeToNewPhone } from '../../shared/contracts/change-phone.ts'
import { confirmDeregistration } from '../../shared/contracts/deregistration.ts'
import { editInformation } from '../../shared/contracts/edit-information.ts'
import { proveHolder } from '../../shared/contracts/holder-proof.ts'
import { sendCodeToHolder } from '../../shared/contracts/one-time-code.ts'
import { exportAccount } from '../../shared/contracts/own-data.ts'
import { completePasswordReset, startPasswordReset } from '../../shared/contracts/password-reset.ts'
import {
  completeRecovery,
  confirmRecovery,
  finishRecovery,
  stopRecoveryByLink,
} from '../../shared/contracts/recovery.ts'
import { acting } from './takeover-films.ts'
import {
  afterAMinute,
  type Attack,
  codeTo,
  commonPasswords,
  type Holder,
  madeUpId,
  newPassword,
  passedRecovery,
  somebody,
  type Somebody,
  type World,
} from './takeover-world.ts'

/** With every cookie of the holder's own browser. */
async function aThief(world: World, { own }: Holder) {
  const thief = somebody(world, own.cookies())
  const read = await thief.call(readAccount, {})
  return { thief, meanwhile: read.status === 200 ? ['the session, masked'] : [] }
}

/** Whatever changes an account, with a proof that was given (or made up), and codes that nobody has read. */
async function everyGraveAct({ call }: Somebody, proofId: string, phone: string) {
  await call(sendCodeToNewPhone, { proofId, phone })
  await call(changePhone, { proofId, phone, code: '000000' })
  await call(editInformation, { proofId, corrections: { of: 'personal', name: '王建国' } })
  await call(confirmDeregistration, { proofId })
  await call(verifyPhone, { code: '000000' })
}

const guesses = Array.from({ length: 7 }, (_, at) => String(at * 111_111).padStart(6, '0'))

export const stolenAttacks: readonly Attack[] = [
  {
    name: 'stolen session: every grave act, export',
    holder: { level: 'L3' },
    async play(world, victim) {
      const { thief, meanwhile } = await aThief(world, victim)
      const phone = await world.newPhone()
      await everyGraveAct(thief, madeUpId(), phone)
      await thief.call(sendCodeToHolder, { purpose: 'change-phone' })
      for (const password of commonPasswords)
        await thief.call(proveHolder, { purpose: 'change-phone', password, code: '000000' })
      await thief.call(exportAccount, { password: commonPasswords[0] })
      const loot = { browsers: [thief.browser], phones: [phone] }
      return { answers: thief.answers, meanwhile, loot, keys: victim }
    },
  },
  {
    name: 'stolen session and password, without the phone',
    holder: { level: 'L3' },
    async play(world, victim) {
      const { thief, meanwhile } = await aThief(world, victim)
      const phone = await world.newPhone()
      const { password } = victim
      const exported = await thief.call(exportAccount, { password })
      if (exported.status === 200) meanwhile.push('own data (the password)')
      await thief.call(sendCodeToHolder, { purpose: 'change-phone' })
      for (const code of guesses) await thief.call(proveHolder, { purpose: 'change-phone', password, code })
      await everyGraveAct(thief, madeUpId(), phone)
      const chosen = await afterAMinute(() => resetBy(world, victim))
      const loot = { browsers: [thief.browser], phones: [phone], passwords: [password] }
      return { answers: thief.answers, meanwhile, loot, keys: { ...victim, password: chosen } }
    },
  },
  {
    name: 'stolen session that confirms a recovery (injected film)',
    holder: { level: 'L3' },
    async play(world, victim) {
      const { thief, meanwhile } = await aThief(world, victim)
      const phone = await world.newPhone()
      const recoverer = somebody(world)
      const film = { typed: victim, phone, show: acting(victim.face) }
      const recoveryId = await passedRecovery(world, recoverer, film)
      const password = newPassword()
      await recoverer.call(completeRecovery, { recoveryId, password })
      for (const guess of [password, ...commonPasswords])
        await thief.call(confirmRecovery, { recoveryId, password: guess })
      await recoverer.call(finishRecovery, { recoveryId })
      const token = (await world.sms.stopTokenTo(victim.phone)) ?? madeUpId()
      await victim.own.call(stopRecoveryByLink, { token })
      await recoverer.call(finishRecovery, { recoveryId })
      const loot = { browsers: [thief.browser, recoverer.browser], phones: [phone], passwords: [password] }
      return { answers: [...thief.answers, ...recoverer.answers], meanwhile, loot, keys: victim }
    },
  },
]

/** R18: as a holder does whose password is known to somebody. @returns the new one */
async function resetBy(world: World, { phone, documentNumber, own }: Holder): Promise<string> {
  const holder = { ...somebody(world), browser: own }
  const code = await codeTo(world, holder, phone, 'reset-password')
  const begun = await own.call(startPasswordReset, { documentNumber, phone, code })
  const password = newPassword()
  await own.call(completePasswordReset, { resetId: String(begun.body['resetId']), password })
  return password
}
