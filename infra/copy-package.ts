import { existsSync } from 'node:fs'
import { cp, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** A package that no bundle can hold, with all it needs; of its binaries the one installed here. */
export async function copyPackage(name: string, from: string, to: string): Promise<void> {
  const manifest = manifestOf(name, from)
  if (!manifest) return
  const source = dirname(manifest)
  await cp(source, join(to, name), { recursive: true, filter: (path) => !path.includes('.map') })
  const { dependencies, optionalDependencies } = JSON.parse(await readFile(manifest, 'utf8')) as {
    dependencies?: object
    optionalDependencies?: object
  }
  for (const each of Object.keys({ ...dependencies, ...optionalDependencies }))
    await copyPackage(each, source, to)
}

function manifestOf(name: string, from: string): string | undefined {
  for (const folder of createRequire(join(from, 'package.json')).resolve.paths(name) ?? []) {
    const manifest = join(folder, name, 'package.json')
    if (existsSync(manifest)) return manifest
  }
  return undefined
}
