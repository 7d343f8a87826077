/**
 * Cloud of boundaries: the network on many training sets, under its λ and another one side by side.
 *
 * @import { Points } from '../../../points/points.d.ts'
 * @import { Asked, Part } from '../../../worker/jobs/kinds/cloud.js'
 * @import { Known } from './cloud-spread.js'
 * @import { Picture } from './tool-picture.js'
 * @import { ToolProps } from './tool-element.js'
 */
import { html, nothing } from 'lit';
import { NETWORK } from '../../../scene/schema.js';
import { selectorsOf } from '../../../scene/selectors.js';
import { VIEWS } from '../../../scene/views.js';
import { captionText } from '../../../views/caption.js';
import { cloudHeight, drawCloud } from '../../../views/tools/cloud.js';
import { cloudWords } from '../../../words/en/tool-cloud.js';
import { perLanguage } from '../../../words/language.js';
import { formatError, formatSetting } from '../../../words/numbers.js';
import '../../elements/number-field.js';
import '../../elements/select-field.js';
import { PLOT_ASPECT } from '../../page.js';
import { networkOf } from './board-of.js';
import { knownOf, optimumOf } from './cloud-spread.js';
import { ToolElement } from './tool-element.js';
import { ToolJob } from './tool-job.js';
import './tool-picture.js';

/** Nodes of a map. */
const SIZE = { width: 120, height: 88 };

/** Training sets of a unit: as many whatever the machine, so that results do not depend on it. */
const UNIT = 10;

/** Points of the source that means are taken over. */
const JUDGES = 2000;

/** Seeds go from 0 to 2³² − 1, and round. */
const SEEDS = 2 ** 32;

/** λ beside that of a figure without a penalty. */
const PENALTY = 0.1;

/** @typedef {{ count: number, other: number | 'auto', updates: number, from: 'source' | 'bootstrap' }} Settings */

const sources = perLanguage(() => Object.entries(cloudWords().sources));

/** @param {ToolProps} props */
export const template = ({ page, session, settings, change }) =>
  html`<mlp-tool-cloud
    .page=${page}
    .session=${session}
    .settings=${settings}
    .change=${change}
  ></mlp-tool-cloud>`;

/** @extends {ToolElement<Settings>} */
class Cloud extends ToolElement {
  #job = new ToolJob(this, { kind: 'cloud', needsLab: true, units: () => this.#units() });

