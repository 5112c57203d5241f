import { build } from 'esbuild'
import { fileURLToPath } from 'node:url'

let built: Promise<string> | undefined

/** The script of the page where own faces are enrolled, built when somebody first opens it. */
export const ownFacesScript = () => (built ??= buildScript())

async function buildScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('own-faces-browser.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    logLevel: 'silent',
  })
  return outputFiles[0]?.text ?? ''
}
