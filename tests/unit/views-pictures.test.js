/** What pictures are made of beside lines: points and what is outside, layers, what is read off at a place. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { levelsFrom } from '../../www/page/picture/levels.js';
import { SvgCanvas } from '../../www/export/svg-canvas.js';
import { LEVELS, logit } from '../../www/scene/levels.js';
import { plotStyle } from '../../www/views/palette.js';
import { headsOf } from '../../www/views/plot/outside.js';
import { FigureView } from '../../www/views/plot/plot.js';
import { countOutside, markOpacity, markRadius } from '../../www/views/plot/points.js';
import { placeText, readingOf, readingText, roundPlace, shareText } from '../../www/views/plot/reading.js';
import { createTransform } from '../../www/views/plot/transform.js';
import { speak } from '../../www/words/language.js';
import './support/image-data.js';
import { createRandom } from './support/random.js';

const BOX = { left: 26, top: 9, width: 293, height: 215 };
/** @type {[number, number, number, number]} */
const DOMAIN = [-7, 8, -6, 5];
const PROBABILITY = { kind: /** @type {const} */ ('probability'), levels: LEVELS };

/** Points of two classes. @param {[number, number, number][]} rows  x₁, x₂, class */
const pointsOf = (rows) => ({
  x: Float64Array.from(rows.flatMap(([a, b]) => [a, b])),
  y: Float64Array.from(rows.map(([, , label]) => label)),
  ...{ n: 2, k: 1 },
});

test('what lies outside has a head at the border where it would be, in its colour, pointing to it', () => {
  const transform = createTransform(DOMAIN, BOX);
  const points = pointsOf([
    [9, 0, 1],
    [0, 7, 0],
    [-8, 6, 1],
    [0, -7, 0],
    [1, 1, 1],
    [-7, 5, 0], // on the border is inside
  ]);
  const heads = headsOf(points, transform, PROBABILITY, (i) => `c${points.y[i]}`);
  const right = BOX.left + BOX.width;
  const bottom = BOX.top + BOX.height;
  assert.deepEqual(heads, [
    { x: right, y: transform.pxFromX2(0), right: 1, down: 0, colour: 'c1' },
    { x: transform.pxFromX1(0), y: BOX.top, right: 0, down: -1, colour: 'c0' },
    { x: BOX.left, y: BOX.top, right: -1, down: -1, colour: 'c1' },
    { x: transform.pxFromX1(0), y: bottom, right: 0, down: 1, colour: 'c0' },
  ]);
  assert.equal(countOutside(points, PROBABILITY, DOMAIN), 4);
});

test('every point outside is near a head of its colour, and heads are few however many there are', () => {
  const random = createRandom(3);
  const transform = createTransform(DOMAIN, BOX);
  const points = pointsOf(
    Array.from({ length: 3000 }, () => [60 * random.next() - 30, 60 * random.next() - 30, random.below(2)]),
  );
  const heads = headsOf(points, transform, PROBABILITY, (i) => String(points.y[i]));
  assert.ok(heads.length < 600, `${heads.length}`);
  for (let i = 0; i < 3000; i++) {
    const [a, b] = [points.x[2 * i], points.x[2 * i + 1]];
    if (a >= -7 && a <= 8 && b >= -6 && b <= 5) continue;
    const x = Math.min(319, Math.max(26, transform.pxFromX1(a)));
    const y = Math.min(224, Math.max(9, transform.pxFromX2(b)));
    const nearest = Math.min(
      ...heads
        .filter(({ colour }) => colour === String(points.y[i]))
        .map((head) => Math.hypot(head.x - x, head.y - y)),
    );
    assert.ok(nearest < 8, `${nearest} px`);
  }
});

test('the more points, the smaller and fainter, and test points fainter than training points', () => {
  const counts = [10, 200, 1000, 2000, 5000];
  for (const [i, count] of counts.entries()) {
    assert.ok(markOpacity(count, 'test') < markOpacity(count, 'training'));
    if (i === 0) continue;
    assert.ok(markRadius(count, 63_000) <= markRadius(counts[i - 1], 63_000));
    for (const kind of /** @type {const} */ (['training', 'test'])) {
      assert.ok(markOpacity(count, kind) <= markOpacity(counts[i - 1], kind));
    }
  }
  assert.equal(markOpacity(200, 'training'), 1);
  assert.ok(markOpacity(5000, 'training') < 0.6);
  assert.ok(markOpacity(1000, 'test') < 0.4);
});

