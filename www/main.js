/** Puts the page together: state, workers, elements. */
import { computed, effect, signal } from '@preact/signals-core';
import { html, render } from 'lit';
import './components/app.js';
import { afterDrawing, isWaiting } from './components/drawing.js';
import { isEmbedded } from './components/share/link.js';
import { createTheme } from './components/theme.js';
import { bindLink, readLink } from './state/link.js';
import { createStore } from './state/store.js';
import { palettes } from './views/palette.js';
import { createPool } from './worker/pool.js';
// Part of the page, so that later workers start without a network, and in frames that have no origin.
import EngineWorker from './worker/worker.js?worker&inline';

const { scene, problems } = readLink(window);
const store = createStore(scene, problems);
bindLink(store, window);

const pool = createPool(store, {
  createWorker: () => new EngineWorker(),
  nextFrame: afterDrawing,
  isBehind: isWaiting,
});
const theme = createTheme(document.documentElement);
effect(() => pool.setPalettes(palettes(theme.dark.value)));

const page = {
  store,
  pool,
  theme,
  showTestPoints: computed(() => store.scene.value.board.showTest),
  own: signal(null),
};
if (isEmbedded(location.search)) {
  import('./components/share/embedded.js').then(({ embed }) => embed(page));
} else {
  render(html`<mlp-app .page=${page}></mlp-app>`, document.body);
}
