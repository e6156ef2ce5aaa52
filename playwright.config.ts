import { defineConfig } from '@playwright/test';

/**
 * Journeys through the running portal; `npm test -- --only journeys` starts it and them. By hand:
 * `npm start` in one terminal, `yarn playwright test --project sandbox` in another.
 */
export default defineConfig({
  testDir: 'packages/app/e2e-tests',
  outputDir: '.cache/journeys',
  // One browser at a time: the journeys break and mend parts of the same company.
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  retries: process.env.CI ? 1 : 0,
  reporter: 'list',
  use: {
    viewport: { width: 1280, height: 900 },
    // A trace takes time: a journey that fails is run once more, and traced then.
    trace: process.env.CI ? 'on-first-retry' : 'retain-on-failure',
    screenshot: 'only-on-failure',
    // What cannot be clicked is the reason, and not that the whole journey took too long.
    actionTimeout: 60_000,
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      // Containers have no user namespaces for Chromium's own sandbox; the pages are ours.
      // There is no graphics card, and to pretend one takes a processor.
      args: ['--no-sandbox', '--disable-gpu'],
    },
  },
  projects: [
    {
      name: 'sandbox',
      testIgnore: ['**/production/**', '**/pages/**', '**/chapter/**'],
      use: { baseURL: process.env.PORTAL_URL ?? 'http://localhost:3000' },
    },
    {
      // Every page of the portal: `yarn proof pages`.
      name: 'pages',
      testMatch: '**/pages/*.test.ts',
      use: { baseURL: process.env.PORTAL_URL ?? 'http://localhost:3000' },
    },
    {
      // Four months in the life of the company: `yarn proof chapter`.
      name: 'chapter',
      testMatch: '**/chapter/*.test.ts',
      use: { baseURL: process.env.PORTAL_URL ?? 'http://localhost:3000' },
    },
    {
      name: 'production',
      testMatch: '**/production/**',
      use: {
        baseURL: process.env.PRODUCTION_PORTAL_URL ?? 'http://localhost:7007',
      },
    },
  ],
});
