/**
 * Four seeds of a figure: the same network from other initial weights, side by side, to see what is owed to chance.
 * Loaded when it is first opened.
 *
 * @import { NetworkFigure } from '../../scene/scene.d.ts'
 * @import { Progress } from '../../training/training.d.ts'
 * @import { Trained } from '../../worker/jobs/kinds/seeds.js'
 * @import { Page } from '../page.js'
 */
import { effect, signal } from '@preact/signals-core';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { captionText, PROGRESS_SHAPES } from '../../views/caption.js';
import { summaryText } from '../../views/summary.js';
import { formatError } from '../../words/numbers.js';
import { figureWords } from '../../words/en/figures.js';
import { reasonText } from '../../words/en/reasons.js';
import { seedsWords } from '../../words/en/seeds.js';
import { DialogElement } from '../elements/dialog-element.js';
import { marked } from '../elements/marked.js';
import { boardSetting } from '../elements/plot-canvas.js';
import { required } from '../elements/signal-element.js';
import { PLOT_ASPECT } from '../page.js';
import './seeds.css';
import { frameOf, progressOf, SeedsSession } from './session.js';

class SeedsDialog extends DialogElement {
  static properties = { page: { attribute: false } };

  #session = signal(/** @type {SeedsSession | null} */ (null));
  #isByError = signal(false);
  /** The seed that was put on the board last. */
  #added = signal(/** @type {number | null} */ (null));
  #stop = () => {};
  /** Of all four pictures. */
  #setting = /** @type {ReturnType<typeof boardSetting>} */ (signal(null));

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
  }

  /** @param {number} id  of the figure */
  show(id) {
    this.close();
    const session = new SeedsSession(this.page, id);
    this.#session.value = session;
    this.#added.value = null;
    session.next();
    let dark = this.page.theme.dark.peek();
    this.#stop = effect(() => {
      const { value } = this.page.theme.dark;
      if (value !== dark) session.start(); // the pictures have colours
      dark = value;
      if (!session.figure) this.close();
    });
  }

  /** @override */
  get isOpen() {
    return this.#session.value !== null;
  }

  /** Whoever closes it does not wait for the rest. @override */
  close() {
    this.#stop();
    this.#session.peek()?.stop();
    this.#session.value = null;
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.#setting = boardSetting(this.page);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.close();
  }

  /** @override */
  render() {
    return this.shell('seeds', seedsWords().title, () => {
      const session = this.#session.value;
      const figure = session?.figure;
      return session && figure ? this.#body(session, figure) : nothing;
    });
  }

  /** @param {SeedsSession} session @param {NetworkFigure} figure */
  #body(session, figure) {
    const { page } = this;
    const isOver = session.end.value !== null;
    const shown = session.seeds.value.map((seed, i) => ({ seed, trained: session.trained.value[i] ?? null }));
    if (this.#isByError.value && isOver) shown.sort((a, b) => errorOf(a.trained) - errorOf(b.trained));
    const words = seedsWords();
    const own = page.pool.frame(figure.id).value?.error?.e;
    return html`
      <p class="hint">
        ${words.about(captionText(figure, page.pool.look.value))} ${marked(words.onBoard(figure.seed))}
        <span data-testid="seeds-own">${formatError(own)}</span>
      </p>
      <div class="seeds-tools">
        <label class="check">
          <input
            type="checkbox"
            data-testid="seeds-sort"
            .checked=${this.#isByError.value}
            @change=${(/** @type {Event & { target: HTMLInputElement }} */ event) => (this.#isByError.value = event.target.checked)}
          />
          ${marked(words.byError)}
        </label>
        <progress
          aria-label=${words.progress}
          data-testid="seeds-progress"
          .value=${session.progress.value}
          ?hidden=${isOver}
        ></progress>
        <button type="button" class="button" data-testid="seeds-more" @click=${() => this.#next(session)}>
          ${words.others}
        </button>
      </div>
      <ul class="seeds-list">
        ${repeat(
          shown,
          ({ seed }) => seed,
          ({ seed, trained }) => this.#entry(session, figure, seed, trained),
        )}
      </ul>
      <p
        class="seeds-status"
        role="status"
        data-testid="seeds-status"
        data-end=${session.end.value?.type ?? ''}
      >
        ${this.#status(session)}
      </p>
    `;
  }

  #follow = () => void this.#session.value?.trained.value;

  /** @param {SeedsSession} session */
  #next(session) {
    this.#added.value = null;
    session.next();
  }

  /**
   * @param {SeedsSession} session
   * @param {NetworkFigure} figure
   * @param {number} seed
   * @param {Trained | null} trained
   */
  #entry(session, figure, seed, trained) {
    const frame = trained && frameOf(trained);
    const words = seedsWords();
    const isOnBoard = session.isOnBoard(seed);
    const progress = progressOf(trained, session.config);
    const summary = summaryText(captionText({ ...figure, seed }, frame?.look ?? null), frame, progress);
    return html`<li
      class="seed"
      data-testid="seed"
      data-seed=${seed}
      data-progress=${progress.code}
      data-updates=${trained?.updates ?? nothing}
    >
      <h3>${words.heading(seed)}</h3>
      <mlp-plot-canvas
        class="plot"
        .aspect=${PLOT_ASPECT}
        .label=${words.picture(seed, summary)}
        .setting=${this.#setting}
        .follow=${this.#follow}
        .shown=${() => [frame, false]}
      ></mlp-plot-canvas>
      <p class="seed-error">
        <var>E</var> = <span data-testid="seed-e">${formatError(trained?.error.e)}</span>
      </p>
      <dl class="seed-facts">
        <div>
          <dt><var>D</var></dt>
          <dd>${formatError(trained?.error.d)}</dd>
        </div>
        <div>
          <dt>${marked(words.testError)}</dt>
          <dd>${formatError(trained?.error.testD)}</dd>
        </div>
      </dl>
      <p class="seed-progress">${progressText(trained, progress)}</p>
      <button
        type="button"
        class="button"
        data-testid="seed-add"
        aria-label=${isOnBoard ? words.thereSeed(seed) : words.putSeed(seed)}
        ?disabled=${isOnBoard || session.isFull}
        @click=${() => {
          session.add(seed);
          this.#added.value = seed;
          void this.#keepFocus(seed);
        }}
      >
        ${isOnBoard ? words.there : words.put}
      </button>
    </li>`;
  }

  /** The button that was pressed is disabled now, and the keyboard goes to the next one. @param {number} seed */
  async #keepFocus(seed) {
    await this.updateComplete;
    const buttons = [...this.querySelectorAll('[data-testid=seed-add]')];
    const place = buttons.findIndex((button) => button.closest(`[data-seed="${seed}"]`));
    const others = [...buttons.slice(place + 1), ...buttons.slice(0, place)];
    const next = others.find((button) => !(/** @type {HTMLButtonElement} */ (button).disabled));
    /** @type {HTMLElement | null | undefined} */ (
      next ?? this.querySelector('[data-testid=seeds-close]')
    )?.focus();
  }

  /** @param {SeedsSession} session */
  #status(session) {
    const end = session.end.value;
    const added = this.#added.value;
    const words = seedsWords().status;
    if (added !== null) return words.added(added, session.isFull);
    if (!end) return words.training;
    if (end.type === 'cancelled') return words.cancelled;
    if (end.type === 'refused') return words.refused(reasonText(end.reason));
    if (end.type !== 'done') return words.failed(reasonText(end.reason));
    const { spread } = session;
    if (!spread) return words.done;
    const [least, most] = [formatError(spread.least), formatError(spread.most)];
    return marked(least === most ? words.equal(least) : words.spread(least, most));
  }
}

/** What has no error comes last. @param {Trained | null} trained */
function errorOf(trained) {
  const e = trained?.error.e;
  return e === undefined || Number.isNaN(e) ? Number.MAX_VALUE : e;
}

/** @param {Trained | null} trained @param {Progress} progress */
function progressText(trained, progress) {
  const shape = PROGRESS_SHAPES[progress.code];
  const { waiting, state } = seedsWords();
  return html`<span aria-hidden="true">${shape}</span> ${
      trained ? state(figureWords().states[progress.code], trained.updates) : waiting
    }`;
}

customElements.define('mlp-seeds', SeedsDialog);
