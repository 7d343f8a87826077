/**
 * The page in a stock Firefox, by WebDriver BiDi: `node tools/test.js build firefox`. Chosen are the files below whose
 * subjects differ by engine; of these a test is left out (`@chromium`) that needs what this driver lacks.
 */
import { defineConfig } from '@playwright/test';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { findFirefox } from '../../tools/engines.js';
import common from '../../playwright.config.js';
import { PRELOADED } from './firefox-preload.js';

const FILES = [
  'journeys',
  'first-view',
  'lambda',
  'figures',
  'inspector',
  'own-points',
  'own-tables',
  'share',
  'single-file',
  'monkey',
];

// Each worker, which reads this file again, has a folder of its own in which its browser saves.
const { TEST_PARALLEL_INDEX } = process.env;
process.env.FIREFOX_FOLDER ??= mkdtempSync(join(tmpdir(), 'firefox-'));
const root = process.env.FIREFOX_FOLDER;
if (TEST_PARALLEL_INDEX === undefined) {
  process.once('exit', () => rmSync(root, { recursive: true, force: true }));
} else {
  process.env.FIREFOX_DOWNLOADS = join(root, TEST_PARALLEL_INDEX);
  mkdirSync(process.env.FIREFOX_DOWNLOADS, { recursive: true });
}
const downloads = process.env.FIREFOX_DOWNLOADS;

if (!(PRELOADED in globalThis)) {
  throw new Error('Run it by "node tools/test.js firefox": Node has to load firefox-preload.js first');
}

export default defineConfig({
  ...common,
  testDir: '..',
  testMatch: [...FILES.map((name) => `e2e/${name}.spec.js`), 'engines/firefox.spec.js'],
  grepInvert: /@chromium/,
  use: {
    ...common.use,
    browserName: 'firefox',
    channel: 'moz-firefox',
    launchOptions: {
      executablePath: findFirefox() ?? undefined,
      downloadsPath: downloads,
      firefoxUserPrefs: downloads
        ? { 'browser.download.dir': downloads, 'browser.download.folderList': 2 }
        : {},
    },
  },
  projects: [{ name: 'firefox' }],
});
