/**
 * Where the points come from, with a picture of every source.
 *
 * @import { OwnPoints } from '../../points/points.d.ts'
 * @import { Page } from '../page.js'
 */
import { signal } from '@preact/signals-core';
import { html, nothing, svg } from 'lit';
import { columnOf, LAST_CELL, labelOf, rowOf } from '../../points/grid.js';
import { BOARD, OWN } from '../../scene/schema.js';
import { selectorsOf } from '../../scene/selectors.js';
import { topWords } from '../../words/en/top.js';
import { plusIcon } from '../elements/icons.js';
import '../elements/picture-select.js';
import { openDesk } from '../own/own-points.js';
import { required, SignalElement } from '../elements/signal-element.js';
import { sourceName, sourcesByTask } from './source-names.js';

/** @typedef {Record<string, readonly (readonly [style: string, path: string])[]>} Pictures  by the source's name */

/** The pictures, loaded once for all. @type {import('@preact/signals-core').Signal<Pictures>} */
const pictures = signal({});
const WIDTH = 120;
const HEIGHT = 88;
/** Own points that a picture shows; more would run together. */
const MOST_DOTS = 80;

async function loadPictures() {
  // Without them, there are still their names.
  pictures.value = await import('./source-pictures.js').then(
    (loaded) => loaded.pictures,
    () => pictures.peek(),
  );
}

export class SourceField extends SignalElement {
  static properties = { page: { attribute: false } };

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
  }

  /** @override */
  firstUpdated() {
    // The picture of the source that is shown is worth no wait for anything else.
    if (typeof requestIdleCallback === 'function') requestIdleCallback(loadPictures, { timeout: 2000 });
    else setTimeout(loadPictures, 2000);
  }

  /** @override */
  render() {
    const { store, pool } = this.page;
    const selectors = selectorsOf(store);
    const source = selectors.ownShown.value ? OWN : selectors.source.value;
    const words = topWords().settings;
    const own = selectors.own.value;
    // Read here: what the picture is made of is asked for in another element's rendering.
    const made = pictures.value;
    return html`<mlp-picture-select
      .key=${'source'}
      .name=${words.source}
      .value=${source}
      .text=${sourceName(source)}
      .groups=${[...sourcesByTask(pool.sources.value), [words.yours, [[OWN, sourceName(OWN)]]]]}
      .picture=${(/** @type {string} */ name) => pictureOf(made, name, own)}
      @wanted=${loadPictures}
      @commit=${(/** @type {CustomEvent<string>} */ event) => this.#setSource(event.detail)}
    ></mlp-picture-select>`;
  }

  /**
   * A source starts with its own noise: amounts do not compare between sources. It keeps as many classes as it can.
   *
   * @param {string} source
   */
  async #setSource(source) {
    const { store, pool } = this.page;
    if (source === OWN) {
      const { own } = store.scene.peek();
      if (own) store.setOwn(own);
      else (await openDesk(this.page))?.copyShown();
      return;
    }
    const info = pool.sources.peek().find(({ name }) => name === source);
    if (!info) return;
    const [fewest, most] = info.task === 'classification' ? info.classes : [2, 2];
    const { classes, balance } = store.scene.peek().board;
    const next = Math.min(Math.max(classes, fewest), most);
    store.setBoard({
      source,
      classes: next,
      noise: info.noise[2],
      balance: info.task === 'classification' && next === 2 ? balance : BOARD.balance.default,
      shown: 'all',
    });
  }
}

/** @param {Pictures} made @param {string} source @param {OwnPoints | undefined} own */
function pictureOf(made, source, own) {
  if (source === OWN) return own ? drawn(dotsOf(own)) : html`<span class="picture-none">${plusIcon}</span>`;
  return made[source] ? drawn(made[source]) : nothing;
}

/** @param {Pictures[string]} paths */
const drawn = (paths) =>
  html`<svg class="source-picture" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true">
    ${paths.map(([style, path]) => svg`<path data-style=${style} d=${path} />`)}
  </svg>`;

/** Own points as they lie, class by class. @param {OwnPoints} own @returns {Pictures[string]} */
function dotsOf({ keys, value }) {
  const step = Math.max(1, keys.length / MOST_DOTS);
  /** @type {Map<string, string>} */
  const paths = new Map();
  for (let i = 0; i < keys.length; i += step) {
    const key = keys[Math.floor(i)];
    const style = value ? 'class-0' : `class-${labelOf(key)}`;
    const x = Math.round((WIDTH * columnOf(key)) / LAST_CELL);
    const y = Math.round(HEIGHT - (HEIGHT * rowOf(key)) / LAST_CELL);
    paths.set(style, `${paths.get(style) ?? ''}M${x} ${y}h0`);
  }
  return [...paths];
}

customElements.define('mlp-source-field', SourceField);
