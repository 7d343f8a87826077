/** Softmax as bars over its logits, or one sigmoid output and its rest; and −ln t_c of one point. */
import { html, nothing } from 'lit';
import { subscript } from '../../../words/digits.js';
import { formatError, formatWeight } from '../../../words/numbers.js';
import { outputsWords } from '../../../words/en/tool-outputs.js';
import { probabilityOf } from '../../../views/class-names.js';
import { crossEntropy, softmax } from '../../../views/tools/output-functions.js';
import { barsHeight, drawBars, drawLogLoss, LOGITS, logLossCurve } from '../../../views/tools/outputs.js';
import { selectorsOf } from '../../../scene/selectors.js';
import '../unit-plot.js';
import { exampleOf } from './outputs-example.js';
import { outputsRead, pointChoice } from './outputs-point.js';
import { chartHeight, OutputSection, readings, trackOf } from './outputs-section.js';

const TRACK = trackOf(LOGITS, 400);

export class OutputsSoftmax extends OutputSection {
  /** Logits that are set, as they are now: of a point from the network. @param {number} outputs @returns {number[] | null} */
  #logits(outputs) {
    const { from, z } = this.settings;
    if (from === 'own') return Array.from({ length: outputs }, (_, k) => z[k] ?? 0);
    return outputsRead(this.session)?.z ?? null;
  }

  /** @param {readonly number[]} z @param {number} k @param {number} value */
  #move(z, k, value) {
    this.change({ from: 'own', z: z.with(k, value) });
  }

  /** The class that is true: that of the point, or a chosen one. From 0. @param {number} classes */
  #trueClass(classes) {
    const { from, c } = this.settings;
    const example = typeof from === 'number' ? exampleOf(this.page.pool.points.value, from) : null;
    return Math.min(classes - 1, example ? example.label : c - 1);
  }

  /** @param {number} label @param {number} classes */
  #className(label, classes) {
    return probabilityOf(selectorsOf(this.page.store).ownShown.value, classes, label);
  }

  /** @override */
  render() {
    const { page, session, settings, change } = this;
    const words = outputsWords();
    const network = session.network.value;
    if (!network) return nothing;
    if (network.output === 'identity') {
      return html`<p class="aside" data-testid="outputs-needs">${words.needsClasses}</p>`;
    }
    const outputs = network.sizes[network.sizes.length - 1];
    const points = page.pool.points.value;
    const count = points ? points.x.length / points.n : 0;
    const z = this.#logits(outputs);
    return html`
      ${pointChoice(settings.from, count, change)}
      ${
        settings.from === 'probe'
          ? html`<mlp-unit-plot .page=${page} .session=${session} .of=${'unit'}></mlp-unit-plot>`
          : nothing
      }
      ${z ? this.#shown(z, outputs) : html`<p class="aside" role="status">${words.comes}</p>`}
    `;
  }

  /** @param {number[]} z @param {number} outputs */
  #shown(z, outputs) {
    const words = outputsWords();
    // One output is the probability of the second class: as if the first had z = 0.
    const logits = outputs === 1 ? [0, z[0]] : z;
    const classes = logits.length;
    const t = softmax(logits);
    const c = this.#trueClass(classes);
    const d = crossEntropy(logits, c);
    const nameOf = (/** @type {number} */ k) =>
      outputs === 1 ? (k === 0 ? '1 − t₁' : 't₁') : `t${subscript(k + 1)}`;
    const zName = (/** @type {number} */ k) => `z${subscript(k + 1)}`;
    const names = t.map((_, k) => `${nameOf(k)}, ${this.#className(k, classes)}`);
    return html`
      <div class="outputs-row">
        <div class="outputs-sliders">
          ${z.map((value, k) =>
            this.slider({
              ...{ key: `z${k + 1}`, name: zName(k), value, track: TRACK },
              set: (next) => this.#move(z, k, next),
            }),
          )}
          <p class="aside">${outputs === 1 ? words.softmax.one : words.softmax.several}</p>
        </div>
        <div data-testid="outputs-shares" data-shares=${t.join(' ')}>
          ${this.picture('outputs-bars', {
            title: words.softmax.title,
            label: words.softmax.bars(names.map((name, k) => `${name}: ${formatWeight(t[k])}`)),
            height: () => barsHeight(classes),
            draw: (ctx, size, style) => drawBars(ctx, size, style, { shares: t, names, marked: c }),
            table: {
              caption: words.softmax.title,
              columns: [words.class, 'z', 'exp(z)', 't'],
              rows: t.map((share, k) => [names[k], logits[k], Math.exp(logits[k]), share]),
              write: (value, column) => (column === 2 ? formatError(value) : formatWeight(value)),
            },
          })}
        </div>
      </div>
      ${this.#error(t[c], d, c, classes)}
    `;
  }

  /** @param {number} t @param {number} d @param {number} c  from 0 @param {number} classes */
  #error(t, d, c, classes) {
    const words = outputsWords().logLoss;
    const isOfPoint = typeof this.settings.from === 'number';
    const curve = logLossCurve();
    return html`<h3>${words.heading}</h3>
      <div class="outputs-row">
        <div>
          <label class="outputs-class"
            >${isOfPoint ? words.trueClass : words.chosenClass}
            <select
              data-testid="outputs-class"
              ?disabled=${isOfPoint}
              @change=${(/** @type {Event & { target: HTMLSelectElement }} */ { target }) => this.change({ c: Number(target.value) })}
            >
              ${Array.from(
                { length: classes },
                (_, k) =>
                  html`<option value=${k + 1} ?selected=${k === c}>
                    ${k + 1}: ${this.#className(k, classes)}
                  </option>`,
              )}
            </select></label
          >
          ${readings([
            {
              key: 'tc',
              name: html`<var>t</var><sub>c</sub>`,
              value: t,
              text: t < 1e-4 ? formatError(t) : formatWeight(t),
            },
            {
              key: 'd',
              name: html`<var>D</var> = −ln <var>t</var><sub>c</sub>`,
              value: d,
              text: formatError(d),
            },
          ])}
          <p class="aside">${words.about}</p>
        </div>
        ${this.picture('outputs-loss', {
          title: words.title,
          label: words.curve(formatWeight(t), formatError(d)),
          height: chartHeight,
          draw: (ctx, size, style) =>
            drawLogLoss(ctx, size, style, { t, d, names: { x: words.x, y: '−ln t' } }),
          table: {
            caption: words.title,
            columns: ['t', '−ln t'],
            rows: [[t, d], ...Array.from(curve.x, (x, i) => [x, curve.y[i]])],
            write: (value) => formatWeight(value),
          },
        })}
      </div>`;
  }
}

customElements.define('mlp-outputs-softmax', OutputsSoftmax);
