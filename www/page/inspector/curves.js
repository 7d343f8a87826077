/**
 * Errors over updates, with a crosshair that reads them, and the slider that goes back to any kept moment.
 *
 * @import { Signal } from '@preact/signals-core'
 * @import { Subject } from '../../views/error-chart.js'
 * @import { ErrorCurve } from '../../worker/inspect/parts/curve.js'
 */
import { signal } from '@preact/signals-core';
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { columnsOf, curveTable, LINES, readingsAt } from '../../views/error-chart.js';
import { SANS } from '../../views/fonts.js';
import { inspectorWords } from '../../words/en/inspector.js';
import { language } from '../../words/language.js';
import { formatCount, formatError, formatPercent, formatSetting } from '../../words/numbers.js';
import { Surface } from '../elements/surface.js';
import { pixelRatio } from '../elements/surroundings.js';
import { plotUnit } from '../page.js';
import { AskedPart } from './asked-part.js';
import './data-table.js';
import { InspectorElement } from './inspector-element.js';

const HEIGHT = 280;

/** Of the numbers at the axes, in units of the page's text. */
const FONT_SIZE = 0.75;

/** The line of what no network can go below on average. */
const FLOOR = { colour: '--ink', dash: [2, 6] };

export class Curves extends InspectorElement {
  /** @type {AskedPart<ErrorCurve>} */
  #part = new AskedPart(this, 'curve');
  #subject = signal(/** @type {Subject} */ ('errors'));
  #isLogX = signal(false);
  /** From the first update on errors fall by powers of ten; on a linear axis one of them flattens all others. */
  #isLogY = signal(true);
  /** Row under the crosshair. */
  #row = signal(/** @type {number | null} */ (null));
  #surface = new Surface(this, {
    place: '.chart',
    follow: [
      () => {
        void [this.#curve, this.#subject.value, this.#floor];
        void [this.#isLogX.value, this.#isLogY.value, this.page.theme.dark.value, language()];
      },
    ],
    draw: () => this.#draw(),
    stop: () => {
      this.#chart?.destroy();
      this.#chart = null;
    },
    forget: () => (this.#key = ''),
  });
  /** @type {uPlot | null} */
  #chart = null;
  #key = '';

  /** @override @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('session')) this.#surface.stop();
  }

  /** @returns {ErrorCurve | null} */
  get #curve() {
    return this.#part.data;
  }

  /** The Bayes cross-entropy, the variance of the noise or the best accuracy, where the distribution is known. */
  get #floor() {
    const { bayes } = this.session;
    if (!bayes) return null;
    if (this.#subject.value === 'errors') return bayes.crossEntropy ?? bayes.noiseVariance;
    return bayes.error === null ? null : 1 - bayes.error;
  }

