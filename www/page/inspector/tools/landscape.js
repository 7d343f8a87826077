/**
 * The landscape: E over a plane through the network's θ, with the way of its training, and beside it the network that lies
 * at one place of the plane.
 *
 * @import { Path } from '../../../worker/inspect/parts/path.js'
 * @import { Asked, Rows, Through } from '../../../worker/jobs/kinds/landscape.js'
 * @import { Grid } from '../../../views/tools/landscape.js'
 * @import { Picture } from './tool-picture.js'
 * @import { Next, Stage } from './tool-job.js'
 * @import { ToolProps } from './tool-element.js'
 */
import { signal } from '@preact/signals-core';
import { html, nothing } from 'lit';
import { VIEWS } from '../../../scene/views.js';
import { captionText } from '../../../views/caption.js';
import {
  drawLandscape,
  errorNear,
  gridOf,
  landscapeHeight,
  levelsOf,
  placeAt,
  rangeOf,
  thetaAt,
} from '../../../views/tools/landscape.js';
import { drawMap, frameOf } from '../../../views/tools/map.js';
import { perLanguage } from '../../../words/language.js';
import { formatError, formatSetting } from '../../../words/numbers.js';
import { landscapeWords } from '../../../words/en/tool-landscape.js';
import { boardSetting } from '../../elements/plot-canvas.js';
import '../../elements/number-field.js';
import '../../elements/select-field.js';
import { PLOT_ASPECT } from '../../page.js';
import { AskedPart } from '../asked-part.js';
import { Alike } from './alike.js';
import { mapView, networkOf } from './board-of.js';
import { movedBy } from './cursor-keys.js';
import { Elsewhere } from './elsewhere.js';
import './landscape.css';
import { ToolElement } from './tool-element.js';
import { ToolJob } from './tool-job.js';
import './tool-picture.js';

/** Nodes across the plane; odd, so that one is in the middle. */
const SIZE = 97;
/** Rows of a unit of the job. */
const SHARE = 8;

/** Nodes across the picture of the network at the cursor. */
const COLUMNS = 160;

/** Where the network itself lies. */
const HERE = { a: 0, b: 0 };

/** @typedef {{ through: 'random' | 'three', directions: number, isNormalised: boolean, second: number, third: number, extent: number }} Settings */

/** @typedef {{ a: number, b: number }} Place */

const planes = perLanguage(() => Object.entries(landscapeWords().planes));

/** @param {ToolProps} props */
export const template = ({ page, session, settings, change }) =>
  html`<mlp-tool-landscape
    .page=${page}
    .session=${session}
    .settings=${settings}
    .change=${change}
  ></mlp-tool-landscape>`;

/** @param {number} value */
const short = (value) => formatSetting(Number(value.toPrecision(3)));

/** @extends {ToolElement<Settings>} */
class Landscape extends ToolElement {
  static properties = {
    ...ToolElement.properties,
    cursor: { state: true },
  };

