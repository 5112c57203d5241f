import type { Page } from 'playwright-core'

export interface Attempt {
  path: string
  input: object
}

/** A request that a browser sends to anybody without asking first, cookies and all; the answer is nobody's to read. */
export async function postByFetch(page: Page, origin: string, { path, input }: Attempt) {
  await page.evaluate(
    ([url, body]) =>
      fetch(url, {
        method: 'POST',
        mode: 'no-cors',
        credentials: 'include',
        headers: { 'content-type': 'text/plain' },
        body,
      }).catch(() => undefined),
    [origin + path, JSON.stringify(input)] as const,
  )
}

/** As a hidden form does that sends itself: the answer replaces the page. */
export async function postByForm(page: Page, origin: string, { path, input }: Attempt) {
  const [name, value] = asTextField(JSON.stringify(input))
  const answered = page.waitForURL(origin + path)
  await page.evaluate(
    ([action, fieldName, fieldValue]) => {
      const form = Object.assign(document.createElement('form'), {
        action,
        method: 'POST',
        enctype: 'text/plain',
      })
      form.append(Object.assign(document.createElement('input'), { name: fieldName, value: fieldValue }))
      document.body.append(form)
      form.submit()
    },
    [origin + path, name, value] as const,
  )
  await answered
}

/** The form writes `name=value`: the equals sign ends up in a member of its own. */
const asTextField = (json: string) => [`${json.slice(0, -1)}${json === '{}' ? '' : ','}"x":"`, '"}'] as const

/** With our own header: the browser asks us first, and we do not say yes. */
export const askWithOurHeader = (page: Page, url: string) =>
  page.evaluate(
    (target) =>
      fetch(target, { method: 'POST', credentials: 'include', headers: { 'x-surface': 'app' } }).then(
        ({ status }) => `answered ${String(status)}`,
        () => 'not let through',
      ),
    url,
  )

/** Reading what we answer. */
export const read = (page: Page, url: string) =>
  page.evaluate(
    (target) =>
      fetch(target, { credentials: 'include' }).then(
        (response) => response.text(),
        () => 'not readable',
      ),
    url,
  )
