/**
 * The board alone, as in slides. Loaded where it is asked for.
 *
 * @import { Extra } from '../present/layout.js'
 * @import { Page } from '../page.js'
 */
import { html, nothing, render } from 'lit';
import { selectorsOf } from '../../scene/selectors.js';
import { presentWords } from '../../words/en/present.js';
import { required, SignalElement } from '../elements/signal-element.js';
import { TYPE_BESIDE_TOOL, controlsOn, looksInside, onlyNeeded } from '../present/lesson-stage.js';
import '../board/description.js';
import { stageLegend } from '../present/stage-legend.js';
import '../present/needed-controls.js';
import '../present/stage.js';
import { toggleTraining } from '../top/actions.js';
import '../top/announcer.js';
import '../top/notices.js';
import { handBackKeys } from './deck-keys.js';
import './embed.css';
import { controlsFrom, sceneLink } from './link.js';
import { hideOffScreen } from './off-screen.js';

export class Embedded extends SignalElement {
  static properties = { page: { attribute: false }, enlarged: { state: true } };

  #wish = controlsFrom(location.search);

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
    /** The figure that is shown alone, with all that belongs to it. @type {number | null} */
    this.enlarged = null;
  }

  /** @override */
  render() {
    const { page } = this;
    const words = presentWords();
    const { controls, unknown } = this.#wish;
    /** @type {Set<Extra>} */
    const extras = new Set(['numbers', ...controls.filter((control) => control !== 'train')]);
    const all = selectorsOf(page.store).ids.value;
    const ids = all.filter((id) => id === this.enlarged);
    // The scene of a lesson brings the controls that it needs.
    const only = onlyNeeded(page);
    if (only) for (const control of controlsOn(only, all)) extras.add(control);
    const hasTool = looksInside(page);
    return html`
      <mlp-lesson-place .page=${page}></mlp-lesson-place>
      <main id="figures" class="embedded" data-controls=${controls.join(' ')} ?data-tool=${hasTool}>
        <mlp-stage
          .page=${page}
          .ids=${ids.length > 0 ? ids : all}
          .extras=${extras}
          .only=${only}
          .typeShare=${hasTool ? TYPE_BESIDE_TOOL : 1}
          ?enlargeable=${all.length > 1}
          ?isOne=${ids.length > 0}
          @enlarge=${(/** @type {CustomEvent<number>} */ { detail: id }) => (this.enlarged = ids.length > 0 ? null : id)}
        ></mlp-stage>
        ${hasTool ? html`<mlp-inspector-place .page=${page}></mlp-inspector-place>` : nothing}
        <mlp-needed-controls .page=${page}></mlp-needed-controls>
        <footer class="stage-foot">
          ${stageLegend(page)}
          ${
            unknown.length > 0
              ? html`<span class="aside" data-testid="unknown-controls"
                  >${words.unknownControls(unknown)}</span
                >`
              : nothing
          }
          <span class="stage-buttons">
            ${controls.includes('train') ? this.#training() : nothing}
            <a
              class="embed-link"
              target="_blank"
              rel="noopener"
              data-testid="open-in-playground"
              href=${sceneLink(page.store.scene.value, page.pool.moment.value, location.href)}
              >${words.open}</a
            >
          </span>
        </footer>
        <mlp-notices role="status" .page=${page}></mlp-notices>
      </main>
      <mlp-announcer .page=${page}></mlp-announcer>
    `;
  }

  #training() {
    const words = presentWords();
    const { pool } = this.page;
    const { train, canReset } = pool.controls.value;
    const isGoing = pool.isGoing.value;
    return html`<button
        type="button"
        class="button"
        data-testid="embed-train"
        data-does=${isGoing ? 'pause' : train}
        ?disabled=${!isGoing && train === 'none'}
        @click=${() => toggleTraining(this.page)}
      >
        ${isGoing ? words.pause : train === 'anew' ? words.trainAgain : words.train}
      </button>
      <button
        type="button"
        class="button"
        data-testid="embed-reset"
        ?disabled=${!canReset}
        @click=${() => pool.reset()}
      >
        ${words.reset}
      </button>`;
  }
}

customElements.define('mlp-embedded', Embedded);

/** @param {Page} page */
export function embed(page) {
  render(html`<mlp-embedded .page=${page}></mlp-embedded>`, document.body);
  hideOffScreen(document.body, page.pool);
  handBackKeys(document.body);
}
