/**
 * Puts the page together: state, workers, elements.
 *
 * @import { Store } from './scene/scene.d.ts'
 */
import { computed, effect, signal } from '@preact/signals-core';
import { html, render } from 'lit';
import './page/app.js';
import { afterDrawing, isWaiting } from './page/elements/drawing.js';
import { later as loadLater, loadForHands, once, opened } from './page/door.js';
import { isFirstVisit, replay } from './page/first-visit.js';
import { openPresent } from './page/present/open.js';
import { PRESENTER, isEmbedded, isPresented } from './page/share/embedding.js';
import { beginToSpeak } from './page/language-choice.js';
import { keepTitle } from './page/title.js';
import { createTheme } from './page/top/theme.js';
import { asksForScene, bindLinkLater } from './scene/address-door.js';
import { createHistoryLater } from './scene/history-door.js';
import { defaultScene } from './scene/schema.js';
import { createStore } from './scene/store.js';
import { palettes } from './views/palette.js';
import { reasonText } from './words/en/reasons.js';
import { compileEngine } from './training/engine.js';
import { createPool } from './training/pool.js';
import beside from './worker/beside.js?worker&url';
// Part of the page, so that later workers start without a network, and in frames that have no origin.
import EngineWorker from './worker/worker.js?worker&inline';

// start.js has said what the browser lacks; it also says what fails in here.
if (!('missing' in document.documentElement.dataset)) start();

async function start() {
  const query = new URLSearchParams(location.search);
  if (query.has(PRESENTER)) {
    await beginToSpeak(window);
    (await import('./page/lessons/presenter.js')).showPresenter();
    return;
  }
  // The largest file is on its way while the link is read.
  let engine = /** @type {ReturnType<typeof compileEngine> | null} */ (compileEngine());
  engine?.catch(() => {}); // who waits for it says so
  const isSpeaking = beginToSpeak(window);
  const isFirst = isFirstVisit(window);
  const loadAddress = () => import('./scene/address.js');
  const asked = asksForScene(window) ? (await loadAddress()).readLink(window) : null;
  const { scene, moment, problems } = asked ?? { scene: defaultScene(), moment: null, problems: [] };
  const store = createStore(scene, problems, moment);

  const pool = createPool(store, {
    createWorker: () => new EngineWorker(),
    beside: new URL(beside, location.href).href,
    nextFrame: afterDrawing,
    isBehind: isWaiting,
    compile() {
      const first = engine;
      engine = null;
      return first ?? compileEngine();
    },
  });
  if (isFirst) replay(pool, window, () => later());
  const theme = createTheme(document.documentElement);
  effect(() => pool.setPalettes(palettes(theme.dark.value)));

  const history = createHistoryLater(store, pool, () =>
    opened(page, 'history', () => import('./scene/history.js')),
  );
  const page = {
    store,
    pool,
    theme,
    history,
    showTestPoints: computed(() => store.scene.value.board.showTest),
    own: signal(null),
  };
  const bindLink = bindLinkLater(store, pool.moment, window, () => opened(page, 'link', loadAddress));
  // As it was read, it may have to be written otherwise.
  if (asked) bindLink();
  const later = once(async () => {
    const hands = await loadLater(page);
    if (!hands) return tellPlainly(store);
    hands.begin(page);
  });
  // A link that looks into a network waits for nobody's hand, and neither do messages and forced colours.
  if (matchMedia('(forced-colors: active)').matches) void later();
  effect(() => {
    const { inspect, lesson } = store.scene.value;
    if (inspect !== null || lesson !== null || store.notices.value.length > 0) void later();
  });
  loadForHands(page, [
    history.open,
    later,
    bindLink,
    // What another source or another board needs, also without a network.
    () => import('./page/share/link.js'),
    () => import('./training/jobs.js'),
    () => import('./views/plot/regression.js'),
  ]);
  // The engine is on its way meanwhile.
  await isSpeaking;
  keepTitle(page, document);
  if (isEmbedded(location.search)) {
    const { embed } = await import('./page/share/embedded.js');
    embed(page);
  } else {
    render(html`<mlp-app .page=${page}></mlp-app>`, document.body);
    if (isPresented(location.search)) void openPresent(page);
  }
  if (query.has('lesson')) void later();
  // From here on the page speaks for itself.
  document.documentElement.dataset.started = '';
}

/**
 * What is to be said where that which says it could not be loaded: the reasons alone, as the browser has them.
 *
 * @param {Store} store
 */
function tellPlainly(store) {
  effect(() => {
    const reasons = store.notices.value.map(({ message }) =>
      'reason' in message ? reasonText(message.reason) : '',
    );
    document.querySelector('mlp-notices')?.replaceChildren(reasons.join(' '));
  });
}
