/**
 * The page in a stock Firefox, by WebDriver BiDi: `node tools/test.js build firefox`. Chosen are the files below whose
 * subjects differ by engine; of these a test is left out (`@chromium`) that needs what this driver lacks.
 */
import { defineConfig } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
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
];

// Workers read this file again, and look where the browser saves.
if (!process.env.FIREFOX_DOWNLOADS) {
  const folder = mkdtempSync(join(tmpdir(), 'firefox-'));
  process.env.FIREFOX_DOWNLOADS = folder;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
}

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
      downloadsPath: process.env.FIREFOX_DOWNLOADS,
      firefoxUserPrefs: {
        'browser.download.dir': process.env.FIREFOX_DOWNLOADS,
        'browser.download.folderList': 2,
      },
    },
  },
  projects: [{ name: 'firefox' }],
});
