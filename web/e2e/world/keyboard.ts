import type { Locator, Page } from 'playwright-core'

const FURTHEST = 40

/** Goes through a page by its keys alone, and remembers where the focus could not be seen. */
export function walkByKeyboard(page: Page) {
  const walked: string[] = []

  async function tabTo(target: Locator) {
    for (let steps = 0; steps < FURTHEST; steps += 1) {
      await page.keyboard.press('Tab')
      walked.push(await focusLook(page))
      if (await target.evaluate((element) => element === document.activeElement)) return
    }
    throw new Error(`the keyboard never gets to ${String(target)}`)
  }

  /** Where the focus has gone by itself it is not sought. */
  async function type(field: Locator, text: string) {
    if (!(await field.evaluate((element) => element === document.activeElement))) await tabTo(field)
    await page.keyboard.type(text)
  }

  const press = (key: string) => page.keyboard.press(key)
  const unseen = () => walked.filter((seen) => seen.startsWith('unseen'))
  return { tabTo, type, press, unseen }
}

/** How the focus shows on the element that has it. */
const focusLook = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement ?? document.body
    // After the last element of a page comes the browser, and then the first.
    if (element === document.body) return 'the end of the page'
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    const seen = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 ? 'seen' : 'unseen'
    return `${seen}: ${element.outerHTML.slice(0, 80)}`
  })
