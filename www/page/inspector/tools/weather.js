/**
 * Weather map: the network under many pairs of settings, coloured by how far it is from the optimum in the end.
 *
 * @import { OptimizerKind } from '../../../scene/scene.d.ts'
 * @import { TrainerConfig } from '../../../training/protocol.js'
 * @import { Asked, Cell, Vary } from '../../../worker/jobs/kinds/weather.js'
 * @import { Scale } from '../../../views/tools/weather.js'
 * @import { Picture } from './tool-picture.js'
 * @import { ToolProps } from './tool-element.js'
 * @import { Settings } from './weather-fields.js'
 */
import { batch, signal } from '@preact/signals-core';
import { html, nothing } from 'lit';
import { MAX_FIGURES } from '../../../scene/schema.js';
import { selectorsOf } from '../../../scene/selectors.js';
import { targetsFor } from '../../../scene/targets.js';
import { captionText } from '../../../views/caption.js';
import { cellAt, drawWeather, weatherHeight } from '../../../views/tools/weather.js';
import { weatherWords } from '../../../words/en/tool-weather.js';
import { formatError, formatSetting } from '../../../words/numbers.js';
import { networkOf, openBeside } from './board-of.js';
import { ToolElement } from './tool-element.js';
import { ToolJob } from './tool-job.js';
import './tool-picture.js';
import './weather.css';
import { weatherFields } from './weather-fields.js';
import { bestOf, constantError, evenly, expectedOf, shownAt, unitsOf } from './weather-plan.js';

/** @typedef {{ column: number, row: number }} Place */

/**
 * @typedef {object} Plan
 * @property {TrainerConfig} config
 * @property {readonly [Vary & { values: readonly number[] }, Vary & { values: readonly number[] }]} axes
 */

/** In place of what the axes have. */
const RATE = 0.1;

/** Cells that an arrow key goes with Shift. */
const LEAP = 4;

const STEPS = new Map([
  ['ArrowUp', [0, 1]],
  ['ArrowDown', [0, -1]],
  ['ArrowLeft', [-1, 0]],
  ['ArrowRight', [1, 0]],
]);

/** @param {ToolProps} props */
export const template = ({ page, session, settings, change }) =>
  html`<mlp-tool-weather
    .page=${page}
    .session=${session}
    .settings=${settings}
    .change=${change}
  ></mlp-tool-weather>`;

/** @extends {ToolElement<Settings>} */
class Weather extends ToolElement {
  #job = new ToolJob(this, { kind: 'weather', needsLab: true, units: () => this.#units() });
  #cursor = signal(/** @type {Place | null} */ (null));
  /** The cell where a finger was before it came down once more. @type {Place | null} */
  #touched = null;
  /** What was said last of a network that was opened. */
  #opened = signal('');

