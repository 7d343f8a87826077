/** Finds the Chromium (or a browser built on it) that drives the tests of the page and the benchmark. */
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { env, platform } from 'node:process';
import { ask } from './run.js';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge',
];

const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge'];

const WINDOWS_APPS = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

/** Where the executable lies below one of Playwright's `chromium-…` folders, by system and age. */
const IN_PLAYWRIGHT = [
  'chrome-linux/chrome',
  'chrome-linux64/chrome',
  'chrome-win/chrome.exe',
  'chrome-win64/chrome.exe',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
];

/**
 * Arguments that keep a browser under test quiet: no traffic of its own, no dialogs, no graphics card needed.
 * The page asks nobody for anything; without the sandbox the browser also starts for root and in containers.
 */
export const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The path of an installed browser, or null where there is none. The variable CHROMIUM decides where it is set.
 *
 * @returns {string | null}
 * @throws {Error} when CHROMIUM names a file that does not exist.
 */
export function findChromium() {
  if (env.CHROMIUM) {
    if (!existsSync(env.CHROMIUM)) throw new Error(`CHROMIUM names ${env.CHROMIUM}, which does not exist.`);
    return env.CHROMIUM;
  }
  return (
    [...onPath(NAMES), ...inUsualPlaces(), ...inPlaywrightCache()].find((path) => existsSync(path)) ?? null
  );
}

/** The same where it starts, otherwise null: some systems install a stand-in that only explains itself. */
export function startingChromium() {
  const found = findChromium();
  // On Windows the option opens a window instead of printing.
  return found !== null && (platform === 'win32' || ask(found, '--version') !== null) ? found : null;
}

/** What brings it to a Debian. */
export const SHELL_PACKAGE = 'chromium-headless-shell';

/**
 * The path of a Chromium that has no window, and takes a quarter less of the processor, or null where there is none. It
 * draws and computes as the other does, but lacks what belongs to a window: the clipboard among it.
 *
 * @returns {string | null}
 */
export function findShell() {
  if (env.CHROMIUM) return null;
  return onPath([SHELL_PACKAGE, 'chrome-headless-shell']).find((path) => existsSync(path)) ?? null;
}

/** @param {readonly string[]} names @returns {string[]} */
function onPath(names) {
  if (platform === 'win32') return [];
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** @returns {string[]} */
function inUsualPlaces() {
  if (platform === 'darwin') {
    return ['/', homedir()].flatMap((root) =>
      MAC_APPS.map((app) => join(root, 'Applications', `${app}.app`, 'Contents', 'MacOS', app)),
    );
  }
  if (platform === 'win32') {
    const roots = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA];
    return roots.flatMap((root) => (root ? WINDOWS_APPS.map((app) => join(root, app)) : []));
  }
  return [];
}

/** @returns {string[]} newest first */
function inPlaywrightCache() {
  const cache =
    env.PLAYWRIGHT_BROWSERS_PATH ??
    {
      darwin: join(homedir(), 'Library', 'Caches', 'ms-playwright'),
      win32: join(env.LOCALAPPDATA ?? homedir(), 'ms-playwright'),
    }[/** @type {string} */ (platform)] ??
    join(homedir(), '.cache', 'ms-playwright');
  if (!existsSync(cache)) return [];
  return readdirSync(cache)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
    .flatMap((name) => IN_PLAYWRIGHT.map((path) => join(cache, name, path)));
}
