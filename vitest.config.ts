import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { PlainSummaryReporter } from './infra/plain-summary-reporter.ts'
import { WaitingFilesEarly } from './infra/waiting-files-early.ts'

const excluded = ['**/node_modules/**', '**/dist/**']
const database = ['**/*.db.test.ts']
const pages = ['web/src/**/*.test.ts']
const everywhere = { requireAssertions: true } as const

export default defineConfig({
  test: {
    // Of two cores vitest would use one; most of a test is a wait for the database or for a page.
    maxWorkers: 2,
    reporters: ['default', new PlainSummaryReporter()],
    sequence: { sequencer: WaitingFilesEarly },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{shared,functions,infra}/**/*.test.ts'],
          exclude: [...excluded, ...database],
          expect: everywhere,
        },
      },
      {
        test: {
          name: 'db',
          include: database,
          exclude: excluded,
          globalSetup: 'infra/local/test-database.ts',
          expect: everywhere,
          testTimeout: 30_000,
        },
      },
      {
        plugins: [vue()],
        test: {
          name: 'web',
          include: pages,
          exclude: excluded,
          environment: 'happy-dom',
          expect: everywhere,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['web/e2e/journeys/*.e2e.ts'],
          globalSetup: 'infra/local/test-product.ts',
          expect: everywhere,
          // After the others: a browser wants its core.
          sequence: { groupOrder: 1 },
          testTimeout: 90_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
