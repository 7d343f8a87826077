import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawContours } from '../../www/views/plot/contours.js';

const BOX = { left: 0, top: 0, width: 400, height: 400 };
const STYLE = /** @type {any} */ ({ ink: '#000', halo: '#fff' });

/**
 * Places along what is stroked, eight to an arc, and the number of arcs.
 *
 * @param {number[]} xy one line, of the heavy level
 * @param {import('../../www/views/plot/labels.js').Label[]} labels
 */
function drawn(xy, labels) {
  /** @type {[number, number][]} */
  const places = [];
  let arcs = 0;
  /** @type {any} */ (globalThis).Path2D = class {
    /** @param {number} x @param {number} y */
    moveTo(x, y) {
      Object.assign(this, { x, y });
    }
    /** @param {number} controlX @param {number} controlY @param {number} x @param {number} y */
    quadraticCurveTo(controlX, controlY, x, y) {
      arcs += 1;
      const from = /** @type {any} */ (this);
      for (let t = 0; t <= 1; t += 1 / 8) {
        const mixed = (/** @type {number} */ a, /** @type {number} */ b, /** @type {number} */ c) =>
          (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t ** 2 * c;
        places.push([mixed(from.x, controlX, x), mixed(from.y, controlY, y)]);
      }
      Object.assign(this, { x, y });
    }
  };
  const ctx = /** @type {any} */ ({
    save() {},
    restore() {},
    beginPath() {},
    rect() {},
    clip() {},
    stroke() {},
  });
  const line = { level: 2, xy: Float32Array.from(xy) };
  drawContours(ctx, [line], labels, BOX, STYLE, { heavyLevel: 2, scale: 1 });
  return { places, arcs };
}

test('a curve keeps to its vertices with far fewer arcs', () => {
  for (const radius of [6, 20, 60, 180]) {
    const count = Math.round(2 * Math.PI * radius);
    const circle = Array.from({ length: count + 1 }, (_, i) => {
      const angle = (2 * Math.PI * (i % count)) / count;
      return [200 + radius * Math.cos(angle), 200 + radius * Math.sin(angle)];
    }).flat();
    const { places, arcs } = drawn(circle, []);
    const worst = Math.max(...places.map(([x, y]) => Math.abs(Math.hypot(x - 200, y - 200) - radius)));
    assert.ok(worst < 0.25, `radius ${radius}: ${worst}`);
    assert.ok(arcs < count / 2.5, `radius ${radius}: ${arcs} arcs for ${count} vertices`);
  }
});

test('a line makes room for its label and goes on behind it', () => {
  const line = Array.from({ length: 61 }, (_, i) => [50 + 5 * i, 80 + 3 * i]).flat();
  const angle = Math.atan2(3, 5);
  const names = { level: 2, lowest: 2, highest: 2, text: '0.5' };
  const label = {
    ...names,
    x: 200,
    y: 170,
    foot: /** @type {[number, number]} */ ([200, 170]),
    angle,
    width: 20,
    height: 11,
  };
  const { places } = drawn(line, [label]);
  const along = places.map(([x, y]) => (x - 200) * Math.cos(angle) + (y - 170) * Math.sin(angle));
  assert.ok(Math.min(...along.map(Math.abs)) > 14.5, 'half the text, and a gap');
  const ahead = Math.min(...along.filter((place) => place > 0));
  const behind = Math.max(...along.filter((place) => place < 0));
  assert.ok(ahead < 15.5 && behind > -15.5, `${behind} … ${ahead}`);
  assert.ok(Math.min(...along) < -170 && Math.max(...along) > 170, 'from end to end');
});
