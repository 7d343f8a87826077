/**
 * A lesson beside the board: the scene's text, the question, what comes out, and what leads on.
 *
 * @import { LessonScene } from '../../lessons/lessons.d.ts'
 * @import { Page } from '../page.js'
 */
import { effect, untracked } from '@preact/signals-core';
import { html, nothing } from 'lit';
import { formatError } from '../../words/numbers.js';
import { playerWords } from '../../words/en/player.js';
import { topWords } from '../../words/en/top.js';
import { inlinesIn } from '../../lessons/format/walk.js';
import { freePageKeys } from '../elements/page-keys.js';
import { closeIcon } from '../elements/icons.js';
import { needsNumbers, withheld } from '../elements/needed.js';
import { required, SignalElement } from '../elements/signal-element.js';
import { lessonTitle } from '../title.js';
import { openLessons } from './open.js';
import { beatsOf } from './beats.js';
import { ShownControls, besidesTool, lightUp } from './controls.js';
import './lesson.css';
import './lesson-small.css';
import './lesson-stage.css';
import { listenForBeats } from './keys.js';
import { findPresenter } from './presenter-window.js';
import { sessionOf } from './the-session.js';
import { blocks, inlines, nameOfFormulas } from './text.js';

/** @import { LessonSession } from './session.js' */

/** In which numbers come after a beat. */
const SETTLING_MILLIS = 5000;

/** Of the type's size before a hall, the largest first. */
const TYPE_SHARES = [1, 0.95, 0.9, 0.85, 0.8, 0.75];

export class Lesson extends SignalElement {
  static properties = { page: { attribute: false }, hasAll: { state: true } };

  /** @type {ShownControls | null} */
  #controls = null;
  /** @type {(() => void)[]} */
  #stops = [];
  #shown = '';
  /** When a beat came, in milliseconds. */
  #changedAt = -Infinity;

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
    /** Whether all controls of the page are shown. */
    this.hasAll = false;
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    const session = this.#session;
    this.#controls = new ShownControls();
    const root = document.documentElement;
    root.dataset.lesson = 'few';
    addEventListener('resize', this.#fit);
    this.#stops = [
      freePageKeys(document.body),
      listenForBeats(this.page, session),
      effect(() => {
        if (session.scene.value) untracked(() => findPresenter(this.page));
      }),
      effect(() => {
        const [scene, beat] = [session.scene.value, session.beat.value];
        // What is not to be seen before everybody has guessed.
        root.dataset.beat = beat;
        withheld.value = scene && beat !== 'reveal' ? scene.fence.hide : [];
        needsNumbers.value = scene !== null && scene.fence.decide.length > 0;
        root.dataset.hides = withheld.value.join(' ');
      }),
      effect(() => {
        lessonTitle.value = session.scene.value?.title ?? '';
      }),
      () => {
        removeEventListener('resize', this.#fit);
        lessonTitle.value = '';
        delete root.dataset.lesson;
        delete root.dataset.beat;
        delete root.dataset.hides;
        delete root.dataset.needs;
        withheld.value = [];
        needsNumbers.value = false;
        this.#controls?.close();
        lightUp(null);
      },
    ];
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    for (const stop of this.#stops.splice(0)) stop();
  }

  get #session() {
    return sessionOf(this.page);
  }

  /** @override */
  updated() {
    const { scene, beat } = this.#session;
    const shown = scene.peek();
    const needed = shown && !this.hasAll ? controlsOf(shown) : null;
    this.#controls?.show(needed && besidesTool(needed, shown?.fence.tool ?? null));
    const { dataset } = document.documentElement;
    dataset.lesson = needed ? 'few' : 'all';
    dataset.needs = (needed ?? []).map(({ name }) => name).join(' ');
    this.#fit();
    const key = `${shown?.id} ${beat.peek()}`;
    if (key === this.#shown) {
      if (performance.now() - this.#changedAt < SETTLING_MILLIS) this.#keepNews();
      return;
    }
    const wasShown = this.#shown !== '';
    this.#shown = key;
    // Whoever goes on by key or button reads on here; the first scene leaves the focus where it is.
    const heading = /** @type {HTMLElement | null} */ (this.querySelector('.lesson-title'));
    if (!wasShown) return;
    this.#changedAt = performance.now();
    if (beat.peek() === 'show') {
      heading?.focus({ preventScroll: true });
      this.querySelector('.lesson')?.scrollTo({ top: 0 });
    } else this.#news?.scrollIntoView({ block: 'nearest' });
  }

  /** What has come with the beat. @returns {Element | undefined} */
  get #news() {
    const isAsked = this.#session.beat.peek() === 'ask';
    const news = isAsked ? '.lesson-options' : '.lesson-outcome, .lesson-verdict';
    return [...this.querySelectorAll(news)].at(-1);
  }

