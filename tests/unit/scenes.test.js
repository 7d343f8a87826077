/** The scenes of the lecture, and the small pictures of the menus. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { FILES, ICONS, moduleText } from '../../tools/pictures.js';
import { icons } from '../../tools/pictures/icons.js';
import { errorsAtRest } from '../../tools/pictures/scenes.js';
import { ROOT } from '../../tools/run.js';
import { PARTS, SCENES } from '../../www/page/scenes/list.js';
import { pictures } from '../../www/page/scenes/pictures.js';
import { decode, encode } from '../../www/scene/hash.js';
import { settleBoard } from '../../www/scene/task.js';
import { english } from '../../www/words/en/scenes.js';
import { engine } from './support/engine.js';

/** Signs of a link that can be read out, and of a code that a phone reads from the last row. */
const LONGEST = 200;

test('every scene has words, and all words are of a scene', () => {
  const ids = SCENES.map(({ id }) => id);
  assert.deepEqual(ids.toSorted(), Object.keys(english.scenes).toSorted());
  assert.deepEqual(
    PARTS.map(({ part }) => part),
    Object.keys(english.parts),
  );
  assert.equal(new Set(ids).size, ids.length);
  assert.equal(new Set(SCENES.map(({ link }) => link)).size, ids.length);
});

for (const { id, link } of SCENES) {
  test(`the link of “${id}” is short, and is read without a problem`, () => {
    assert.ok(link.length < LONGEST, `${link.length} signs`);
    const { scene, moment, problems } = decode(link);
    assert.deepEqual(problems, []);
    assert.deepEqual(settleBoard(scene.board, engine.sources()).problems, []);
    assert.equal(moment, null, 'it would stand still');
    // Nothing in it is the default anyway, and nothing in another order.
    assert.equal(encode(scene) || '#v=1', link);
    assert.equal(pictures[id].panels.length, scene.figures.length);
    assert.ok(scene.figures.length <= 4, 'a row of a picture has room for four');
  });
}

test('every slide of the lecture has a scene', () => {
  const shown = new Set(
    SCENES.flatMap(({ slides }) => slides.split(', ')).flatMap((range) => {
      const [from, to = from] = range.split('–').map(Number);
      return Array.from({ length: to - from + 1 }, (_, i) => from + i);
    }),
  );
  assert.deepEqual(
    [...shown].toSorted((a, b) => a - b),
    Array.from({ length: 24 }, (_, i) => i + 1),
  );
});

for (const file of Object.keys(FILES)) {
  test(`${file} is what the engine draws`, async () => {
    const written = await readFile(join(ROOT, file), 'utf8');
    assert.ok(written === (await moduleText(file)), 'node tools/pictures.js draws it anew');
  });
}

test('the icons are what the engine draws', async () => {
  for (const [name, drawn] of Object.entries(await icons())) {
    const written = await readFile(join(ICONS, name));
    const [a, b] = [written, Buffer.from(drawn)].map(name.endsWith('.png') ? contentOf : String);
    assert.ok(a === b, `${name}: node tools/pictures.js draws it anew`);
  }
});

/**
 * Head and rows of a PNG as `pngOf` writes it, which every zlib deflates in its own way.
 *
 * @param {Buffer} png
 */
const contentOf = (png) =>
  `${png.toString('hex', 8, 33)} ${inflateSync(png.subarray(41, 41 + png.readUInt32BE(33))).toString('base64')}`;

/** @param {import('../../www/page/scenes/list.js').SceneId} id */
const at = (id) => errorsAtRest(SCENES.find((scene) => scene.id === id)?.link ?? '');

// What the texts in words/en/scenes.js claim.
test('XOR: one unit fails, two and three do not, nor does a product without any', () => {
  const [one, two, three] = at('xor');
  assert.ok(one.accuracy < 0.8 && two.accuracy > 0.95 && three.accuracy > 0.95);
  const [plain, product] = at('features');
  assert.ok(plain.accuracy < 0.6 && product.accuracy > 0.95);
});

test('one sigmoid output and two of softmax are the same logistic regression', () => {
  const [sigmoid, softmax] = at('logistic');
  assert.ok(Math.abs(sigmoid.d - softmax.d) < 1e-9 && Math.abs(sigmoid.testD - softmax.testD) < 1e-6);
});

test('four seeds find four minima', () => {
  const errors = at('seeds')
    .map(({ e }) => e)
    .toSorted((a, b) => a - b);
  for (let i = 1; i < 4; i++) assert.ok(errors[i] > 1.05 * errors[i - 1], errors.join());
});

test('few points: the free network overfits, a smaller one and λ remedy it', () => {
  const [free, small, heldBack] = at('overfitting');
  assert.ok(free.d < 0.01 && free.testD > 1);
  assert.ok(small.testD < 0.1 * free.testD && heldBack.testD < 0.1 * free.testD);
});

test('more units bend a curve more often', () => {
  const [one, two, five] = at('regression');
  assert.ok(one.testD > 5 * two.testD && two.testD > five.testD);
});

test('λ from 0 to 10: from following every point to seeing none', () => {
  const errors = at('lambda');
  assert.equal(errors[0].accuracy, 1);
  assert.ok(errors.every(({ d }, i) => i === 0 || d > errors[i - 1].d));
  assert.ok(Math.abs(errors[3].d - Math.LN2) < 1e-6, 'P = ½ everywhere');
});

test('ten layers of sigmoid units learn nothing, those of ReLU units do', () => {
  const [sigmoid, relu] = at('vanishing');
  assert.ok(Math.abs(sigmoid.d - Math.LN2) < 1e-3);
  assert.ok(relu.accuracy > 0.9);
});

test('all activation functions can do the circle, five softmax outputs the pinwheel', () => {
  for (const { testAccuracy } of at('activations')) assert.ok(testAccuracy > 0.95);
  const [linear, hidden] = at('softmax');
  assert.ok(linear.accuracy < 0.8 && hidden.testAccuracy > 0.95);
});
