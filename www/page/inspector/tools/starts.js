/**
 * Many starts: one network from many seeds, where each ends, and which of the ends are the same.
 *
 * @import { Ended, Asked } from '../../../worker/jobs/kinds/starts.js'
 * @import { Group, Start } from '../../../views/tools/starts.js'
 * @import { Picture } from './tool-picture.js'
 * @import { Next, Stage } from './tool-job.js'
 * @import { ToolProps } from './tool-element.js'
 */
import { html, nothing } from 'lit';
import { MAX_FIGURES } from '../../../scene/schema.js';
import { selectorsOf } from '../../../scene/selectors.js';
import { VIEWS } from '../../../scene/views.js';
import { captionText } from '../../../views/caption.js';
import { alikeness, firstUnits } from '../../../views/tools/alikeness.js';
import {
  REST_SLOPE,
  chartHeight,
  drawStarts,
  groupsOf,
  shownOf,
  startAt,
  startBeside,
  startsHeight,
  startsOf,
} from '../../../views/tools/starts.js';
import { formatError, formatSetting } from '../../../words/numbers.js';
import { formatTheta } from '../../../words/theta.js';
import { startsWords } from '../../../words/en/tool-starts.js';
import { boardSetting } from '../../elements/plot-canvas.js';
import '../../elements/number-field.js';
import { PLOT_ASPECT } from '../../page.js';
import { mapView, networkOf, openBeside } from './board-of.js';
import { ToolElement } from './tool-element.js';
import { ToolJob } from './tool-job.js';
import './tool-picture.js';

/** Seeds of a unit of the job; the same whatever the number of workers, and few enough that all have something to do. */
const SHARE = 20;

/** Nodes across a map. */
const COLUMNS = 96;

/** Solutions that are shown. */
const MOST = 12;

/** Units whose weights from θ = 0 are told. */
const MOST_UNITS = 6;

/** @typedef {{ count: number, from: number, zero: boolean }} Settings */

/** @param {ToolProps} props */
export const template = ({ page, session, settings, change }) =>
  html`<mlp-tool-starts
    .page=${page}
    .session=${session}
    .settings=${settings}
    .change=${change}
  ></mlp-tool-starts>`;

/**
 * What the stages of the job have found: the starts, that at θ = 0 apart from the others, and, when all are there, which of
 * them have come to the same.
 *
 * @param {readonly Stage[]} stages
 * @param {boolean} withZero  whether the last unit is that at θ = 0
 */
function foundIn(stages, withZero) {
  const results = /** @type {readonly (readonly Ended[])[]} */ (stages[0]?.results ?? []);
  const zero = withZero ? results.at(-1)?.[0] : undefined;
  const starts = startsOf((withZero ? results.slice(0, -1) : results).flat());
  const solved = stages.find(({ kind }) => kind === 'solutions')?.results[0]?.[0] ?? null;
  const groups = stages.length > 1 ? groupsOf(starts, solved) : [];
  const pictures = stages.find(({ kind }) => kind === 'pictures')?.results[0] ?? [];
  return {
    ...{ starts, groups, shown: shownOf(groups, MOST), pictures },
    zero: zero ? startsOf([zero])[0] : null,
  };
}

/** @extends {ToolElement<Settings>} */
class Starts extends ToolElement {
  static properties = { ...ToolElement.properties, marked: { state: true } };

