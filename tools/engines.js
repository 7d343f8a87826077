/** Finds the browsers of other engines, in which what differs by engine is tested once more: Firefox, and WebKit's own. */
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { env, platform } from 'node:process';

/** What brings both to a Debian: MiniBrowser comes with the library of WebKit's driver, and needs a screen. */
export const DEBIAN_PACKAGES = ['firefox-esr', 'webkit2gtk-driver', 'xvfb', 'xauth'];

const FIREFOXES = ['firefox-esr', 'firefox'];

const FIREFOX_ELSEWHERE =
  {
    darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    win32: [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].flatMap((root) =>
      root ? [`${root}\\Mozilla Firefox\\firefox.exe`] : [],
    ),
  }[/** @type {string} */ (platform)] ?? [];

/**
 * The path of a Firefox, or null where there is none. The variable FIREFOX decides where it is set.
 *
 * @returns {string | null}
 * @throws {Error} when FIREFOX names a file that does not exist.
 */
export function findFirefox() {
  if (env.FIREFOX) {
    if (!existsSync(env.FIREFOX)) throw new Error(`FIREFOX names ${env.FIREFOX}, which does not exist.`);
    return env.FIREFOX;
  }
  return FIREFOXES.map(onPath).find(Boolean) ?? FIREFOX_ELSEWHERE.find((path) => existsSync(path)) ?? null;
}

/**
 * WebKitGTK's driver and the browser that it drives, with the program that gives them a screen; null where one of them is
 * missing.
 *
 * @returns {{ driver: string, browser: string, screen: string } | null}
 */
export function findWebKit() {
  const [driver, screen] = ['WebKitWebDriver', 'xvfb-run'].map(onPath);
  const browser = miniBrowser();
  return driver && screen && browser && onPath('xauth') ? { driver, browser, screen } : null;
}

/** It lies with the library, in a folder for the processor and one for the version. @returns {string | undefined} */
function miniBrowser() {
  const foldersIn = (/** @type {string} */ folder) =>
    existsSync(folder) ? readdirSync(folder, { withFileTypes: true }).filter((entry) => !entry.isFile()) : [];
  const libraries = ['/usr/lib', '/usr/libexec'].flatMap((root) => [
    root,
    ...foldersIn(root)
      .filter(({ name }) => name.includes('linux-gnu'))
      .map(({ name }) => join(root, name)),
  ]);
  return libraries
    .flatMap((library) =>
      foldersIn(library)
        .filter(({ name }) => name.startsWith('webkit2gtk-4') || name.startsWith('webkitgtk-6'))
        .map(({ name }) => join(library, name, 'MiniBrowser')),
    )
    .find((path) => existsSync(path));
}

/** @param {string} name @returns {string | undefined} */
function onPath(name) {
  if (platform === 'win32') return undefined;
  const places = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return places.map((folder) => join(folder, name)).find(isProgram);
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const PLAYWRIGHT = ['node_modules/@playwright/test/cli.js', 'test'];

/** How the tests of the page are run in each engine; what follows are arguments of the runner. @type {Record<string, string[]>} */
export const RUNNERS = {
  chromium: ['node', ...PLAYWRIGHT],
  firefox: [
    ...['node', '--import', './tests/engines/firefox-preload.js', ...PLAYWRIGHT],
    ...['--config', 'tests/engines/firefox.config.js'],
  ],
  webkit: ['node', '--test', '--test-reporter=spec'],
};
export const WEBKIT_TESTS = 'tests/engines/webkit.test.js';
