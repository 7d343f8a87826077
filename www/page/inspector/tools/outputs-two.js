/**
 * Two softmax outputs against one sigmoid: the same function of z₁ − z₂; and whether training them leads to the same
 * probabilities, where λ penalises them differently.
 *
 * @import { Compared } from '../../../worker/jobs/kinds/softmax-against-sigmoid.js'
 */
import { html, nothing } from 'lit';
import { boardAsTrained } from '../../../scene/own-board.js';
import { trainerConfig } from '../../../scene/task.js';
import { formatError, formatPower, formatSetting, formatWeight } from '../../../words/numbers.js';
import { outputsWords } from '../../../words/en/tool-outputs.js';
import { ratiosFor, sigmoid, softmax, verdictOf } from '../../../views/tools/output-functions.js';
import { drawDifferences, drawSigmoid, LOGITS, sampled } from '../../../views/tools/outputs.js';
import { sourceInfo } from '../../page.js';
import { chartHeight, OutputSection, readings, trackOf } from './outputs-section.js';
import { ToolJob } from './tool-job.js';

const TRACK = trackOf(LOGITS, 400);

export class OutputsTwo extends OutputSection {
  #job = new ToolJob(this, {
    kind: 'softmax-against-sigmoid',
    needsLab: false,
    units: () => {
      const config = this.#config;
      return config && [{ config, ratios: ratiosFor(config.layerSizes.length - 1) }];
    },
  });

  /** The network with one sigmoid output; null where the board has no two classes, or λ makes no difference. */
  get #config() {
    const { page, session } = this;
    const figure = session.figure.value;
    const board = boardAsTrained(page.store.scene.value);
    const info = sourceInfo(page);
    if (!figure || !info || !page.pool.points.value || this.#lack !== null) return null;
    return trainerConfig(board, { ...figure, output: 'sigmoid' }, info);
  }

  /** Why nothing can be compared. @returns {'classes' | 'lambda' | null} */
  get #lack() {
    const network = this.session.network.value;
    const outputs = network?.sizes.at(-1);
    if (!network || network.output === 'identity' || (outputs ?? 0) > 2) return 'classes';
    return this.session.figure.value?.lambda === 0 ? 'lambda' : null;
  }

  /** @override */
  render() {
    const words = outputsWords().two;
    const [z1, z2] = [this.settings.z[0] ?? 0, this.settings.z[1] ?? 0];
    const rest = this.settings.z.slice(2);
    const [t1] = softmax([z1, z2]);
    const one = sigmoid(z1 - z2);
    const set = (/** @type {number} */ first, /** @type {number} */ second) =>
      this.change({ z: [first, second, ...rest] });
    const curve = sampled(-LOGITS, LOGITS, sigmoid, 41);
    return html`
      <div class="outputs-row">
        <div class="outputs-sliders">
          ${this.slider({ key: 'z1', name: 'z₁', value: z1, track: TRACK, set: (next) => set(next, z2) })}
          ${this.slider({ key: 'z2', name: 'z₂', value: z2, track: TRACK, set: (next) => set(z1, next) })}
          <p>
            <button
              type="button"
              class="button"
              data-testid="outputs-shift"
              @click=${() => set(Math.min(1000, z1 + 1), Math.min(1000, z2 + 1))}
            >
              ${words.shift}
            </button>
          </p>
          ${readings([
            {
              ...{
                key: 'softmax',
                name: html`softmax: <var>t</var>₁ = e<sup><var>z</var>₁</sup> / (e<sup><var>z</var>₁</sup> +
                  e<sup><var>z</var>₂</sup>)`,
              },
              ...{ value: t1, text: formatWeight(t1, 6) },
            },
            {
              ...{
                key: 'sigmoid',
                name: html`<var>σ</var>(<var>z</var>₁ − <var>z</var>₂) =
                  <var>σ</var>(${formatWeight(z1 - z2)})`,
              },
              ...{ value: one, text: formatWeight(one, 6) },
            },
          ])}
          <p class="aside">${words.about}</p>
        </div>
        ${this.picture('outputs-sigmoid', {
          title: words.title,
          label: words.curve(formatWeight(z1 - z2), formatWeight(one)),
          height: chartHeight,
          draw: (ctx, size, style) =>
            drawSigmoid(ctx, size, style, { z: z1 - z2, names: { x: 'z₁ − z₂', y: 't₁' } }),
          table: {
            caption: words.title,
            columns: ['z₁ − z₂', 't₁'],
            rows: [[z1 - z2, one], ...Array.from(curve.x, (x, i) => [x, curve.y[i]])],
            write: (value) => formatWeight(value),
          },
        })}
      </div>
      <h3>${words.restHeading}</h3>
      ${this.#atRest()}
    `;
  }

  #atRest() {
    const words = outputsWords().two;
    const lack = this.#lack;
    const figure = this.session.figure.value;
    const config = this.#config;
    if (lack !== null) {
      return html`<p class="aside" data-testid="outputs-lack" data-lack=${lack}>${words.lack[lack]}</p>`;
    }
    if (!figure || !config) return nothing;
    const layers = config.layerSizes.length - 1;
    const compared = /** @type {Compared[]} */ ([...(this.#job.parts.value[0] ?? [])]);
    const isWhole = compared.length === ratiosFor(layers).length;
    const hasRectifiers = layers > 1 && (config.activation === 'relu' || config.activation === 'leakyRelu');
    const expected = layers > 1 && hasRectifiers ? 2 ** (1 / layers) : 2;
    return html`
      <p>${words.question(formatSetting(figure.lambda))}</p>
      ${this.#job.status('outputs')} ${isWhole ? this.#verdict(compared, layers, hasRectifiers) : nothing}
      ${
        compared.length > 0
          ? this.picture('outputs-rest', {
              title: words.restTitle(formatSetting(figure.lambda)),
              label: words.restLabel(
                compared.map(
                  ({ ratio, difference }) => `${formatWeight(ratio, 2)}: ${formatError(difference)}`,
                ),
              ),
              height: chartHeight,
              draw: (ctx, size, style) =>
                drawDifferences(ctx, size, style, {
                  ...{
                    compared,
                    expected: { at: expected, name: hasRectifiers ? words.root(layers) : '2λ' },
                  },
                  names: { x: 'λ′/λ', y: words.difference },
                }),
              table: {
                caption: words.restTitle(formatSetting(figure.lambda)),
                columns: ['λ′/λ', 'λ′', words.difference],
                rows: compared.map(({ ratio, difference }) => [ratio, ratio * figure.lambda, difference]),
                write: (value, column) => (column === 2 ? formatError(value) : formatWeight(value)),
              },
            })
          : nothing
      }
    `;
  }

  /** @param {readonly Compared[]} compared @param {number} layers @param {boolean} hasRectifiers */
  #verdict(compared, layers, hasRectifiers) {
    const words = outputsWords().two.verdicts;
    const verdict = verdictOf(compared, layers, hasRectifiers);
    const least = compared.reduce((best, each) => (each.difference < best.difference ? each : best));
    const at = (/** @type {number} */ ratio) =>
      /** @type {Compared} */ (compared.find((each) => Math.abs(each.ratio - ratio) < 1e-9));
    const doubled = at(2).difference;
    const root = at(2 ** (1 / layers)).difference;
    const texts = {
      same: () => words.same(formatPower(doubled)),
      all: () => words.all(formatPower(Math.max(...compared.map(({ difference }) => difference)))),
      none: () =>
        words.none(formatError(doubled), formatError(least.difference), formatWeight(least.ratio, 2)),
      scaled: () => words.scaled(layers, formatError(root), formatError(doubled)),
      unsettled: () => words.unsettled(formatError(least.difference)),
    };
    return html`<p
      class="outputs-verdict"
      role="status"
      data-testid="outputs-rest-verdict"
      data-verdict=${verdict}
      data-doubled=${doubled}
      data-least=${least.difference}
    >
      ${texts[verdict]()}
    </p>`;
  }
}

customElements.define('mlp-outputs-two', OutputsTwo);
