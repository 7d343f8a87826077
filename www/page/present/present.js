/**
 * The figures alone, as large as the window allows, for a hall. The page is taken out meanwhile, as it is, and put back.
 *
 * @import { Page } from '../page.js'
 * @import { Extra } from './layout.js'
 */
import { html, nothing } from 'lit';
import { selectorsOf } from '../../scene/selectors.js';
import { presentWords } from '../../words/en/present.js';
import { needsNumbers } from '../elements/needed.js';
import { required, SignalElement } from '../elements/signal-element.js';
import { isPresented } from '../share/embedding.js';
import { withoutPresent } from '../share/link.js';
import { openCode } from '../share/open.js';
import { recall } from '../top/theme.js';
import { toggleTraining } from '../top/actions.js';
import { openHelp } from '../top/help/open.js';
import '../top/announcer.js';
import { isCovered, takesText, trainingKey, usesKey } from '../top/keys.js';
import { keepAwake } from './awake.js';
import { canFill, fillScreen, giveScreenBack, isFilling } from './full-screen.js';
import { TYPE_BESIDE_TOOL, controlsOn, looksInside, onlyNeeded } from './lesson-stage.js';
import './present.css';
import '../board/description.js';
import './needed-controls.js';
import { stageLegend } from './stage-legend.js';
import { Stage } from './stage.js';

/** Figures at once; more are in pages of equal size. */
const MOST = 6;
const IDLE_SECONDS = 2;
/** @type {readonly Extra[]} */
const ALWAYS = ['lambda', 'layers'];
/** @type {Extra} */
const NUMBERS = 'numbers';
const MODIFIERS = ['Alt', 'AltGraph', 'Control', 'Meta', 'Shift'];
const NEXT = ['ArrowRight', 'ArrowDown'];
const ARROWS = [...NEXT, 'ArrowLeft', 'ArrowUp'];

