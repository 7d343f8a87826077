/**
 * WebKit by its own driver: WebKitGTK's WebKitWebDriver, with MiniBrowser on a screen that nobody sees.
 *
 * It speaks WebDriver (W3C) in its first form, without events: what goes wrong in the page has to be told by the page. It
 * knows no printing, and hangs after a page that holds a sandboxed frame. Its timers and pictures are as people have them.
 *
 * @import { Driver } from './person.js'
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { findWebKit } from '../../../tools/engines.js';
import { savedIn } from './folder.js';

const SCREEN = { width: 1440, height: 900 };
const ANSWER_MILLIS = 60_000;
const START_MILLIS = 20_000;
/** Between two steps of a pointer. */
const STEP_MILLIS = 16;
/** After what failed for once. */
const PAUSE_MILLIS = 1000;
/** In which a page hears that its window has another size. */
const RESIZE_MILLIS = 100;
/** Asked to end, programs have so long for it. */
const END_MILLIS = 3000;

/** Keys that are no letters, by the standard's private signs. @type {Record<string, string>} */
const KEYS = {
  Space: ' ',
  Enter: '\ue007',
  Tab: '\ue004',
  Backspace: '\ue003',
  Delete: '\ue017',
  Escape: '\ue00c',
  PageUp: '\ue00e',
  PageDown: '\ue00f',
  End: '\ue010',
  Home: '\ue011',
  ArrowLeft: '\ue012',
  ArrowUp: '\ue013',
  ArrowRight: '\ue014',
  ArrowDown: '\ue015',
  Shift: '\ue008',
  Control: '\ue009',
  Alt: '\ue00a',
};

/**
 * Starts a browser. Whoever opens it closes it, whatever happens.
 *
 * @param {Record<string, string>} [environment]  that it has beside that of the test
 * @returns {Promise<Driver & { close: () => Promise<void>, closeOthers: () => Promise<void> }>}  `closeOthers` those windows
 *   that the page has opened
 */
export async function openWebKit(environment = {}) {
  const programs = findWebKit();
  if (!programs) throw new Error('WebKitWebDriver, MiniBrowser, xvfb-run or xauth is missing');
  const home = mkdtempSync(join(tmpdir(), 'webkit-'));
  const port = await freePort();
  const screen = ['-a', '-s', `-screen 0 ${SCREEN.width}x${SCREEN.height}x24`];
  const group = spawn(programs.screen, [...screen, programs.driver, `--port=${port}`], {
    // Files that it saves come to lie in its home; the appearance is the same whatever the machine's is.
    env: {
      ...process.env,
      ...{ LANG: 'en_US.UTF-8', LC_ALL: '', HOME: home, XDG_DOWNLOAD_DIR: home, GTK_THEME: 'Adwaita' },
      ...environment,
    },
    stdio: 'ignore',
    // A group of its own, so that screen, driver and browser end together.
    detached: true,
  });
  /** @type {Error | null} */
  let failure = null;
  group.on('error', (error) => (failure = error));
  const ended = new Promise((resolve) => group.once('close', () => resolve(null)));

  const end = (/** @type {NodeJS.Signals} */ signal) => {
    try {
      if (group.pid) process.kill(-group.pid, signal);
    } catch {
      // All of it has ended.
    }
  };
  const endNow = () => end('SIGKILL');
  process.once('exit', endNow);

  const send = async (
    /** @type {string} */ method,
    /** @type {string} */ path,
    /** @type {object | undefined} */ body = undefined,
  ) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_MILLIS),
    });
    const { value } = /** @type {any} */ (await answer.json());
    if (!answer.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  };

  let session = '';
  const close = async () => {
    if (session) await send('DELETE', session).catch(() => {});
    end('SIGTERM');
    await Promise.race([ended, sleep(END_MILLIS, null, { ref: false })]);
    endNow();
    process.removeListener('exit', endNow);
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };

  try {
    for (const until = Date.now() + START_MILLIS; ; await sleep(100)) {
      if (failure) throw failure;
      const status = await send('GET', '/status').catch(() => null);
      if (status) break;
      if (Date.now() > until) throw new Error('WebKitWebDriver does not answer');
    }
    const options = { binary: programs.browser, args: ['--automation', '--full-screen'] };
    const { sessionId } = await send('POST', '/session', {
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
    });
    session = `/session/${sessionId}`;
    const post = (/** @type {string} */ path, /** @type {object} */ body) =>
      send('POST', `${session}/${path}`, body);
    await post('window/rect', SCREEN);
    const get = (/** @type {string} */ path) => send('GET', `${session}/${path}`);
    const own = await get('window');
    const closeOthers = async () => {
      const others = (await get('window/handles')).filter((/** @type {string} */ handle) => handle !== own);
      for (const handle of others) {
        await post('window', { handle });
        await send('DELETE', `${session}/window`);
      }
      if (others.length > 0) await post('window', { handle: own });
    };
    return { ...hands(post, home), close, closeOthers };
  } catch (error) {
    await close();
    throw error;
  }
}

