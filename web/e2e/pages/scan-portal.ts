import type { Page } from 'playwright-core'

const code = (portal: Page) => portal.getByRole('img', { name: '登录二维码' })

export async function openPortal(portal: Page) {
  await portal.goto('/portal/')
  await code(portal).waitFor()
}

/** The code as the screen shows it, quiet zone and all. */
export const pictureOfCode = (portal: Page): Promise<Buffer> => code(portal).screenshot()

export async function takeFreshCode(portal: Page) {
  await portal.getByRole('button', { name: '刷新二维码' }).click()
  await code(portal).waitFor()
}

/** The number to be chosen on the phone, once the phone has scanned. */
export async function numberShown(portal: Page): Promise<string> {
  const words = await portal.getByText(/请在手机上选择数字 \d\d/).innerText()
  return words.slice(-2)
}

/** The page is asked anew: what it shows then is what the server says. */
export async function isSignedOut(portal: Page): Promise<boolean> {
  await portal.goto('/portal/')
  await portal.getByRole('region', { name: '登录' }).or(portal.getByText('您好，')).waitFor()
  return (await portal.getByText('您好，').count()) === 0
}
