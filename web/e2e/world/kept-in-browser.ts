import type { Page } from 'playwright-core'

/** All that a script on this page can lay hands on, as one text; with a mark of our own, to show that we looked. */
export const everythingKept = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const mark = '__test__'
    localStorage.setItem(mark, mark)
    const found: unknown[] = [document.cookie, document.documentElement.outerHTML, location.href]
    found.push(Object.entries(localStorage), Object.entries(sessionStorage), history.state)
    for (const { name } of await indexedDB.databases()) found.push(name, await readDatabase(name ?? ''))
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const { url } of await cache.keys()) found.push(url)
    }
    localStorage.removeItem(mark)
    return JSON.stringify(found)

    function readDatabase(name: string): Promise<unknown[]> {
      return new Promise((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.onerror = () => reject(new Error(name))
        opening.onsuccess = () => {
          const stores = [...opening.result.objectStoreNames]
          const reading = stores.map(
            (store) =>
              new Promise<unknown>((read) => {
                const all = opening.result.transaction(store).objectStore(store).getAll()
                all.onsuccess = () => read(all.result)
              }),
          )
          void Promise.all(reading).then(resolve)
        }
      })
    }
  })
