/**
 * How fast a person's training goes: a slider, whose first place is the page's own speed, and its value.
 *
 * @import { Page } from '../page.js'
 * @import { Speed as Chosen } from '../../scene/scene.d.ts'
 */
import { computed, signal } from '@preact/signals-core';
import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { selectorsOf } from '../../scene/selectors.js';
import { positionOfSpeed, SPEEDS } from '../../scene/speed-scale.js';
import { AUTO_START } from '../../training/pace.js';
import { watchWords } from '../../words/en/watch.js';
import { formatCount } from '../../words/numbers.js';
import { required, SignalElement } from '../elements/signal-element.js';

export class Speed extends SignalElement {
  static properties = { page: { attribute: false } };

  /** @type {import('@preact/signals-core').ReadonlySignal<Chosen>} */
  #speed = signal('auto');

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    const { board } = selectorsOf(this.page.store);
    this.#speed = computed(() => board.value.speed);
  }

  /** @param {Chosen} speed */
  #choose(speed) {
    this.page.store.setBoard({ speed });
  }

  /** @override */
  render() {
    const words = watchWords();
    const speed = this.#speed.value;
    const { brief, full } = told(speed);
    /** @param {Event & { target: HTMLInputElement }} event */
    const take = ({ target }) => this.#choose(SPEEDS[target.valueAsNumber]);
    return html`
      <div class="speed" data-speed=${speed}>
        <label class="label" for="speed" title=${words.title}>${words.speed}</label>
        <span class="speed-value" translate="no" data-testid="speed-value">${brief}</span>
        <input
          type="range"
          id="speed"
          data-testid="speed-slider"
          min="0"
          max=${SPEEDS.length - 1}
          step="1"
          title=${full}
          aria-valuetext=${full}
          .value=${live(String(positionOfSpeed(speed)))}
          @input=${take}
        />
      </div>
    `;
  }
}

/** @param {Chosen} speed @returns {{ brief: string, full: string }} */
function told(speed) {
  const words = watchWords();
  if (speed === 'auto') return { brief: words.auto, full: words.automatic(formatCount(AUTO_START)) };
  if (speed === 'fastest') return { brief: words.fastest, full: words.asFastAsPossible };
  const updates = formatCount(speed);
  return { brief: words.perSecond(updates), full: words.updatesPerSecond(speed, updates) };
}

customElements.define('mlp-speed', Speed);
