/** Puts the page together: state, workers, elements. */
import { effect, signal } from '@preact/signals-core';
import { html, render } from 'lit';
import './components/app.js';
import { createTheme } from './components/theme.js';
import { bindLink, readLink } from './state/link.js';
import { createStore } from './state/store.js';
import { probabilityPalette } from './views/palette.js';
import { createPool } from './worker/pool.js';

const { scene, problems } = readLink(window);
const store = createStore(scene, problems);
bindLink(store, window);

const pool = createPool(store);
const theme = createTheme(document.documentElement);
effect(() => pool.setPalette(probabilityPalette(theme.dark.value)));

const page = { store, pool, theme, showTestPoints: signal(false) };
render(html`<mlp-app .page=${page}></mlp-app>`, document.body);