  /** Whether the distribution of the points is known. */
  get #hasTruth() {
    return selectorsOf(this.page.store).ownShown.value === null;
  }

  /** The figure's, and the one beside it. @returns {readonly [number, number]} */
  get #lambdas() {
    const own = this.session.figure.value?.lambda ?? 0;
    const { other } = this.settings;
    if (other !== 'auto') return [own, other];
    return [own, own === 0 ? PENALTY : 0];
  }

  /** What is seen stays until there is something else. @param {readonly Known[]} known */
  #shownLambdas = (known) => this.#lambdas.map((lambda, at) => known[at].networks[0]?.lambda ?? lambda);

  /** @returns {readonly Asked[] | null} */
  #units() {
    const network = networkOf(this.page, this.session);
    if (!network || !this.page.pool.points.value || !hasBoundary(network.config)) return null;
    const { count, updates, from } = this.settings;
    const { seed } = this.page.store.scene.value.board;
    const seeds = Array.from({ length: count }, (_, i) => (seed + 1 + i) % SEEDS);
    const asked = {
      config: { ...network.config, lambda: 0 },
      lambdas: this.#lambdas,
      updates,
      from: this.#hasTruth ? from : /** @type {const} */ ('bootstrap'),
      size: SIZE,
      judge: { count: JUDGES, seed },
    };
    return Array.from({ length: Math.ceil(count / UNIT) }, (_, i) => ({
      ...asked,
      seeds: seeds.slice(UNIT * i, UNIT * (i + 1)),
      isFirst: i === 0,
    }));
  }

  /** @param {keyof Settings} name @param {CustomEvent} event */
  #set = (name, { detail }) => this.change({ [name]: detail });

  /** @override */
  render() {
    const words = cloudWords();
    const network = networkOf(this.page, this.session);
    if (network && !hasBoundary(network.config)) {
      return html`<p class="aside" data-testid="cloud-unfit">${words.needsTwo}</p>`;
    }
    const parts = /** @type {readonly (readonly Part[])[]} */ (this.#job.parts.value);
    const known = [0, 1].map((at) => knownOf(parts, at));
    return html`
      <p class="aside">${words.about}</p>
      ${this.#settings()} ${this.#job.status('cloud')}
      <mlp-tool-picture
        key="cloud"
        data-lines=${known.map(({ networks }) => networks.length).join(' ')}
        data-numbers=${known[0].numbers ? JSON.stringify(known.map(({ numbers }) => numbers)) : nothing}
        .page=${this.page}
        .picture=${this.#picture(parts, known)}
      ></mlp-tool-picture>
      ${this.#sums(known)}
    `;
  }

  #settings() {
    const words = cloudWords();
    const { count, updates, from } = this.settings;
    const fields = VIEWS.cloud;
    return html`<div class="tool-settings">
        <mlp-number
          key="cloud-count"
          integer
          .name=${words.count}
          .rule=${fields.count}
          .value=${count}
          @commit=${(/** @type {CustomEvent} */ event) => this.#set('count', event)}
        ></mlp-number>
        <mlp-number
          key="cloud-other"
          .name=${words.other}
          .rule=${NETWORK.lambda}
          .value=${this.#lambdas[1]}
          @commit=${(/** @type {CustomEvent} */ event) => this.#set('other', event)}
        ></mlp-number>
        <mlp-number
          key="cloud-updates"
          integer
          .name=${words.updates}
          .rule=${fields.updates}
          .value=${updates}
          @commit=${(/** @type {CustomEvent} */ event) => this.#set('updates', event)}
        ></mlp-number>
        ${
          this.#hasTruth
            ? html`<mlp-select
                key="cloud-from"
                .name=${words.from}
                .choices=${sources()}
                .value=${from}
                @commit=${(/** @type {CustomEvent} */ event) => this.#set('from', event)}
              ></mlp-select>`
            : nothing
        }
      </div>
      ${this.#hasTruth ? nothing : html`<p class="aside">${words.bootstrapOnly}</p>`}`;
  }

  /** @param {readonly (readonly Part[])[]} parts @param {readonly Known[]} known @returns {Picture} */
  #picture(parts, known) {
    const words = cloudWords();
    const lambdas = this.#shownLambdas(known);
    const { pool } = this.page;
    const { count } = this.settings;
    const names = lambdas.map(formatSetting);
    const figure = this.session.figure.value;
    const caption = figure ? captionText({ ...figure, name: '' }, pool.look.value) : '';
    const hasTruth = this.#hasTruth;
    const sides = known.map(({ networks, numbers, maps }, at) => ({
      name: at === 0 ? words.own(names[0]) : words.side(names[1]),
      lines: networks.flatMap(({ line }) => line ?? []),
      ...{ numbers, maps },
    }));
    const cloud = {
      ...{ sides, count, hasTruth, size: SIZE, aspect: PLOT_ASPECT },
      optimum: optimumOf(parts)?.line ?? null,
      domain: pool.domain.value,
    };
    return {
      title: words.title(count, caption, names[0], names[1]),
      label: labelOf(known, names, hasTruth),
      height: (width) => cloudHeight(width, PLOT_ASPECT, hasTruth),
      draw: (ctx, size, style) => drawCloud(ctx, size, style, cloud),
      table: {
        caption: words.table,
        columns: words.columns,
        rows: known.map(({ networks, diverged, capped, numbers }, at) => {
          const { bias = null, variance = null, deviation = null } = numbers ?? {};
          const sum = bias !== null && variance !== null ? bias + variance : '–';
          return [
            ...[lambdas[at], networks.length, diverged, capped],
            ...[bias ?? '–', variance ?? '–', sum, deviation ?? '–'],
          ];
        }),
        write: (value, column) => (column < 4 ? formatSetting(value) : formatError(value)),
      },
    };
  }

  /** That bias² and variance make up the deviation, and over what these are means. @param {readonly Known[]} known */
  #sums(known) {
    const words = cloudWords();
    const { testPoints, points } = this.page.pool;
    const names = this.#shownLambdas(known).map(formatSetting);
    const count = (/** @type {Points | null} */ some) => (some ? some.x.length / some.n : 0);
    const { means } = words;
    let mean = means.source(JUDGES);
    if (!this.#hasTruth) {
      const test = testPoints.value;
      mean = test ? means.test(count(test)) : means.train(count(points.value));
    }
    return html`<div data-testid="cloud-sums">
      ${known.map(({ networks, diverged, capped, lineless, numbers }, at) => {
        if (!numbers) {
          const isLost = networks.length > 0 && diverged === networks.length;
          return isLost ? html`<p data-lost>${words.allDiverged(names[at])}</p>` : nothing;
        }
        const [bias, variance, deviation] = [numbers.bias, numbers.variance, numbers.deviation].map(
          formatError,
        );
        return html`<p>
          ${numbers.bias === null ? words.variance(names[at], variance) : words.sum(names[at], bias, variance, deviation)}
          ${lineless > 0 ? words.lineless(lineless, networks.length - diverged) : nothing}
          ${capped > 0 ? words.capped(capped, networks.length, this.settings.updates) : nothing}
          ${diverged > 0 ? words.diverged(diverged) : nothing}
        </p>`;
      })}
      <p class="aside">${mean}</p>
    </div>`;
  }
}

/** Whether it tells two classes apart, in the plane. @param {import('../../../training/protocol.js').TrainerConfig} config */
const hasBoundary = ({ output, layerSizes }) => output !== 'identity' && Number(layerSizes.at(-1)) <= 2;

/** @param {readonly Known[]} known @param {readonly string[]} names @param {boolean} hasTruth */
function labelOf(known, names, hasTruth) {
  const words = cloudWords();
  if (known.every(({ networks }) => networks.length === 0)) return words.waiting;
  const told = (/** @type {number | null | undefined} */ value) =>
    value === null || value === undefined ? null : formatError(value);
  const sides = known.map(({ networks, numbers }, at) =>
    words.label(networks.length, names[at], told(numbers?.bias), told(numbers?.variance)),
  );
  return [...sides, hasTruth ? words.overOptimum : ''].join(' ').trim();
}

customElements.define('mlp-tool-cloud', Cloud);
