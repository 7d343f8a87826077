/**
 * How the pictures are drawn: with colour or by lines alone, and which lines.
 *
 * @import { Page } from '../page.js'
 */
import { html, nothing } from 'lit';
import { BOARD } from '../../scene/schema.js';
import { selectorsOf } from '../../scene/selectors.js';
import { listed } from '../../words/language.js';
import { formatEntry, formatSetting } from '../../words/numbers.js';
import { pictureWords } from '../../words/en/picture.js';
import { required, SignalElement } from '../elements/signal-element.js';
import { levelsFrom } from './levels.js';

/** The lists that are offered by name. @type {Record<'usual' | 'half' | 'none', readonly number[]>} */
const LISTS = { usual: BOARD.levels.default, half: [0.5], none: [] };
const OWN = 'own';
/** Between the fold and the window's edge, CSS pixels. */
const EDGE = 8;

export class PictureSettings extends SignalElement {
  static properties = { page: { attribute: false }, isOwn: { state: true }, isRefused: { state: true } };

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
    /** Whether somebody wants to write a list, which may be one of those that have names. */
    this.isOwn = false;
    /** Whether what was written is no list. */
    this.isRefused = false;
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('pointerdown', this.#onOtherPress);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.#onOtherPress);
  }

  get #fold() {
    return /** @type {HTMLDetailsElement | null} */ (this.querySelector('details'));
  }

  /** The fold lies over figures; whoever goes on with them has no use for it. @param {PointerEvent} event */
  #onOtherPress = ({ target }) => {
    if (this.#fold && !(target instanceof Node && this.contains(target))) this.#fold.open = false;
  };

  /** What has no room on the right is moved to the left. */
  #onToggle = () => {
    const choices = /** @type {HTMLElement} */ (this.querySelector('.picture-choices'));
    choices.style.translate = '';
    const over = choices.getBoundingClientRect().right + EDGE - document.documentElement.clientWidth;
    if (over > 0) choices.style.translate = `${-over}px`;
  };

  /** @param {KeyboardEvent} event */
  #onKeydown = (event) => {
    if (event.key !== 'Escape' || !this.#fold?.open) return;
    event.preventDefault();
    this.#fold.open = false;
    this.querySelector('summary')?.focus();
  };

  /** @override */
  render() {
    const { store, pool } = this.page;
    const words = pictureWords();
    const { fill } = selectorsOf(store).board.value;
    const kind = pool.look.value?.kind;
    return html`<details
      class="picture-settings"
      data-testid="picture-settings"
      @keydown=${this.#onKeydown}
      @toggle=${this.#onToggle}
    >
      <summary class="button" title=${words.titleHint}>${words.title}</summary>
      <div class="picture-choices">
        <label class="check" title=${words.fillHint}>
          <input
            type="checkbox"
            data-testid="fill"
            .checked=${fill}
            ?disabled=${kind === 'curve'}
            @change=${(/** @type {Event & { target: HTMLInputElement }} */ event) =>
              store.setBoard({ fill: event.target.checked })}
          />
          ${words.fill}
        </label>
        ${kind === 'probability' || kind === 'class' ? this.#levels() : nothing}
      </div>
    </details>`;
  }

  #levels() {
    const words = pictureWords();
    const { levels } = selectorsOf(this.page.store).board.value;
    const { encode } = BOARD.levels;
    const named = Object.entries(LISTS).find(([, list]) => encode(list) === encode(levels))?.[0];
    const chosen = this.isOwn ? OWN : (named ?? OWN);
    const texts = {
      usual: words.usual(listed(LISTS.usual.map(formatSetting))),
      half: words.half(formatSetting(0.5)),
      none: words.none,
      [OWN]: words.own,
    };
    return html`<label class="picture-lines" title=${words.linesHint}>
        <span>${words.lines}</span>
        <select
          data-testid="levels"
          .value=${chosen}
          @change=${(/** @type {Event & { target: HTMLSelectElement }} */ event) => this.#choose(event.target.value)}
        >
          ${Object.entries(texts).map(([key, text]) => html`<option value=${key} ?selected=${key === chosen}>${text}</option>`)}
        </select>
      </label>
      ${chosen === OWN ? this.#ownList(levels) : nothing}`;
  }

  /** @param {readonly number[]} levels */
  #ownList(levels) {
    const words = pictureWords();
    const { min, max, most } = BOARD.levels;
    const limits = /** @type {const} */ ([formatSetting(min), formatSetting(max), most]);
    return html`<input
        class="number own-levels"
        type="text"
        spellcheck="false"
        autocomplete="off"
        data-testid="own-levels"
        aria-label=${words.ownLabel}
        title=${words.ownHint(...limits)}
        aria-invalid=${this.isRefused}
        .value=${levels.map(formatEntry).join('  ')}
        @change=${(/** @type {Event & { target: HTMLInputElement }} */ event) => this.#take(event.target.value)}
      />
      ${this.isRefused ? html`<p class="error" role="alert">${words.problem(...limits)}</p>` : nothing}`;
  }

  /** @param {string} choice */
  #choose(choice) {
    this.isOwn = choice === OWN;
    this.isRefused = false;
    if (choice !== OWN) {
      this.page.store.setBoard({ levels: LISTS[/** @type {keyof typeof LISTS} */ (choice)] });
    }
  }

  /** @param {string} text */
  #take(text) {
    const levels = levelsFrom(text);
    this.isRefused = levels === undefined;
    this.isOwn = true;
    if (levels) this.page.store.setBoard({ levels });
  }
}

customElements.define('mlp-picture-settings', PictureSettings);
