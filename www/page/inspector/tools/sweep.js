/**
 * λ sweep: the network under several λ, as a strip of maps over the curves of its errors.
 *
 * @import { Asked, Swept } from '../../../worker/jobs/kinds/sweep.js'
 * @import { Picture } from './tool-picture.js'
 * @import { ToolProps } from './tool-element.js'
 */
import { html, nothing } from 'lit';
import { VIEWS } from '../../../scene/views.js';
import { captionText } from '../../../views/caption.js';
import { bestOf, coarseToFine, drawSweep, lambdasOf, sweepHeight } from '../../../views/tools/sweep.js';
import { perLanguage } from '../../../words/language.js';
import { formatError, formatSetting } from '../../../words/numbers.js';
import { sweepWords } from '../../../words/en/tool-sweep.js';
import { boardSetting } from '../../elements/plot-canvas.js';
import '../../elements/number-field.js';
import '../../elements/select-field.js';
import { PLOT_ASPECT } from '../../page.js';
import { mapView, networkOf } from './board-of.js';
import { ToolElement } from './tool-element.js';
import { ToolJob } from './tool-job.js';
import './tool-picture.js';

/** Nodes across a map. */
const COLUMNS = 96;

/** @typedef {{ count: number, from: number, to: number, start: 'cold' | 'warm' }} Settings */

const starts = perLanguage(() => Object.entries(sweepWords().starts));

/** @param {ToolProps} props */
export const template = ({ page, session, settings, change }) =>
  html`<mlp-tool-sweep
    .page=${page}
    .session=${session}
    .settings=${settings}
    .change=${change}
  ></mlp-tool-sweep>`;

/** @extends {ToolElement<Settings>} */
class Sweep extends ToolElement {
  #setting = /** @type {ReturnType<typeof boardSetting> | null} */ (null);
  #job = new ToolJob(this, { kind: 'sweep', needsLab: false, units: () => this.#units() });

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.#setting = boardSetting(this.page);
  }

  get #lambdas() {
    const { from, to, count } = this.settings;
    return lambdasOf(from, to, count);
  }

  /** @returns {readonly Asked[] | null} */
  #units() {
    const network = networkOf(this.page, this.session);
    const view = mapView(this.page, COLUMNS);
    const lambdas = this.#lambdas;
    if (!network || !view || lambdas.length === 0) return null;
    // λ of the figure itself changes nothing here.
    const asked = { config: { ...network.config, lambda: 0 }, updates: network.rest, view };
    if (this.settings.start === 'warm') return [{ ...asked, lambdas }];
    return coarseToFine(lambdas).map((lambda) => ({ ...asked, lambdas: [lambda] }));
  }

  /** In the order of λ. @returns {readonly Swept[]} */
  get #swept() {
    return this.#job.parts.value.flat().sort((a, b) => a.lambda - b.lambda);
  }

  /** @param {keyof Settings} name @param {unknown} value */
  #set(name, value) {
    this.change({ [name]: value });
  }

  /** @override */
  render() {
    const words = sweepWords();
    const { count, from, to, start } = this.settings;
    const fields = VIEWS.sweep;
    const swept = this.#swept;
    return html`
      <p class="aside">${words.about}</p>
      <div class="tool-settings">
        <mlp-number
          key="sweep-count"
          integer
          .name=${words.count}
          .rule=${fields.count}
          .value=${count}
          @commit=${(/** @type {CustomEvent} */ { detail }) => this.#set('count', detail)}
        ></mlp-number>
        <mlp-number
          key="sweep-from"
          .name=${words.from}
          .rule=${fields.from}
          .value=${from}
          @commit=${(/** @type {CustomEvent} */ { detail }) => this.#set('from', detail)}
        ></mlp-number>
        <mlp-number
          key="sweep-to"
          .name=${words.to}
          .rule=${fields.to}
          .value=${to}
          @commit=${(/** @type {CustomEvent} */ { detail }) => this.#set('to', detail)}
        ></mlp-number>
        <mlp-select
          key="sweep-start"
          .name=${words.start}
          .choices=${starts()}
          .value=${start}
          @commit=${(/** @type {CustomEvent} */ { detail }) => this.#set('start', detail)}
        ></mlp-select>
      </div>
      ${to > from ? this.#job.status('sweep') : html`<p role="alert">${words.bounds}</p>`}
      <mlp-tool-picture
        key="sweep"
        data-count=${swept.length}
        data-best=${bestOf(swept)?.lambda ?? nothing}
        .page=${this.page}
        .picture=${this.#picture(swept)}
      ></mlp-tool-picture>
      ${swept.length > 0 ? this.#uses(swept) : nothing}
    `;
  }

  /** @param {readonly Swept[]} swept @returns {Picture} */
  #picture(swept) {
    const words = sweepWords();
    const { from, to } = this.settings;
    const figure = this.session.figure.value;
    const setting = this.#setting?.value ?? null;
    const lambdas = this.#lambdas;
    const caption = figure ? captionText({ ...figure, lambda: 0, name: '' }, this.page.pool.look.value) : '';
    return {
      title: words.title(caption, formatSetting(from), formatSetting(to)),
      label: this.#label(swept),
      height: (width) => sweepHeight(lambdas.length, width, PLOT_ASPECT),
      draw: (ctx, size, style) =>
        drawSweep(ctx, size, style, { swept, lambdas, range: { from, to }, setting, aspect: PLOT_ASPECT }),
      table: {
        caption: words.table,
        columns: words.columns,
        rows: swept.map(({ lambda, error, divergence, updates }) => [
          ...[lambda, error.d, lambda * error.r],
          ...[error.testD ?? '–', divergence?.value ?? '–', updates],
        ]),
        write: (value, column) => (column === 0 || column === 5 ? formatSetting(value) : formatError(value)),
      },
    };
  }

  /** @param {readonly Swept[]} swept */
  #label(swept) {
    const words = sweepWords();
    if (swept.length === 0) return words.waiting;
    const best = bestOf(swept);
    const [first, last] = [swept[0], swept[swept.length - 1]];
    return words.label(
      swept.length,
      best ? words.best(formatSetting(best.lambda), best.isExact) : '',
      words.rise(formatError(first.error.d), formatError(last.error.d)),
    );
  }

  /** @param {readonly Swept[]} swept */
  #uses(swept) {
    const words = sweepWords();
    const { id } = this.session;
    const now = this.session.figure.value?.lambda;
    return html`<div class="tool-uses">
      <span>${words.use}</span>
      ${swept.map(
        ({ lambda }) =>
          html`<button
            type="button"
            class="button quiet"
            aria-label=${words.useThis(formatSetting(lambda))}
            aria-pressed=${lambda === now}
            data-lambda=${lambda}
            @click=${() => this.page.store.setFigure(id, { lambda })}
          >
            ${formatSetting(lambda)}
          </button>`,
      )}
    </div>`;
  }
}

customElements.define('mlp-tool-sweep', Sweep);
