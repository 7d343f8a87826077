/** Icons of the tools for own points. */
import { svg } from 'lit';
import { icon } from '../elements/icons.js';

export const penIcon = icon(
  svg`<path d="M3 13l.7-3L10.9 2.8l2.3 2.3L6 12.3z" /><path d="M9.4 4.3l2.3 2.3" />`,
);
export const moveIcon = icon(
  svg`<path d="M8 2v12M2 8h12M6.3 3.7L8 2l1.7 1.7M6.3 12.3L8 14l1.7-1.7M3.7 6.3L2 8l1.7 1.7M12.3 6.3L14 8l-1.7 1.7" />`,
);
export const eraseIcon = icon(
  svg`<path d="M6.2 13L2.8 9.6l6.5-6.5 4.2 4.2L7.8 13zM5.8 6.6l4.2 4.2M6 13h7.5" />`,
);
export const undoIcon = icon(
  svg`<path d="M5.5 3L2.5 6l3 3" /><path d="M2.8 6h6.4a3.6 3.6 0 0 1 0 7.2H6.5" />`,
);
export const redoIcon = icon(
  svg`<path d="M10.5 3l3 3-3 3" /><path d="M13.2 6H6.8a3.6 3.6 0 0 0 0 7.2h2.7" />`,
);
export const tableIcon = icon(svg`<path d="M2.5 3h11v10h-11zM2.5 6.3h11M2.5 9.7h11M6.2 3v10" />`);
