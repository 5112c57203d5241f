import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { register } from '../pages/registration-steps.ts'
import { numberField, openSignIn, passwordField, signInButton, tick, waitForHome } from '../pages/sign-in.ts'
import { useDevices } from '../world/devices.ts'
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

    const walked: string[] = []
    const tabTo = async (target: Locator) => {
      for (let steps = 0; steps < 30; steps += 1) {
        await page.keyboard.press('Tab')
        walked.push(await focusLook(page))
        if (await target.evaluate((element) => element === document.activeElement)) return
      }
      throw new Error('the keyboard never gets there')
    }
    await tabTo(numberField(page))
    await page.keyboard.type(person.number)
    await tabTo(passwordField(page))
    await page.keyboard.type(person.password)
    await tabTo(tick(page))
    await page.keyboard.press('Space')
    await tabTo(signInButton(page))
    expect(walked.filter((seen) => seen.startsWith('unseen'))).toEqual([])
    await page.keyboard.press('Enter')
    await waitForHome(page, face)
  },
)

/** How the focus shows on the element that has it. */
const focusLook = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement ?? document.body
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    const seen = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 ? 'seen' : 'unseen'
    return `${seen}: ${element.outerHTML.slice(0, 80)}`
  })
