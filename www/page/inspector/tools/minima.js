/**
 * Which minimum?: a map of the starts of a plane of θ, coloured by the solution that each reaches, under a slider for η.
 *
 * @import { Asked } from '../../../worker/jobs/kinds/minima.js'
 * @import { StartMap } from '../../../views/tools/minima.js'
 * @import { Picture } from './tool-picture.js'
 * @import { Next, Stage } from './tool-job.js'
 * @import { ToolProps } from './tool-element.js'
 */
import { html, nothing } from 'lit';
import { BOARD } from '../../../scene/schema.js';
import { parameterCount } from '../../../scene/parameters.js';
import { VIEWS } from '../../../scene/views.js';
import { captionText } from '../../../views/caption.js';
import {
  MOST_COLOURS,
  cellAt,
  drawMinima,
  mapOf,
  minimaHeight,
  printOf,
  roughnessOf,
  shareAt,
  thetasOf,
} from '../../../views/tools/minima.js';
import { perLanguage } from '../../../words/language.js';
import { formatError, formatSetting } from '../../../words/numbers.js';
import { minimaWords } from '../../../words/en/tool-minima.js';
import { boardSetting } from '../../elements/plot-canvas.js';
import '../../elements/number-field.js';
import '../../elements/select-field.js';
import '../../elements/slider-field.js';
import { PLOT_ASPECT } from '../../page.js';
import { mapView, networkOf } from './board-of.js';
import { STEP, movedBy } from './cursor-keys.js';
import { LEVELS, RATE_TRACK, iterationsOf, levelsFor, reachedIn, unitsOf } from './minima-plan.js';
import './minima.css';
import { ToolElement } from './tool-element.js';
import { ToolJob } from './tool-job.js';
import './tool-picture.js';

/** Nodes across the picture of a solution. */
const COLUMNS = 80;

/** How much one goes closer at a time. */
const ZOOM = 4;

/** The map follows the slider. */
const REST_MILLIS = 60;

/** @typedef {{ updates: number, directions: number, size: '64' | '128' | '256', a: number, b: number, width: number }} Settings */

const sizes = perLanguage(() =>
  VIEWS.minima.size.choices.map((size) => /** @type {const} */ ([size, minimaWords().sizes(size)])),
);

/** @param {ToolProps} props */
export const template = ({ page, session, settings, change }) =>
  html`<mlp-tool-minima
    .page=${page}
    .session=${session}
    .settings=${settings}
    .change=${change}
  ></mlp-tool-minima>`;

/** @extends {ToolElement<Settings>} */
class Minima extends ToolElement {
  static properties = { ...ToolElement.properties, cursor: { state: true } };