  #setting = /** @type {ReturnType<typeof boardSetting> | null} */ (null);
  /** The plane that is shown. */
  #plane = signal(/** @type {Grid['plane'] | null} */ (null));
  #job = new ToolJob(this, {
    ...{ kind: 'landscape', needsLab: true, until: 0.98 },
    units: () => this.#units(),
    next: (done) => this.#next(done),
  });
  /** @type {AskedPart<Path>} */
  #path = new AskedPart(this, 'path', () => {
    const plane = this.#plane.value;
    return plane && { origin: plane.origin, u: plane.u, v: plane.v };
  });
  /** What has come, and what it was made of. @type {{ of: unknown, grid: Grid | null, rows: readonly (readonly number[])[] }} */
  #made = { of: null, grid: null, rows: [] };
  #alike = new Alike(this);
  /** The network at the cursor. */
  #there = new Elsewhere(this, COLUMNS);

  constructor() {
    super();
    /** @type {Place} */
    this.cursor = HERE;
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.#setting = boardSetting(this.page);
  }

  /** The two that the plane goes through beside this one; null where there are none. */
  get #pair() {
    return this.#alike.pair(this.settings.second, this.settings.third);
  }

  /** @returns {Through | null} */
  get #through() {
    const { through, directions: seed, isNormalised } = this.settings;
    if (through === 'random') return { type: 'random', seed, isNormalised };
    const length = this.session.theta.value?.length;
    const others = this.#alike.thetas.value;
    const isKnown = this.#pair && others?.every((other) => other.length === length);
    return isKnown && others ? { type: 'three', others } : null;
  }

  /** @returns {readonly Asked[] | null} */
  #units() {
    const network = networkOf(this.page, this.session);
    const theta = this.session.theta.value;
    const through = this.#through;
    if (!network || !theta || !through || !mapView(this.page, COLUMNS)) return null;
    const { config } = network;
    return Array.from({ length: Math.ceil(SIZE / SHARE) }, (_, i) => ({
      ...{ config, theta, through, extent: this.settings.extent, size: SIZE },
      rows: /** @type {const} */ ([i * SHARE, Math.min(SIZE, (i + 1) * SHARE)]),
    }));
  }

  /** @param {readonly Stage[]} stages */
  #gridOf(stages) {
    const results = stages[0]?.results;
    if (results !== this.#made.of) {
      const grid = gridOf(/** @type {Rows[]} */ ((results ?? []).flat()), SIZE);
      this.#made = { of: results, grid, rows: grid ? rowsOf(grid) : [] };
    }
    return this.#made.grid;
  }

  /** @param {readonly Stage[]} done @returns {Next | null} */
  #next(done) {
    const grid = done.length === 1 ? this.#gridOf(done) : null;
    if (!grid) return null;
    const levels = Float32Array.from(levelsOf(grid.e));
    // Lines are even on a logarithmic scale where the logarithm is interpolated.
    const unit = { values: grid.e.map(Math.log), width: SIZE, height: SIZE, levels: levels.map(Math.log) };
    return { kind: 'contours', units: [unit], until: 1 };
  }

  /** @override @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    const grid = this.#gridOf(this.#job.stages.peek());
    const before = this.#plane.peek();
    if (grid?.plane.origin !== before?.origin || grid?.plane.u !== before?.u) {
      this.#plane.value = grid?.plane ?? null;
    }
  }

  /** @param {KeyboardEvent} event @param {Grid} grid */
  #onKey(event, grid) {
    const [a0, a1, b0, b1] = grid.plane.domain;
    const by = movedBy(event);
    if (by) {
      const { a, b } = this.cursor;
      this.cursor = {
        a: Math.min(a1, Math.max(a0, a + by.x * (a1 - a0))),
        b: Math.min(b1, Math.max(b0, b + by.y * (b1 - b0))),
      };
    } else if (event.key === 'Home') this.cursor = HERE;
    else return;
    event.preventDefault();
  }

  /** @override */
  render() {
    const words = landscapeWords();
    const pair = this.settings.through === 'three' ? this.#pair : null;
    if (pair) this.#alike.ask(pair);
    const stages = this.#job.stages.value;
    const grid = this.#gridOf(stages);
    const contours = stages.find(({ kind }) => kind === 'contours')?.results[0]?.[0] ?? null;
    const lacksOthers = this.settings.through === 'three' && pair === null;
    const finite = grid?.e.filter(Number.isFinite).length ?? 0;
    // Contours come when all rows have.
    const isLost = contours !== null && finite === 0;
    if (grid) this.#there.look(thetaAt(grid.plane, this.cursor));
    const path = this.#path.data;
    const point = (/** @type {CustomEvent} */ { detail }) => {
      const place = grid && placeAt(grid.plane.domain, detail.width, detail);
      if (place) this.cursor = place;
    };
    return html`
      <p class="aside">${words.about}</p>
      ${this.#controls()}
      ${
        lacksOthers
          ? html`<p role="alert" data-testid="landscape-refused">${words.needsThree}</p>`
          : this.#job.status('landscape')
      }
      ${isLost ? html`<p role="status" data-testid="landscape-lost">${words.lost}</p>` : nothing}
      ${!isLost && contours && finite < SIZE ** 2 ? html`<p class="aside">${words.grey}</p>` : nothing}
      <div class="landscape" ?hidden=${isLost || lacksOthers}>
        <div class="landscape-plane">
          <mlp-tool-picture
            key="landscape"
            data-nodes=${grid ? finite : nothing}
            data-lines=${contours ? contours.starts.length - 1 : nothing}
            data-moments=${path?.a.length ?? nothing}
            data-networks=${grid?.plane.positions.length ?? nothing}
            .page=${this.page}
            .picture=${this.#picture(grid, contours, path)}
            @point=${point}
            @press=${point}
          ></mlp-tool-picture>
        </div>
        ${grid ? this.#thereBeside(grid) : nothing}
      </div>
    `;
  }

  #controls() {
    const words = landscapeWords();
    const fields = VIEWS.landscape;
    const { through, directions, isNormalised, second, third, extent } = this.settings;
    const alike = this.#alike.all;
    /** @param {'second' | 'third'} name @param {number} value */
    const figure = (name, value) =>
      html`<mlp-select
        key=${`landscape-${name}`}
        .name=${words[name]}
        .choices=${[['0', words.next], ...alike.map(({ place }) => [String(place), words.figure(place)])]}
        .value=${alike.some(({ place }) => place === value) ? String(value) : '0'}
        @commit=${(/** @type {CustomEvent} */ { detail }) => this.change({ [name]: Number(detail) })}
      ></mlp-select>`;
    return html`<div class="tool-settings">
      <mlp-select
        key="landscape-through"
        .name=${words.through}
        .choices=${planes()}
        .value=${through}
        @commit=${(/** @type {CustomEvent} */ { detail }) => this.change({ through: detail })}
      ></mlp-select>
      ${
        through === 'three'
          ? [figure('second', second), figure('third', third)]
          : html`<mlp-number
                key="landscape-directions"
                integer
                .name=${words.directions}
                .rule=${fields.directions}
                .value=${directions}
                @commit=${(/** @type {CustomEvent} */ { detail }) => this.change({ directions: detail })}
              ></mlp-number>
              <label class="check">
                <input
                  type="checkbox"
                  data-testid="landscape-normalised"
                  .checked=${isNormalised}
                  @change=${(/** @type {Event & { target: HTMLInputElement }} */ { target }) =>
                    this.change({ isNormalised: target.checked })}
                />
                ${words.isNormalised}
              </label>`
      }
      <mlp-number
        key="landscape-extent"
        .name=${words.extent}
        .rule=${fields.extent}
        .value=${extent}
        @commit=${(/** @type {CustomEvent} */ { detail }) => this.change({ extent: detail })}
      ></mlp-number>
    </div>`;
  }

  get #caption() {
    const figure = this.session.figure.value;
    return figure ? captionText({ ...figure, name: '' }, this.page.pool.look.value) : '';
  }

  /** Of the networks that the plane goes through. */
  get #names() {
    if (this.settings.through !== 'three') return [];
    const own = this.page.store.scene.value.figures.findIndex(({ id }) => id === this.session.id);
    return [own + 1, ...(this.#pair ?? []).map(({ place }) => place)].map(String);
  }

  /** @param {Grid | null} grid @param {any} contours @param {Path | null} path @returns {Picture} */
  #picture(grid, contours, path) {
    const words = landscapeWords();
    const { cursor } = this;
    const names = this.#names;
    return {
      title: words.title(this.#caption),
      label: grid ? this.#label(grid, path) : words.waiting,
      height: landscapeHeight,
      draw: (ctx, size, style) => drawLandscape(ctx, size, style, { grid, contours, path, names, cursor }),
      table: {
        caption: words.table,
        columns: words.columns,
        rows: this.#made.rows,
        write: (value, column) => (column < 2 ? short(value) : formatError(value)),
      },
    };
  }

  /** @param {Grid} grid @param {Path | null} path */
  #label(grid, path) {
    const words = landscapeWords();
    const { low, high } = rangeOf(grid.e);
    const told = words.label(formatError(low), formatError(high), formatError(errorNear(grid, HERE)));
    if (!path) return told;
    const count = path.off.length;
    return `${told} ${words.path(count, short(path.off[0]), short(path.off[count - 1]))}`;
  }

  /** The network at the cursor. @param {Grid} grid */
  #thereBeside(grid) {
    const words = landscapeWords();
    const { cursor } = this;
    const there = this.#there.pictured.value;
    const setting = this.#setting?.value ?? null;
    const told = words.place(short(cursor.a), short(cursor.b), formatError(errorNear(grid, cursor)));
    return html`<div class="landscape-there">
      <mlp-tool-picture
        key="landscape-there"
        data-e=${there?.error.e ?? nothing}
        .page=${this.page}
        .picture=${{
          title: `${this.#caption}. ${words.thereTitle(short(cursor.a), short(cursor.b))}`,
          label: there ? words.there(formatError(there.error.e), formatError(there.error.d)) : words.waiting,
          height: (/** @type {number} */ width) => width / PLOT_ASPECT,
          draw: (
            /** @type {CanvasRenderingContext2D} */ ctx,
            /** @type {{ width: number, height: number }} */ size,
            /** @type {import('../../../views/palette.js').PlotStyle} */ style,
          ) => {
            if (setting) drawMap(ctx, { left: 0, top: 0, ...size }, frameOf(there), { ...setting, style });
          },
          table: null,
        }}
      ></mlp-tool-picture>
      <div class="landscape-told">
        <div
          class="tool-cursor"
          role="group"
          tabindex="0"
          aria-label=${words.cursor}
          data-testid="landscape-cursor"
          data-a=${cursor.a}
          data-b=${cursor.b}
          @keydown=${(/** @type {KeyboardEvent} */ event) => this.#onKey(event, grid)}
        >
          <span role="status">${told}</span>
        </div>
        <p class="aside">${words.point}</p>
        <button
          type="button"
          class="button quiet"
          data-testid="landscape-take"
          @click=${() => this.page.pool.setTheta(this.session.id, thetaAt(grid.plane, cursor))}
        >
          ${words.take}
        </button>
      </div>
    </div>`;
  }
}

/** Every node with its E. @param {Grid} grid */
const rowsOf = ({ size, e, plane: { domain } }) =>
  Array.from(e, (value, i) => [
    domain[0] + ((domain[1] - domain[0]) * (i % size)) / (size - 1),
    domain[2] + ((domain[3] - domain[2]) * Math.floor(i / size)) / (size - 1),
    value,
  ]);

customElements.define('mlp-tool-landscape', Landscape);
