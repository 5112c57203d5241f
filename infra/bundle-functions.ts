import * as esbuild from 'esbuild'
import { readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { entryPoints, scheduledTasks } from '../functions/entry-points.ts'
import { copyPackage } from './copy-package.ts'

const projectFolder = fileURLToPath(new URL('..', import.meta.url))

export interface Bundle {
  name: string
  /** Everything the function needs at run time; deployed as it is. */
  folder: string
  /** Exports `handler`. */
  file: string
  /** Of the code with which it starts. */
  bytes: number
  /** Of the code that is imported when first needed. */
  laterBytes: number
}

interface Options {
  minify?: boolean
}

/** Each function as the folder that Lambda gets: deployed, measured and run on one machine alike. */
export const bundleFunctions = (outFolder: string, options: Options = {}) =>
  Promise.all(
    [
      ...entryPoints.map(({ room, file }) => ({ name: room, file })),
      ...scheduledTasks.map(({ task, file }) => ({ name: task, file })),
    ].map(({ name, file }) => bundleEntry(name, file, join(outFolder, name), options)),
  )

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
    alias: {
      '@aws-sdk/credential-provider-node': join(projectFolder, 'infra/environment-credentials.ts'),
      '@tensorflow/tfjs': join(projectFolder, 'infra/tensorflow-core.ts'),
    },
    // Argon2 has a binary per platform; the one installed here is copied. Lambda wants linux-x64-gnu: deploy from there.
    loader: {
      '.node': 'copy',
      '.ttf': 'file',
      '.ulaw': 'file',
      '.jpg': 'file',
      '.onnx': 'file',
      '.bin': 'file',
      '.wasm': 'file',
    },
    external: ['sharp'],
    // CommonJS inside an ES module still wants a `require` and a `__dirname`.
    banner: {
      js: "import { createRequire as bundleRequire } from 'node:module'; import { fileURLToPath as bundlePath } from 'node:url'; const require = bundleRequire(import.meta.url); const __dirname = bundlePath(new URL('.', import.meta.url));",
    },
    plugins: [captchaFont, filesBeside, faceModels],
  })
  const imported = Object.values(metafile.inputs).flatMap(({ imports }) => imports.map(({ path }) => path))
  if (imported.includes('sharp')) await copyPackage('sharp', projectFolder, join(folder, 'node_modules'))
  const code = Object.entries(metafile.outputs).filter(([output]) => output.endsWith('.mjs'))
  const [index = ''] = code.map(([output]) => output).filter((output) => output.endsWith('/index.mjs'))
  const started = startedWith(metafile.outputs, index)
  const bytesOf = (isCounted: (output: string) => boolean) =>
    code.reduce((sum, [output, { bytes }]) => (isCounted(output) ? sum + bytes : sum), 0)
  return {
    name,
    folder,
    file: join(folder, 'index.mjs'),
    bytes: bytesOf((output) => started.has(output)),
    laterBytes: bytesOf((output) => !started.has(output)),
  }
}

/** The entry, and what it imports before it does anything. */
function startedWith(outputs: esbuild.Metafile['outputs'], entry: string, found = new Set<string>()) {
  if (found.has(entry)) return found
  found.add(entry)
  for (const { path, kind } of outputs[entry]?.imports ?? [])
    if (kind === 'import-statement') startedWith(outputs, path, found)
  return found
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

const BESIDE = /new URL\('(\.\/[^']+)', import\.meta\.url\)/g

/** The spoken captcha and the demonstration's portraits are read from beside their code, too. */
const filesBeside: esbuild.Plugin = {
  name: 'files-beside',
  setup(build) {
    const filter = /(captcha[\\/]spoken-digits|authority[\\/]demonstration-people)\.ts$/
    build.onLoad({ filter }, async ({ path }) => {
      const source = await readFile(path, 'utf8')
      const files = [...source.matchAll(BESIDE)].flatMap(([, file]) => file ?? [])
      if (files.length === 0) throw new Error(`${path} no longer reads its files as it did`)
      const imports = files.map((file, at) => `import beside${at} from '${file}'\n`).join('')
      let at = 0
      const contents = imports + source.replace(BESIDE, () => `new URL(beside${at++}, import.meta.url)`)
      return { contents, loader: 'ts', resolveDir: dirname(path) }
    })
  },
}

const MODEL = /resolve\('([^']+)'\)/g

/** The face models are read from where npm put them; a bundle has them, and their wasm, beside its code. */
const faceModels: esbuild.Plugin = {
  name: 'face-models',
  setup(build) {
    build.onLoad({ filter: /face[\\/]model-files\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8')
      const files = [...source.matchAll(MODEL)].flatMap(([, file]) => file ?? [])
      if (files.length === 0) throw new Error(`${path} no longer names its models as it did`)
      const imports = files.map((file, at) => `import model${at} from '${file}'\n`).join('')
      let at = 0
      const contents = source.replace(MODEL, () => `beside(model${at++})`)
      const beside =
        "import { fileURLToPath } from 'node:url'\nconst beside = (file: string) => fileURLToPath(new URL(file, import.meta.url))\n"
      return { contents: imports + beside + contents, loader: 'ts', resolveDir: dirname(path) }
    })
    build.onLoad({ filter: /face-api\.js[\\/]model[\\/].+\.json$/ }, async ({ path }) => ({
      contents: await readFile(path),
      loader: 'file',
    }))
  },
}
