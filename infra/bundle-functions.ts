import * as esbuild from 'esbuild'
import { readFile } from 'node:fs/promises'
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
  const outfile = join(folder, 'index.mjs')
  const { metafile } = await esbuild.build({
    absWorkingDir: projectFolder,
    entryPoints: [join(projectFolder, file)],
    outfile,
    bundle: true,
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
    loader: { '.node': 'copy', '.ttf': 'file' },
    // CommonJS inside an ES module still wants a `require`.
    banner: {
      js: "import { createRequire as bundleRequire } from 'node:module'; const require = bundleRequire(import.meta.url);",
    },
    plugins: [captchaFont],
  })
  const bytes = Object.values(metafile.outputs).find(({ entryPoint }) => entryPoint)?.bytes ?? 0
  return { name, folder, file: outfile, bytes }
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
