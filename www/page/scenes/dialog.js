/**
 * The menu of scenes: a picture, a name and a link of each. Loaded when it is first wanted.
 */
import { html, nothing, svg } from 'lit';
import { decode, encode } from '../../scene/hash.js';
import { scenesWords } from '../../words/en/scenes.js';
import { PageDialog } from '../elements/dialog-element.js';
import { PARTS } from './list.js';
import { paint } from './paint.js';
import { openLessons } from '../lessons/open.js';
import { pictures } from './pictures.js';
import './scenes.css';

/** @typedef {(typeof PARTS)[number]['scenes'][number]} SceneEntry */

export class Scenes extends PageDialog {
  /** @override @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    const dark = this.page.theme.dark.peek();
    for (const canvas of this.querySelectorAll('canvas')) {
      const [id, index] = /** @type {string} */ (canvas.dataset.panel).split(' ');
      paint(canvas, pictures[id].panels[Number(index)], dark);
    }
  }

  /**
   * A plain click shows the scene here, as another place in the browser's history; with other keys it is a link like all.
   *
   * @param {MouseEvent} event
   * @param {string} link
   */
  #onClick(event, link) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const { scene, moment, problems } = decode(link);
    this.close();
    this.page.store.go(scene, problems, moment);
  }

  /** @override */
  render() {
    const words = scenesWords();
    // Colours are painted anew when they change.
    void this.page.theme.dark.value;
    return this.shell('scenes', words.title, () => {
      const here = encode(this.page.store.scene.peek());
      return html`<p class="scenes-lead">
          ${words.lead}
          <button
            type="button"
            class="button"
            data-testid="open-lessons"
            @click=${() => {
              this.close();
              void openLessons(this.page);
            }}
          >
            ${words.lessons}
          </button>
        </p>
        ${PARTS.map(
          ({ part, scenes }) =>
            html`<section aria-labelledby=${`scenes-${part}`}>
              <h3 id=${`scenes-${part}`}>${words.parts[part]}</h3>
              <ul class="scenes" role="list">
                ${scenes.map((scene) => html`<li>${this.#scene(scene, here)}</li>`)}
              </ul>
            </section>`,
        )}`;
    });
  }

  /** @param {SceneEntry} scene @param {string} here  the link of the scene that is shown */
  #scene({ id, slides, link }, here) {
    const words = scenesWords();
    const { title, text } = words.scenes[id];
    const { dots, panels } = pictures[id];
    const isHere = encode(decode(link).scene) === here;
    return html`<a
      class="scene"
      href=${link}
      data-testid=${`scene-${id}`}
      aria-current=${isHere ? 'true' : nothing}
      @click=${(/** @type {MouseEvent} */ event) => this.#onClick(event, link)}
    >
      <span class="scene-panels" aria-hidden="true">
        ${panels.map(
          ({ nodes, lines }, i) =>
            html`<span class="scene-panel">
              ${nodes ? html`<canvas data-panel=${`${id} ${i}`}></canvas>` : nothing}
              <svg viewBox="0 0 120 88" data-kind=${nodes ? 'plane' : 'curve'}>
                ${dots.map((path, label) => svg`<path class="scene-dots" .style=${`stroke: var(--class-${label})`} d=${path} />`)}
                <path class="scene-line" d=${lines} />
              </svg>
            </span>`,
        )}
      </span>
      <span class="scene-title">${title}</span>
      <span class="scene-text">${text}</span>
      <span class="scene-slides">${words.slides(slides)}</span>
    </a>`;
  }
}

customElements.define('mlp-scenes', Scenes);
