import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { readHistory } from '../pages/account.ts'
import {
  finishButton,
  newPasswordField,
  nextButton,
  provePhone,
  reachPhone,
  register,
} from '../pages/registration-steps.ts'
import { openSignIn, signInButton, signInByPassword, signOut, waitForHome } from '../pages/sign-in.ts'
import { useDevices } from '../world/devices.ts'
import { type Line, openLine } from '../world/own-line.ts'
import { aPerson } from '../world/people.ts'

const { openPhone, takeFaults } = useDevices()

/** The page does not hear what came of it, and says so. */
async function loseAnswer(page: Page, line: Line, path: string, act: () => Promise<unknown>) {
  line.lose(path)
  await act()
  await page.getByText('没有连上网络').waitFor()
  line.find(path)
  const lost = line.passed.filter(({ method, url }) => method === 'POST' && new URL(url).pathname === path)
  expect(lost.map(({ status }) => status)).toContain(200)
  takeFaults(page)
}

it('who presses again after two lost answers registers with the one code, and has one account', async () => {
  const person = aPerson()
  const line = await openLine()
  const page = await openPhone({ line })
  await reachPhone(page, 'app', person)
  await loseAnswer(page, line, '/api/registrations', () => provePhone(page, person))
  await nextButton(page).click()
  await page.getByRole('heading', { name: '设置密码' }).waitFor()

  await newPasswordField(page).fill(person.password)
  await loseAnswer(page, line, '/api/registrations/complete', () => finishButton(page).click())
  await finishButton(page).click()
  await page.getByRole('heading', { name: '注册成功' }).waitFor()
  await page.goto('/account')
  expect(await readHistory(page)).toEqual(['注册账号'])
})

it('who presses again after a lost answer is signed in, once', async () => {
  const person = aPerson()
  const line = await openLine()
  const page = await openPhone({ line })
  await register(page, 'app', person)
  await waitForHome(page, 'app')
  await signOut(page, 'app')

  await openSignIn(page, 'app')
  await loseAnswer(page, line, '/api/sign-in/password', () => signInByPassword(page, person))
  await signInButton(page).click()
  await waitForHome(page, 'app')
  await page.goto('/account')
  expect(await readHistory(page)).toEqual(['密码登录', '退出登录', '注册账号'])
})
