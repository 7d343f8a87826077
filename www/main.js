/** Puts the page together: state, workers, elements. */
import { computed, effect, signal } from '@preact/signals-core';
import { html, render } from 'lit';
import './page/app.js';
import { afterDrawing, isWaiting } from './page/elements/drawing.js';
import { openPresent } from './page/present/open.js';
import { isEmbedded, isPresented } from './page/share/link.js';
import { keepFocus } from './page/focus.js';
import { beginToSpeak } from './page/language-choice.js';
import { keepTitle } from './page/title.js';
import { createTheme } from './page/top/theme.js';
import { bindLink, readLink } from './scene/address.js';
import { createHistory } from './scene/history.js';
import { createStore } from './scene/store.js';
import { palettes } from './views/palette.js';
import { createPool } from './training/pool.js';
// Part of the page, so that later workers start without a network, and in frames that have no origin.
import EngineWorker from './worker/worker.js?worker&inline';

// start.js has said what the browser lacks; it also says what fails in here.
if (!('missing' in document.documentElement.dataset)) start();

async function start() {
  const isSpeaking = beginToSpeak(window);
  const { scene, moment, problems } = readLink(window);
  const store = createStore(scene, problems, moment);

  const pool = createPool(store, {
    createWorker: () => new EngineWorker(),
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
  // The engine is on its way meanwhile.
  await isSpeaking;
  keepTitle(page, document);
  keepFocus(document.body);
  if (isEmbedded(location.search)) {
    const { embed } = await import('./page/share/embedded.js');
    embed(page);
  } else {
    render(html`<mlp-app .page=${page}></mlp-app>`, document.body);
    if (isPresented(location.search)) void openPresent(page);
  }
  // From here on the page speaks for itself.
  document.documentElement.dataset.started = '';
}