  /** Whether the distribution of the points is known. */
  get #isExact() {
    return selectorsOf(this.page.store).ownShown.value === null;
  }

  /** Training with η: that of the board, where it has one. @returns {OptimizerKind} */
  get #descent() {
    const { optimizer } = this.page.store.scene.value.board;
    return optimizer === 'lbfgs' ? 'sgd' : optimizer;
  }

  /** Whose units are counted: the last hidden layer, where there are fewer than the settings say. 0 without any. */
  get #layer() {
    return Math.min(this.settings.layer, this.session.figure.value?.hidden.length ?? 0);
  }

  /** Why there is no map to be had. */
  get #lacking() {
    const words = weatherWords();
    const { axes, from, to, rateFrom, rateTo } = this.settings;
    if (!this.#isExact && this.page.pool.points.value && !this.page.pool.testPoints.value) {
      return words.needsTest;
    }
    if (axes === 'units' && this.#layer === 0) return words.needsHidden;
    if (from >= to || (axes === 'rate' && rateFrom >= rateTo)) return words.bounds;
    return null;
  }

  /** @returns {Plan | null} */
  get #plan() {
    const network = networkOf(this.page, this.session);
    if (!network || this.#lacking) return null;
    const { axes, from, to, rateFrom, rateTo, most } = this.settings;
    const size = Number(this.settings.size);
    const lambdas = { vary: /** @type {const} */ ('lambda'), values: evenly(from, to, size) };
    const config = { ...network.config, lambda: 0 };
    if (axes === 'rate') {
      const optimizer = { ...config.optimizer, kind: this.#descent, learningRate: RATE };
      const rates = { vary: /** @type {const} */ ('learningRate'), values: evenly(rateFrom, rateTo, size) };
      return { config: { ...config, optimizer }, axes: [lambdas, rates] };
    }
    const layer = this.#layer;
    const units = Array.from({ length: most }, (_, i) => i + 1);
    const layerSizes = config.layerSizes.with(layer, 1);
    return { config: { ...config, layerSizes }, axes: [lambdas, { vary: 'units', layer, values: units }] };
  }

  /** @returns {readonly Asked[] | null} */
  #units() {
    const plan = this.#plan;
    if (!plan || !this.page.pool.points.value) return null;
    return unitsOf(plan.config, plan.axes, this.settings.updates);
  }

  /** The smallest expected D; null where nobody knows it, or nobody has told it yet. */
  get #smallest() {
    const { bayes } = this.session;
    if (!this.#isExact || !bayes) return null;
    return bayes.noiseVariance ?? bayes.crossEntropy;
  }

  /** As they have come; what is left of another map has no place in this one. @param {Plan} plan @returns {readonly Cell[]} */
  #cells({ axes: [columns, rows] }) {
    // What an error is measured from has to be known.
    if (this.#isExact && this.#smallest === null) return [];
    const all = /** @type {Cell[]} */ (this.#job.parts.value.flat(2));
    return all.filter(({ column, row, x, y }) => columns.values[column] === x && rows.values[row] === y);
  }

  /** @param {Cell} cell */
  #expected = (cell) => expectedOf(cell, this.#smallest);

  /** @param {keyof Settings} name @param {CustomEvent} event */
  #set(name, { detail }) {
    this.#cursor.value = null;
    this.#opened.value = '';
    this.change({ [name]: detail });
  }

  /** @override */
  render() {
    const words = weatherWords();
    const lacking = this.#lacking;
    const plan = this.#plan;
    const { axes } = this.settings;
    return html`
      <p class="aside">${words.about(this.#isExact)} ${axes === 'rate' ? this.#method : nothing}</p>
      ${weatherFields(this.settings, (name, event) => this.#set(name, event))}
      ${lacking ? html`<p role="alert" data-testid="weather-lacking">${lacking}</p>` : this.#job.status('weather')}
      ${plan ? this.#map(plan) : nothing}
    `;
  }

  get #method() {
    const words = weatherWords();
    if (this.page.store.scene.value.board.optimizer === 'lbfgs') return words.instead;
    return words.descent(words.optimizers[/** @type {'sgd' | 'momentum' | 'adam'} */ (this.#descent)]);
  }

  /** @param {Plan} plan */
  #map(plan) {
    const words = weatherWords();
    const cells = this.#cells(plan);
    const [columns, rows] = plan.axes.map(({ values }) => values.length);
    const at = shownAt(cells, columns, rows);
    const best = bestOf(cells, this.#expected);
    const cursor = this.#cursor.value;
    const shown = cursor && at(cursor.column, cursor.row);
    return html`
      <div
        class="weather-cursor"
        role="application"
        tabindex="0"
        aria-label=${words.cursor}
        data-testid="weather-cursor"
        data-cell=${shown ? JSON.stringify(this.#told(shown)) : nothing}
        @keydown=${(/** @type {KeyboardEvent} */ event) => this.#onKey(event, plan, best)}
      >
        <span role="status">${cursor ? this.#reading(plan, cursor, shown) : words.hint}</span>
      </div>
      <p class="weather-open">
        <button
          type="button"
          class="button"
          data-testid="weather-open"
          ?disabled=${!shown}
          @click=${() => this.#open(plan, shown)}
        >
          ${words.open}
        </button>
        <span class="aside"
          >${(this.settings.axes === 'rate' ? words.opensRate : words.opensUnits)(this.settings.updates)}</span
        >
        <span role="status" data-testid="weather-opened">${this.#opened.value}</span>
      </p>
      <mlp-tool-picture
        key="weather"
        data-cells=${cells.length}
        data-diverged=${cells.filter(({ status }) => status === 'diverged').length}
        data-best=${best ? JSON.stringify(this.#told(best)) : nothing}
        .page=${this.page}
        .picture=${this.#picture(plan, cells, at, best)}
        @point=${(/** @type {CustomEvent} */ { detail }) => this.#point(plan, detail)}
        @press=${(/** @type {CustomEvent} */ { detail }) => {
          this.#touched = this.#cursor.peek();
          this.#point(plan, detail);
        }}
        @click=${(/** @type {PointerEvent} */ event) => this.#onClick(event, plan, at)}
      ></mlp-tool-picture>
    `;
  }

  /** A cell with what it means, for tests and other programs. @param {Cell} cell */
  #told(cell) {
    const { column, row, status, updates, d } = cell;
    return { column, row, status, updates, d, expected: this.#expected(cell) };
  }

  /** The names of the axes. @param {Plan} plan @returns {[Scale, Scale]} */
  #scales({ axes }) {
    const words = weatherWords();
    const [lambdas, others] = axes;
    const isRate = others.vary === 'learningRate';
    return [
      { values: lambdas.values, isLog: true, name: words.lambda },
      { values: others.values, isLog: isRate, name: isRate ? words.rate : words.units(this.#layer) },
    ];
  }

  /** @param {Plan} plan @param {Place} place */
  #placeText(plan, { column, row }) {
    const [x, y] = this.#scales(plan);
    return weatherWords().place(formatSetting(x.values[column]), y.name, formatSetting(y.values[row]));
  }

  /** @param {Plan} plan @param {Place} cursor @param {Cell | null} cell */
  #reading(plan, cursor, cell) {
    const words = weatherWords();
    if (!cell) return words.notYet(this.#placeText(plan, cursor));
    const place = this.#placeText(plan, cell);
    if (cell.status === 'diverged') return words.readDiverged(place, cell.updates);
    return words.read(
      place,
      this.#isExact,
      formatError(this.#expected(cell)),
      formatError(cell.d),
      cell.updates,
    );
  }

  /**
   * @param {Plan} plan
   * @param {readonly Cell[]} cells
   * @param {ReturnType<typeof shownAt>} at
   * @param {Cell | null} best
   * @returns {Picture}
   */
  #picture(plan, cells, at, best) {
    const words = weatherWords();
    const { pool } = this.page;
    const [x, y] = this.#scales(plan);
    const figure = this.session.figure.value;
    const caption = figure ? captionText({ ...figure, lambda: 0, name: '' }, pool.look.value) : '';
    const weather = {
      ...{ x, y, scale: this.#errors(plan), cursor: this.#cursor.value },
      at: (/** @type {number} */ column, /** @type {number} */ row) => {
        const cell = at(column, row);
        return cell && { value: this.#expected(cell) };
      },
    };
    const diverged = cells.filter(({ status }) => status === 'diverged').length;
    const label = words.label(cells.length, x.values.length * y.values.length, diverged);
    return {
      title: words.title(x.name, y.name, caption, this.settings.updates),
      label:
        cells.length === 0
          ? words.waiting
          : [label, best && words.best(this.#placeText(plan, best), formatError(this.#expected(best)))]
              .filter(Boolean)
              .join(' '),
      height: weatherHeight,
      draw: (ctx, size, style) => drawWeather(ctx, size, style, weather),
      table: {
        caption: words.table,
        columns: words.columns(y.name, this.#isExact),
        rows: cells.map((cell) => [
          ...[x.values[cell.column], y.values[cell.row], this.#expected(cell) ?? '–', cell.d],
          ...[cell.updates, words.states[cell.status]],
        ]),
        write: (value, column) => (column < 2 || column === 4 ? formatSetting(value) : formatError(value)),
      },
    };
  }

  /** From the smallest expected error to that of a constant answer. @param {Plan} plan */
  #errors({ config }) {
    const points = this.page.pool.points.value;
    const low = this.#smallest ?? 0;
    const high = points ? constantError(targetsFor(config, points), config.output === 'identity') : 1;
    // There may be points of one class alone.
    const { exact, test } = weatherWords().scale;
    return { name: this.#isExact ? exact : test, low, high: high > low ? high : low + 1 };
  }

  /** @param {Plan} plan @param {{ x: number, y: number, width: number, height: number }} detail */
  #point(plan, detail) {
    const [x, y] = this.#scales(plan);
    const place = cellAt(detail, { x, y });
    const before = this.#cursor.peek();
    if (place && (place.column !== before?.column || place.row !== before?.row)) this.#cursor.value = place;
  }

  /**
   * A finger reads a cell first, and opens it when it comes to it again.
   *
   * @param {PointerEvent} event
   * @param {Plan} plan
   * @param {ReturnType<typeof shownAt>} at
   */
  #onClick({ target, pointerType }, plan, at) {
    const cursor = this.#cursor.peek();
    if (!(target instanceof HTMLCanvasElement) || !cursor) return;
    const isAgain = this.#touched?.column === cursor.column && this.#touched.row === cursor.row;
    if (pointerType === 'touch' && !isAgain) return;
    this.#open(plan, at(cursor.column, cursor.row));
  }

  /** @param {KeyboardEvent} event @param {Plan} plan @param {Cell | null} best */
  #onKey(event, plan, best) {
    const { key, shiftKey } = event;
    const cursor = this.#cursor.peek();
    const [columns, rows] = plan.axes.map(({ values }) => values.length);
    const step = STEPS.get(key);
    if (step) {
      event.preventDefault();
      const size = shiftKey ? LEAP : 1;
      const within = (/** @type {number} */ place, /** @type {number} */ count) =>
        Math.min(count - 1, Math.max(0, place));
      // The first key shows where the best one is.
      this.#cursor.value = cursor
        ? {
            column: within(cursor.column + size * step[0], columns),
            row: within(cursor.row + size * step[1], rows),
          }
        : { column: best?.column ?? columns >> 1, row: best?.row ?? rows >> 1 };
    } else if (key === 'Enter' && cursor) {
      event.preventDefault();
      this.#open(plan, shownAt(this.#cells(plan), columns, rows)(cursor.column, cursor.row));
    } else if (key === 'Escape' && cursor) {
      event.preventDefault();
      this.#cursor.value = null;
    }
  }

  /** Puts the network of a cell beside the figure, where its training stood in the map. @param {Plan} plan @param {Cell | null} cell */
  #open({ axes: [lambdas, others] }, cell) {
    const { store } = this.page;
    const { id } = this.session;
    const figure = this.session.figure.peek();
    if (!cell || !figure) return;
    const lambda = lambdas.values[cell.column];
    const value = others.values[cell.row];
    const isRate = others.vary !== 'units';
    batch(() => {
      const isFull = store.scene.peek().figures.length >= MAX_FIGURES;
      if (isRate && !isFull) store.setBoard({ optimizer: this.#descent, learningRate: value });
      const patch = isRate ? { lambda } : { lambda, hidden: figure.hidden.with(others.layer - 1, value) };
      const place = openBeside(this.page, id, patch, this.settings.updates);
      if (place !== null) this.#opened.value = weatherWords().opened(place);
    });
  }
}

customElements.define('mlp-tool-weather', Weather);
