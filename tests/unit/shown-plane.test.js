/** The plane that is shown of a source: all plots have one shape, and both coordinates one unit. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PLANE_ASPECT, withShownPlane } from '../../www/scene/look.js';
import { engine } from './support/engine.js';
import { createRandom } from './support/random.js';

/** @import { SourceInfo } from '../../www/scene/scene.d.ts' */

/** @param {readonly number[]} domain */
const aspectOf = ([x0, x1, y0, y1]) => (x1 - x0) / (y1 - y0);

/** @param {SourceInfo} info */
function check(info) {
  const { domain } = info;
  const { domain: shown, ...rest } = withShownPlane(info);
  assert.deepEqual({ ...rest, domain }, info);
  assert.ok(Math.abs(aspectOf(shown) - PLANE_ASPECT) < 1e-9, `${domain} becomes ${shown}`);
  const size = Math.max(...domain.map(Math.abs));
  for (const axis of [0, 2]) {
    assert.ok(shown[axis] <= domain[axis] + 1e-9 * size, 'all of the plane is shown');
    assert.ok(shown[axis + 1] >= domain[axis + 1] - 1e-9 * size, 'all of the plane is shown');
    const middles = [shown, domain].map((plane) => (plane[axis] + plane[axis + 1]) / 2);
    assert.ok(Math.abs(middles[0] - middles[1]) < 1e-9 * size, 'and it stays in the middle');
  }
  // No wider than it has to be: one axis stays as it is.
  assert.ok([0, 2].some((axis) => shown[axis] === domain[axis] && shown[axis + 1] === domain[axis + 1]));
}

test('the planes of all sources get the lecture’s proportions; that of the lecture and curves stay', () => {
  for (const info of engine.sources()) {
    if (info.n === 2) check(info);
    if (info.n === 1 || info.name === 'lecture') assert.equal(withShownPlane(info), info);
  }
});

test('so does any plane', () => {
  const { next: random } = createRandom(7);
  const [info] = engine.sources();
  for (let i = 0; i < 500; i++) {
    const [x, y] = [20 * random() - 10, 20 * random() - 10];
    const [width, height] = [10 ** (4 * random() - 2), 10 ** (4 * random() - 2)];
    check({ ...info, domain: [x, x + width, y, y + height] });
  }
});
