// End-to-end tests: a real browser against a built site, one file after the other, so that
// they do not fight over the processor and their timings mean something.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    globalSetup: 'tests/e2e/start.ts',
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 300_000,
    // A busy machine is slow, and not wrong.
    expect: { poll: { timeout: 20_000, interval: 50 } },
  },
})
