// Unit tests: quick, no browser, in parallel. The browser tests are in vitest.e2e.config.ts.
import { configDefaults, defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'tests/e2e/**'],
    testTimeout: 20_000,
  },
})
