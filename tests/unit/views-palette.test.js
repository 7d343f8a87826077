import assert from 'node:assert/strict';
import { test } from 'node:test';
import { palettes, plotStyle, recolouring } from '../../www/views/palette.js';
import '../../www/views/recolour.js';

/** @typedef {[number, number, number]} Triple */

/** Linear light of an sRGB byte (IEC 61966-2-1). @param {number} byte */
const linear = (byte) => {
  const c = byte / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
};

/** Relative luminance and contrast as WCAG 2.2 defines them. @param {Triple} rgb */
const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
/** @param {Triple} one @param {Triple} other */
const contrast = (one, other) => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

/** Oklab of an sRGB colour (Ottosson, 2020), by the forward matrices; the module has the inverse ones. @param {Triple} rgb */
const oklab = (rgb) => {
  const [r, g, b] = rgb.map(linear);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
};

/** @param {Uint8Array} palette @param {number} i */
const entry = (palette, i) => /** @type {Triple} */ ([...palette.subarray(4 * i, 4 * i + 3)]);
/** @param {string} hex */
const rgbFromHex = (hex) =>
  /** @type {Triple} */ ([1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)));
/** @param {number[]} a @param {number[]} b */
const distance = (a, b) => Math.hypot(...a.map((v, i) => v - b[i]));

/**
 * Linear sRGB as dichromats see it: Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of
 * Color Vision Deficiency", IEEE TVCG 15 (2009), severity 1.0.
 */
const VISION = {
  usual: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritan: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};

/** @param {number[]} matrix @param {Triple} rgb @returns {Triple} */
const seenBy = (matrix, rgb) => {
  const [r, g, b] = rgb.map(linear);
  const [r1, g1, b1] = [0, 3, 6].map((row) => matrix[row] * r + matrix[row + 1] * g + matrix[row + 2] * b);
  return /** @type {Triple} */ ([r1, g1, b1].map(byteOf));
};

/** What a translucent colour makes of what it lies on. @param {string} css `rgb(r g b / a)` @param {Triple} ground */
const over = (css, ground) => {
  const [r, g, b, alpha] = (css.match(/[\d.]+/g) ?? []).map(Number);
  return /** @type {Triple} */ ([r, g, b].map((v, i) => alpha * v + (1 - alpha) * ground[i]));
};

/** The inverse of `linear`, not rounded. @param {number} light */
const byteOf = (light) => {
  const c = Math.min(1, Math.max(0, light));
  return 255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055);
};

