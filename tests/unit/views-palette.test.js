import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plotStyle, probabilityPalette } from '../../www/views/palette.js';

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

for (const dark of [false, true]) {
  const theme = dark ? 'dark' : 'light';
  const palette = probabilityPalette(dark);

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
    for (const colour of [ink, ...classes]) {
      for (let i = 0; i < 256; i++) {
        const ratio = contrast(rgbFromHex(colour), entry(palette, i));
        assert.ok(ratio >= 3, `${colour} on P = ${i / 255}: ${ratio.toFixed(2)}`);
      }
    }
  });
}
