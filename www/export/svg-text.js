/** Fonts, colours and matrices of a canvas as attributes of SVG. */
import { plainText } from '../points/names.js';
import { short } from './svg-path.js';

/** @typedef {[a: number, b: number, c: number, d: number, e: number, f: number]} Matrix */

/**
 * A piece of a text: in the family of the text or one of its own, upright whatever the text is, and, where that is
 * known, so many em wide.
 *
 * @typedef {{ text: string, family?: string, isUpright?: boolean, width?: number }} TextRun
 */

/** A text in pieces. @typedef {(text: string, font: string) => TextRun[]} TextRuns */

const FONT = /^(italic )?(?:(bold|\d00) )?([\d.]+)px (.+)$/;

/**
 * `first` applied after `second`, as a canvas does it.
 *
 * @param {Matrix} first
 * @param {Matrix} second
 * @returns {Matrix}
 */
export function multiplied([a, b, c, d, e, f], [a2, b2, c2, d2, e2, f2]) {
  return [
    a * a2 + c * b2,
    b * a2 + d * b2,
    a * c2 + c * d2,
    b * c2 + d * d2,
    a * e2 + c * f2 + e,
    b * e2 + d * f2 + f,
  ];
}

/**
 * A colour in the form that old programs read: no alpha in it, but an attribute of its own.
 *
 * @param {'fill' | 'stroke'} kind
 * @param {string} colour
 * @param {number} alpha
 * @returns {string}
 */
export function paint(kind, colour, alpha) {
  const parts = /^rgb\((\d+) (\d+) (\d+)(?: \/ ([\d.]+))?\)$/.exec(colour);
  const opacity = alpha * Number(parts?.[4] ?? 1);
  const hex = parts
    ? `#${parts
        .slice(1, 4)
        .map((byte) => Number(byte).toString(16).padStart(2, '0'))
        .join('')}`
    : colour;
  return ` ${kind}="${hex}"${opacity < 1 ? ` ${kind}-opacity="${short(opacity)}"` : ''}`;
}

/** Any text as XML may hold it. @param {string} text */
export const escaped = (text) =>
  plainText(text).replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign,
  );

/**
 * A font of a canvas.
 *
 * @param {string} font
 * @returns {{ family: string, size: number, isItalic: boolean, weight: string }} the weight empty where it is normal
 */
export function fontOf(font) {
  const [, italic = '', weight = '', size, family] = FONT.exec(font) ?? [];
  if (!family) throw new TypeError(`not a font of the views: ${font}`);
  return { family, size: Number(size), isItalic: italic !== '', weight };
}

/** @type {Record<string, 'middle' | 'end'>} */
const ANCHORS = { center: 'middle', right: 'end', end: 'end' };

/**
 * The attributes of a `<text>` but its colours, and what is in it.
 *
 * @param {readonly TextRun[]} runs
 * @param {object} setting
 * @param {string} setting.font  of a canvas
 * @param {number} setting.scale
 * @param {number} setting.x  scaled already
 * @param {number} setting.y  of the baseline, scaled already
 * @param {string} setting.align  as a canvas has it
 * @returns {{ attributes: string, content: string }}
 */
export function textParts(runs, { font, scale, x, y, align }) {
  const { family, size, isItalic, weight } = fontOf(font);
  const anchor = ANCHORS[align];
  // Runs of known widths are placed one by one: whoever reads the file then need not measure.
  const em = scale * size;
  const widths = runs.map(({ width = NaN }) => em * width);
  const width = widths.reduce((sum, width) => sum + width, 0);
  const isPlaced = !Number.isNaN(width);
  let at = x - (isPlaced ? { middle: width / 2, end: width, start: 0 }[anchor ?? 'start'] : 0);
  const attributes = [
    ` x="${short(at)}" y="${short(y)}"`,
    anchor && !isPlaced ? ` text-anchor="${anchor}"` : '',
    ` font-family="${escaped(family)}"`,
    ` font-size="${short(em)}"`,
    isItalic ? ' font-style="italic"' : '',
    weight ? ` font-weight="${weight}"` : '',
  ].join('');
  const content = runs
    .map(({ text, family: own, isUpright = false }, i) => {
      const left = at;
      at += widths[i];
      const place = isPlaced ? ` x="${short(left)}"` : '';
      const font = `${own ? ` font-family="${own}"` : ''}${isUpright ? ' font-style="normal" font-weight="normal"' : ''}`;
      return place || font ? `<tspan${place}${font}>${escaped(text)}</tspan>` : escaped(text);
    })
    .join('');
  return { attributes, content };
}