  #setting = /** @type {ReturnType<typeof boardSetting> | null} */ (null);
  #job = new ToolJob(this, {
    ...{ kind: 'minima', needsLab: true, rest: REST_MILLIS },
    // A share of all that is to be done, which is told by the starts.
    until: 1 / 64,
    units: () => this.#units(),
    next: (done) => this.#next(done),
  });
  /** The newest map, and what it was made of. @type {{ of: unknown, map: StartMap | null }} */
  #made = { of: null, map: null };

  constructor() {
    super();
    /** Shares of the map, from its lower left corner. @type {{ x: number, y: number } | null} */
    this.cursor = null;
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.#setting = boardSetting(this.page);
  }

  /** What all shares are asked with; null before it is known. @param {number} [iterations]  to the bottom, where it is known */
  #plan(iterations = 0) {
    const network = networkOf(this.page, this.session);
    const points = this.page.pool.points.value;
    if (!network || !points || !mapView(this.page, COLUMNS)) return null;
    const { learningRate } = this.page.store.scene.value.board;
    const { updates, directions, size, a, b, width } = this.settings;
    const optimizer = { kind: /** @type {const} */ ('sgd'), learningRate, batchSize: 0 };
    const config = { ...network.config, optimizer };
    const count = points.x.length / points.n;
    return {
      asked: { config, directions, centre: /** @type {const} */ ([a, b]), width, updates },
      levels: levelsFor(config, count, updates, Number(size), iterations),
      points: count,
    };
  }

  /** @returns {readonly Asked[] | null} */
  #units() {
    const plan = this.#plan();
    return plan && plan.levels.length > 0 && plan.points > 0 ? unitsOf(plan.asked, plan.levels[0]) : null;
  }

  /** The map of what has been told apart; as long as that is nothing, the one before. @param {readonly Stage[]} stages */
  #mapOf(stages) {
    const at = stages.findLastIndex(({ kind, results }) => kind === 'solutions' && results[0].length > 0);
    if (at < 0) return this.#made.map;
    const solved = stages[at].results[0][0];
    if (this.#made.of !== solved) {
      this.#made = { of: solved, map: mapOf(reachedIn(stages.slice(0, at)), solved) };
    }
    return this.#made.map;
  }

  /** A map, which of its ends are the same, their pictures, and then the next finer map. @param {readonly Stage[]} done @returns {Next | null} */
  #next(done) {
    const plan = this.#plan(iterationsOf(reachedIn(done.slice(0, 1))));
    const view = mapView(this.page, COLUMNS);
    if (!plan || !view) return null;
    const { asked, levels } = plan;
    const { config } = asked;
    const trained = done.filter(({ kind }) => kind === 'minima');
    const share = (/** @type {number} */ size) => (size / (levels.at(-1)?.size ?? size)) ** 2;
    const until = Math.min(1, share(LEVELS[trained.length - 1].size));
    switch (done[done.length - 1].kind) {
      case 'minima': {
        return { kind: 'solutions', units: [{ config, thetas: thetasOf(reachedIn(done)) }], until };
      }
      case 'solutions': {
        const solutions = this.#mapOf(done)?.solutions.slice(0, MOST_COLOURS) ?? [];
        const units = [{ config, thetas: solutions.map(({ theta }) => theta), view }];
        return { kind: 'pictures', units, until };
      }
      default: {
        const level = levels[trained.length];
        return level ? { kind: 'minima', units: unitsOf(asked, level), until: share(level.size) } : null;
      }
    }
  }

  /** The plane's coordinates of shares of the map. @param {{ x: number, y: number }} at */
  #placeOf({ x, y }) {
    const { a, b, width } = this.settings;
    return { a: a + (x - 0.5) * width, b: b + (y - 0.5) * width };
  }

  /** @param {number} factor @param {{ x: number, y: number }} [at] */
  #zoom(factor, at = { x: 0.5, y: 0.5 }) {
    const fields = VIEWS.minima;
    const width = Math.min(fields.width.max, Math.max(fields.width.min, this.settings.width / factor));
    if (width === this.settings.width) return;
    const { a, b } = this.#placeOf(at);
    // As many digits as the map can show.
    const digits = Math.max(0, Math.min(12, Math.ceil(3 - Math.log10(width))));
    const short = (/** @type {number} */ value) => Number(value.toFixed(digits));
    this.cursor = null;
    this.change({ a: short(a), b: short(b), width: Number(width.toPrecision(6)) });
  }

  #whole() {
    const { a, b, width } = VIEWS.minima;
    this.cursor = null;
    this.change({ a: a.default, b: b.default, width: width.default });
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const at = this.cursor ?? { x: 0.5, y: 0.5 };
    const by = movedBy(event);
    if (by) {
      const moved = (/** @type {number} */ value) => Math.min(1 - STEP / 2, Math.max(STEP / 2, value));
      this.cursor = { x: moved(at.x + by.x), y: moved(at.y + by.y) };
    } else if (event.key === 'Enter') this.#zoom(ZOOM, at);
    else if (event.key === 'Backspace') this.#zoom(1 / ZOOM);
    else return;
    event.preventDefault();
  }

  /** @override */
  render() {
    const words = minimaWords();
    const stages = this.#job.stages.value;
    const isFirstWhole = stages.length > 1;
    const plan = this.#plan(isFirstWhole ? iterationsOf(reachedIn(stages.slice(0, 1))) : 0);
    const map = this.#mapOf(stages);
    const finest = plan?.levels.at(-1)?.size ?? 0;
    const isFull = plan !== null && plan.levels.length > 0 && plan.points > 0;
    const last = stages.findLast(({ kind, results }) => kind === 'pictures' && results[0].length > 0);
    const pictures = last?.results[0] ?? [];
    return html`
      <p class="aside">${words.about}</p>
      ${this.#controls()}
      ${
        plan && !isFull
          ? html`<p role="alert" data-testid="minima-refused">
              ${
                plan.points === 0
                  ? words.noPoints
                  : words.tooLarge(parameterCount(plan.asked.config.layerSizes), plan.points)
              }
            </p>`
          : this.#job.status('minima')
      }
      ${plan?.asked.config.lambda === 0 ? html`<p class="aside">${words.noPenalty}</p>` : nothing}
      ${
        isFull && finest < Number(this.settings.size)
          ? html`<p class="aside">${words.coarse(String(finest))}</p>`
          : nothing
      }
      ${
        isFull && map && map.diverged === map.starts
          ? html`<p data-testid="minima-lost">${words.allDiverged}</p>`
          : nothing
      }
      <mlp-tool-picture
        key="minima"
        ?hidden=${plan !== null && !isFull}
        data-size=${map?.size ?? nothing}
        data-solutions=${map?.solutions.length ?? nothing}
        data-roughness=${map ? roughnessOf(map) : nothing}
        data-print=${map ? printOf(map) : nothing}
        .page=${this.page}
        .picture=${this.#picture(isFull ? map : null, pictures)}
        @point=${(/** @type {CustomEvent} */ { detail }) => (this.cursor = shareAt(detail.width, detail))}
        @press=${(/** @type {CustomEvent} */ { detail }) => {
          const at = shareAt(detail.width, detail);
          if (at) this.#zoom(ZOOM, at);
        }}
      ></mlp-tool-picture>
      ${isFull && map ? this.#reading(map) : nothing}
    `;
  }

  #controls() {
    const words = minimaWords();
    const fields = VIEWS.minima;
    const { store } = this.page;
    const { learningRate } = store.scene.value.board;
    const { updates, directions, size, width } = this.settings;
    /** @param {'updates' | 'directions'} name @param {number} value */
    const whole = (name, value) =>
      html`<mlp-number
        key=${`minima-${name}`}
        integer
        .name=${words[name]}
        .rule=${fields[name]}
        .value=${value}
        @commit=${(/** @type {CustomEvent} */ { detail }) => this.change({ [name]: detail })}
      ></mlp-number>`;
    /** @param {'a' | 'b' | 'width'} name @param {string} label */
    const real = (name, label) =>
      html`<mlp-number
        key=${`minima-${name}`}
        .name=${label}
        .rule=${fields[name]}
        .value=${this.settings[name]}
        @commit=${(/** @type {CustomEvent} */ { detail }) => this.change({ [name]: detail })}
      ></mlp-number>`;
    return html`<mlp-slider
        class="minima-rate"
        key="minima-rate"
        .name=${words.rate}
        .value=${learningRate}
        .rule=${BOARD.learningRate}
        .track=${RATE_TRACK}
        @commit=${(/** @type {CustomEvent} */ { detail }) => store.setBoard({ learningRate: detail })}
      ></mlp-slider>
      <div class="tool-settings">
        ${whole('updates', updates)} ${whole('directions', directions)}
        <mlp-select
          key="minima-size"
          .name=${words.size}
          .choices=${sizes()}
          .value=${size}
          @commit=${(/** @type {CustomEvent} */ { detail }) => this.change({ size: detail })}
        ></mlp-select>
        ${real('a', words.centreA)} ${real('b', words.centreB)} ${real('width', words.width)}
      </div>
      <div class="tool-uses">
        <button
          type="button"
          class="button quiet"
          data-testid="minima-closer"
          ?disabled=${width <= fields.width.min}
          @click=${() => this.#zoom(ZOOM, this.cursor ?? undefined)}
        >
          ${words.closer}
        </button>
        <button
          type="button"
          class="button quiet"
          data-testid="minima-farther"
          ?disabled=${width >= fields.width.max}
          @click=${() => this.#zoom(1 / ZOOM)}
        >
          ${words.farther}
        </button>
        <button type="button" class="button quiet" data-testid="minima-whole" @click=${() => this.#whole()}>
          ${words.whole}
        </button>
      </div>`;
  }

  /** What is at the cursor. @param {StartMap} map */
  #reading(map) {
    const words = minimaWords();
    const at = this.cursor;
    const cell = at && cellAt(map, at);
    const solution = cell !== null && cell >= 0 ? map.solutions[cell] : null;
    const place = at && this.#placeOf(at);
    const end = solution
      ? words.reaches(Number(cell) + 1, formatError(solution.e))
      : cell === -2
        ? words.diverged
        : words.creeping;
    return html`<div
        class="tool-cursor"
        role="group"
        tabindex="0"
        aria-label=${words.cursor}
        data-testid="minima-cursor"
        data-cell=${cell ?? nothing}
        @keydown=${this.#onKey}
      >
        <span role="status">
          ${
            place
              ? `${words.start(formatSetting(Number(place.a.toPrecision(4))), formatSetting(Number(place.b.toPrecision(4))))}: ${end}`
              : words.press
          }
        </span>
      </div>
      <button
        type="button"
        class="button quiet"
        data-testid="minima-take"
        ?disabled=${!solution}
        @click=${() => solution && this.page.pool.setTheta(this.session.id, solution.theta)}
      >
        ${words.take}
      </button>`;
  }

  /** @param {StartMap | null} map @param {readonly any[]} pictures @returns {Picture} */
  #picture(map, pictures) {
    const words = minimaWords();
    const { a, b, width, updates } = this.settings;
    const figure = this.session.figure.value;
    const caption = figure ? captionText({ ...figure, name: '' }, this.page.pool.look.value) : '';
    const setting = this.#setting?.value ?? null;
    const { cursor } = this;
    const rate = formatSetting(this.page.store.scene.value.board.learningRate);
    const rows = [
      ...(map?.solutions.map(({ e, count }, i) => [i + 1, e, count, count / map.starts]) ?? []),
      ...(map ? [[words.creeping, '–', map.creeping, map.creeping / map.starts]] : []),
      ...(map ? [[words.diverged, '–', map.diverged, map.diverged / map.starts]] : []),
    ];
    return {
      title: words.title(caption, rate, updates),
      label: map ? this.#label(map, rate) : words.waiting,
      height: (pictured) => minimaHeight(map, pictured),
      draw: (ctx, size, style) =>
        drawMinima(ctx, size, style, {
          ...{ map, centre: [a, b], width, pictures, setting, aspect: PLOT_ASPECT },
          cursor,
        }),
      table: {
        caption: words.table,
        columns: words.columns,
        rows,
        write: (value, column) => (column === 0 || column === 2 ? formatSetting(value) : formatError(value)),
      },
    };
  }

  /** @param {StartMap} map @param {string} rate */
  #label(map, rate) {
    const words = minimaWords();
    const list = map.solutions
      .slice(0, MOST_COLOURS)
      .map(({ e, count }) => words.item(formatError(e), count / map.starts))
      .join('; ');
    return `${words.label(map.size, rate, map.solutions.length, list)} ${words.roughness(roughnessOf(map))}`;
  }
}

customElements.define('mlp-tool-minima', Minima);