/** A picture as SVG. @param {object} setting @param {object} [look] */
async function pictureOf(setting, look = PROBABILITY) {
  const ruler = { font: '', textBaseline: '', measureText: (/** @type {string} */ text) => ({ width: 6 * text.length, actualBoundingBoxAscent: 5 }) }; // prettier-ignore
  const canvas = new SvgCanvas({ ruler: /** @type {any} */ (ruler) });
  const view = new FigureView(/** @type {any} */ (canvas));
  const style = plotStyle(false);
  const points = pointsOf([
    [1, 1, 0],
    [9, 2, 1],
  ]);
  const whole = { width: 328, height: 246, pixelRatio: 1, domain: DOMAIN, style, points, testPoints: null };
  view.configure(/** @type {any} */ ({ ...whole, look, ...setting }));
  const xy = Array.from({ length: 40 }, (_, i) => [-6 + 0.3 * i, -3]).flat();
  view.draw(
    /** @type {any} */ ({
      ...{ look, domain: DOMAIN, pixels: new Uint8ClampedArray(16).fill(200), width: 2, height: 2 },
      contours: { points: Float32Array.from(xy), starts: Uint32Array.of(0, 40), level: Uint8Array.of(2) },
      ...{ curve: null, error: null, bayes: null, status: 'converged', updates: 1, epochs: 1 },
    }),
    false,
  );
  return { svg: await canvas.file({ width: 328, height: 246, title: 'picture' }), style };
}

/** Colour as the file has it. @param {string} text */
const has = (/** @type {string} */ text) => new RegExp(text, 'i');

test('lines lie above the points, their labels above all', async () => {
  const { svg, style } = await pictureOf({});
  // The layer with axes and points is defined before, and used here.
  const mark = svg.lastIndexOf('<use');
  const line = svg.lastIndexOf(`stroke="${style.ink}"`);
  assert.ok(mark > 0 && line > mark, `${mark} ${line}`);
  assert.ok(svg.lastIndexOf('0.5</text>') > mark, svg);
  assert.match(svg, /<image/);
});

test('without fill there are lines in their own colour on white, and no pixels', async () => {
  const { svg, style } = await pictureOf({ fill: false });
  assert.doesNotMatch(svg, /<image/);
  assert.match(svg, has(style.line));
  assert.doesNotMatch((await pictureOf({})).svg, has(style.line));
  // The map of a unit has nothing else to show.
  assert.match((await pictureOf({ fill: false }, { kind: 'unit', line: 'z = 0' })).svg, /<image/);
});

test('labels on canvases have the decimal sign of the language', async () => {
  await speak('de');
  try {
    assert.match((await pictureOf({})).svg, />0,5</);
  } finally {
    await speak('en');
  }
});

test('the place that is told is the one whose value is told', () => {
  const random = createRandom(4);
  const axes = /** @type {any} */ ([
    { name: 'a', from: 100, to: 350 },
    { name: 'b', from: 0.002, to: 0.001 },
  ]);
  for (let round = 0; round < 300; round++) {
    /** @type {[number, number]} */
    const place = [-7 + 15 * random.next(), -6 + 11 * random.next()];
    for (const own of [null, axes]) {
      const rounded = roundPlace(place, DOMAIN, own);
      const again = roundPlace(rounded, DOMAIN, own);
      assert.ok(Math.abs(again[0] - rounded[0]) < 1e-9 && Math.abs(again[1] - rounded[1]) < 1e-9);
      assert.ok(Math.abs(rounded[0] - place[0]) < 15 / 500 && Math.abs(rounded[1] - place[1]) < 11 / 500);
    }
    const [a, b] = roundPlace(place, DOMAIN, null);
    const told = placeText([a, b], PROBABILITY, DOMAIN, null);
    const numbers = told.replaceAll('−', '-').match(/-?[\d.]+/g) ?? [];
    for (const [i, value] of [a, b].entries()) assert.ok(Math.abs(Number(numbers[i]) - value) < 1e-9, told);
  }
  assert.equal(placeText([0, -0.0001], PROBABILITY, DOMAIN, null), '(0.00, 0.00)');
  assert.equal(placeText([1, 2], { kind: 'curve', levels: [] }, DOMAIN, null), 'x = 1.00');
});

