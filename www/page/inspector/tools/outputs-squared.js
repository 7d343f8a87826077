/** The identity with its squared error: D = (t − y)², t = z, and its slope. */
import { html, nothing } from 'lit';
import { formatWeight } from '../../../words/numbers.js';
import { outputsWords } from '../../../words/en/tool-outputs.js';
import { drawSquared, sampled } from '../../../views/tools/outputs.js';
import '../unit-plot.js';
import { exampleOf } from './outputs-example.js';
import { outputsRead, pointChoice } from './outputs-point.js';
import { chartHeight, OutputSection, readings, trackOf } from './outputs-section.js';

const TRACK = trackOf(5, 400);

export class OutputsSquared extends OutputSection {
  /** t and y: of a point, or by hand; null where they are on their way. */
  get #pair() {
    const { from, t, y } = this.settings;
    if (!this.#isRegression || from === 'own') return { t, y };
    const read = outputsRead(this.session);
    if (!read) return null;
    const example = typeof from === 'number' ? exampleOf(this.page.pool.points.value, from) : null;
    return { t: read.t[0], y: example ? example.y[0] : y };
  }

  get #isRegression() {
    return this.session.network.value?.output === 'identity';
  }

  /** @override */
  render() {
    const { page, session, settings, change } = this;
    const words = outputsWords();
    if (!session.network.value) return nothing;
    const points = page.pool.points.value;
    const pair = this.#pair;
    return html`
      ${
        this.#isRegression
          ? pointChoice(settings.from, points ? points.x.length / points.n : 0, change)
          : html`<p class="aside" data-testid="outputs-by-hand">${words.squared.byHand}</p>`
      }
      ${
        this.#isRegression && settings.from === 'probe'
          ? html`<mlp-unit-plot .page=${page} .session=${session} .of=${'unit'}></mlp-unit-plot>`
          : nothing
      }
      ${pair ? this.#shown(pair) : html`<p class="aside" role="status">${words.comes}</p>`}
    `;
  }

  /** @param {{ t: number, y: number }} pair */
  #shown({ t, y }) {
    const words = outputsWords().squared;
    const d = (t - y) ** 2;
    const slope = 2 * (t - y);
    const half = Math.max(2, 1.3 * Math.abs(t - y));
    const curve = sampled(y - half, y + half, (x) => (x - y) ** 2, 41);
    return html`<div class="outputs-row">
      <div class="outputs-sliders">
        ${this.slider({ key: 't', name: 't = z', value: t, track: TRACK, set: (next) => this.change({ from: 'own', t: next, y }) })}
        ${this.slider({ key: 'y', name: 'y', value: y, track: TRACK, set: (next) => this.change({ from: 'own', t, y: next }) })}
        ${readings([
          {
            key: 'd',
            name: html`<var>D</var> = (<var>t</var> − <var>y</var>)²`,
            value: d,
            text: formatWeight(d),
          },
          {
            ...{ key: 'slope', name: html`∂<var>D</var>/∂<var>z</var> = 2(<var>t</var> − <var>y</var>)` },
            ...{ value: slope, text: formatWeight(slope) },
          },
        ])}
        <p class="aside">${words.about}</p>
      </div>
      ${this.picture('outputs-squared', {
        title: words.title,
        label: words.curve(formatWeight(t), formatWeight(y), formatWeight(d), formatWeight(slope)),
        height: chartHeight,
        draw: (ctx, size, style) => drawSquared(ctx, size, style, { t, y, names: { x: 't', y: 'D' } }),
        table: {
          caption: words.title,
          columns: ['t', 'D', '∂D/∂z'],
          rows: [[t, d, slope], ...Array.from(curve.x, (x, i) => [x, curve.y[i], 2 * (x - y)])],
          write: (value) => formatWeight(value),
        },
      })}
    </div>`;
  }
}

customElements.define('mlp-outputs-squared', OutputsSquared);
