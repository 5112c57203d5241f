import type { BrowserContext, ConsoleMessage } from 'playwright-core'

/** Everything the pages do that no journey may see: console errors, breaches of the page policy, requests elsewhere. */
export async function collectFaults(context: BrowserContext, home: string): Promise<readonly string[]> {
  const faults: string[] = []

  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (violation) => {
      reportError(new Error(`page policy, ${violation.effectiveDirective}: ${violation.blockedURI}`))
    })
  })
  context.on('console', (message) => {
    if (isFault(message, home))
      faults.push(`${message.type()}: ${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => faults.push(`thrown: ${String(error.error())}`))
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (/^(https?|wss?):$/.test(protocol) && origin !== home) faults.push(`asked elsewhere: ${request.url()}`)
  })
  return faults
}

const REFUSAL = /the server responded with a status of 4\d\d/
const OFFLINE = 'ERR_INTERNET_DISCONNECTED'

function isFault(message: ConsoleMessage, home: string): boolean {
  if (message.type() !== 'error' && message.type() !== 'warning') return false
  // Chromium writes an error for each of these; a refusal is an answer, and only a test takes the network away.
  const isRefusal = message.location().url.startsWith(`${home}/api/`) && REFUSAL.test(message.text())
  return !isRefusal && !message.text().includes(OFFLINE)
}
