import { permissionsOf } from '../room-permissions.ts'
import type { ItemAsked } from './items-asked.ts'

/** What a room has made of its rights: those it has not used, and what it was refused. */
export interface RoomUse {
  unused: string[]
  refused: string[]
}

/** The rights of one room, as IAM would hold it to them. */
export function roomUse(room: string) {
  const rights = Object.entries(permissionsOf(room)).flatMap(([pattern, actions]) =>
    actions.map((action) => ({ action, pattern, right: `${action} ${pattern}` })),
  )
  const used = new Set<string>()
  const refused = new Set<string>()

  const rightFor = ({ action, partition }: ItemAsked) =>
    rights.find((each) => each.action === action && matches(each.pattern, partition))?.right

  return {
    /** All of it, or nothing: as a transaction is. */
    allows(items: readonly ItemAsked[]): boolean {
      const needed = items.map((item) => ({ item, right: rightFor(item) }))
      const missing = needed.filter(({ right }) => right === undefined)
      for (const { right } of needed) if (right !== undefined) used.add(right)
      for (const { item } of missing) refused.add(`${item.action} ${item.partition.replace(/#.*/, '#*')}`)
      return missing.length === 0
    },
    tell: (): RoomUse => ({
      unused: rights.map(({ right }) => right).filter((right) => !used.has(right)),
      refused: [...refused],
    }),
  }
}

const matches = (pattern: string, partition: string) =>
  pattern.endsWith('*') ? partition.startsWith(pattern.slice(0, -1)) : partition === pattern
