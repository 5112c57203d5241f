type ItemAction = 'GetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'ConditionCheckItem'

export interface RoomPermissions {
  actions: readonly ItemAction[]
  /** The partition keys it may touch, as IAM patterns; see table.ts. */
  partitions: readonly string[]
}

/** What each room may do to the table: exactly what its code asks for, to which room-permissions.test.ts holds it. */
const byRoom: Readonly<Record<string, RoomPermissions>> = {
  'one-time-code': {
    actions: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
    partitions: [
      'ACCOUNT#*',
      'ATTEMPTS#*',
      'CAPTCHA#*',
      'CODE#*',
      'DOCUMENT#*',
      'IDEMPOTENCY#*',
      'KEY_RING',
      'PHONE#*',
      'SMS_BUDGET#*',
    ],
  },
  registration: {
    actions: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
    partitions: [
      'ACCOUNT#*',
      'ATTEMPTS#*',
      'CODE#*',
      'DOCUMENT#*',
      'IDEMPOTENCY#*',
      'KEY_RING',
      'PHONE#*',
      'PHONE_PROOF#*',
      'REGISTRATION#*',
    ],
  },
  'sign-in': {
    actions: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
    partitions: [
      'ACCOUNT#*',
      'ATTEMPTS#*',
      'CODE#*',
      'DOCUMENT#*',
      'IDEMPOTENCY#*',
      'KEY_RING',
      'PHONE#*',
      'SMS_BUDGET#*',
    ],
  },
  'password-reset': {
    actions: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
    partitions: [
      'ACCOUNT#*',
      'ATTEMPTS#*',
      'CODE#*',
      'DOCUMENT#*',
      'IDEMPOTENCY#*',
      'KEY_RING',
      'PASSWORD_RESET#*',
      'PHONE#*',
      'SMS_BUDGET#*',
    ],
  },
  'scan-login': {
    actions: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
    partitions: [
      'ACCOUNT#*',
      'ATTEMPTS#*',
      'DOCUMENT#*',
      'IDEMPOTENCY#*',
      'KEY_RING',
      'PHONE#*',
      'SCAN_LOGIN#*',
    ],
  },
  'account-centre': {
    actions: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
    partitions: ['ACCOUNT#*', 'CODE#*', 'DOCUMENT#*', 'IDEMPOTENCY#*', 'KEY_RING', 'PHONE#*'],
  },
}

export function permissionsOf(room: string): RoomPermissions {
  const permissions = byRoom[room]
  if (!permissions) throw new Error(`infra/room-permissions.ts does not say what the room ${room} may do.`)
  return permissions
}
