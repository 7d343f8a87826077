/** Fonts, colours and matrices of a canvas as attributes of SVG. */
import { short } from './svg-path.js';

/** @typedef {[a: number, b: number, c: number, d: number, e: number, f: number]} Matrix */

/**
 * A text in pieces, each in the font of the text or in a family of its own, and moved to the right by `shift` em.
 * @typedef {(text: string) => { text: string, family?: string, shift?: number }[]} TextRuns
 */

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

/**
 * @param {{ text: string, family?: string, shift?: number }[]} runs
 * @param {string} font  of a canvas
 * @param {number} scale
 * @param {(text: string) => string} escape
 * @returns {{ attributes: string, content: string }}
 */
export function textParts(runs, font, scale, escape) {
  const [, italic, weight, size, family] = FONT.exec(font) ?? [];
  if (!family) throw new TypeError(`not a font of the views: ${font}`);
  const attributes = [
    ` font-family="${escape(family)}"`,
    ` font-size="${short(scale * Number(size))}"`,
    italic ? ' font-style="italic"' : '',
    weight ? ` font-weight="${weight}"` : '',
  ].join('');
  const content = runs
    .map(({ text, family: own, shift }) => {
      const font = own ? ` font-family="${own}" font-style="normal" font-weight="normal"` : '';
      const dx = shift ? ` dx="${short(shift * scale * Number(size))}"` : '';
      return font || dx ? `<tspan${font}${dx}>${escape(text)}</tspan>` : escape(text);
    })
    .join('');
  return { attributes, content };
}
