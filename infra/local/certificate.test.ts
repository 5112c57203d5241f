import { X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { certificateFor } from './certificate.ts'

const folder = mkdtempSync(join(tmpdir(), 'certificate-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

it('stays the same while the address does, and is a new one for another address', async () => {
  const first = await certificateFor('192.168.1.20', folder)
  expect(await certificateFor('192.168.1.20', folder)).toEqual(first)

  const second = await certificateFor('10.0.0.7', folder)

  expect(new X509Certificate(first.cert).subjectAltName).toBe('IP Address:192.168.1.20')
  expect(new X509Certificate(second.cert).subjectAltName).toBe('IP Address:10.0.0.7')
  expect(statSync(join(folder, 'key.pem')).mode & 0o777).toBe(0o600)
})
