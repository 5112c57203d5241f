import type { Reporter, TestModule } from 'vitest/node'

/** Ends the run with one plain line that any reader of logs can count: `N passed, N failed`. */
export class PlainSummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]) {
    let passed = 0
    // A file that could not be collected, and an error outside any test, are failures too.
    let failed =
      errors.length + modules.filter((each) => each.state() === 'failed' && each.errors().length > 0).length
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'passed') passed += 1
        else failed += 1
      }
    }
    process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
  }
}
