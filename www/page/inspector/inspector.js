/**
 * A look inside one network, in three tabs: the network with its units and weights, its errors over time, and how far it
 * is from the truth; and the tools, of which one takes the place of the tabs. Only what is shown is asked of the worker.
 *
 * @import { Page } from '../page.js'
 */
import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import '../../fonts/formulas.css';
import '../../styles/inspector.css';
import '../../styles/diagram.css';
import { selectorsOf } from '../../scene/selectors.js';
import { TABS, decodeView, encodeView } from '../../scene/views.js';
import { captionText } from '../../views/caption.js';
import { lambdaElsewhere } from '../../views/diagnosis.js';
import { weightTable } from '../../views/network/weight-table.js';
import { reasonText } from '../../words/en/reasons.js';
import { inspectorWords } from '../../words/en/inspector.js';
import { PLOT_ASPECT } from '../page.js';
import { closeInspector, isBeingTyped } from '../top/keys.js';
import { copyOrShow } from '../device.js';
import '../board/thumbnail.js';
import { closeIcon } from '../elements/icons.js';
import { plotProportions } from '../elements/plot-canvas.js';
import { required, SignalElement } from '../elements/signal-element.js';
import './curves.js';
import './data-table.js';
import './diagram.js';
import './findings.js';
import './probe-table.js';
import { Session } from './session.js';
import { toolOf, toolChoice } from './tools.js';
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
  /** The view of which was told what of it fell back. */
  #toldOf = '';

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
    this.#measureBar();
    addEventListener('resize', this.#measureBar);
    for (const bar of document.querySelectorAll('.top, .top mlp-transport')) this.#bars.observe(bar);
    this.addEventListener('keydown', this.#onKeydown);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.removeEventListener('keydown', this.#onKeydown);
    this.#bars.disconnect();
    removeEventListener('resize', this.#measureBar);
    this.#session?.close();
    this.#session = null;
    this.#sessionOf = -1;
  }

  #bars = new ResizeObserver(() => this.#measureBar());

  /** How much of the window is under what stays on top of the page and in here, so that nothing is brought there. */
  #measureBar = () => {
    const bottoms = stickyBars().map((bar) => bar.offsetHeight + parseFloat(getComputedStyle(bar).top));
    this.style.setProperty('--bar', `${Math.max(0, ...bottoms)}px`);
    const head = /** @type {HTMLElement | null} */ (this.querySelector('.inspector-head'));
    if (head) this.style.setProperty('--head', `${head.offsetHeight}px`);
  };

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
    // Its name, and with it its height, may be another. What is observed already is not observed twice.
    const head = this.querySelector('.inspector-head');
    if (head) this.#bars.observe(head);
    const title = /** @type {HTMLElement | null} */ (this.querySelector('#inspector-title'));
    if (!title || this.#focusedFor === this.figureId) return;
    this.#focusedFor = this.figureId;
    if (!this.takesFocus) return;
    title.focus({ preventScroll: true });
    // The figure has come beside it, or above it on small screens; both are brought into sight.
    this.#measureBar();
    this.scrollIntoView({ block: 'start' });
  }

  /** What is seen; it stays while one goes from figure to figure. */
  get #view() {
    const text = selectorsOf(this.page.store).view.value;
    const view = decodeView(text);
    if (view.problems.length > 0 && this.#toldOf !== text) {
      this.#toldOf = text;
      queueMicrotask(() => this.page.store.report(view.problems));
    }
    return view;
  }

  /** @param {import('../../scene/views.js').ViewName} name */
  #show(name) {
    this.page.store.show(encodeView(name));
  }

  /** Arrow keys go from tab to tab. @param {KeyboardEvent} event */
  #onTabKey(event) {
    const last = TABS.length - 1;
    const at = TABS.findIndex((tab) => tab === this.#view.name);
    const next = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at <= 0 ? last : at - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    this.#show(TABS[next]);
    /** @type {HTMLElement | null} */ (this.querySelector(`[data-tab="${TABS[next]}"]`))?.focus();
  }

  /** @override */
  render() {
    const session = this.#session;
    const figure = session?.figure.value;
    if (!session || !figure) return nothing;
    const words = inspectorWords();
    const ids = selectorsOf(this.page.store).ids.value;
    const place = ids.length > 1 ? ids.indexOf(figure.id) + 1 : null;
    const view = this.#view;
    const tab = view.name;
    const isTab = TABS.some((name) => name === tab);
    return html`
      <section class="inspector" aria-labelledby="inspector-title" data-testid="inspector">
        <header class="inspector-head">
          ${keyed(
            figure.id,
            // Where the figure itself is above, and out of sight.
            html`<mlp-thumbnail
              class="inspected-small"
              .style=${plotProportions(PLOT_ASPECT)}
              .page=${this.page}
              .figureId=${figure.id}
              .isLarge=${true}
            ></mlp-thumbnail>`,
          )}
          <h2 id="inspector-title" tabindex="-1" translate="no" data-place=${place ?? nothing}>
            ${words.heading(captionText(figure, this.page.pool.look.value), place)}
          </h2>
          <button
            type="button"
            class="icon-button"
            aria-label=${words.close}
            title=${words.closeHint}
            data-testid="inspector-close"
            @click=${() => closeInspector(this.page)}
          >
            ${closeIcon}
          </button>
        </header>
        <div class="tabs">
          <div class="tab-list" role="tablist" aria-label=${words.tabs} @keydown=${this.#onTabKey}>
            ${TABS.map(
              (name) =>
                html`<button
                  type="button"
                  role="tab"
                  class="tab"
                  id=${`inspector-tab-${name}`}
                  data-tab=${name}
                  aria-selected=${name === tab}
                  aria-controls="inspector-panel"
                  tabindex=${name === tab || (!isTab && name === TABS[0]) ? 0 : -1}
                  @click=${() => this.#show(name)}
                >
                  ${words.tab[name]}
                </button>`,
            )}
          </div>
          ${toolChoice(tab, (name) => this.#show(name))}
        </div>
        <div
          class="tab-panel"
          role="tabpanel"
          id="inspector-panel"
          data-shows=${tab}
          aria-labelledby=${isTab ? `inspector-tab-${tab}` : 'inspector-tools'}
        >
          ${this.#problems()} ${this.#panel(session, view)}
          ${tab === 'network' ? this.#lambda(figure.lambda) : nothing}
        </div>
      </section>
    `;
  }

  /** @param {Session} session @param {import('../../scene/views.js').View} view */
  #panel(session, { name, settings }) {
    const { page } = this;
    if (name === 'curves') {
      return html`<mlp-findings .page=${page} .session=${session} .of=${'course'}></mlp-findings>
        <mlp-curves .page=${page} .session=${session}></mlp-curves>`;
    }
    if (name === 'truth') return html`<mlp-truth .page=${page} .session=${session}></mlp-truth>`;
    if (name !== 'network') {
      /** @param {Readonly<Record<string, unknown>>} patch */
      const change = (patch) => page.store.show(encodeView(name, { ...settings, ...patch }));
      return toolOf(page, name, { page, session, settings, change });
    }
    return html`<mlp-findings .page=${page} .session=${session} .of=${'network'}></mlp-findings>
      <mlp-diagram .page=${page} .session=${session}></mlp-diagram>
      <div class="unit-row">
        <mlp-unit-plot .page=${page} .session=${session} .of=${'unit'}></mlp-unit-plot>
        <mlp-weights .page=${page} .session=${session}></mlp-weights>
      </div>
      <mlp-probe-table .page=${page} .session=${session}></mlp-probe-table>
      ${this.#theta(session)}`;
  }

  /** What the diagram shows, in numbers. @param {Session} session */
  #theta(session) {
    const [network, theta] = [session.network.value, session.theta.value];
    if (!network || !theta) return nothing;
    const table = () => weightTable(network.sizes, network.features, theta);
    const { caption } = inspectorWords().weights.table;
    return html`<mlp-data-table .key=${'theta'} .name=${caption} .table=${table}></mlp-data-table>`;
  }

  /** What could not be looked into; the rest is there. */
  #problems() {
    const problems = Object.entries(this.#session?.inspection.value?.problems ?? {});
    if (problems.length === 0) return nothing;
    const words = inspectorWords();
    const nameOf = (/** @type {string} */ part) => /** @type {Record<string, string>} */ (words.parts)[part];
    return html`<ul class="findings" data-testid="inspection-problems">
      ${problems.map(([part, reason]) => html`<li data-kind="warning">${words.problem(nameOf(part), reasonText(reason))}</li>`)}
    </ul>`;
  }

  /** @param {number} lambda */
  #lambda(lambda) {
    const points = this.page.pool.points.value;
    if (!points || points.x.length === 0) return nothing;
    const isRegression = this.#session?.network.value?.output === 'identity';
    const rows = lambdaElsewhere(lambda, points.x.length / points.n, isRegression);
    const words = inspectorWords().elsewhere;
    return html`<details class="more lambda-elsewhere" data-testid="lambda-elsewhere">
      <summary>${words.title}</summary>
      <dl>
        ${rows.map(
          ({ tool, name, value }) =>
            html`<div>
              <dt>${tool}, ${name === null ? words.biases : html`<code>${name}</code>`}</dt>
              <dd>
                <code>${value}</code>
                <button
                  type="button"
                  class="button quiet"
                  aria-label=${words.copyFor(tool)}
                  @click=${() => copyOrShow(this.page, String(value), 'value')}
                >
                  ${words.copy}
                </button>
              </dd>
            </div>`,
        )}
      </dl>
    </details>`;
  }
}

/** What may stay on top of the page, and does. @returns {HTMLElement[]} */
function stickyBars() {
  const bars = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.top, .top mlp-transport'));
  return [...bars].filter((bar) => getComputedStyle(bar).position === 'sticky');
}

customElements.define('mlp-inspector', Inspector);
