import { X509Certificate } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generate } from 'selfsigned'

export interface Certificate {
  key: string
  cert: string
}

const ONE_DAY_MS = 24 * 60 * 60 * 1000

/** A self-signed certificate for an address, kept: a phone that has accepted it need not be asked at each start. */
export async function certificateFor(address: string, folder: string): Promise<Certificate> {
  const files = { key: join(folder, 'key.pem'), cert: join(folder, 'cert.pem') }
  const kept = readCertificate(files)
  if (kept && fits(kept, address)) return kept

  const made = await makeCertificate(address)
  mkdirSync(folder, { recursive: true })
  writeFileSync(files.key, made.key, { mode: 0o600 })
  writeFileSync(files.cert, made.cert)
  return made
}

const readCertificate = ({ key, cert }: Certificate): Certificate | undefined =>
  existsSync(key) && existsSync(cert)
    ? { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
    : undefined

function fits({ cert }: Certificate, address: string): boolean {
  try {
    const certificate = new X509Certificate(cert)
    const lastsUntil = Date.parse(certificate.validTo)
    return certificate.checkIP(address) === address && lastsUntil > Date.now() + ONE_DAY_MS
  } catch {
    return false
  }
}

async function makeCertificate(address: string): Promise<Certificate> {
  const made = await generate([{ name: 'commonName', value: 'yuejiantong.local' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: [{ type: 7, ip: address }] },
    ],
  })
  return { key: made.private, cert: made.cert }
}
