/** Puts the page together: state, workers, elements. */
import { computed, effect, signal } from '@preact/signals-core';
import { html, render } from 'lit';
import './page/app.js';
import { afterDrawing, isWaiting } from './page/elements/drawing.js';
import { isEmbedded } from './page/share/link.js';
import { keepFocus } from './page/focus.js';
import { keepTitle } from './page/title.js';
import { createTheme } from './page/top/theme.js';
import { bindLink, readLink } from './scene/address.js';
import { createHistory } from './scene/history.js';
import { createStore } from './scene/store.js';
import { palettes } from './views/palette.js';
import { createPool } from './training/pool.js';
import beside from './worker/beside.js?worker&url';
// Part of the page, so that later workers start without a network, and in frames that have no origin.
import EngineWorker from './worker/worker.js?worker&inline';

// start.js has said what the browser lacks; it also says what fails in here.
if (!('missing' in document.documentElement.dataset)) start();

async function start() {
  const { scene, moment, problems } = readLink(window);
  const store = createStore(scene, problems, moment);

  const pool = createPool(store, {
    createWorker: () => new EngineWorker(),
    beside: new URL(beside, location.href).href,
    nextFrame: afterDrawing,
    isBehind: isWaiting,
  });
  bindLink(store, pool.moment, window);
  const theme = createTheme(document.documentElement);
  effect(() => pool.setPalettes(palettes(theme.dark.value)));

  const page = {
    store,
    pool,
    theme,
    history: createHistory(store, pool),
    showTestPoints: computed(() => store.scene.value.board.showTest),
    own: signal(null),
  };
  keepTitle(page, document);
  keepFocus(document.body);
  if (isEmbedded(location.search)) {
    const { embed } = await import('./page/share/embedded.js');
    embed(page);
  } else {
    render(html`<mlp-app .page=${page}></mlp-app>`, document.body);
  }
  // From here on the page speaks for itself.
  document.documentElement.dataset.started = '';
}
