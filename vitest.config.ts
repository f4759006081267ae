import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    setupFiles: ['test/globals.ts'],
    globalSetup: ['test/built.ts', 'test/postgres.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    pool: 'forks',
    maxWorkers: 2,
    // Files share a process and its modules: loading them anew for each took a third of the whole. Nothing here keeps state
    // in a module that a test could change, and test/globals.ts holds each file to what it may leave behind.
    isolate: false,
  },
})
