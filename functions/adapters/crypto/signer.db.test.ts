import { expect, it } from 'vitest'
import { testWorld } from '../dynamodb/test-world.ts'

const { signer } = testWorld()

it('signs with 128 bits and knows its own MAC again', async () => {
  const mac = await signer.sign('scan-code', 'ticket.1')
  expect(mac).toMatch(/^[\w-]{22}$/)
  expect(await signer.verify('scan-code', 'ticket.1', mac)).toBe(true)
})

it('opens nothing for another text or another purpose', async () => {
  const mac = await signer.sign('scan-code', 'ticket.1')
  expect(await signer.verify('scan-code', 'ticket.2', mac)).toBe(false)
  expect(await signer.verify('receipt', 'ticket.1', mac)).toBe(false)
})

it.each(['', 'A', 'A'.repeat(22), 'A'.repeat(43), '李'.repeat(22)])(
  'refuses the made-up MAC "%s"',
  async (mac) => {
    expect(await signer.verify('scan-code', 'ticket.1', mac)).toBe(false)
  },
)

it('draws 256 bits that are the same for the same text only, and tell nothing that is signed', async () => {
  const drawn = await signer.draw('visit', 'a key')
  expect(Buffer.from(drawn, 'base64url')).toHaveLength(32)
  expect(await signer.draw('visit', 'a key')).toBe(drawn)
  const others = [await signer.draw('visit', 'another'), await signer.draw('scan-code', 'a key')]
  expect(others).not.toContain(drawn)
  expect(drawn).not.toContain(await signer.sign('visit', 'a key'))
})