test('a decimal comma does not part the numbers of a place', async () => {
  await speak('de');
  try {
    assert.equal(placeText([1.5, -2], PROBABILITY, DOMAIN, null), '(1,50; −2,00)');
  } finally {
    await speak('en');
  }
});

test('what is read is P of a cross, the share of each class, or t in its own unit', () => {
  const own = null;
  const read = (/** @type {number[]} */ t, /** @type {any} */ look) =>
    readingOf(Float64Array.from(t), { look, own });
  assert.equal(readingText(read([0.25], PROBABILITY)), 'P = 0.2500');
  assert.equal(readingText(read([0.75, 0.25], PROBABILITY)), 'P = 0.2500');
  const classes = read([0.2, 0.7, 0.0995, 0.0005], { kind: 'regions', levels: [] });
  assert.equal(readingText(classes), 'class 2: 0.700');
  assert.deepEqual(
    classes.classes.map(({ share }) => share),
    ['0.200', '0.700', '0.100', '< 0.001'],
  );
  assert.deepEqual(
    classes.classes.map(({ isMost }) => isMost),
    [false, true, false, false],
  );
  const surface = { kind: 'surface', low: -1, high: 1, levels: [0], told: [0, 50, 100] };
  assert.equal(readingText(read([0.5], surface)), 't = 75.0000');
  const curve = read([1.5], { kind: 'curve', levels: [] });
  assert.equal(readingText(curve), 't = 1.5000');
  assert.equal(curve.height, 1.5);
});

test('a share near 1 says what is missing, and neither 0 nor 1 is said of what is not', () => {
  assert.equal(shareText(1 - 2 ** -20), '1 − 9.5·10⁻⁷');
  assert.equal(shareText(1), '1.0000');
  assert.equal(shareText(0.9), '0.9000');
  const random = createRandom(9);
  for (let round = 0; round < 500; round++) {
    const z = 60 * random.next() - 30;
    const share = 1 / (1 + Math.exp(-z));
    assert.ok(!['0.0000', '1.0000'].includes(shareText(share)), `${share}`);
  }
});

test('levels are read as people write them', () => {
  for (const text of ['0.1 0.5', '0,1 0,5', '0.1, 0.5', '0,1; 0,5', '.5 ,1', ' 0.5  0.1 ']) {
    assert.deepEqual(levelsFrom(text), [0.1, 0.5], text);
  }
  assert.deepEqual(levelsFrom(''), []);
  for (const text of ['0', '1', 'a', '0.1 x', '-0.1', '0.1.2', '1 2 3']) {
    assert.equal(levelsFrom(text), undefined, text);
  }
});

test('lines of all levels are traced where the probability is the level', () => {
  for (const level of LEVELS) assert.ok(Math.abs(1 / (1 + Math.exp(-logit(level))) - level) < 1e-12);
});

test('a curve lies below its points, whose halo is whole', async () => {
  const calls = /** @type {string[]} */ ([]);
  const record = (/** @type {string} */ what) => () => void calls.push(what);
  const curves = { drawUnderCurves: record('under'), drawCurves: record('curves') };
  const look = { kind: 'curve', levels: [] };
  const points = { x: Float64Array.of(0), y: Float64Array.of(0), n: 1, k: 1 };
  const ruler = { font: '', textBaseline: '', measureText: () => ({ width: 6, actualBoundingBoxAscent: 5 }) };
  const canvas = new SvgCanvas({ ruler: /** @type {any} */ (ruler) });
  const view = new FigureView(/** @type {any} */ (canvas));
  const context = /** @type {any} */ (canvas.getContext('2d'));
  const drawn = context.drawImage;
  context.drawImage = (/** @type {any[]} */ ...all) => (record('points')(), drawn.apply(context, all));
  const style = plotStyle(false);
  view.configure(
    /** @type {any} */ ({
      ...{
        width: 328,
        height: 246,
        pixelRatio: 1,
        domain: DOMAIN,
        style,
        points,
        testPoints: null,
        look,
        curves,
      },
    }),
  );
  calls.length = 0;
  const t = new Float64Array(5);
  view.draw(/** @type {any} */ ({ look, domain: DOMAIN, curve: { t, truth: t }, bayes: null }), false);
  assert.deepEqual(calls, ['under', 'curves', 'points']);
});
