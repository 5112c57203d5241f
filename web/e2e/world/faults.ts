import type { BrowserContext, ConsoleMessage } from 'playwright-core'
import { judgeFaceCheck } from '../../../shared/contracts/certification.ts'
import { startUnitRegistration } from '../../../shared/contracts/registration.ts'

/** Everything the pages do that no journey may see: console errors, breaches of the page policy, requests elsewhere. */
export async function collectFaults(context: BrowserContext, home: string): Promise<string[]> {
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
// The registry was asked and gave no answer, or a busy machine had no time to judge: told to the person, whose page goes on.
const OUTAGE = {
  paths: [startUnitRegistration.path, judgeFaceCheck.path],
  text: /the server responded with a status of 503/,
}
const OFFLINE = 'ERR_INTERNET_DISCONNECTED'

function isFault(message: ConsoleMessage, home: string): boolean {
  if (message.type() !== 'error' && message.type() !== 'warning') return false
  // Chromium writes an error for each of these; a refusal is an answer, and only a test takes the network away.
  const { url } = message.location()
  const isRefusal = url.startsWith(`${home}/api/`) && REFUSAL.test(message.text())
  const isOutage = OUTAGE.paths.some((path) => url === home + path) && OUTAGE.text.test(message.text())
  return !isRefusal && !isOutage && !message.text().includes(OFFLINE)
}
