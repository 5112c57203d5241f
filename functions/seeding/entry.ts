import * as z from 'zod/mini'
import { argon2Passwords } from '../adapters/crypto/argon2-passwords.ts'
import { accounts, sessions } from '../adapters/wiring.ts'
import { personSchema, unitSchema } from './person.ts'
import { seedAccounts } from './seed-accounts.ts'

const seed = seedAccounts({ accounts, passwords: argon2Passwords(), sessions })
const inputSchema = z.strictObject({
  people: z._default(z.array(personSchema), []),
  units: z._default(z.array(unitSchema), []),
})

/** An operator's task, run by the local start with people and units made up for demonstration; never deployed. */
export const handler = async (input: unknown) => seed(inputSchema.parse(input), new Date())
