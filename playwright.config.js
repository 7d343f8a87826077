import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGUMENTS, findChromium, findShell } from './tools/chromium.js';

/** @param {string | null} executable */
const launching = (executable) => ({
  launchOptions: { executablePath: executable ?? undefined, args: CHROMIUM_ARGUMENTS },
});

export default defineConfig({
  testDir: 'tests/e2e',
  // A test waits for a fifth of its time, for a page to come or to be drawn: one more than there are cores keeps them at work.
  workers: availableParallelism() + 1,
  // A test that passes the second time has found something, and is told as flaky; on a machine that others use at the same
  // time it is no reason to hold back everything else.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  use: {
    viewport: { width: 1440, height: 900 },
    // Only what is tested of it has one: requests through it pass by what tests put in their place.
    serviceWorkers: 'block',
  },
  projects: [
    { name: 'desktop', grepInvert: /@window/, use: launching(findShell() ?? findChromium()) },
    { name: 'window', grep: /@window/, use: launching(findChromium()) },
  ],
});