  /** Numbers that come later make it longer: its end stays above the buttons, where the panel scrolls by itself. */
  #keepNews() {
    const [panel, foot, news] = [
      this.querySelector('.lesson'),
      this.querySelector('.lesson-foot'),
      this.#news,
    ];
    if (!panel || !foot || !news || panel.scrollHeight <= panel.clientHeight) return;
    const over = news.getBoundingClientRect().bottom - foot.getBoundingClientRect().top;
    if (over > 0) panel.scrollTop += over;
  }

  /** Where the panel has the height of the window, its type is as large as leaves nothing to scroll, within reason. */
  #fit = () => {
    const panel = /** @type {HTMLElement | null} */ (this.querySelector('.lesson'));
    if (!panel || !this.#isWithoutHead) return;
    for (const share of TYPE_SHARES) {
      panel.style.setProperty('--lesson-share', String(share));
      if (panel.scrollHeight <= panel.clientHeight + 1) return;
    }
  };

  /** Before a hall and in a slide, where the head of the page is not. */
  get #isWithoutHead() {
    return this.closest('mlp-present, mlp-embedded') !== null;
  }

  /** @override */
  render() {
    const session = this.#session;
    const [chapter, scene] = [session.chapter.value, session.scene.value];
    const words = playerWords();
    if (!chapter || !scene) {
      return session.isLost.value ? this.#lost() : html`<p class="aside" role="status">${words.comes}</p>`;
    }
    const beat = session.beat.value;
    const reader = {
      value: (/** @type {any} */ expression) => session.live.value(expression),
      follow: (/** @type {string} */ href) => {
        const [id, name] = href.split('#');
        void session.go({ chapter: id || chapter.id, scene: name });
      },
    };
    return html`<section
      class="lesson"
      aria-label=${words.panel}
      data-testid="lesson"
      data-scene=${`${chapter.id}/${scene.id}`}
      data-beat=${beat}
    >
      ${this.#isWithoutHead ? html`<h1 class="visually-hidden" translate="no">${topWords().name}</h1>` : nothing}
      <header class="lesson-head">
        <button
          type="button"
          class="button quiet"
          title=${words.contentsHint}
          data-testid="lesson-contents"
          aria-haspopup="dialog"
          @click=${() => openLessons(this.page)}
        >
          ${chapter.title}
        </button>
        <span class="lesson-place">${words.place(session.index + 1, chapter.scenes.length)}</span>
        <button
          type="button"
          class="icon-button"
          aria-label=${words.leave}
          title=${words.leave}
          data-testid="lesson-leave"
          @click=${() => session.leave()}
        >
          ${closeIcon}
        </button>
      </header>
      <h2 class="lesson-title" tabindex="-1">${inlines(scene.heading, reader)}</h2>
      <div class="lesson-body">${blocks(bodyOf(scene, beat), reader)}</div>
      ${this.#question(session, scene, reader)} ${this.#tries(session, scene, reader)}
      ${this.#outcome(session, scene, reader)}
      <div class="lesson-extras">${this.#extras(session)}</div>
      <footer class="lesson-foot">${this.#foot(session, scene)}</footer>
    </section>`;
  }

  /** Why, and what can be done, a message says. */
  #lost() {
    const words = playerWords();
    return html`<p class="aside" data-testid="lesson-lost">${words.lost}</p>
      <button type="button" class="button" data-testid="lesson-leave" @click=${() => this.#session.leave()}>
        ${words.leave}
      </button>`;
  }

  /** @param {LessonSession} session @param {LessonScene} scene @param {import('./text.js').Reader} reader */
  #question(session, { prediction, fence }, reader) {
    const beat = session.beat.value;
    if (!prediction || beat === 'show') return nothing;
    const words = playerWords();
    const guess = session.guesses.value[session.place];
    const isOver = beat === 'reveal';
    const scores = isOver ? fence.decide.map((score) => session.live.value(score)) : [];
    const { right } = session;
    return html`<fieldset class="lesson-options" data-testid="lesson-options" ?data-over=${isOver}>
      <legend class="visually-hidden">${words.predict}</legend>
      ${prediction.options.map((option, i) => {
        const isRight = isOver && i === right;
        const remarks = [
          ...(isRight ? [fence.decide.length > 0 ? words.best : words.right] : []),
          ...(isOver && i === guess ? [words.yours] : []),
          ...(typeof scores[i] === 'number' ? [words.score(formatError(scores[i]))] : []),
        ];
        return html`<label class="lesson-option" ?data-right=${isRight} ?data-chosen=${i === guess}>
          <input
            type="radio"
            name="guess"
            aria-label=${nameOfFormulas(option) ?? nothing}
            .checked=${i === guess}
            ?disabled=${isOver}
            @change=${() => session.guess(i)}
          />
          <span>${blocks(option, reader)}</span>
          ${remarks.length > 0 ? html`<small>${remarks.join(', ')}</small>` : nothing}
        </label>`;
      })}
      ${isOver ? html`<p class="lesson-verdict" role="status" data-testid="lesson-verdict" data-right=${guess === undefined ? '' : guess === right}>${guess === undefined ? words.noGuess : right === null ? nothing : words.verdict(guess === right)}</p>` : nothing}
    </fieldset>`;
  }

  /** @param {LessonSession} session @param {LessonScene} scene @param {import('./text.js').Reader} reader */
  #tries(session, { tries }, reader) {
    if (tries.length === 0) return nothing;
    const words = playerWords();
    const done = session.done.value;
    return html`<div class="lesson-tries">
      <h3>${words.try}</h3>
      <ol>
        ${tries.map(({ text, goal }, n) => {
          const isDone = done.includes(session.tryKey(n));
          return html`<li data-done=${isDone} data-testid=${`lesson-try-${n + 1}`}>
            ${
              goal
                ? html`<span class="lesson-tick" role="img" aria-label=${isDone ? words.reached : words.open}
                    >${isDone ? '✓' : '○'}</span
                  >`
                : html`<input
                    type="checkbox"
                    aria-label=${isDone ? words.reached : words.open}
                    .checked=${isDone}
                    @change=${() => session.toggle(n)}
                  />`
            }
            <div>${blocks(text, reader)}</div>
          </li>`;
        })}
      </ol>
    </div>`;
  }

  /** @param {LessonSession} session @param {LessonScene} scene @param {import('./text.js').Reader} reader */
  #outcome(session, { outcome }, reader) {
    if (outcome.length === 0 || session.beat.value !== 'reveal') return nothing;
    return html`<div class="lesson-outcome" data-testid="lesson-outcome">
      <h3>${playerWords().outcome}</h3>
      ${blocks(outcome, reader)}
    </div>`;
  }

  /** @param {LessonSession} session @param {LessonScene} scene */
  #foot(session, scene) {
    const words = playerWords();
    const beats = beatsOf(scene);
    const next = beats[beats.indexOf(session.beat.value) + 1];
    const isRun = next === 'reveal' && scene.prediction !== null && scene.fence.decide.length === 0;
    const isEnd = next === undefined && session.following === null;
    const text =
      next === 'ask' ? words.next.ask : next === 'reveal' ? (isRun ? words.next.reveal : scene.prediction ? words.reveal : words.outcome) : isEnd ? words.next.end : words.next.scene; // prettier-ignore
    return html`<button
        type="button"
        class="button quiet lesson-here"
        data-testid="lesson-here"
        @click=${() => this.querySelector('.lesson')?.scrollIntoView({ block: 'start' })}
      >
        ${inlines(scene.heading, { value: () => undefined, follow: () => {} })}
      </button>
      <button
        type="button"
        class="button"
        title=${words.backHint}
        data-testid="lesson-back"
        @click=${() => session.back()}
      >
        ${words.back}
      </button>
      <button
        type="button"
        class="button primary"
        title=${words.nextHint}
        data-testid="lesson-next"
        ?disabled=${isEnd}
        @click=${() => session.next()}
      >
        ${text}
      </button>`;
  }

  /** @param {LessonSession} session */
  #extras(session) {
    const words = playerWords();
    return html`<button
        type="button"
        class="button quiet"
        title=${words.againHint}
        data-testid="lesson-again"
        @click=${() => session.again()}
      >
        ${words.again}
      </button>
      <label class="check" title=${words.allControlsHint}
        ><input
          type="checkbox"
          data-testid="lesson-all-controls"
          .checked=${this.hasAll}
          @change=${(/** @type {Event & { target: HTMLInputElement }} */ event) =>
            (this.hasAll = event.target.checked)}
        />${words.allControls}</label
      >`;
  }
}

/** Before the question the caption alone: the last paragraph asks. @param {LessonScene} scene @param {string} beat */
const bodyOf = ({ body, prediction }, beat) =>
  prediction && beat === 'show' && body.length > 1 ? body.slice(0, -1) : body;

/** What a scene needs: what its fence names, and what its text points at. @param {LessonScene} scene */
function controlsOf({ fence, body, tries, outcome, prediction }) {
  const texts = [body, ...tries.map(({ text }) => text), outcome, ...(prediction?.options ?? [])];
  const pointed = texts
    .flatMap((text) => inlinesIn(text))
    .flatMap((inline) => (inline.kind === 'control' ? [inline.target] : []));
  return [...fence.controls, ...pointed];
}

customElements.define('mlp-lesson', Lesson);
