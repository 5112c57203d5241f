import { watch } from 'vue'
import * as z from 'zod/mini'
import { holderSchema } from '../../../shared/contracts/holder.ts'
import type { useSessionStore } from './session-store.ts'

const KEY = 'last-holder'
const rememberedSchema = z.object({ at: z.int(), holder: holderSchema })

/** Of the app only: whose phone this is, masked as the server wrote it, so that an offline start shows it. */
export function rememberedHolder(storage: Storage, now: () => number) {
  function read() {
    try {
      return rememberedSchema.safeParse(JSON.parse(storage.getItem(KEY) ?? '')).data
    } catch {
      return undefined
    }
  }

  function follow(session: ReturnType<typeof useSessionStore>) {
    watch(
      () => session.holder,
      (holder) => {
        if (holder === null) storage.removeItem(KEY)
        else if (holder && session.asOf === undefined)
          storage.setItem(KEY, JSON.stringify({ at: now(), holder: holderSchema.parse(holder) }))
      },
    )
  }

  return { read, follow }
}
