/**
 * The line below a picture: a handle to move the figure by, its name and caption, and its menu.
 *
 * @import { Figure } from '../../scene/scene.d.ts'
 * @import { Page } from '../page.js'
 */
import { html, nothing } from 'lit';
import { selectorsOf } from '../../scene/selectors.js';
import { architectureText } from '../../views/caption.js';
import { boardWords } from '../../words/en/board.js';
import { figureWords } from '../../words/en/figures.js';
import { formatSetting } from '../../words/numbers.js';
import { gripIcon, moreIcon } from '../elements/icons.js';
import { later } from '../door.js';
import { required, SignalElement } from '../elements/signal-element.js';
import { openSeeds } from '../seeds/open.js';
import { openShare } from '../share/open.js';
import { removeFigure } from '../top/actions.js';

export class FigureHead extends SignalElement {
  static properties = {
    page: { attribute: false },
    figure: { attribute: false },
    told: {},
    isNaming: { state: true },
    hasMenu: { state: true },
  };

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
    /** @type {Figure} Its id stays the same as long as the element lives. */
    this.figure = required();
    /** Its caption, different from those of all others. */
    this.told = '';
    this.isNaming = false;
    /** Whether its menu is open. */
    this.hasMenu = false;
  }

  get #ids() {
    return selectorsOf(this.page.store).ids.value;
  }

  /** The keyboard stays at the handle, which another figure's may have taken the place of. @param {number} place */
  #moveTo(place) {
    const hadFocus = this.contains(document.activeElement);
    this.page.store.moveFigure(this.figure.id, place);
    if (!hadFocus) return;
    requestAnimationFrame(() => /** @type {HTMLElement | null} */ (this.querySelector('.handle'))?.focus());
  }

  /** @param {KeyboardEvent} event */
  #onKeydown(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const place = this.#ids.indexOf(this.figure.id);
    const next = {
      ArrowLeft: place - 1,
      ArrowUp: place - 1,
      ArrowRight: place + 1,
      ArrowDown: place + 1,
      Home: 0,
      End: Infinity,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    this.#moveTo(next);
  }

  /** @param {PointerEvent & { currentTarget: HTMLElement }} event */
  async #onPress(event) {
    if (event.button !== 0) return;
    const handle = event.currentTarget;
    (await later(this.page))?.reorder(event, handle, (place) => this.#moveTo(place));
  }

  #toggleMenu() {
    this.hasMenu = !this.hasMenu;
    void later(this.page); // once more, where it could not be loaded
  }

  /** A press on the name may come before the field for it has been loaded; the menu comes with it. */
  async #beginNaming() {
    this.isNaming = (await later(this.page)) !== null;
  }

  /** @param {CustomEvent<{ hadFocus: boolean }>} event */
  #onNamed({ detail }) {
    this.isNaming = false;
    if (detail.hadFocus) /** @type {HTMLElement | null} */ (this.querySelector('.menu button'))?.focus();
  }

  /** @override */
  render() {
    const { page, figure } = this;
    const ids = this.#ids;
    const place = ids.indexOf(figure.id);
    const key = `figure-${figure.id}`;
    const isNetwork = figure.kind === 'network';
    return html`
      ${ids.length > 1 ? this.#handle(key) : nothing}
      <div class="captions">
        ${
          this.isNaming
            ? html`<mlp-name-field .page=${page} .figure=${figure} @named=${this.#onNamed}></mlp-name-field>`
            : this.#name()
        }
        <p class="caption" id=${`${key}-caption`} translate="no" data-testid="caption">
          ${caption(figure, page)}
        </p>
      </div>
      <div class="menu">
        <button
          type="button"
          class="icon-button"
          aria-label=${boardWords().menu.actions(this.told)}
          aria-expanded=${this.hasMenu}
          aria-controls=${`${key}-menu`}
          data-testid=${`${key}-menu-button`}
          @click=${this.#toggleMenu}
        >
          ${moreIcon}
        </button>
        <mlp-figure-menu
          class="menu-list"
          id=${`${key}-menu`}
          ?hidden=${!this.hasMenu}
          .key=${key}
          ?trainable=${isNetwork}
          .place=${place}
          .count=${ids.length}
          @rename=${() => (this.isNaming = true)}
          @restart=${() => page.pool.restart(figure.id)}
          @left=${() => page.store.moveFigure(figure.id, place - 1)}
          @right=${() => page.store.moveFigure(figure.id, place + 1)}
          @save=${() => openShare(page, figure.id)}
          @duplicate=${() => page.store.duplicateFigure(figure.id)}
          @seeds=${() => openSeeds(page, figure.id)}
          @remove=${() => removeFigure(page, figure)}
          @close=${() => (this.hasMenu = false)}
        ></mlp-figure-menu>
      </div>
    `;
  }

  /** @param {string} key */
  #handle(key) {
    const { move, moveHint } = boardWords();
    return html`<button
      type="button"
      class="icon-button handle"
      aria-label=${move(this.told)}
      aria-description=${moveHint}
      title=${moveHint}
      data-testid=${`${key}-handle`}
      @keydown=${this.#onKeydown}
      @pointerdown=${this.#onPress}
    >
      ${gripIcon}
    </button>`;
  }

  #name() {
    const { name } = this.figure;
    return name === ''
      ? nothing
      : html`<p class="figure-name" translate="no" data-testid="name" @click=${this.#beginNaming}>
          ${name}
        </p>`;
  }
}

/**
 * The caption without the name, its symbol set as a formula.
 *
 * @param {Figure} figure
 * @param {Page} page
 */
function caption(figure, { pool }) {
  if (figure.kind === 'optimum') return figureWords().optimum;
  const text = formatSetting(figure.lambda);
  const lambda = html`<span class="caption-lambda" title=${`λ = ${text}`}><var>λ</var> = ${text}</span>`;
  return html`${architectureText(figure.hidden, pool.look.value)}, ${lambda}`;
}

customElements.define('mlp-figure-head', FigureHead);
