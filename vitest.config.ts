// How the tests run: one project for plain tests, one for those that need a database or servers.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'server/**/*.test.ts',
      'contract/**/*.test.ts',
      'tests/{flows,shape}/**/*.test.ts',
      'web/**/*.test.ts',
      'bench/**/*.test.ts',
    ],
    globalSetup: ['tests/support/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Far more than they take, so that a busy machine fails none.
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
});