export class Present extends SignalElement {
  static properties = {
    page: { attribute: false },
    leave: { attribute: false },
    place: { state: true },
    enlarged: { state: true },
    isBlack: { state: true },
    hasNumbers: { state: true },
    isFull: { state: true },
  };

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {(() => void)[]} */
  #stops = [];
  /** The figure under the pointer. @type {number | undefined} */
  #pointed;
  #stage = new Stage();
  /** The key that has ended the black, until it is let go. @type {string | null} */
  #ending = null;

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
    /** @type {() => void} */
    this.leave = required();
    /** The page of figures, from 0. */
    this.place = 0;
    /** The figure that is shown alone. @type {number | null} */
    this.enlarged = null;
    this.isBlack = false;
    this.hasNumbers = false;
    this.isFull = isFilling();
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    const listen = (
      /** @type {EventTarget} */ target,
      /** @type {string} */ type,
      /** @type {any} */ listener,
    ) => {
      target.addEventListener(type, listener);
      return () => target.removeEventListener(type, listener);
    };
    Object.assign(this.#stage, {
      page: this.page,
      enlargeable: true,
      enlargeKey: 'F',
      extras: new Set(ALWAYS),
    });
    this.#stage.addEventListener('enlarge', (event) =>
      this.#enlarge(/** @type {CustomEvent<number>} */ (event).detail),
    );
    this.#stops = [
      keepAwake(),
      listen(window, 'keydown', this.#onKeydown),
      ...['keydown', 'keyup'].map((type) => {
        window.addEventListener(type, this.#keepBlack, true);
        return () => window.removeEventListener(type, this.#keepBlack, true);
      }),
      listen(window, 'pointermove', this.#wake),
      listen(window, 'pointerdown', this.#wake),
      listen(document, 'fullscreenchange', this.#onFullScreen),
    ];
    this.#wake();
    void fillScreen();
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    for (const stop of this.#stops.splice(0)) stop();
    clearTimeout(this.#timer);
    void giveScreenBack();
  }

  get #ids() {
    return selectorsOf(this.page.store).ids.value;
  }

  /** The enlarged figure, as long as it is on the board. */
  get #one() {
    return this.enlarged !== null && this.#ids.includes(this.enlarged) ? this.enlarged : null;
  }

  #wake = () => {
    this.dataset.idle = 'no';
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.dataset.idle = 'yes'), 1000 * IDLE_SECONDS);
  };

  /** Who ends the full screen by the browser's own key has pressed Escape. */
  #onFullScreen = () => {
    const wasFull = this.isFull;
    this.isFull = isFilling();
    if (wasFull && !this.isFull && this.isConnected && !isCovered()) this.#stepBack();
  };

  /** From black to the picture, from one figure to all, from all to the page. */
  #stepBack() {
    if (this.isBlack) this.isBlack = false;
    else if (this.#one !== null) this.enlarged = null;
    else this.leave();
  }

  /** @param {KeyboardEvent} event */
  #onKeydown = (event) => {
    const { key, target } = event;
    if (event.defaultPrevented || event.isComposing || event.altKey || isCovered()) return;
    if (event.ctrlKey || event.metaKey) {
      if (key.toLowerCase() !== 'z' || takesText(target)) return;
      const { history } = this.page;
      if (event.shiftKey) history.redo();
      else history.undo();
      event.preventDefault();
      return;
    }
    if (this.#takes(event)) event.preventDefault();
  };

  /**
   * While it is black, a key ends that and does nothing else, also where a control has the focus, and also while it is
   * held. Those of a clicker are left alone.
   *
   * @param {Event} event
   */
  #keepBlack = (event) => {
    const { key, type, isComposing } = /** @type {KeyboardEvent} */ (event);
    const isEnding = type === 'keydown' && this.isBlack && !key.startsWith('Page') && !isComposing;
    if (!isEnding && key !== this.#ending) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (MODIFIERS.includes(key)) return;
    this.isBlack = false;
    this.#ending = type === 'keydown' ? key : null;
  };

  /** @param {KeyboardEvent} event @returns {boolean} whether the key means something here */
  #takes({ key, target, repeat }) {
    if (key === 'Escape') {
      this.#stepBack();
      return true;
    }
    if (usesKey(target, key)) return false;
    if (ARROWS.includes(key)) return this.#go(NEXT.includes(key) ? 1 : -1);
    if (repeat || recall('shortcuts') === 'off') return false;
    return this.#shortcut(key.toLowerCase()) || trainingKey(this.page, key.toLowerCase());
  }

  /** @param {string} key @returns {boolean} whether it is one */
  #shortcut(key) {
    if (key === 'p') this.leave();
    else if (key === 'f') this.#enlarge(this.#meant());
    else if (key === '.' || key === 'b') this.isBlack = true;
    else if (key === 'n') this.hasNumbers = !this.hasNumbers;
    else if (key === 'q') this.#showCode();
    else if (key === '?') void openHelp(this.page);
    else return false;
    return true;
  }

  /** The figure that a key means: with the focus, under the pointer, or the first that is shown. */
  #meant() {
    const focused = document.activeElement?.closest('[data-figure]');
    const id = focused ? Number(focused.getAttribute('data-figure')) : this.#pointed;
    const shown = this.#shown();
    return id !== undefined && shown.includes(id) ? id : shown[0];
  }

  /** One alone, or all again. @param {number | undefined} id */
  #enlarge(id) {
    if (id === undefined) return;
    this.enlarged = this.#one === null ? id : null;
    this.place = Math.max(
      0,
      this.#pages().findIndex((ids) => ids.includes(id)),
    );
  }

  /** To the next figure where one is shown alone, else to the next page of them. @param {number} step */
  #go(step) {
    const ids = this.#ids;
    const one = this.#one;
    if (one !== null) {
      this.enlarged = ids[(ids.indexOf(one) + step + ids.length) % ids.length];
      this.place = Math.max(
        0,
        this.#pages().findIndex((page) => page.includes(/** @type {number} */ (this.enlarged))),
      );
      return true;
    }
    const pages = this.#pages().length;
    if (pages < 2) return false;
    this.place = (this.place + step + pages) % pages;
    return true;
  }

  #pages() {
    return this.#stage.pagesOf(this.#ids, MOST);
  }

  #shown() {
    const one = this.#one;
    const pages = this.#pages();
    return one === null ? pages[Math.min(this.place, pages.length - 1)] : [one];
  }

  #showCode() {
    void openCode(this.page);
  }

  /** @override */
  render() {
    const words = presentWords();
    const only = onlyNeeded(this.page);
    const hasTool = looksInside(this.page);
    // What it is asked for decides how many figures it has room for.
    const extras = [
      ...controlsOn(only, this.#ids),
      ...(this.hasNumbers || needsNumbers.value ? [NUMBERS] : []),
    ];
    if ([...this.#stage.extras].join() !== extras.join()) this.#stage.extras = new Set(extras);
    Object.assign(this.#stage, {
      ...{ only, ids: this.#shown(), isOne: this.#one !== null },
      typeShare: hasTool ? TYPE_BESIDE_TOOL : 1,
    });
    return html`<main
        id="figures"
        class="present"
        tabindex="-1"
        aria-label=${words.name}
        data-testid="present"
        data-enlarged=${this.#one ?? ''}
        data-place=${this.place}
        ?data-tool=${hasTool}
        @pointerover=${this.#onPointerover}
      >
        ${this.#stage}
        ${hasTool ? html`<mlp-inspector-place .page=${this.page}></mlp-inspector-place>` : nothing}
        <mlp-needed-controls .page=${this.page}></mlp-needed-controls>
        ${this.#foot(only === null)}
      </main>
      ${
        this.isBlack
          ? html`<button
              type="button"
              class="present-black"
              aria-label=${words.black}
              data-testid="black"
              @click=${() => (this.isBlack = false)}
            ></button>`
          : nothing
      }
      <mlp-lesson-place .page=${this.page}></mlp-lesson-place>
      <mlp-announcer .page=${this.page}></mlp-announcer>`;
  }

  /** @param {PointerEvent} event */
  #onPointerover({ target }) {
    const figure = target instanceof Element ? target.closest('[data-figure]') : null;
    this.#pointed = figure ? Number(figure.getAttribute('data-figure')) : undefined;
  }

  /** @param {boolean} hasTraining  where no scene of a lesson says what is needed */
  #foot(hasTraining) {
    const words = presentWords();
    return html`<footer class="stage-foot">
      ${stageLegend(this.page)}
      <div class="stage-buttons">
        ${this.#pager()} ${hasTraining ? this.#training() : nothing}
        ${button('numbers', words.numbers, words.numbersTitle, () => (this.hasNumbers = !this.hasNumbers), { isPressed: this.hasNumbers })}
        ${button('code', words.code, words.codeTitle, () => this.#showCode())}
        ${canFill() && !this.isFull ? button('full-screen', words.fullScreen, words.fullScreen, () => void fillScreen()) : nothing}
        ${button('leave', words.leave, words.leaveTitle, () => this.leave())}
      </div>
    </footer>`;
  }

  #training() {
    const words = presentWords();
    const { pool } = this.page;
    const { train, canReset } = pool.controls.value;
    const isGoing = pool.isGoing.value;
    return html`${button('play', isGoing ? words.pause : train === 'anew' ? words.trainAgain : words.train, words.trainTitle, () => toggleTraining(this.page), { isDisabled: !isGoing && train === 'none' })}
    ${button('reset', words.reset, words.resetTitle, () => pool.reset(), { isDisabled: !canReset })}`;
  }

  #pager() {
    const pages = this.#pages().length;
    if (pages < 2 || this.#one !== null) return nothing;
    const words = presentWords();
    return html`${button('previous', '‹', words.previous, () => void this.#go(-1))}
      <span data-testid="present-page">${words.page(this.place + 1, pages)}</span>
      ${button('next', '›', words.next, () => void this.#go(1))}`;
  }
}

