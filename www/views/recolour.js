/**
 * Pictures of the other theme in the colours of this one: for a change of the theme, which does not wait for the workers,
 * and for paper.
 *
 * @import { Palettes } from '../training/training.d.ts'
 * @import { PlotStyle } from './palette.js'
 */
import { palettes, plotStyle, recolouring } from './palette.js';

/** @type {{ light?: Map<number, number>[], dark?: Map<number, number>[] }} */
const TABLES = {};

/**
 * From each colour of the other theme's pictures to the one that stands for the same in this theme's: a table for each kind
 * of picture, since two kinds may share a colour.
 *
 * @param {'light' | 'dark'} theme
 */
function tablesTo(theme) {
  TABLES[theme] ??= tablesBetween(palettes(theme === 'light'), palettes(theme === 'dark'));
  return TABLES[theme];
}

/**
 * @param {Palettes} from
 * @param {Palettes} to
 */
const tablesBetween = (from, to) =>
  /** @type {(keyof Palettes)[]} */ (['probability', 'classes', 'values']).map((name) => {
    const colours = wordsOf(to[name]);
    return new Map([...wordsOf(from[name])].map((colour, i) => [colour, colours[i]]));
  });

/** @param {Uint8Array | Uint8ClampedArray} bytes  RGBA */
const wordsOf = ({ buffer, byteOffset, byteLength }) => new Uint32Array(buffer, byteOffset, byteLength / 4);

/**
 * A picture in the colours of a style: one that was coloured for the other theme is coloured anew. The workers do so,
 * too, but that takes a moment, and paper does not wait.
 *
 * @template {Uint8ClampedArray} T
 * @param {T} pixels  RGBA
 * @param {PlotStyle} style
 * @returns {T}
 */
function inStyle(pixels, style) {
  const words = wordsOf(pixels);
  // Where nothing is known, pictures are transparent.
  const table = tablesTo(style === plotStyle(true) ? 'dark' : 'light').find((each) =>
    words.every((colour) => colour === 0 || each.has(colour)),
  );
  if (!table || words.every((colour) => colour === 0)) return pixels;
  const copy = /** @type {T} */ (pixels.slice());
  wordsOf(copy).forEach((colour, i, all) => (all[i] = table.get(colour) ?? colour));
  return copy;
}

recolouring.inStyle = inStyle;
