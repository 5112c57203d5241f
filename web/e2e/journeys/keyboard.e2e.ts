import { expect, it } from 'vitest'
import { register } from '../pages/registration-steps.ts'
import { numberField, openSignIn, passwordField, signInButton, tick, waitForHome } from '../pages/sign-in.ts'
import { useDevices } from '../world/devices.ts'
import { walkByKeyboard } from '../world/keyboard.ts'
import { aPerson } from '../world/people.ts'

const { openPhone, openDesktop } = useDevices()
const open = { app: openPhone, portal: openDesktop }

it.each(['app', 'portal'] as const)(
  'somebody without a mouse signs in on the %s and always sees where they are',
  async (face) => {
    const person = aPerson()
    await register(await openPhone(), 'app', person)
    const page = await open[face]()
    await openSignIn(page, face)
    await signInButton(page).waitFor()

    const { tabTo, type, press, unseen } = walkByKeyboard(page)
    await type(numberField(page), person.number)
    await type(passwordField(page), person.password)
    await tabTo(tick(page))
    await press('Space')
    await tabTo(signInButton(page))
    await press('Enter')
    await waitForHome(page, face)
    expect(unseen()).toEqual([])
  },
)
