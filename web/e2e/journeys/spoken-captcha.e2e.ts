import { expect, it } from 'vitest'
import { finishButton, newPasswordField, nextButton, reachPhone } from '../pages/registration-steps.ts'
import { openSignIn, waitForHome } from '../pages/sign-in.ts'
import { codeField, hearCaptcha } from '../pages/sms-code.ts'
import { useDevices } from '../world/devices.ts'
import { messagesTo, nextCodeFor } from '../world/outbox.ts'
import { aPerson } from '../world/people.ts'

const { openPhone, openDesktop } = useDevices()
const open = { app: openPhone, portal: openDesktop }

it.each(['app', 'portal'] as const)(
  'who sees no picture listens, by keyboard alone, and registers on the %s',
  async (face) => {
    const person = aPerson()
    const page = await open[face]()
    await reachPhone(page, face, person)
    await page.getByLabel('手机号', { exact: true }).fill(person.phone)

    await page.getByRole('button', { name: '听语音验证码' }).focus()
    const digits = await hearCaptcha(page, () => page.keyboard.press('Enter'))
    expect(digits).toMatch(/^\d{6}$/)
    const again = page.getByRole('button', { name: '再听一遍' })
    await again.waitFor()
    expect(await again.evaluate((button) => button === document.activeElement)).toBe(true)
    expect(await page.getByRole('img', { name: '图形验证码图片' }).count()).toBe(0)

    await page.keyboard.press('Shift+Tab')
    const answer = page.getByRole('textbox', { name: '语音验证码', description: /输入听到的 6 位数字/ })
    expect(await answer.evaluate((field) => field === document.activeElement)).toBe(true)
    await page.keyboard.type(digits)
    await page.getByRole('button', { name: '获取验证码' }).press('Enter')
    await page.getByText('已发送到').waitFor()

    await codeField(page).fill(await nextCodeFor(`+86${person.phone}`))
    await nextButton(page).click()
    await newPasswordField(page).fill(person.password)
    await finishButton(page).click()
    await page.getByRole('link', { name: '进入首页' }).click()
    await waitForHome(page, face)
  },
)

it('what was heard wrongly sends nothing, and another is to be heard', async () => {
  const { phone } = aPerson()
  const page = await openPhone()
  await openSignIn(page, 'app', 'code')
  await page.getByLabel('手机号', { exact: true }).fill(phone)
  const listen = page.getByRole('button', { name: '听语音验证码' })
  const first = await hearCaptcha(page, () => listen.click())
  await page.getByRole('button', { name: '再听一遍' }).waitFor()
  await page.getByLabel('语音验证码', { exact: true }).fill('111111')
  const send = page.getByRole('button', { name: '获取验证码' })
  const second = await hearCaptcha(page, () => send.click())
  await page.getByText('语音验证码不对或已过期，请播放新的一段，重新输入。').waitFor()
  expect(second).not.toBe(first)
  await page.getByRole('button', { name: '播放', exact: true }).click()
  await page.getByRole('button', { name: '再听一遍' }).waitFor()
  expect(await messagesTo(`+86${phone}`)).toEqual([])
})