  #draw() {
    const curve = this.#curve;
    const subject = this.#subject.value;
    const [isLogX, isLogY] = [this.#isLogX.peek(), this.#isLogY.peek()];
    const width = Math.floor(this.#surface.size.peek().width);
    const floor = this.#floor;
    if (!curve) return;
    const isLog = subject === 'errors' && isLogY;
    const columns = columnsOf(curve, subject, floor, { x: isLogX, y: isLog });
    const surroundings = [this.page.theme.dark.peek(), pixelRatio.peek(), plotUnit(), language()];
    const key = [subject, isLogX, isLogY, ...surroundings].join();
    if (key !== this.#key || !this.#chart) {
      this.#key = key;
      this.#chart?.destroy();
      const chart = /** @type {HTMLElement} */ (this.querySelector('.chart'));
      this.#chart = new uPlot(this.#options(width, subject, isLogX, isLog), columns, chart);
      return;
    }
    if (this.#chart.width !== width) this.#chart.setSize({ width, height: HEIGHT });
    this.#chart.setData(columns);
  }

  /**
   * @param {number} width
   * @param {Subject} subject
   * @param {boolean} isLogX
   * @param {boolean} isLogY
   * @returns {uPlot.Options}
   */
  #options(width, subject, isLogX, isLogY) {
    const style = getComputedStyle(this);
    const colour = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
    const light = (/** @type {string} */ name) => resolved(this, colour(name));
    const words = inspectorWords().curves;
    const unit = plotUnit();
    const axis = {
      font: `${16 * FONT_SIZE * unit}px ${SANS}`,
      stroke: light('--muted'),
      grid: { stroke: light('--rule'), width: 1 },
      ticks: { show: false },
    };
    const share = (/** @type {number[]} */ values) => values.map((v) => formatPercent(v));
    return {
      ...{ width, height: HEIGHT },
      legend: { show: false },
      cursor: { drag: { x: false, y: false }, points: { size: 6 } },
      scales: { x: { time: false, distr: isLogX ? 3 : 1 }, y: { distr: isLogY ? 3 : 1 } },
      axes: [
        { ...axis, values: (_, values) => values.map((v) => (v === null ? '' : formatCount(v))) },
        subject === 'accuracy'
          ? { ...axis, size: 60 * unit, values: (_, values) => share(values) }
          : { ...axis, size: 56 * unit, values: (_, values) => values.map(axisText) },
      ],
      series: [
        {},
        ...LINES[subject].map(({ key, colour: property, dash }) => ({
          ...{ label: words.lines[key], stroke: light(property), width: 1.75, dash, spanGaps: true },
          points: { show: false },
        })),
        {
          label: words.floors[subject],
          stroke: light(FLOOR.colour),
          width: 1.5,
          dash: FLOOR.dash,
          points: { show: false },
        },
      ],
      hooks: { setCursor: [(chart) => (this.#row.value = chart.cursor.idx ?? null)] },
    };
  }

  /** @param {ErrorCurve} curve */
  #scrubber(curve) {
    const { present, updates } = curve;
    const last = updates.length - 1;
    const canSeek = last > 0;
    const words = inspectorWords().curves;
    const text = words.updateOf(formatCount(updates[present]), formatCount(updates[last]));
    return html`
      <div class="scrubber">
        <label class="label" for="moment">${words.moment}</label>
        <input
          id="moment"
          type="range"
          data-testid="moment"
          min="0"
          max=${last}
          step="1"
          aria-valuetext=${text}
          ?disabled=${!canSeek}
          .value=${live(String(present))}
          @input=${(/** @type {Event & { target: HTMLInputElement }} */ event) =>
            this.session.seek(updates[event.target.valueAsNumber])}
        />
        <p>
          <output translate="no" data-testid="moment-text">${text}</output>
          ${
            present < last
              ? html`<button
                  type="button"
                  class="button"
                  data-testid="continue"
                  @click=${() => this.page.pool.train()}
                >
                  ${words.goOn}
                </button>`
              : nothing
          }
        </p>
        <p class="aside">${words.kept(formatCount(updates.length))}</p>
      </div>
    `;
  }

  /** @override */
  render() {
    const curve = this.#curve;
    const subject = this.#subject.value;
    const floor = this.#floor;
    const isRegression = this.session.network.value?.output === 'identity';
    const words = inspectorWords().curves;
    const floorName = words.floors[isRegression && subject === 'errors' ? 'noise' : subject];
    const row = Math.min(this.#row.value ?? Infinity, (curve?.updates.length ?? 1) - 1);
    const shown = curve && (this.#row.value === null ? curve.present : row);
    return html`
      <div class="curve-tools">
        <select
          aria-label=${words.subject}
          data-testid="curve-subject"
          @change=${(/** @type {Event & { target: HTMLSelectElement }} */ event) =>
            (this.#subject.value = /** @type {Subject} */ (event.target.value))}
        >
          <option value="errors">${words.errors}</option>
          ${isRegression ? nothing : html`<option value="accuracy">${words.accuracy}</option>`}
        </select>
        ${check(words.logUpdates, this.#isLogX, 'log-x')}
        ${subject === 'errors' ? check(words.logErrors, this.#isLogY, 'log-y') : nothing}
      </div>
      <div class="chart" aria-hidden="true"></div>
      ${this.#surface.problem()}
      <dl class="readings" translate="no" data-testid="readings">
        ${
          curve && shown !== null
            ? readingsAt(curve, shown, subject).map(
                ({ name, text }, index) =>
                  html`<div>
                    <dt>${index === 0 ? nothing : swatch(LINES[subject][index - 1])}${name}</dt>
                    <dd>${text}</dd>
                  </div>`,
              )
            : nothing
        }
        ${
          floor === null
            ? nothing
            : html`<div>
                <dt>${swatch(FLOOR)}${floorName}</dt>
                <dd>${subject === 'errors' ? formatError(floor) : formatPercent(floor)}</dd>
              </div>`
        }
      </dl>
      ${curve ? this.#scrubber(curve) : nothing}
      ${
        curve
          ? html`<mlp-data-table
              .key=${'curves'}
              .name=${words.table}
              .table=${() => curveTable(curve, isRegression)}
            ></mlp-data-table>`
          : nothing
      }
    `;
  }
}

/** @param {string} name @param {Signal<boolean>} value @param {string} testId */
const check = (name, value, testId) =>
  html`<label class="check"
    ><input
      type="checkbox"
      data-testid=${testId}
      .checked=${value.value}
      @change=${(/** @type {Event & { target: HTMLInputElement }} */ event) =>
        (value.value = event.target.checked)}
    />${name}</label
  >`;

/** As everywhere on the page. @param {number | null} value */
const axisText = (value) => (value === null ? '' : formatSetting(Number(value.toPrecision(6))));

/** @param {{ colour: string, dash?: number[] }} line */
const swatch = ({ colour, dash }) =>
  html`<svg class="swatch" width="26" height="8" aria-hidden="true">
    <path
      d="M0 4h26"
      stroke="var(${colour})"
      stroke-width="2"
      stroke-dasharray=${dash?.join(' ') ?? nothing}
    />
  </svg>`;

/**
 * A colour as canvases understand it, `light-dark()` resolved.
 *
 * @param {HTMLElement} element
 * @param {string} colour
 */
function resolved(element, colour) {
  const probe = document.createElement('span');
  probe.style.color = colour;
  element.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}

customElements.define('mlp-curves', Curves);
