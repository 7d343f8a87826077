/**
 * A look inside one network: its diagram, its units and weights, its errors over time, and what is wrong with it.
 *
 * @import { ErrorCurve } from '../../worker/inspect/parts/curve.js'
 * @import { Maps } from '../../worker/inspect/parts/maps.js'
 * @import { Theta } from '../../worker/inspect/parts/theta.js'
 * @import { Page } from '../page.js'
 */
import { html, nothing } from 'lit';
import '../../styles/inspector.css';
import { selectorsOf } from '../../scene/selectors.js';
import { architectureText } from '../../views/caption.js';
import { diagnose, lambdaElsewhere } from '../../views/diagnosis.js';
import { formatSetting } from '../../words/numbers.js';
import { closeInspector } from '../top/actions.js';
import { isBeingTyped } from '../top/keys.js';
import { copyOrShow } from '../device.js';
import { closeIcon } from '../elements/icons.js';
import { required, SignalElement } from '../elements/signal-element.js';
import './curves.js';
import './diagram.js';
import './probe-table.js';
import { Session } from './session.js';
import './truth.js';
import './unit-plot.js';
import './weights.js';

export class Inspector extends SignalElement {
  static properties = {
    page: { attribute: false },
    figureId: { attribute: false },
    takesFocus: { attribute: false },
  };

  /** The figure for which the focus was taken. */
  #focusedFor = -1;

  /** @type {Session | null} */
  #session = null;
  #sessionOf = -1;

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
    this.figureId = -1;
    /** Whether somebody on the page has opened it, and so wants to be taken to it. */
    this.takesFocus = false;
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.addEventListener('keydown', this.#onKeydown);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.removeEventListener('keydown', this.#onKeydown);
    this.#session?.close();
    this.#session = null;
    this.#sessionOf = -1;
  }

  /** Edits of weights come before what else can be undone. @param {KeyboardEvent} event */
  #onKeydown = (event) => {
    if (!(event.ctrlKey || event.metaKey) || isBeingTyped(event.target)) return;
    const { canUndo, canRedo } = this.#session?.edits.state.peek() ?? {};
    const key = event.key.toLowerCase();
    if (key === 'z' && !event.shiftKey && canUndo) this.#session?.undo();
    else if ((key === 'y' || (key === 'z' && event.shiftKey)) && canRedo) this.#session?.redo();
    else return;
    event.preventDefault();
  };

  /** The session of the figure that is shown; another figure begins another. */
  #openSession() {
    if (this.#sessionOf !== this.figureId || !this.#session) {
      this.#session?.close();
      this.#session = new Session(this.page, this.figureId);
      this.#sessionOf = this.figureId;
    }
    return this.#session;
  }

  /** @override @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('figureId')) this.#openSession();
  }

  /** @override */
  updated() {
    const title = /** @type {HTMLElement | null} */ (this.querySelector('#inspector-title'));
    if (!title || this.#focusedFor === this.figureId) return;
    this.#focusedFor = this.figureId;
    if (!this.takesFocus) return;
    title.focus({ preventScroll: true });
    // Beside the board it is in sight; below the board one has to be taken there.
    if (!matchMedia('(width >= 76rem)').matches) this.scrollIntoView({ block: 'start' });
  }

  /** @override */
  render() {
    const { page } = this;
    const session = this.#session;
    const figure = session?.figure.value;
    if (!session || !figure) return nothing;
    return html`
      <section class="inspector" aria-labelledby="inspector-title" data-testid="inspector">
        <header class="inspector-head">
          <h2 id="inspector-title" tabindex="-1" translate="no">
            Inside: ${architectureText(figure.hidden, this.page.pool.look.value)}, <var>λ</var> =
            ${formatSetting(figure.lambda)}
          </h2>
          <button
            type="button"
            class="icon-button"
            aria-label="Close the inspector"
            title="Close (Esc)"
            data-testid="inspector-close"
            @click=${() => closeInspector(this.page)}
          >
            ${closeIcon}
          </button>
        </header>
        ${this.#findings()} ${this.#problems()}
        <mlp-diagram .page=${page} .session=${session}></mlp-diagram>
        <div class="unit-row">
          <mlp-unit-plot .page=${page} .session=${session}></mlp-unit-plot>
          <mlp-weights .page=${page} .session=${session}></mlp-weights>
        </div>
        <mlp-probe-table .page=${page} .session=${session}></mlp-probe-table>
        <h3>Over the updates</h3>
        <mlp-curves .page=${page} .session=${session}></mlp-curves>
        <h3>Against the truth</h3>
        <mlp-truth .page=${page} .session=${session}></mlp-truth>
        ${this.#lambda(figure.lambda)}
      </section>
    `;
  }

  #findings() {
    const theta = /** @type {Theta | null | undefined} */ (this.#session?.part('theta'));
    const maps = /** @type {Maps | null | undefined} */ (this.#session?.part('maps'));
    const curve = /** @type {ErrorCurve | null | undefined} */ (this.#session?.part('curve'));
    const frame = this.page.pool.frame(this.figureId).value;
    const { optimizer, learningRate } = selectorsOf(this.page.store).board.value;
    const figure = this.#session?.figure.value;
    const sizes = this.#session?.sizes.value ?? [];
    if (!theta || !maps || !curve || !frame || !figure || this.#session?.theta.value === null) return nothing;
    const { activation, lambda } = figure;
    const { status } = frame;
    const found = diagnose({
      sizes,
      activation,
      theta,
      maps,
      curve,
      status,
      lambda,
      optimizer,
      learningRate,
    });
    return html`<div aria-live=${this.page.pool.isGoing.value ? 'off' : 'polite'}>
      <ul class="findings" data-testid="findings">
        ${found.map(({ kind, text }) => html`<li data-kind=${kind} translate="no">${text}</li>`)}
      </ul>
    </div>`;
  }

  /** What could not be looked into; the rest is there. */
  #problems() {
    const problems = Object.entries(this.#session?.inspection.value?.problems ?? {});
    if (problems.length === 0) return nothing;
    return html`<ul class="findings" data-testid="inspection-problems">
      ${problems.map(
        ([part, text]) =>
          html`<li data-kind="warning">Not everything could be computed: ${part}, ${text}</li>`,
      )}
    </ul>`;
  }

  /** @param {number} lambda */
  #lambda(lambda) {
    const points = this.page.pool.points.value;
    if (!points || points.x.length === 0) return nothing;
    const isRegression = this.#session?.network.value?.output === 'identity';
    const rows = lambdaElsewhere(lambda, points.x.length / points.n, isRegression);
    return html`<details class="more lambda-elsewhere" data-testid="lambda-elsewhere">
      <summary>The same <var>λ</var> in other tools</summary>
      <dl>
        ${rows.map(
          ({ tool, name, value }) =>
            html`<div>
              <dt>${tool}, <code>${name}</code></dt>
              <dd>
                <code>${value}</code>
                <button
                  type="button"
                  class="button quiet"
                  aria-label=${`Copy the value for ${tool}`}
                  @click=${() => copyOrShow(this.page, String(value), 'value')}
                >
                  Copy
                </button>
              </dd>
            </div>`,
        )}
      </dl>
    </details>`;
  }
}

customElements.define('mlp-inspector', Inspector);
