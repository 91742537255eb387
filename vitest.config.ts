import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // a hang guard, not a measurement: the slowest test starts several child processes
    testTimeout: 120_000,
  },
})