for (const dark of [false, true]) {
  const theme = dark ? 'dark' : 'light';
  const { probability: palette, classes: areas, values } = palettes(dark);

  test(`${theme}: 256 opaque colours, from blue to orange`, () => {
    assert.equal(palette.length, 1024);
    assert.ok(palette.every((byte, i) => i % 4 !== 3 || byte === 255));
    const [r0, , b0] = entry(palette, 0);
    const [r1, , b1] = entry(palette, 255);
    assert.ok(b0 > r0 + 30 && r1 > b1 + 30);
  });

  test(`${theme}: equal steps of P look equally large, on both sides of 0.5`, () => {
    const colours = Array.from({ length: 256 }, (_, i) => oklab(entry(palette, i)));
    // Over 16 entries, so that rounding to bytes does not matter.
    const steps = Array.from({ length: 15 }, (_, k) => distance(colours[17 * k], colours[17 * (k + 1)]));
    // The step across the middle turns a corner and may be shorter.
    const straight = steps.filter((_, k) => k !== 7);
    const mean = straight.reduce((sum, step) => sum + step, 0) / straight.length;
    for (const step of straight) assert.ok(Math.abs(step - mean) < 0.12 * mean, `${step} against ${mean}`);
    assert.ok(Math.abs(colours[0][0] - colours[255][0]) < 0.01, 'both classes are equally light');
  });

  test(`${theme}: lines, labels and marks have a contrast of 3 : 1 on every colour`, () => {
    const { ink, classes } = plotStyle(dark);
    for (const colour of [ink, classes[0], classes[1]]) {
      for (let i = 0; i < 256; i++) {
        const ratio = contrast(rgbFromHex(colour), entry(palette, i));
        assert.ok(ratio >= 3, `${colour} on P = ${i / 255}: ${ratio.toFixed(2)}`);
      }
    }
  });

  test(`${theme}: on the areas of eight classes and on values, lines have 4.5 : 1 and marks 3 : 1`, () => {
    const { ink, classes } = plotStyle(dark);
    /** Each with its least contrast. @type {[string, number][]} */
    const colours = [[ink, 4.5], ...classes.map((colour) => /** @type {[string, number]} */ ([colour, 3]))];
    for (const [colour, least] of colours) {
      for (let i = 0; i < 8 * 256; i++) {
        const ratio = contrast(rgbFromHex(colour), entry(areas, i));
        assert.ok(
          ratio >= least,
          `${colour} on class ${i >> 8}, P = ${(i % 256) / 255}: ${ratio.toFixed(2)}`,
        );
      }
    }
    for (let i = 0; i < 256; i++) assert.ok(contrast(rgbFromHex(ink), entry(values, i)) >= 4.5, `value ${i}`);
  });

  for (const [kind, matrix] of Object.entries(VISION)) {
    test(`${theme}: lines and marks keep a contrast of 3 : 1 for ${kind} vision`, () => {
      const { ink, classes, halo } = plotStyle(dark);
      const least = (/** @type {string} */ colour, /** @type {Triple[]} */ grounds) => {
        const mark = seenBy(matrix, rgbFromHex(colour));
        return Math.min(...grounds.map((ground) => contrast(mark, seenBy(matrix, ground))));
      };
      const all = (/** @type {Uint8Array} */ rows) =>
        Array.from({ length: rows.length / 4 }, (_, i) => entry(rows, i));
      for (const colour of [ink, classes[0], classes[1]]) {
        const ratio = least(colour, all(palette));
        assert.ok(ratio >= 3, `${colour} on P: ${ratio.toFixed(2)}`);
      }
      // Of eight classes not every mark has it by itself: there the halo around a mark sets it off.
      const around = all(areas).map((area) => over(halo, area));
      for (const colour of [ink, ...classes]) {
        const ratio = least(colour, around);
        assert.ok(ratio >= 3, `${colour} in its halo: ${ratio.toFixed(2)}`);
      }
    });

    test(`${theme}: the areas of eight classes differ for ${kind} vision`, () => {
      const seen = Array.from({ length: 8 }, (_, label) =>
        oklab(seenBy(matrix, entry(areas, 256 * label + 255))),
      );
      for (let a = 0; a < 8; a++) {
        for (let b = 0; b < a; b++) {
          const apart = distance(seen[a], seen[b]);
          // A just noticeable difference is about 0.02 in Oklab; areas side by side need more.
          assert.ok(apart > 0.075, `classes ${b} and ${a}: ${apart.toFixed(3)}`);
        }
      }
    });
  }
}

test('a picture of the other theme is coloured anew, and one of this theme left alone', () => {
  for (const isDark of [true, false]) {
    const [theirs, ours] = [palettes(!isDark), palettes(isDark)];
    for (const name of /** @type {const} */ (['probability', 'classes', 'values'])) {
      const given = Uint8ClampedArray.from(theirs[name]);
      const shown = recolouring.inStyle(given, plotStyle(isDark));
      // Two that are near the paper, of one class or of two, may be one colour in the dark and two like ones in the light.
      const most = Math.max(...shown.map((byte, i) => Math.abs(byte - ours[name][i])));
      assert.ok(most <= 8, `${name}: ${most}`);
      assert.notDeepEqual(shown, given);
      const own = Uint8ClampedArray.from(ours[name]);
      assert.equal(recolouring.inStyle(own, plotStyle(isDark)), own);
    }
    // Where nothing is known, nothing is drawn.
    const some = Uint8ClampedArray.from([0, 0, 0, 0, ...theirs.probability.subarray(0, 4)]);
    assert.deepEqual(
      [...recolouring.inStyle(some, plotStyle(isDark))],
      [0, 0, 0, 0, ...ours.probability.subarray(0, 4)],
    );
  }
});
