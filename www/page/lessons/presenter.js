/**
 * The lecturer's window: notes, what is asked and what is right, the next scene, and a clock. It has no networks of its
 * own; the window with the lesson follows it.
 *
 * @import { LessonScene } from '../../lessons/lessons.d.ts'
 * @import { Message, Told, Values } from './channel.js'
 * @import { Reader } from './text.js'
 */
import { signal } from '@preact/signals-core';
import { html, nothing, render } from 'lit';
import { textOf } from '../../lessons/expressions.js';
import { playerWords } from '../../words/en/player.js';
import { SignalElement } from '../elements/signal-element.js';
import { PRESENTER } from '../share/embedding.js';
import { channelTo } from './channel.js';
import './presenter.css';
import { blocks, inlines } from './text.js';

/** Of what the networks have not come to yet. @type {Reader} */
const WITHOUT_NUMBERS = { value: () => undefined, follow: () => {}, hasControls: false };

/** Seconds after which a window that says nothing is none any more. */
const MOST_DOUBTS = 3;

class Presenter extends SignalElement {
  #told = signal(/** @type {Told | null} */ (null));
  /** What the networks have, which are in the other window. */
  #values = signal(/** @type {Values} */ ({}));
  #isGone = signal(false);
  #now = signal(Date.now());
  #begun = signal(Date.now());
  /** Hands that were counted, by option. */
  #votes = signal(/** @type {readonly number[]} */ ([]));
  #timer = 0;
  #sceneId = '';
  /**
   * The window that it leads and follows. A tab that somebody duplicates knows the channel, too, and must neither be led
   * nor followed as well.
   *
   * @type {string | null}
   */
  #led = null;
  /** For how many seconds the one that it leads has owed an answer, since another one has said something. */
  #doubts = 0;
  #channel = channelTo(
    new URLSearchParams(location.search).get(PRESENTER) ?? '',
    () => window.opener,
    (message, from) => this.#take(message, from),
  );

  /** @param {Message} message @param {string} from */
  #take(message, from) {
    if (message.type === 'state') this.#led ??= from;
    if (from !== this.#led) {
      if (message.type === 'values') return;
      // Perhaps the other one has crashed, and this is it again.
      if (this.#led === null) return;
      this.#doubts ||= 1;
      return this.#channel.tell({ type: 'hello' }, this.#led);
    }
    this.#doubts = 0;
    if (message.type === 'values') {
      this.#values.value = message.values;
      return;
    }
    this.#isGone.value = message.type !== 'state';
    if (message.type === 'bye') this.#led = null;
    if (message.type !== 'state') return;
    const { id } = message.chapter.scenes[message.index];
    if (id !== this.#sceneId) this.#votes.value = [];
    this.#sceneId = id;
    this.#told.value = message;
  }

  #lookAround() {
    if (this.#doubts > 0 && ++this.#doubts > MOST_DOUBTS) {
      this.#doubts = 0;
      this.#led = null;
      this.#isGone.value = true;
    }
    // It may have been loaded anew.
    if (this.#isGone.peek() || this.#led === null) this.#channel.tell({ type: 'hello' }, this.#led);
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.#channel.tell({ type: 'hello' });
    this.#timer = window.setInterval(() => {
      this.#now.value = Date.now();
      this.#lookAround();
    }, 1000);
    window.addEventListener('keydown', this.#onKeydown);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
    window.removeEventListener('keydown', this.#onKeydown);
    this.#channel.close();
  }

  /** @param {'next' | 'back' | 'black'} type */
  #tell(type) {
    if (this.#led !== null) this.#channel.tell({ type }, this.#led);
  }

  /** @param {KeyboardEvent} event */
  #onKeydown = (event) => {
    const { key, ctrlKey, metaKey, altKey, target } = event;
    if (ctrlKey || metaKey || altKey) return;
    const isOnButton = target instanceof HTMLButtonElement;
    if (key === 'PageDown' || key === 'ArrowRight' || (key === ' ' && !isOnButton)) {
      this.#tell('next');
    } else if (key === 'PageUp' || key === 'ArrowLeft') this.#tell('back');
    else if (key === '.' || key.toLowerCase() === 'b') this.#tell('black');
    else if (key !== 'F5') return; // a clicker's, which would take the notes away
    event.preventDefault();
  };

  /** @override */
  render() {
    const words = playerWords().presenter;
    document.title = words.title;
    const told = this.#told.value;
    const scene = told?.chapter.scenes[told.index];
    if (!told || !scene) return html`<main class="presenter"><p role="status">${words.waiting}</p></main>`;
    const values = this.#values.value;
    /** @type {Reader} */
    const reader = { ...WITHOUT_NUMBERS, value: (expression) => values[textOf(expression)] };
    return html`<main class="presenter" data-testid="presenter" data-scene=${scene.id} data-beat=${told.beat}>
      <header>
        <p>${told.chapter.title} · ${playerWords().place(told.index + 1, told.chapter.scenes.length)}</p>
        ${this.#clock()}
      </header>
      ${this.#isGone.value ? html`<p role="alert" data-testid="presenter-gone">${words.gone}</p>` : nothing}
      <section>
        <h1>${inlines(scene.heading, reader)}</h1>
        <p class="presenter-beat">${words.now}: ${words.beats[told.beat]}</p>
        ${blocks(scene.body, reader)} ${this.#options(scene, told.right, reader)} ${tries(scene, reader)}
      </section>
      ${outcome(scene, told.beat === 'reveal' ? reader : WITHOUT_NUMBERS)}
      <section class="presenter-notes" aria-label=${words.notes} data-testid="presenter-notes">
        <h2>${words.notes}</h2>
        ${scene.notes.length > 0 ? blocks(scene.notes, reader) : html`<p>${words.noNotes}</p>`}
      </section>
      <footer>
        <button type="button" class="button" data-testid="presenter-back" @click=${() => this.#tell('back')}>
          ${playerWords().back}
        </button>
        <button
          type="button"
          class="button primary"
          title=${playerWords().nextHint}
          data-testid="presenter-next"
          @click=${() => this.#tell('next')}
        >
          ${words.on}
        </button>
        <p>
          ${words.following}:
          <strong data-testid="presenter-following">${told.following ?? playerWords().next.end}</strong>
        </p>
      </footer>
    </main>`;
  }

  #clock() {
    const words = playerWords().presenter;
    const seconds = Math.max(0, Math.floor((this.#now.value - this.#begun.value) / 1000));
    const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    return html`<p class="presenter-clock">
      <span class="visually-hidden">${words.clock}</span>
      <span
        >${new Date(this.#now.value).toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}</span
      >
      <span class="visually-hidden">${words.since}</span>
      <span title=${words.since} data-testid="presenter-since">${text}</span>
      <button
        type="button"
        class="button quiet"
        data-testid="presenter-restart"
        @click=${() => (this.#begun.value = Date.now())}
      >
        ${words.restart}
      </button>
    </p>`;
  }

  /** @param {LessonScene} scene @param {number | null} right @param {Reader} reader */
  #options({ prediction }, right, reader) {
    if (!prediction) return nothing;
    const words = playerWords().presenter;
    const votes = this.#votes.value;
    const change = (/** @type {number} */ option, /** @type {number} */ by) => {
      this.#votes.value = prediction.options.map((_, i) =>
        Math.max(0, (votes[i] ?? 0) + (i === option ? by : 0)),
      );
    };
    return html`<ul class="presenter-options">
      ${prediction.options.map(
        (option, i) =>
          html`<li ?data-right=${i === right} data-testid=${`presenter-option-${i + 1}`}>
            <div>
              ${blocks(option, reader)}${i === right ? html`<small>${words.answer}</small>` : nothing}
            </div>
            <span role="group" aria-label=${`${words.votes}, ${i + 1}`}>
              <button type="button" class="icon-button" aria-label="−1" @click=${() => change(i, -1)}>
                −
              </button>
              <output data-testid=${`votes-${i + 1}`}>${votes[i] ?? 0}</output>
              <button type="button" class="icon-button" aria-label="+1" @click=${() => change(i, 1)}>
                +
              </button>
            </span>
          </li>`,
      )}
    </ul>`;
  }
}

/** @param {LessonScene} scene @param {Reader} reader */
const tries = ({ tries }, reader) =>
  tries.length === 0
    ? nothing
    : html`<h2>${playerWords().try}</h2>
        <ol class="presenter-tries">
          ${tries.map(({ text }) => html`<li>${blocks(text, reader)}</li>`)}
        </ol>`;

/** What comes out, which the hall reads on the last beat. @param {LessonScene} scene @param {Reader} reader */
const outcome = ({ outcome }, reader) =>
  outcome.length === 0
    ? nothing
    : html`<section class="presenter-outcome" data-testid="presenter-outcome">
        <h2>${playerWords().outcome}</h2>
        ${blocks(outcome, reader)}
      </section>`;

customElements.define('mlp-presenter', Presenter);

/** Makes of this window the lecturer's. */
export function showPresenter() {
  document.documentElement.dataset.started = '';
  render(html`<mlp-presenter></mlp-presenter>`, document.body);
}
