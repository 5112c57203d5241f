import * as z from 'zod/mini'
import { argon2Passwords } from '../adapters/crypto/argon2-passwords.ts'
import { accounts } from '../adapters/wiring.ts'
import { personSchema } from './person.ts'
import { seedPeople } from './seed-people.ts'

const seed = seedPeople({ accounts, passwords: argon2Passwords() })
const inputSchema = z.strictObject({ people: z.array(personSchema) })

/** An operator's task, run by the local start with people made up for demonstration; never deployed. */
export const handler = async (input: unknown) => seed(inputSchema.parse(input).people, new Date())
