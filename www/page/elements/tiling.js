/** How figures share a window: in so many columns and rows that their plots are as large as they can be. */

/**
 * @typedef {object} Room
 * @property {number} count  figures, 1 or more
 * @property {number} width  of the window, in CSS pixels
 * @property {number} height
 * @property {number} gap  between figures
 * @property {number} aspect  width of a plot's plane over its height
 * @property {{ x: number, y: number }} inset  what a plot has around its plane for its axes
 * @property {(width: number) => number} below  height of a figure's text and controls, where they stand below its plot in
 *   a cell of a width
 * @property {{ width: number, height: number }} beside  of the same where they stand beside it
 *
 * @typedef {object} Tiling
 * @property {number} columns
 * @property {number} rows
 * @property {{ width: number, height: number }} cell  of a figure with all that belongs to it
 * @property {{ width: number, height: number }} plot
 * @property {boolean} isBeside  where text and controls stand
 */

/**
 * Of two ways with equally large plots, the one with fewer empty places counts, then the one with text below. Where
 * nothing fits, plots are 0 large.
 *
 * @param {Room} room
 * @returns {Tiling}
 */
export function tiled({ count, width, height, gap, aspect, inset, below, beside }) {
  /** @type {Tiling | null} */
  let best = null;
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const cell = {
      width: Math.max(0, (width - gap * (columns - 1)) / columns),
      height: Math.max(0, (height - gap * (rows - 1)) / rows),
    };
    const ways = [
      { isBeside: false, width: cell.width, height: cell.height - below(cell.width) },
      {
        isBeside: true,
        width: beside.height > cell.height ? 0 : cell.width - beside.width,
        height: cell.height,
      },
    ];
    for (const { isBeside, ...place } of ways) {
      const inner = Math.max(0, Math.min(place.width - inset.x, (place.height - inset.y) * aspect));
      const plot =
        inner > 0 ? { width: inner + inset.x, height: inner / aspect + inset.y } : { width: 0, height: 0 };
      const isBetter =
        best === null ||
        plot.width > best.plot.width + 0.5 ||
        (plot.width > best.plot.width - 0.5 && columns * rows < best.columns * best.rows);
      if (isBetter) best = { columns, rows, cell, plot, isBeside };
    }
  }
  return /** @type {Tiling} */ (best);
}

/** Of the more figures, the smaller is the type, but never by as much as the figures are. */
const SHARES = [1.15, 1.15, 1, 0.9, 0.9];
const FEWEST_SHARE = 0.8;
const SMALLEST_TYPE = 0.8;
/** A window so high, in CSS pixels, has type of the usual size. */
const USUAL_HEIGHT = 500;

/**
 * How large type and marks are for a window that is looked at as a whole, from as far away as it is large.
 *
 * @param {{ count: number, width: number, height: number }} window
 * @returns {number} 1 is the browser's own size
 */
export function typeScale({ count, width, height }) {
  const side = Math.min(height, 0.75 * width);
  return Math.max(SMALLEST_TYPE, (side / USUAL_HEIGHT) * (SHARES[count] ?? FEWEST_SHARE));
}

/**
 * Figures in pages of equal size, the last one smaller: 7 of at most 6 are 4 and 3.
 *
 * @template T
 * @param {readonly T[]} all
 * @param {number} most  on a page
 * @returns {T[][]} one empty page where there are none
 */
export function paged(all, most) {
  const pages = Math.max(1, Math.ceil(all.length / most));
  const size = Math.ceil(all.length / pages);
  return Array.from({ length: pages }, (_, page) => all.slice(page * size, (page + 1) * size));
}
