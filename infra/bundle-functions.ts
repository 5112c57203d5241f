import * as esbuild from 'esbuild'
import { readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { entryPoints } from '../functions/entry-points.ts'

const projectFolder = fileURLToPath(new URL('..', import.meta.url))

export interface Bundle {
  name: string
  /** Everything the function needs at run time; deployed as it is. */
  folder: string
  /** Exports `handler`. */
  file: string
  /** Of all code in the folder. */
  bytes: number
}

interface Options {
  minify?: boolean
}

/** Each room as the folder that Lambda gets: deployed, measured and run on one machine alike. */
export const bundleFunctions = (outFolder: string, options: Options = {}) =>
  Promise.all(entryPoints.map(({ room, file }) => bundleEntry(room, file, join(outFolder, room), options)))

/** @param file relative to the project, exporting `handler` */
export async function bundleEntry(
  name: string,
  file: string,
  folder: string,
  { minify = true }: Options = {},
): Promise<Bundle> {
  await rm(folder, { recursive: true, force: true })
  const { metafile } = await esbuild.build({
    absWorkingDir: projectFolder,
    entryPoints: { index: join(projectFolder, file) },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    // A client that is imported when first needed gets a file of its own; without this esbuild could not thin it out.
    splitting: true,
    minify,
    metafile: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
    // The SDK's ES modules: esbuild drops from them what nobody calls (a third of each client).
    mainFields: ['module', 'main'],
    alias: { '@aws-sdk/credential-provider-node': join(projectFolder, 'infra/environment-credentials.ts') },
    // Argon2 has a binary per platform; the one installed here is copied. Lambda wants linux-x64-gnu: deploy from there.
    loader: { '.node': 'copy', '.ttf': 'file', '.ulaw': 'file' },
    // CommonJS inside an ES module still wants a `require`.
    banner: {
      js: "import { createRequire as bundleRequire } from 'node:module'; const require = bundleRequire(import.meta.url);",
    },
    plugins: [captchaFont, spokenDigits],
  })
  const code = Object.entries(metafile.outputs).filter(([output]) => output.endsWith('.mjs'))
  const bytes = code.reduce((sum, [, output]) => sum + output.bytes, 0)
  return { name, folder, file: join(folder, 'index.mjs'), bytes }
}

const FONT_PATH = "path.join(__dirname, '../fonts/Comismsh.ttf')"

/** svg-captcha reads its font from beside its own file; in a bundle the font lies beside the bundle. */
const captchaFont: esbuild.Plugin = {
  name: 'captcha-font',
  setup(build) {
    build.onLoad({ filter: /svg-captcha[\\/]lib[\\/]option-manager\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8')
      if (!source.includes(FONT_PATH)) throw new Error(`${path} no longer reads its font as it did`)
      const contents = source.replace(FONT_PATH, "require.resolve(require('../fonts/Comismsh.ttf'))")
      return { contents, resolveDir: dirname(path) }
    })
  },
}

const RECORDING = "new URL('./spoken-digits.ulaw', import.meta.url)"

/** The spoken captcha reads its recording from beside its own file, too. */
const spokenDigits: esbuild.Plugin = {
  name: 'spoken-digits',
  setup(build) {
    build.onLoad({ filter: /captcha[\\/]spoken-digits\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8')
      if (!source.includes(RECORDING)) throw new Error(`${path} no longer reads its recording as it did`)
      const contents = `import recording from './spoken-digits.ulaw'\n${source.replace(RECORDING, 'new URL(recording, import.meta.url)')}`
      return { contents, loader: 'ts', resolveDir: dirname(path) }
    })
  },
}
