/**
 * The figures, side by side.
 *
 * @import { Page } from '../page.js'
 */
import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { styleMap } from 'lit/directives/style-map.js';
import './figure-card.js';
import { plotAspect } from '../page.js';

/** @param {Page} page */
export function boardOf(page) {
  const { figures } = page.store.scene.value;
  return html`
    <div
      class="board"
      data-count=${Math.min(figures.length, 5)}
      style=${styleMap({ '--plot-aspect': `${plotAspect(page.pool)}` })}
    >
      ${repeat(
        figures,
        ({ id }) => id,
        (figure) => html`<mlp-figure .page=${page} .figure=${figure}></mlp-figure>`,
      )}
    </div>
  `;
}