/**
 * @param {string} id
 * @param {string} text
 * @param {string} title
 * @param {() => void} act
 * @param {{ isDisabled?: boolean, isPressed?: boolean }} [state]
 */
const button = (id, text, title, act, { isDisabled = false, isPressed } = {}) =>
  html`<button
    type="button"
    class="button quiet"
    title=${title}
    aria-pressed=${isPressed ?? nothing}
    ?disabled=${isDisabled}
    data-testid=${`present-${id}`}
    @click=${act}
  >
    ${text}
  </button>`;

customElements.define('mlp-present', Present);

/**
 * Takes the page out, and shows its figures alone until somebody leaves.
 *
 * @param {Page} page
 */
export function present(page) {
  const app = document.querySelector('mlp-app');
  if (!app || document.querySelector('mlp-present')) return;
  const root = document.documentElement;
  const before = { focused: document.activeElement, left: scrollX, top: scrollY };
  const editing = page.own.peek()?.editing;
  const wasEditing = editing?.peek() ?? false;
  if (editing) editing.value = false;
  const stage = Object.assign(/** @type {Present} */ (document.createElement('mlp-present')), {
    page,
    leave: () => {
      stage.replaceWith(app);
      delete root.dataset.presenting;
      if (editing) editing.value = wasEditing;
      if (isPresented(location.search)) {
        history.replaceState(history.state, '', withoutPresent(location.href));
      }
      if (before.focused instanceof HTMLElement && before.focused !== document.body) {
        before.focused.focus({ preventScroll: true });
      }
      scrollTo({ left: before.left, top: before.top, behavior: 'instant' });
    },
  });
  root.dataset.presenting = '';
  app.replaceWith(stage);
  void stage.updateComplete.then(() => {
    stage.querySelector('main')?.focus({ preventScroll: true });
    scrollTo({ left: 0, top: 0, behavior: 'instant' });
  });
}
