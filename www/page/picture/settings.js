/**
 * How the pictures are drawn: with colour or by lines alone, and which lines. It is in a fold of the legend, and comes to
 * life with the first touch.
 *
 * @import { Page } from '../page.js'
 */
import { html, nothing } from 'lit';
import { BOARD } from '../../scene/schema.js';
import { selectorsOf } from '../../scene/selectors.js';
import { listed } from '../../words/language.js';
import { formatEntry, formatSetting } from '../../words/numbers.js';
import { laterWords } from '../../words/en/later.js';
import { required, SignalElement } from '../elements/signal-element.js';
import { typed } from '../elements/typed.js';
import { levelsFrom } from './levels.js';

/** The lists that are offered by name. @type {Record<'usual' | 'half' | 'none', readonly number[]>} */
const LISTS = { usual: BOARD.levels.default, half: [0.5], none: [] };
const OWN = 'own';
/** Between the fold and the window's edge, CSS pixels. */
const EDGE = 8;

export class PictureChoices extends SignalElement {
  static properties = { page: { attribute: false }, isOwn: { state: true }, isRefused: { state: true } };

  /** From the document, with everything that it hears there. */
  #leaving = new AbortController();

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
    const options = { signal: this.#leaving.signal };
    document.addEventListener('pointerdown', this.#onOtherPress, options);
    document.addEventListener('keydown', this.#onKeydown, options);
    this.#fold.addEventListener('toggle', this.#place, options);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#leaving.abort();
    this.#leaving = new AbortController();
  }

  /** It may be open before this is loaded. @override */
  firstUpdated() {
    this.#place();
  }

  get #fold() {
    return /** @type {HTMLDetailsElement} */ (this.parentElement);
  }

  /** The fold lies over figures; whoever goes on with them has no use for it. @param {PointerEvent} event */
  #onOtherPress = ({ target }) => {
    if (!(target instanceof Node && this.#fold.contains(target))) this.#fold.open = false;
  };

  /** What has no room on the right is moved to the left. */
  #place = () => {
    this.style.translate = '';
    const over = this.getBoundingClientRect().right + EDGE - document.documentElement.clientWidth;
    if (over > 0) this.style.translate = `${-over}px`;
  };

  /** Wherever the focus is, as with the menus. @param {KeyboardEvent} event */
  #onKeydown = (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || !this.#fold.open) return;
    event.preventDefault();
    this.#fold.open = false;
    this.#fold.querySelector('summary')?.focus();
  };

  /** @override */
  render() {
    const { store, pool } = this.page;
    const words = laterWords().picture;
    const { fill } = selectorsOf(store).board.value;
    const kind = pool.look.value?.kind;
    return html`<label class="check" title=${words.fillHint}>
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
      ${kind === 'probability' || kind === 'class' ? this.#levels() : nothing}`;
  }

  #levels() {
    const words = laterWords().picture;
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
    const words = laterWords().picture;
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
        .value=${typed(levels.map(formatEntry).join('  '), this.isRefused)}
        @change=${(/** @type {Event & { target: HTMLInputElement }} */ event) => this.#take(event.target.value)}
        @keydown=${(/** @type {KeyboardEvent} */ { key }) => {
          if (key === 'Escape') this.isRefused = false;
        }}
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
    if (!levels) return;
    this.page.store.setBoard({ levels });
    this.requestUpdate(); // the same levels in another order are the same
  }
}

customElements.define('mlp-picture-choices', PictureChoices);
