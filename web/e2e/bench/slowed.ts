import type { Browser } from 'playwright-core'

const MS_OF_TURN = 20

/**
 * Lets the pages of a browser run only every so manyth part of the time, workers and all: what DevTools slow down is the
 * page's own thread alone. @returns ends it
 */
export async function slowDown(browser: Browser, times: number) {
  const cdp = await browser.newBrowserCDPSession()
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo')
  const pages = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
  const tell = (signal: 'SIGSTOP' | 'SIGCONT') => {
    for (const id of pages) process.kill(id, signal)
  }
  let isOver = false
  async function takeTurns() {
    while (!isOver) {
      tell('SIGSTOP')
      await pause(MS_OF_TURN * (1 - 1 / times))
      tell('SIGCONT')
      await pause(MS_OF_TURN / times)
    }
  }
  const turns = takeTurns()
  return async () => {
    isOver = true
    await turns
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
