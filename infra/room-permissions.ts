type ItemAction = 'GetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'ConditionCheckItem'

/** What may be done to the items of each partition; its key as an IAM pattern, see table.ts. */
export type RoomPermissions = Readonly<Record<string, readonly ItemAction[]>>

/** Every room's door: whose session came with the request, and that it was seen. */
const door = { 'ACCOUNT#*': ['GetItem', 'UpdateItem'], KEY_RING: ['Query'] } as const

/** Where a first visit of all can lead. Whoever may put its first version could put another in its place. */
const makesKeyRing = { KEY_RING: ['Query', 'PutItem'] } as const

/** What is answered once is kept; in a try's own words, so that nothing has to be read before. */
const answersOnce = { 'IDEMPOTENCY#*': ['PutItem', 'UpdateItem', 'DeleteItem'] } as const

/** What change-item.ts does. */
const changed = ['GetItem', 'PutItem'] as const
const counted = { 'ATTEMPTS#*': changed } as const
const countedAndForgotten = { 'ATTEMPTS#*': [...changed, 'DeleteItem'] } as const
const checksCodes = { 'CODE#*': changed } as const
const sendsSms = { 'SMS_BUDGET#*': ['UpdateItem'] } as const
const tellsHolders = { ...sendsSms, 'NOTICE#*': ['PutItem', 'DeleteItem'] } as const

/** What each room may do to the table: exactly what it does, to which the log hygiene of each room holds it. */
const byRoom: Readonly<Record<string, RoomPermissions>> = {
  'one-time-code': {
    ...door,
    ...makesKeyRing,
    ...answersOnce,
    ...counted,
    ...checksCodes,
    ...sendsSms,
    'CAPTCHA#*': changed,
    'HOLDER_PROOF#*': ['GetItem'],
  },
  registration: {
    ...door,
    ...answersOnce,
    ...countedAndForgotten,
    ...checksCodes,
    'ACCOUNT#*': ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
    'DOCUMENT#*': ['GetItem', 'PutItem'],
    'PHONE#*': ['GetItem', 'PutItem'],
    'PHONE_PROOF#*': ['GetItem', 'PutItem', 'DeleteItem'],
    'REGISTRATION#*': ['GetItem', 'PutItem'],
  },
  'sign-in': {
    ...makesKeyRing,
    ...answersOnce,
    ...countedAndForgotten,
    ...checksCodes,
    ...tellsHolders,
    'ACCOUNT#*': ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
    'DOCUMENT#*': ['Query', 'UpdateItem'],
    'LEAVING#*': ['DeleteItem'],
    'PHONE#*': ['GetItem', 'UpdateItem'],
  },
  'password-reset': {
    ...door,
    ...answersOnce,
    ...countedAndForgotten,
    ...checksCodes,
    ...tellsHolders,
    'ACCOUNT#*': ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
    'DOCUMENT#*': ['Query'],
    'PASSWORD_RESET#*': ['GetItem', 'PutItem', 'UpdateItem'],
  },
  deregistration: {
    ...door,
    ...answersOnce,
    ...countedAndForgotten,
    ...checksCodes,
    ...tellsHolders,
    'ACCOUNT#*': ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
    'DEREGISTRATION#*': ['GetItem', 'PutItem'],
    'DOCUMENT#*': ['Query', 'UpdateItem'],
    'HOLDER_PROOF#*': ['GetItem', 'UpdateItem'],
    'LEAVING#*': ['PutItem'],
    'PHONE#*': ['UpdateItem'],
  },
  recovery: {
    ...door,
    ...answersOnce,
    ...countedAndForgotten,
    ...checksCodes,
    ...tellsHolders,
    'ACCOUNT#*': ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
    // To write to a document's claim is to undo a deregistration.
    'DOCUMENT#*': ['Query', 'UpdateItem'],
    'LEAVING#*': ['DeleteItem'],
    'PHONE#*': ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'],
    'RECOVERY#*': ['GetItem', 'PutItem', 'UpdateItem'],
    'RECOVERY_LINK#*': ['GetItem', 'PutItem'],
  },
  'scan-login': {
    ...makesKeyRing,
    ...countedAndForgotten,
    'ACCOUNT#*': ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
    'SCAN_LOGIN#*': ['GetItem', 'PutItem', 'UpdateItem'],
  },
  'account-centre': {
    ...door,
    ...answersOnce,
    ...countedAndForgotten,
    ...checksCodes,
    ...tellsHolders,
    'ACCOUNT#*': ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
    'DOCUMENT#*': ['GetItem', 'PutItem', 'DeleteItem'],
    'HOLDER_PROOF#*': ['GetItem', 'PutItem', 'UpdateItem'],
    'PHONE#*': ['GetItem', 'PutItem', 'DeleteItem'],
    'TICKET#*': ['GetItem'],
  },
  ending: {
    'ACCOUNT#*': ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
    'ATTEMPTS#*': ['DeleteItem'],
    'DOCUMENT#*': ['DeleteItem'],
    'FACE_HASHES#*': ['Query', 'DeleteItem'],
    KEY_RING: ['Query'],
    'LEAVING#*': ['Query', 'DeleteItem'],
    'PHONE#*': ['DeleteItem'],
    'TICKET#*': ['DeleteItem'],
  },
  telling: {
    ...sendsSms,
    KEY_RING: ['Query'],
    'NOTICE#*': ['Query', 'UpdateItem', 'DeleteItem'],
    'RECOVERY#*': ['UpdateItem'],
  },
  certification: {
    ...door,
    ...answersOnce,
    ...countedAndForgotten,
    'ACCOUNT#*': ['GetItem', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
    'FACE_CHECK#*': ['GetItem', 'PutItem', 'UpdateItem'],
    'FACE_HAND_OVER#*': ['GetItem', 'PutItem', 'UpdateItem'],
    'FACE_HASHES#*': ['Query', 'PutItem'],
    'RECOVERY#*': ['GetItem', 'UpdateItem', 'ConditionCheckItem'],
  },
  help: {
    ...door,
    ...counted,
    'ACCOUNT#*': ['GetItem', 'PutItem', 'UpdateItem'],
    'FACE_CHECK#*': ['GetItem'],
    'RECOVERY#*': ['GetItem'],
    'TICKET#*': ['PutItem'],
    'TICKET_REQUEST#*': ['GetItem', 'PutItem'],
  },
}

export function permissionsOf(room: string): RoomPermissions {
  const permissions = byRoom[room]
  if (!permissions) throw new Error(`infra/room-permissions.ts does not say what the room ${room} may do.`)
  return permissions
}

/** To make the first version of the key ring takes the master key as well. */
export const mayMakeKeyRing = (room: string) => Boolean(permissionsOf(room)['KEY_RING']?.includes('PutItem'))

/**
 * All partitions of an action in one list: a transaction touches several, and nothing is written of whether IAM asks for
 * each of its items or for all the keys of one action together.
 */
export function partitionsByAction(room: string): [action: ItemAction, partitions: string[]][] {
  const permissions = Object.entries(permissionsOf(room))
  const actions = new Set(permissions.flatMap(([, each]) => each))
  return [...actions].map((action) => [
    action,
    permissions.filter(([, each]) => each.includes(action)).map(([partition]) => partition),
  ])
}
