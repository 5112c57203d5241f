import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import type { KeyRing } from './key-ring.ts'
import { personalData } from './personal-data.ts'

const keys = new Map<string, Buffer>()
const ringOf = (...versions: number[]): KeyRing => ({
  versions: () => Promise.resolve(versions),
  key: (version, purpose) => {
    const name = `${String(version)} ${purpose}`
    keys.set(name, keys.get(name) ?? randomBytes(32))
    return Promise.resolve(keys.get(name) ?? Buffer.alloc(0))
  },
  learnsMore: () => Promise.resolve(false),
})

const data = personalData(ringOf(1))

it.each(['', '李明', '\u{F967}\u{2F800}e\u0308', 'x'.repeat(5000)])(
  'opens what it sealed: %s',
  async (plain) => {
    expect(await data.open('account', 'name', await data.seal('account', 'name', plain))).toBe(plain)
  },
)

it('does not open a value moved to another account or another field', async () => {
  const sealed = await data.seal('account', 'name', '李明')
  await expect(data.open('other', 'name', sealed)).rejects.toThrow()
  await expect(data.open('account', 'phone', sealed)).rejects.toThrow()
  const slid = await data.seal('a', 'b","c', '李明')
  await expect(data.open('a","b', 'c', slid)).rejects.toThrow()
})

it('does not open a value of which one character was changed', async () => {
  const sealed = await data.seal('account', 'name', '李明')
  const changed = (at: number) =>
    sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1)
  const places = [2, 12, Math.floor(sealed.length / 2), sealed.length - 2]
  for (const at of places) await expect(data.open('account', 'name', changed(at))).rejects.toThrow()
  await expect(data.open('account', 'name', sealed.slice(0, -4))).rejects.toThrow()
})

it.each(['', '1.', 'no version', '1.ab', '99999999.abc'])('does not open "%s"', async (text) => {
  await expect(data.open('account', 'name', text)).rejects.toThrow()
})

it('seals the same value differently each time, and shows nothing of it', async () => {
  const [first, second] = await Promise.all(
    [1, 2].map(() => data.seal('account', 'number', '440106199001011234')),
  )
  expect(first).not.toBe(second)
  expect(Buffer.from(first?.split('.')[1] ?? '', 'base64url').toString('latin1')).not.toContain('440106')
})

it('finds equal values under one purpose, and no others', async () => {
  const index = await data.blindIndex('phone', '+8613812345678')
  expect(await data.blindIndex('phone', '+8613812345678')).toBe(index)
  expect(await data.blindIndex('phone', '+8613812345679')).not.toBe(index)
  expect(await data.blindIndex('document', '+8613812345678')).not.toBe(index)
  expect(index).toMatch(/^[\w-]{43}$/)
})

it('seals with the newest version, opens older ones, and keeps finding what was indexed before', async () => {
  const before = await data.seal('account', 'name', '李明')
  const index = await data.blindIndex('phone', '+8613812345678')
  const rotated = personalData(ringOf(2, 1))
  expect(await rotated.seal('account', 'name', '李明')).toMatch(/^2\./)
  expect(await rotated.open('account', 'name', before)).toBe('李明')
  expect(await rotated.blindIndex('phone', '+8613812345678')).toBe(index)
})
