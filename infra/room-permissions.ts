type ItemAction = 'GetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'ConditionCheckItem'

export interface RoomPermissions {
  actions: readonly ItemAction[]
  /** The partition keys it may touch, as IAM patterns; see table.ts. */
  partitions: readonly string[]
}

/** Whoever is signed in, whatever is answered once: every room's door reads and keeps these. */
const everyRooms = ['ACCOUNT#*', 'DOCUMENT#*', 'IDEMPOTENCY#*', 'KEY_RING', 'PHONE#*']
const actions = ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'] as const

const alsoTo = (...partitions: string[]): RoomPermissions => ({
  actions,
  partitions: [...everyRooms, ...partitions],
})

/** What each room may do to the table: exactly what its code asks for, to which room-permissions.test.ts holds it. */
const byRoom: Readonly<Record<string, RoomPermissions>> = {
  'one-time-code': alsoTo('ATTEMPTS#*', 'CAPTCHA#*', 'CODE#*', 'HOLDER_PROOF#*', 'SMS_BUDGET#*'),
  registration: alsoTo('ATTEMPTS#*', 'CODE#*', 'PHONE_PROOF#*', 'REGISTRATION#*'),
  'sign-in': alsoTo('ATTEMPTS#*', 'CODE#*', 'LEAVING#*', 'SMS_BUDGET#*'),
  'password-reset': alsoTo('ATTEMPTS#*', 'CODE#*', 'PASSWORD_RESET#*', 'SMS_BUDGET#*'),
  deregistration: alsoTo(
    'ATTEMPTS#*',
    'CODE#*',
    'DEREGISTRATION#*',
    'HOLDER_PROOF#*',
    'LEAVING#*',
    'SMS_BUDGET#*',
  ),
  recovery: {
    ...alsoTo('ATTEMPTS#*', 'CODE#*', 'LEAVING#*', 'RECOVERY#*', 'RECOVERY_LINK#*', 'SMS_BUDGET#*'),
    actions: [...actions, 'ConditionCheckItem'],
  },
  'scan-login': alsoTo('ATTEMPTS#*', 'SCAN_LOGIN#*'),
  'account-centre': alsoTo('ATTEMPTS#*', 'CODE#*', 'HOLDER_PROOF#*', 'PHONE_NOTICE#*', 'SMS_BUDGET#*'),
  ending: {
    actions,
    partitions: [
      'ACCOUNT#*',
      'ATTEMPTS#*',
      'DOCUMENT#*',
      'FACE_HASHES#*',
      'KEY_RING',
      'LEAVING#*',
      'PHONE#*',
      'TICKET#*',
    ],
  },
  certification: {
    ...alsoTo('ATTEMPTS#*', 'FACE_CHECK#*', 'FACE_HAND_OVER#*', 'FACE_HASHES#*', 'RECOVERY#*'),
    actions: [...actions, 'ConditionCheckItem'],
  },
  help: alsoTo('ATTEMPTS#*', 'FACE_CHECK#*', 'RECOVERY#*', 'TICKET#*', 'TICKET_REQUEST#*'),
}

export function permissionsOf(room: string): RoomPermissions {
  const permissions = byRoom[room]
  if (!permissions) throw new Error(`infra/room-permissions.ts does not say what the room ${room} may do.`)
  return permissions
}
