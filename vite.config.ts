import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

const inWeb = (path: string) => fileURLToPath(new URL(`web/${path}`, import.meta.url))

// What every first page needs, in one piece: two dozen small ones compress badly.
const FIRST_PAGE = new RegExp(
  [
    'preload-helper',
    'shared/contracts/(?:consent|endpoint|holder|problem|sign-in(?!-by)|surface)',
    'web/src/app-services',
    'web/src/api/(?:call|wish-keys|common|refusal|use-countdown)',
    'web/src/device/deferred-camera',
    'web/src/features/(?:home/routes|sign-in/(?:routes|Password|sign-in|use-))',
    'web/src/offline/(?!UpdateBar|on-return|KeptReport|kept-report|send-kept|use-kept)',
    'web/src/session/(?!Unknown|failed-|use-|NewBrowser|[^/]+-words)',
    'web/src/ui/(?:AgreementTick|Brand|Busy|Field|Notice|Password|Refusal|Tab|Text(?!Area)|Tick|Skeleton|announce|caret|duration)',
    'icons/scan-line',
  ].join('|'),
)

export default defineConfig({
  root: inWeb(''),
  plugins: [
    vue(),
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
            { name: 'base', test: FIRST_PAGE },
          ],
        },
      },
    },
  },
})