  #setting = /** @type {ReturnType<typeof boardSetting> | null} */ (null);
  #job = new ToolJob(this, {
    ...{ kind: 'starts', needsLab: true, until: 0.96 },
    units: () => this.#units(),
    next: (done) => this.#next(done),
  });

  constructor() {
    super();
    /** The seed whose dot is marked. @type {number | null} */
    this.marked = null;
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.#setting = boardSetting(this.page);
  }

  /** The network, whichever its seed. */
  get #network() {
    const network = networkOf(this.page, this.session);
    return network && { ...network, config: { ...network.config, seed: 1 } };
  }

  /** The last one is that at θ = 0, where it is wanted. @returns {readonly Asked[] | null} */
  #units() {
    const network = this.#network;
    if (!network || !mapView(this.page, COLUMNS)) return null;
    const { config, rest: updates } = network;
    const { from, count, zero } = this.settings;
    const shares = Array.from({ length: Math.ceil(count / SHARE) }, (_, i) => {
      const length = Math.min(SHARE, count - i * SHARE);
      return { config, updates, seeds: Array.from({ length }, (_, k) => from + i * SHARE + k) };
    });
    return zero ? [...shares, { config: { ...config, init: 'zero' }, updates, seeds: [1] }] : shares;
  }

  /** @param {readonly Stage[]} done @returns {Next | null} */
  #next(done) {
    const network = this.#network;
    const view = mapView(this.page, COLUMNS);
    const last = done[done.length - 1].kind;
    if (!network || !view || last === 'pictures') return null;
    const { config } = network;
    const { starts, shown } = foundIn(done, this.settings.zero);
    const resting = starts.filter(({ state }) => state === 'rest').map(({ theta }) => theta);
    if (last === 'starts') {
      const thetas = Float64Array.from(resting.flatMap((theta) => [...theta]));
      return { kind: 'solutions', units: [{ config, thetas }], until: 0.98 };
    }
    const thetas = shown.map(({ members }) => members[0].theta);
    return { kind: 'pictures', units: [{ config, thetas, view }], until: 1 };
  }

  get #isFull() {
    return selectorsOf(this.page.store).ids.value.length >= MAX_FIGURES;
  }

  /** @param {Start} start */
  #open({ seed, updates }) {
    openBeside(this.page, this.session.id, { seed }, updates);
  }

  /** @param {KeyboardEvent} event @param {readonly Start[]} starts */
  #onKey(event, starts) {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey) return;
    const next = startBeside(starts, this.marked, event);
    const marked = starts.find(({ seed }) => seed === this.marked);
    if (next) this.marked = next.seed;
    else if (key === 'Enter' && marked && event.target === event.currentTarget) this.#open(marked);
    else return;
    event.preventDefault();
  }

  /** @override */
  render() {
    const words = startsWords();
    const fields = VIEWS.starts;
    const { count, from, zero: withZero } = this.settings;
    const found = foundIn(this.#job.stages.value, withZero);
    const { starts, groups, shown, zero } = found;
    const counted = (/** @type {Start['state']} */ state) =>
      starts.filter((start) => start.state === state).length;
    const solutions = groups.filter(({ state }) => state === 'rest').length;
    const [rest, creeping, diverged] = [counted('rest'), counted('creeping'), counted('diverged')];
    const isLost = starts.length > 0 && diverged === starts.length && zero === null;
    return html`
      <p class="aside">${words.about}</p>
      <div class="tool-settings">
        <mlp-number
          key="starts-count"
          integer
          .name=${words.count}
          .rule=${fields.count}
          .value=${count}
          @commit=${(/** @type {CustomEvent} */ { detail }) => this.change({ count: detail })}
        ></mlp-number>
        <mlp-number
          key="starts-from"
          integer
          .name=${words.from}
          .rule=${fields.from}
          .value=${from}
          @commit=${(/** @type {CustomEvent} */ { detail }) => this.change({ from: detail })}
        ></mlp-number>
        <label class="check">
          <input
            type="checkbox"
            data-testid="starts-zero"
            .checked=${withZero}
            @change=${(/** @type {Event & { target: HTMLInputElement }} */ { target }) =>
              this.change({ zero: target.checked })}
          />
          ${words.zero}
        </label>
      </div>
      ${this.#job.status('starts')}
      <p
        data-testid="starts-summary"
        data-starts=${starts.length}
        data-rest=${rest}
        data-creeping=${creeping}
        data-diverged=${diverged}
        data-solutions=${solutions}
      >
        ${starts.length > 0 ? words.summary(rest, solutions, creeping, diverged) : words.waiting}
      </p>
      ${isLost ? html`<p data-testid="starts-lost">${words.allDiverged}</p>` : nothing}
      <mlp-tool-picture
        key="starts"
        ?hidden=${isLost}
        .page=${this.page}
        .picture=${this.#picture(found)}
        @press=${(/** @type {CustomEvent} */ { detail }) => {
          const size = { width: detail.width, height: chartHeight(detail.width) };
          const start = startAt(starts, size, zero?.e ?? NaN, detail);
          if (start) this.marked = start.seed;
        }}
      ></mlp-tool-picture>
      ${isLost ? nothing : this.#markedLine(starts)}
      ${shown.length > 0 ? this.#opens(groups, shown) : nothing}
      <p class="aside">
        ${words.rule(formatSetting(REST_SLOPE))}
        ${this.session.figure.value?.lambda === 0 ? words.samePlain : words.same}
      </p>
      ${zero ? this.#zeroStart(zero) : nothing}
    `;
  }

  /** @param {ReturnType<typeof foundIn>} found @returns {Picture} */
  #picture({ starts, groups, shown, pictures, zero }) {
    const words = startsWords();
    const figure = this.session.figure.value;
    const caption = figure ? captionText({ ...figure, name: '' }, this.page.pool.look.value) : '';
    const setting = this.#setting?.value ?? null;
    const marked = this.marked ?? figure?.seed ?? null;
    const errors = starts.map(({ e }) => e).filter(Number.isFinite);
    const counted = (/** @type {Start['state']} */ state) =>
      starts.filter((start) => start.state === state).length;
    const solutions = groups.filter(({ state }) => state === 'rest').length;
    const told =
      errors.length > 0
        ? [
            `${words.summary(counted('rest'), solutions, counted('creeping'), counted('diverged'))}.`,
            words.range(formatError(Math.min(...errors)), formatError(Math.max(...errors))),
          ].join(' ')
        : words.waiting;
    return {
      title: words.title(caption, this.settings.count),
      label: told,
      height: (width) => startsHeight(shown.length, width, PLOT_ASPECT),
      draw: (ctx, size, style) =>
        drawStarts(ctx, size, style, {
          ...{ starts, groups: shown, pictures, marked, setting },
          ...{ zero: zero?.e ?? NaN, aspect: PLOT_ASPECT },
        }),
      table: {
        caption: words.table,
        columns: words.columns,
        rows: starts.map(({ seed, e, slope, state, updates }) => [
          ...[seed, e, slope, words.states[state], updates],
        ]),
        write: (value, column) => (column === 0 || column === 4 ? formatSetting(value) : formatError(value)),
      },
    };
  }

  /** @param {readonly Start[]} starts */
  #markedLine(starts) {
    const words = startsWords();
    const start = starts.find(({ seed }) => seed === this.marked);
    return html`<div
      class="tool-cursor tool-uses"
      role="group"
      tabindex="0"
      aria-label=${words.cursor}
      data-testid="starts-marked"
      data-seed=${start?.seed ?? nothing}
      @keydown=${(/** @type {KeyboardEvent} */ event) => this.#onKey(event, starts)}
    >
      <span role="status">
        ${
          start
            ? words.marked(
                start.seed,
                formatError(start.e),
                formatError(start.slope),
                words.states[start.state],
              )
            : words.press
        }
      </span>
      ${
        start
          ? html`<button
              type="button"
              class="button quiet"
              data-testid="starts-open-marked"
              ?disabled=${this.#isFull}
              @click=${() => this.#open(start)}
            >
              ${words.openSeed}
            </button>`
          : nothing
      }
    </div>`;
  }

  /** @param {readonly Group[]} groups @param {readonly Group[]} shown */
  #opens(groups, shown) {
    const words = startsWords();
    return html`<div class="tool-uses">
      <span>${this.#isFull ? words.full : words.open}</span>
      ${shown.map(({ members, e, state }) => {
        const [{ seed }] = members;
        return html`<button
          type="button"
          class="button quiet"
          data-testid="starts-open"
          data-seed=${seed}
          data-count=${members.length}
          data-state=${state}
          data-e=${e}
          aria-label=${words.openThis(seed, formatError(e), members.length, words.states[state])}
          ?disabled=${this.#isFull}
          @click=${() => this.#open(members[0])}
        >
          ${formatError(e)}: ${words.seed(seed)}
        </button>`;
      })}
      ${
        groups.length > shown.length
          ? html`<span class="aside">${words.some(shown.length, groups.length)}</span>`
          : nothing
      }
    </div>`;
  }

  /** @param {Start} zero */
  #zeroStart({ theta, e, slope, updates, seed }) {
    const words = startsWords();
    const sizes = this.#network?.config.layerSizes ?? [];
    const isFitting = theta.length > 0 && sizes.length > 2;
    if (!isFitting) return html`<p class="aside">${words.needsHidden}</p>`;
    const difference = alikeness(sizes, theta);
    const rows = firstUnits(sizes, theta).slice(0, MOST_UNITS);
    return html`<section data-testid="starts-zero-told" data-difference=${difference}>
      <h3>${words.zeroTitle}</h3>
      <p>
        ${words.zeroAbout(formatSetting(difference), formatError(e), formatError(slope))}
        <button
          type="button"
          class="button quiet"
          data-testid="starts-open-zero"
          ?disabled=${this.#isFull}
          @click=${() => openBeside(this.page, this.session.id, { init: 'zero', seed }, updates)}
        >
          ${words.openSeed}
        </button>
      </p>
      <div class="tool-table" tabindex="0" role="group" aria-label=${words.zeroTable}>
        <table>
          <caption>
            ${words.zeroTable}
          </caption>
          <thead>
            <tr>
              <th scope="col">${words.unit}</th>
              <th scope="col">${words.bias}</th>
              ${rows[0].into.map((_, i) => html`<th scope="col">${words.into(i + 1)}</th>`)}
              ${rows[0].outOf.map((_, k) => html`<th scope="col">${words.outOf(k + 1)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              ({ bias, into, outOf }, j) =>
                html`<tr>
                  <th scope="row">${j + 1}</th>
                  ${[bias, ...into, ...outOf].map((value) => html`<td>${formatTheta(value)}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </section>`;
  }
}

customElements.define('mlp-tool-starts', Starts);
