/**
 * Everything of the page that has not come yet, when the board rests and the browser has nothing else to do: from then on
 * the page needs no network. A service worker keeps it; where there can be none, each part is fetched, one after the
 * other, and what fails is fetched again when it is wanted.
 *
 * @import { Page } from './page.js'
 */
import { isReady, keepOffline } from './offline.js';
import { isEmbedded } from './share/embedding.js';

/** Dialogs and what else a person opens, then what makes files. @type {readonly (() => Promise<unknown>)[]} */
const PARTS = [
  () => import('../words/de/index.js'),
  () => import('./inspector/inspector.js'),
  () => import('./scenes/dialog.js'),
  () => import('./top/help/dialog.js'),
  () => import('./present/present.js'),
  () => import('./share/dialog.js'),
  () => import('./share/code.js'),
  () => import('./seeds/dialog.js'),
  () => import('./own/desk.js'),
  () => import('./top/source-pictures.js'),
  () => import('./picture/crosshair.js'),
  () => import('./board/strip.js'),
  () => import('./inspector/tools.js').then(({ loadTools }) => loadTools()),
  () => import('./lessons/lesson.js'),
  () => import('./lessons/dialog.js'),
  () => import('../lessons/index.js').then(({ loadChapters }) => loadChapters()),
  () => import('../lessons/format/read.js'),
  () => import('../words/en/links.js'),
  () => import('papaparse'),
  () => import('../export/files.js').then(({ loadPdf }) => loadPdf()),
];

/**
 * @param {Page} page
 * @param {(act: () => void) => void} idle  acts when the browser has nothing else to do
 */
export async function loadRest(page, idle) {
  if (await keepOffline(page)) return;
  // A board in a slide has little of it, and there are many.
  if (isEmbedded(location.search) || /** @type {any} */ (navigator).connection?.saveData) return;
  page.pool.introduce({ type: 'prepare' });
  for (const load of PARTS) {
    await new Promise((resolve) => idle(() => resolve(null)));
    if (!navigator.onLine) return;
    await load().catch(() => {});
  }
  // It came with those that write formulas, and is fetched when there is one.
  await document.fonts.load("1em 'Playground Formulas'").catch(() => {});
  await import('./inspector/lab.js').then(({ bringLab }) => bringLab(page)).catch(() => {});
  // Workers fetch their part of it by themselves.
  await Promise.allSettled(page.pool.askAll((ticket) => ({ type: 'still', ticket })));
  isReady();
}
