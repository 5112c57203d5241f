import { hash, verify } from '@node-rs/argon2'
import { betterAuth } from 'better-auth'
import { memoryAdapter } from 'better-auth/adapters/memory'
import { toNodeHandler } from 'better-auth/node'
import { phoneNumber } from 'better-auth/plugins'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { SeededPerson } from '../local/seed.ts'
import { emailOf, type Told } from './better-auth-process.ts'

// Forked by better-auth-process.ts; ends with whoever forked it.
process.on('disconnect', () => process.exit())
process.on('SIGINT', () => undefined)

const tell = (told: Told) => process.send?.(told)
/** As functions/adapters/crypto/argon2-passwords.ts. */
const parameters = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 }

const [people] = (await once(process, 'message')) as [SeededPerson[]]
const server = createServer()
server.listen(0, '127.0.0.1')
await once(server, 'listening')
const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`

const rows: Record<'user' | 'session' | 'account' | 'verification', Record<string, unknown>[]> = {
  user: [],
  session: [],
  account: [],
  verification: [],
}
const auth = betterAuth({
  baseURL: origin,
  secret: randomBytes(32).toString('base64url'),
  database: memoryAdapter(rows),
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
  emailAndPassword: {
    enabled: true,
    autoSignIn: false,
    password: {
      hash: (password) => hash(password, parameters),
      verify: ({ hash: stored, password }) => verify(stored, password),
    },
  },
  plugins: [
    phoneNumber({
      sendOTP: ({ phoneNumber: phone, code }) => {
        tell({ phone, code })
      },
    }),
  ],
})

for (const { name, phone, password } of people)
  await auth.api.signUpEmail({ body: { name, password, email: emailOf(phone) } })
for (const user of rows.user)
  Object.assign(user, {
    phoneNumber: people.find(({ phone }) => emailOf(phone) === user['email'])?.phone,
    phoneNumberVerified: true,
  })
const handle = toNodeHandler(auth)
server.on('request', (request, response) => void handle(request, response))
tell({ origin })
