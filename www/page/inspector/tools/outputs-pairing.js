/** A sigmoid output with the cross-entropy, which belongs to it, and with the squared error, which does not. */
import { html } from 'lit';
import { formatFactor, formatWeight } from '../../../words/numbers.js';
import { outputsWords } from '../../../words/en/tool-outputs.js';
import { pairings } from '../../../views/tools/output-functions.js';
import { drawPairings, LOGITS, sampled } from '../../../views/tools/outputs.js';
import { chartHeight, OutputSection, trackOf } from './outputs-section.js';

const TRACK = trackOf(LOGITS, 400);

/** Where t is on the wrong side by so much, the network is confidently wrong. */
const CONFIDENT = 0.9;

export class OutputsPairing extends OutputSection {
  /** @override */
  render() {
    const { settings, change } = this;
    const { logit: z, target: y } = settings;
    const words = outputsWords().pairing;
    const here = pairings(z, y);
    const wrongBy = Math.abs(here.t - y);
    const factor = here.right.gradient / here.wrong.gradient;
    const state = wrongBy > CONFIDENT ? 'wrong' : wrongBy < 1 - CONFIDENT ? 'right' : 'undecided';
    const rows = sampled(-LOGITS, LOGITS, (x) => x, 41).x;
    return html`
      <div class="outputs-row">
        <div class="outputs-sliders">
          ${this.slider({ key: 'logit', name: 'z', value: z, track: TRACK, set: (next) => change({ logit: next }) })}
          <div class="outputs-targets" role="group" aria-label=${words.target}>
            <span>${words.target}</span>
            ${[0, 1].map(
              (target) =>
                html`<button
                  type="button"
                  class="button quiet"
                  aria-pressed=${target === y}
                  data-testid=${`outputs-target-${target}`}
                  @click=${() => change({ target })}
                >
                  y = ${target}
                </button>`,
            )}
          </div>
          <table class="values outputs-pairs" translate="no">
            <thead>
              <tr>
                <td></td>
                <th scope="col">${words.right}</th>
                <th scope="col">${words.wrong}</th>
              </tr>
            </thead>
            <tbody>
              ${this.#row(html`<var>t</var> = <var>σ</var>(<var>z</var>)`, 't', here.t, here.t)}
              ${this.#row(html`<var>D</var>`, 'd', here.right.d, here.wrong.d)}
              ${this.#row(html`∂<var>D</var>/∂<var>z</var>`, 'gradient', here.right.gradient, here.wrong.gradient)}
              <tr>
                <th scope="row">${words.formula}</th>
                <td>t − y</td>
                <td>2(t − y) t(1 − t)</td>
              </tr>
            </tbody>
          </table>
          <p data-testid="outputs-verdict" data-state=${state} data-factor=${factor}>
            ${words.verdict[state](Number.isFinite(factor) ? formatFactor(factor) : '∞')}
          </p>
        </div>
        ${this.picture('outputs-pairing', {
          title: words.title(y),
          label: words.curves(
            y,
            formatWeight(z),
            formatWeight(here.right.gradient),
            formatWeight(here.wrong.gradient),
          ),
          height: chartHeight,
          draw: (ctx, size, style) =>
            drawPairings(ctx, size, style, {
              ...{ z, y, names: { x: 'z', y: '∂D/∂z', right: words.rightShort, wrong: words.wrongShort } },
            }),
          table: {
            caption: words.title(y),
            columns: ['z', 't', `${words.right}: D`, '∂D/∂z', `${words.wrong}: D`, '∂D/∂z'],
            rows: Array.from(rows, (x) => {
              const { t, right, wrong } = pairings(x, y);
              return [x, t, right.d, right.gradient, wrong.d, wrong.gradient];
            }),
            write: (value) => formatWeight(value, 5),
          },
        })}
      </div>
    `;
  }

  /** @param {unknown} name @param {string} key @param {number} right @param {number} wrong */
  #row(name, key, right, wrong) {
    return html`<tr>
      <th scope="row">${name}</th>
      <td data-testid=${`outputs-right-${key}`} data-value=${right}>${formatWeight(right, 5)}</td>
      <td data-testid=${`outputs-wrong-${key}`} data-value=${wrong}>${formatWeight(wrong, 5)}</td>
    </tr>`;
  }
}

customElements.define('mlp-outputs-pairing', OutputsPairing);
