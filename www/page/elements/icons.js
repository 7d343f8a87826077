/** The page's few icons, drawn on a 16 × 16 grid in the text's colour. Decoration: the button's text says it. */
import { svg, html } from 'lit';
import { MARKS } from '../../views/plot/marks.js';

/** @param {import('lit').TemplateResult} shapes */
export const icon = (shapes) =>
  html`<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${shapes}</svg>`;

export const playIcon = icon(svg`<path class="solid" d="M4 2.5v11l9.5-5.5z" />`);
export const pauseIcon = icon(svg`<path class="solid" d="M3.5 2.5h3v11h-3zM9.5 2.5h3v11h-3z" />`);
export const stepIcon = icon(svg`<path class="solid" d="M3 3v10l7-5z" /><path d="M12.5 3v10" />`);
export const epochIcon = icon(
  svg`<path class="solid" d="M2 3v10l5-5zM7 3v10l5-5z" /><path d="M13.5 3v10" />`,
);
export const convergeIcon = icon(
  svg`<circle cx="8" cy="8" r="5.5" /><circle cx="8" cy="8" r="2.5" /><circle class="solid" cx="8" cy="8" r=".75" />`,
);
export const resetIcon = icon(svg`<path d="M3.2 6.2A5.3 5.3 0 1 1 2.7 9.2" /><path d="M2.6 2.6v3.8h3.8" />`);
export const diceIcon = icon(
  svg`<rect x="2.5" y="2.5" width="11" height="11" rx="2" /><circle class="solid" cx="5.6" cy="5.6" r=".8" /><circle
    class="solid" cx="8" cy="8" r=".8" /><circle class="solid" cx="10.4" cy="10.4" r=".8" />`,
);
export const linkIcon = icon(
  svg`<path d="M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.2-2.2a2.6 2.6 0 0 0-3.7-3.7l-.9.9" /><path
    d="M9.2 6.8a2.6 2.6 0 0 0-3.7 0L3.3 9A2.6 2.6 0 0 0 7 12.7l.9-.9" />`,
);
export const saveIcon = icon(svg`<path d="M8 2.5v7.5M4.8 7L8 10.2 11.2 7M3 13h10" />`);
export const presentIcon = icon(svg`<path d="M1.5 3h13M2.5 3v7.5h11V3M8 10.5v2.5M5.5 14l2.5-1.5 2.5 1.5" />`);
export const plusIcon = icon(svg`<path d="M8 3v10M3 8h10" />`);
export const minusIcon = icon(svg`<path d="M3 8h10" />`);
export const closeIcon = icon(svg`<path d="M4 4l8 8M12 4l-8 8" />`);
export const gripIcon = icon(
  svg`${[4, 8, 12].map((y) => svg`<circle class="solid" cx="6" cy=${y} r=".9" /><circle class="solid" cx="10" cy=${y} r=".9" />`)}`,
);
export const moreIcon = icon(
  svg`<circle class="solid" cx="3" cy="8" r="1" /><circle class="solid" cx="8" cy="8" r="1" /><circle
    class="solid" cx="13" cy="8" r="1" />`,
);
export const autoIcon = icon(
  svg`<circle cx="8" cy="8" r="5.5" /><path class="solid" d="M8 2.5a5.5 5.5 0 0 1 0 11z" />`,
);
export const lightIcon = icon(
  svg`<circle cx="8" cy="8" r="2.8" /><path
    d="M8 1.5v1.6M8 12.9v1.6M1.5 8h1.6M12.9 8h1.6M3.4 3.4l1.1 1.1M11.5 11.5l1.1 1.1M3.4 12.6l1.1-1.1M11.5 4.5l1.1-1.1" />`,
);
export const darkIcon = icon(svg`<path d="M13 9.6A5.6 5.6 0 0 1 6.4 3a5.6 5.6 0 1 0 6.6 6.6z" />`);
export const foldIcon = icon(svg`<path d="M4 6.5l4 4 4-4" />`);
export const undoIcon = icon(
  svg`<path d="M6.2 3L2.8 6.4l3.4 3.4" /><path d="M3 6.4h6.2a3.8 3.8 0 0 1 0 7.6H7" />`,
);
export const redoIcon = icon(
  svg`<path d="M9.8 3l3.4 3.4-3.4 3.4" /><path d="M13 6.4H6.8a3.8 3.8 0 0 0 0 7.6H9" />`,
);
export const scenesIcon = icon(
  svg`<path d="M2.5 3h4.5v4H2.5zM9 3h4.5v4H9zM2.5 9.5h4.5v4H2.5zM9 9.5h4.5v4H9z" />`,
);
export const languageIcon = icon(
  svg`<circle cx="8" cy="8" r="6" /><path d="M2 8h12M8 2c-4.4 4-4.4 8 0 12 4.4-4 4.4-8 0-12z" />`,
);
export const helpIcon = icon(
  svg`<circle cx="8" cy="8" r="6" /><path d="M6.2 6.4a1.9 1.9 0 1 1 2.7 1.8c-.6.3-.9.7-.9 1.4" /><circle class="solid"
    cx="8" cy="11.6" r=".5" />`,
);
/**
 * The mark of a class, in the colour and shape of the plots.
 *
 * @param {number} label
 */
export const classMark = (label) =>
  icon(
    svg`<path
      d=${MARKS[label].path}
      transform="translate(8 8) scale(4.4)"
      .style=${`stroke: var(--class-${label}); stroke-width: 0.43`}
    />`,
  );
/** A point of a regression, as the plots draw it. */
export const dotMark = icon(
  svg`<circle cx="8" cy="8" r="3.2" .style=${'fill: var(--class-0); stroke: none'} />`,
);
