// Unit tests: quick, no browser, in parallel. The browser tests are in vitest.e2e.config.ts.
import { configDefaults, defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'tests/e2e/**'],
    setupFiles: ['tests/setup/chance.ts'],
    // Property tests take seconds; a busy machine makes minutes of them. A test that hangs still ends.
    testTimeout: 120_000,
  },
})
