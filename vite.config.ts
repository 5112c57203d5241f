import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

const inWeb = (path: string) => fileURLToPath(new URL(`web/${path}`, import.meta.url))

/** What the app shows first to whoever is not signed in. */
const FIRST_PAGE = [inWeb('src/main-app.ts'), inWeb('src/features/sign-in/SignInPage.vue')]
/** The shell is the entry's own; what it shows with others goes with what they share. */
const SHELL_ICON = '/icons/scan-line.mjs'
const isShell = (id: string) =>
  id.startsWith(inWeb('src/app/')) || FIRST_PAGE.some((page) => id.startsWith(page))

/** All that it imports before it shows anything, and nothing that only a later page does: found, not listed. */
function firstLoad() {
  const modules = new Set<string>()
  return {
    modules,
    plugin: {
      name: 'first-load',
      buildEnd(this: { getModuleInfo: (id: string) => { importedIds: readonly string[] } | null }) {
        modules.clear()
        const add = (id: string) => {
          // A package's index names all that it has; what is used of it goes where it is used first.
          if (modules.has(id) || id.includes('node_modules')) return
          modules.add(id)
          this.getModuleInfo(id)?.importedIds.forEach(add)
        }
        FIRST_PAGE.forEach(add)
      },
    },
  }
}
const first = firstLoad()

export default defineConfig({
  root: inWeb(''),
  plugins: [
    vue(),
    first.plugin,
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/offline',
      filename: 'sw.ts',
      // The page registers the worker itself: the policy allows no inline script.
      injectRegister: false,
      registerType: 'prompt',
      // Linked from the app's page only: the portal is not what gets installed.
      manifest: false,
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,webmanifest}', 'icons/{favicon.svg,icon-192.png}'],
        // Decoders are large and wanted by whoever scans, the guide by whoever shows a face: kept at first use (sw.ts).
        globIgnores: ['**/{zxing,qr-worker,guide-worker,page-guide,face-api}-*'],
      },
    }),
  ],
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
  },
  worker: { format: 'es' },
  resolve: {
    alias: [
      // A kilobyte of what may be asked of an icon, and nobody here does.
      { find: '../createLucideIcon.mjs', replacement: inWeb('src/ui/lucide-icon.ts') },
      // face-api.js asks for all of TensorFlow with three backends, 6 MB: it gets what the guide computes with.
      { find: '@tensorflow/tfjs/dist/index.js', replacement: inWeb('src/device/face/tensorflow.ts') },
      {
        find: /^@tensorflow\/tfjs-backend-(?:webgl|wasm)\/dist\/index\.js$|^\.\.\/wasm-out\/tfjs-backend-wasm-threaded-simd(?:\.worker)?\.js$/,
        replacement: inWeb('src/device/face/no-tensorflow.ts'),
      },
    ],
  },
  build: {
    outDir: fileURLToPath(new URL('dist/web', import.meta.url)),
    emptyOutDir: true,
    target: ['chrome103', 'safari16', 'firefox115'],
    modulePreload: {
      polyfill: false,
      // A page's own chunks are few and the worker has them all: a list of them in the first load costs more.
      resolveDependencies: (_file, needed) => needed.filter((file) => file.endsWith('.css')),
    },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { app: inWeb('index.html'), portal: inWeb('portal/index.html') },
      // 120 → 29 KB gz: @zxing/browser does not say that its modules only define.
      treeshake: { moduleSideEffects: [{ test: /node_modules\/@zxing\//, sideEffects: false }] },
      output: {
        codeSplitting: {
          groups: [
            { name: 'zxing-browser', test: /node_modules\/@zxing\// },
            { name: 'zxing-wasm', test: /node_modules\/zxing-wasm\// },
            { name: 'vendor', test: /node_modules\/(vue|@vue|vue-router|pinia|zod)\// },
            // In one piece: two dozen small ones compress badly.
            {
              name: 'base',
              test: (id) => (first.modules.has(id) && !isShell(id)) || id.endsWith(SHELL_ICON),
            },
          ],
        },
      },
    },
  },
})
