/**
 * The colours of the two classes and of everything drawn over them, light and dark.
 *
 * Hues are Okabe and Ito's blue and orange ("Color Universal Design", 2008), which stay apart for every common
 * kind of colour vision. All ramps run straight through Oklab (Ottosson, 2020), where equal steps look equal.
 */

/** @typedef {[lightness: number, chroma: number, hue: number]} Oklch Lightness 0 … 1, hue in degrees. */

/**
 * Colours of a plot, as CSS colours.
 * @typedef {object} PlotStyle
 * @property {string} surface Behind the plot, before the first picture.
 * @property {string} ink Iso-lines and their labels.
 * @property {string} halo Around iso-lines, labels and points, so that they stand out on both classes' colours.
 * @property {string} axis Tick marks and the frame.
 * @property {string} text Tick labels and the names of the axes.
 * @property {[string, string]} classes Marks of class 0 (circles) and class 1 (crosses).
 */

/** Heat map anchors: certain of class 0, undecided, certain of class 1. Both ends are equally light and strong. */
const RAMP = {
  light: /** @type {Oklch[]} */ ([
    [0.825, 0.08, 240],
    [0.985, 0.004, 90],
    [0.825, 0.08, 64],
  ]),
  dark: /** @type {Oklch[]} */ ([
    [0.4, 0.068, 246],
    [0.215, 0.006, 260],
    [0.4, 0.068, 58],
  ]),
};

/** @type {{ light: PlotStyle, dark: PlotStyle }} */
const STYLE = {
  light: {
    surface: '#f6f6f3',
    ink: '#16181b',
    halo: 'rgb(255 255 255 / 0.82)',
    axis: '#8b8d90',
    text: '#4a4d51',
    classes: ['#004f80', '#8a3800'],
  },
  dark: {
    surface: '#1d1f22',
    ink: '#f4f3ef',
    halo: 'rgb(14 16 19 / 0.8)',
    axis: '#74777c',
    text: '#b9bbbe',
    classes: ['#8fd0f7', '#ffb95e'],
  },
};

/**
 * @param {boolean} dark
 * @returns {PlotStyle}
 */
export function plotStyle(dark) {
  return dark ? STYLE.dark : STYLE.light;
}

/**
 * The 256 colours of P = 0 … 1, flat RGBA: [r₀, g₀, b₀, 255, r₁, …].
 *
 * @param {boolean} dark
 * @returns {Uint8Array} 256 × 4
 */
export function probabilityPalette(dark) {
  const [zero, even, one] = (dark ? RAMP.dark : RAMP.light).map(oklabFromOklch);
  const palette = new Uint8Array(256 * 4);
  for (let i = 0; i < 256; i++) {
    const p = i / 255;
    const [from, to, share] = p < 0.5 ? [zero, even, 2 * p] : [even, one, 2 * p - 1];
    const mixed = from.map((start, axis) => start + share * (to[axis] - start));
    palette.set([...rgbFromOklab(/** @type {[number, number, number]} */ (mixed)), 255], 4 * i);
  }
  return palette;
}

/**
 * The palette as a CSS gradient, for the legend.
 *
 * @param {boolean} dark
 * @returns {string}
 */
export function paletteGradient(dark) {
  const palette = probabilityPalette(dark);
  const stops = [0, 64, 128, 191, 255].map((i) => `rgb(${palette.subarray(4 * i, 4 * i + 3).join(' ')})`);
  return `linear-gradient(to right, ${stops.join(', ')})`;
}

/**
 * @param {Oklch} colour
 * @returns {[number, number, number]} L, a, b
 */
function oklabFromOklch([lightness, chroma, hue]) {
  const angle = (hue * Math.PI) / 180;
  return [lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)];
}

/**
 * sRGB bytes of an Oklab colour, clipped to the gamut. Matrices from Björn Ottosson, "A perceptual color space
 * for image processing", 2020.
 *
 * @param {[number, number, number]} lab
 * @returns {[number, number, number]}
 */
function rgbFromOklab([L, a, b]) {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    byteFromLinear(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    byteFromLinear(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    byteFromLinear(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/**
 * The sRGB transfer function (IEC 61966-2-1).
 *
 * @param {number} linear
 * @returns {number}
 */
function byteFromLinear(linear) {
  const encoded = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
  return Math.round(255 * Math.min(1, Math.max(0, encoded)));
}
