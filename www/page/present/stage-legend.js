/**
 * What marks and colours mean, without any buttons.
 *
 * @import { KeyEntry } from '../../export/key.js'
 * @import { Page } from '../page.js'
 */
import { html } from 'lit';
import { keyOf } from '../../export/key.js';
import { selectorsOf } from '../../scene/selectors.js';
import { paletteGradient, palettes } from '../../views/palette.js';
import { classMark, dotMark } from '../elements/icons.js';

/** In a render method. @param {Page} page */
export function stageLegend({ store, pool, theme }) {
  const look = pool.look.value;
  const { board, ownShown, hasOptimum } = selectorsOf(store);
  if (!look) return html`<span class="stage-legend"></span>`;
  const shown = { hasOptimum: hasOptimum.value };
  const entries = keyOf(look, board.value.classes, ownShown.value, palettes(theme.dark.value), shown);
  return html`<span class="stage-legend" translate="no" data-testid="stage-legend"
    >${entries.map(entryOf)}</span
  >`;
}

/** @param {KeyEntry} entry */
function entryOf(entry) {
  switch (entry.kind) {
    case 'mark':
      return html`<span class="mark">${classMark(entry.label)} ${entry.text}</span>`;
    case 'point':
      return html`<span class="mark">${dotMark} ${entry.text}</span>`;
    case 'scale':
      return html`<span class="scale"
        >${entry.text} <span>${entry.low}</span
        ><span
          class="scale-bar"
          .style=${`background: ${paletteGradient(entry.palette)}`}
          aria-hidden="true"
        ></span
        ><span>${entry.high}</span></span
      >`;
    default: {
      const lines = { curve: 'key-line', truth: 'key-line key-truth', band: 'key-band' };
      return html`<span class="mark"
        ><span class=${lines[entry.kind]} aria-hidden="true"></span> ${entry.text}</span
      >`;
    }
  }
}
