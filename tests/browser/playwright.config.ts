// How the browser tests run: the system's Chromium, one house for all tests of a file, no test tried twice.
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '*.browser.ts',
  outputDir: join(import.meta.dirname, '../output/browser'),
  globalSetup: './support/template.ts',
  workers: 1,
  retries: 0,
  // Far more than they take, so that a busy machine fails none.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Amsterdam',
    contextOptions: { reducedMotion: 'reduce' },
    // A film of every test would cost a third of the time; the snapshots of a failed one show as much.
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.KONTOR_CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-dev-shm-usage'],
    },
  },
});