/** @param {(path: string, body: object) => Promise<any>} post @param {string} home @returns {Driver} */
function hands(post, home) {
  let [lastX, lastY] = [0, 0];
  // Actions that meet a page on its way to another end in an error without a name.
  const act = async (/** @type {object} */ source) => {
    const body = { actions: [source] };
    await post('actions', body).catch(async (error) => {
      if (!/unknown error/.test(String(error))) throw error;
      await sleep(PAUSE_MILLIS);
      await post('actions', body);
    });
  };
  const pointer = (/** @type {object[]} */ actions) =>
    act({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions });
  const keys = (/** @type {object[]} */ actions) => act({ type: 'key', id: 'keys', actions });
  const pressed = (/** @type {string} */ value) => ({ type: 'keyDown', value });
  const released = (/** @type {string} */ value) => ({ type: 'keyUp', value });
  /** Of the page, once it has heard of a window's. @returns {Promise<[width: number, height: number]>} */
  const sizeAtRest = async () => {
    const size = () => post('execute/sync', { script: 'return [innerWidth, innerHeight]', args: [] });
    let [before, now] = [null, await size()];
    while (String(before) !== String(now)) {
      await sleep(RESIZE_MILLIS);
      [before, now] = [now, await size()];
    }
    return now;
  };
  return {
    name: 'webkit',
    goto: (url) => post('url', { url }),
    evaluate: (act, given) =>
      post('execute/sync', { script: `return (${act})(arguments[0])`, args: [given ?? null] }),
    move: async (x, y, steps = 1) => {
      const [fromX, fromY] = [lastX, lastY];
      [lastX, lastY] = [x, y];
      await pointer(
        Array.from({ length: steps }, (_, i) => ({
          ...{ type: 'pointerMove', origin: 'viewport', duration: steps > 1 ? STEP_MILLIS : 0 },
          x: Math.round(fromX + ((x - fromX) * (i + 1)) / steps),
          y: Math.round(fromY + ((y - fromY) * (i + 1)) / steps),
        })),
      );
    },
    down: () => pointer([{ type: 'pointerDown', button: 0 }]),
    up: () => pointer([{ type: 'pointerUp', button: 0 }]),
    press: (names) => {
      const signs = names.split('+').map((name) => KEYS[name] ?? name);
      return keys([...signs.map(pressed), ...signs.reverse().map(released)]);
    },
    type: (text) =>
      keys(
        [...text.replaceAll('\n', KEYS.Enter).replaceAll('\t', KEYS.Tab)].flatMap((sign) => [
          pressed(sign),
          released(sign),
        ]),
      ),
    choose: async (selector, path) => {
      const found = await post('element', { using: 'css selector', value: selector });
      await post(`element/${Object.values(found)[0]}/value`, { text: path });
    },
    saved: (act) => savedIn(home, act),
    resize: async (width, height) => {
      await post('window/rect', { width, height });
      // That is the window's; its bars take some of it, others at other times. A window that is wider than was asked for
      // cannot be as narrow.
      const [inner, tall] = await sizeAtRest();
      const [beside, above] = [width - inner, height - tall].map((bars) => Math.max(0, bars));
      if (beside + above > 0) await post('window/rect', { width: width + beside, height: height + above });
      await sizeAtRest();
    },
  };
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}
