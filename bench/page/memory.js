/**
 * Whether the page's memory stays what it is.
 *
 * @import { Browser, CDPSession, Page } from '@playwright/test'
 * @import { Figure } from '../types.d.ts'
 */
import { existsSync, readFileSync } from 'node:fs';
import { slope } from '../statistics.js';
import { board, play, visit } from './visit.js';

const FIGURES = 4;
const LOOKS = 16;
/** The first looks, while caches fill and code is still being compiled. */
const SKIPPED = 4;
/** Collected and uncollected garbage make a line through less than this meaningless. */
const LEAST_SECONDS_FOR_GROWTH = 60;
const DRAG_INTERVAL_MILLIS = 50;

/** @typedef {{ minutes: number, objects: number, process: number | null }} Look in megabytes */

/**
 * @param {Browser} browser in which no other page is open
 * @param {string} address of a page that is isolated from other origins, as the browser's own account asks for
 * @param {number} seconds of training, and again of dragging while it trains
 * @returns {Promise<Figure[]>}
 */
export async function measureMemory(browser, address, seconds) {
  const session = await browser.newBrowserCDPSession();
  const figures = await visit(browser, address, board(FIGURES, 'endless'), async (page) => {
    await play(page);
    const training = await watch(page, session, seconds);
    await page.evaluate((interval) => {
      let step = 0;
      setInterval(() => {
        step += 1;
        void globalThis.tap.moveSlider(1 + (step % 4), 40 + Math.abs((step % 60) - 30));
      }, interval);
    }, DRAG_INTERVAL_MILLIS);
    const dragging = await watch(page, session, seconds);
    return [
      ...describe('training', training, seconds),
      ...describe('dragging λ of all figures', dragging, seconds),
    ];
  });
  await session.detach();
  return figures;
}

/**
 * @param {Page} page
 * @param {CDPSession} session
 * @param {number} seconds
 * @returns {Promise<Look[]>}
 */
async function watch(page, session, seconds) {
  const looks = [];
  for (let i = 0; i < LOOKS; i++) {
    await page.waitForTimeout((1000 * seconds) / LOOKS);
    looks.push({ minutes: performance.now() / 60_000, ...(await memoryOf(page, session)) });
  }
  return looks;
}

/**
 * @param {Page} page
 * @param {CDPSession} session of the browser
 * @returns {Promise<Omit<Look, 'minutes'>>}
 */
export async function memoryOf(page, session) {
  const bytes = await page.evaluate(async () => {
    // Not in TypeScript's library yet. It collects the garbage first.
    return (await /** @type {any} */ (performance).measureUserAgentSpecificMemory()).bytes;
  });
  return { objects: bytes / 2 ** 20, process: await privateMegabytes(session) };
}

/**
 * The memory that the page's process has of its own, or null where the system does not tell.
 *
 * @param {CDPSession} session of the browser
 * @returns {Promise<number | null>}
 */
async function privateMegabytes(session) {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const pages = processInfo.filter(({ type }) => type === 'renderer');
  // The browser keeps an empty one ready beside the one that works.
  const [busiest] = pages.sort((a, b) => b.cpuTime - a.cpuTime);
  if (!busiest || !existsSync(`/proc/${busiest.id}/status`)) return null;
  const kilobytes = /^RssAnon:\s+(\d+)/m.exec(readFileSync(`/proc/${busiest.id}/status`, 'utf8'))?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) / 1024;
}

/**
 * @param {string} what the page does
 * @param {Look[]} looks
 * @param {number} seconds
 * @returns {Figure[]}
 */
function describe(what, looks, seconds) {
  const kinds = /** @type {const} */ ([
    ['objects', 'the browser’s own account of scripts, document and canvases, without wasm'],
    ['process', 'all that the system has given to the page’s process, with wasm and compiled code'],
  ]);
  return kinds.flatMap(([kind, how]) => {
    const points = looks.flatMap(({ minutes, [kind]: megabytes }) =>
      megabytes === null ? [] : [/** @type {const} */ ([minutes, megabytes])],
    );
    const figure = { name: `memory of the page’s ${kind} while ${what}`, unit: 'MB', how };
    const growth = {
      name: `growth of the page’s ${kind} while ${what}`,
      unit: 'MB/min',
      values: [slope(points.slice(SKIPPED))],
      how: `least squares over ${seconds} s, without the first ${SKIPPED} of ${LOOKS} looks`,
    };
    return [
      { ...figure, values: points.map(([, megabytes]) => megabytes) },
      ...(seconds < LEAST_SECONDS_FOR_GROWTH ? [] : [growth]),
    ];
  });
}
