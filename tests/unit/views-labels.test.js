import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Crowd } from '../../www/views/plot/crowd.js';
import { markRadius } from '../../www/views/plot/points.js';
import { placeLabels, uprightAngle } from '../../www/views/plot/labels.js';
import * as iso from './support/iso-lines.js';
import { createRandom } from './support/random.js';

const BOX = { left: 0, top: 0, width: 320, height: 240 };
const OPTIONS = {
  texts: ['0.01', '0.1', '0.5', '0.9'],
  widths: [22, 16, 16, 16],
  height: 11,
  box: BOX,
};

/**
 * The polyline through f(0), f(1), …, f(count − 1).
 *
 * @param {number} level
 * @param {number} count
 * @param {(i: number) => [number, number]} f
 */
const line = (level, count, f) => ({
  level,
  xy: Float32Array.from(Array.from({ length: count }, (_, i) => f(i)).flat()),
});

/** The four corners of a label's text. @param {import('../../www/views/plot/labels.js').Label} label */
const corners = ({ x, y, angle, width, height }) =>
  [
    [1, 1],
    [1, -1],
    [-1, 1],
    [-1, -1],
  ].map(([i, j]) => [
    x + (i * width * Math.cos(angle) - j * height * Math.sin(angle)) / 2,
    y + (i * width * Math.sin(angle) + j * height * Math.cos(angle)) / 2,
  ]);

test('a straight line carries its label in the middle, along the line', () => {
  const [label, ...others] = placeLabels([line(1, 50, (i) => [20 + 5 * i, 200 - 2.5 * i])], OPTIONS);
  assert.equal(others.length, 0);
  assert.equal(label.text, '0.1');
  assert.ok(Math.abs(label.angle - Math.atan2(-2.5, 5)) < 1e-6);
  assert.ok(Math.hypot(label.x - 142.5, label.y - 138.75) < 10);
  // On the line: y = 210 − x / 2.
  assert.ok(Math.abs(label.y - (210 - label.x / 2)) < 1e-3);
});

test('text is never upside down, whichever way the line runs', () => {
  for (let degrees = -180; degrees < 180; degrees += 7) {
    const angle = (degrees * Math.PI) / 180;
    const [label] = placeLabels(
      [line(2, 40, (i) => [160 + 2.5 * (i - 20) * Math.cos(angle), 120 + 2.5 * (i - 20) * Math.sin(angle)])],
      OPTIONS,
    );
    assert.ok(Math.abs(label.angle) <= Math.PI / 2 + 1e-4, `${degrees}°: ${label.angle}`);
    assert.ok(Math.abs(Math.sin(label.angle - angle)) < 1e-4, `${degrees}°: not along the line`);
  }
});

test('a label stands on the straight part of a bent line', () => {
  // A zigzag of 8 px teeth for 160 px, then 80 px straight.
  const zigzag = line(0, 41, (i) =>
    i <= 30 ? [20 + 5.5 * i, 100 + 8 * (i % 2)] : [185 + 8 * (i - 30), 100],
  );
  const [label] = placeLabels([zigzag], OPTIONS);
  assert.ok(label.x - label.width / 2 >= 184, `at ${label.x}`);
});

test('labels keep off the border and off each other', () => {
  // Twelve parallel lines, 16 px apart, all of which would like their label in the middle.
  const lines = Array.from({ length: 12 }, (_, k) =>
    line(k % 4, 60, (i) => [10 + 5 * i, 20 + 16 * k + 10 * Math.sin(i / 9)]),
  );
  const labels = placeLabels(lines, OPTIONS);
  assert.ok(labels.length >= 8, `only ${labels.length} labels`);
  for (const label of labels) {
    for (const [x, y] of corners(label)) {
      assert.ok(x >= 5 && x <= 315 && y >= 5 && y <= 235, `${x}, ${y} is too close to the border`);
    }
    for (const other of labels) {
      if (other === label) continue;
      const apart = Math.hypot(label.x - other.x, label.y - other.y);
      assert.ok(apart > (label.width + other.width) / 2, 'two labels overlap');
    }
  }
});

test('where lines run together in one part and apart in another, labels stand where they are apart', () => {
  // y = 120 ± k·d(x): 1.5 px apart on the left, up to 30 px apart on the right.
  const gap = (/** @type {number} */ x) => (x < 200 ? 1.5 : 1.5 + (x - 200) * 0.3);
  const lines = [0, 1, 2, 3].map((level) =>
    line(level, 60, (i) => {
      const x = 10 + 5 * i;
      return [x, 120 + (level - 1.5) * gap(x)];
    }),
  );
  const labels = placeLabels(lines, OPTIONS);
  assert.deepEqual(labels.map(({ level }) => level).sort(), [0, 1, 2, 3]);
  for (const label of labels) assert.ok(label.x > 200, `${label.text} at ${label.x}`);
});

test('a label avoids points', () => {
  const xyw = [];
  for (let x = 100; x < 220; x += 2) xyw.push(x, 120, 1);
  const points = new Crowd(BOX, xyw, 4);
  const [label] = placeLabels([line(2, 60, (i) => [10 + 5 * i, 120])], { ...OPTIONS, points });
  assert.ok(label.x + 8 <= 96 || label.x - 8 >= 224, `at ${label.x}`);
});

test('one point costs more than to leave the middle of the line', () => {
  const points = new Crowd(BOX, [160, 120, 1], 4);
  const [label] = placeLabels([line(2, 59, (i) => [15 + 5 * i, 120])], { ...OPTIONS, points });
  assert.ok(Math.abs(label.x - 160) >= 12, `on the point, at ${label.x}`);
  assert.ok(Math.abs(label.x - 160) < 20, `no further than it has to, at ${label.x}`);
});

test('among points everywhere a label covers the fewest that it can', () => {
  const random = createRandom(5);
  for (let round = 0; round < 60; round++) {
    const xyw = Array.from({ length: 900 }, () => [320 * random.next(), 240 * random.next(), 1]).flat();
    const y = 40 + 160 * random.next();
    const points = new Crowd(BOX, xyw, 2);
    const [label] = placeLabels([line(2, 61, (i) => [10 + 5 * i, y])], { ...OPTIONS, points });
    const under = (/** @type {number} */ x) => points.under(x, y, 1, 0, label.width, label.height);
    const fewest = Math.min(...Array.from({ length: 130 }, (_, i) => under(26 + 2 * i)));
    // What it may cost to stand at an end instead of the middle is less than a point.
    assert.ok(under(label.x) <= fewest + 1, `${under(label.x)} points, where ${fewest} would do`);
  }
});

test('what a crowd says to be under a text is what a count says', () => {
  const random = createRandom(8);
  for (let round = 0; round < 200; round++) {
    const xyw = Array.from({ length: 300 }, () => [320 * random.next(), 240 * random.next(), 1]).flat();
    const [x, y, angle] = [320 * random.next(), 240 * random.next(), 7 * random.next()];
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const [width, height, reach] = [5 + 60 * random.next(), 11, 1 + 4 * random.next()];
    let sum = 0;
    for (let i = 0; i < xyw.length; i += 3) {
      const [dx, dy] = [xyw[i] - x, xyw[i + 1] - y];
      const depth = Math.min(
        width / 2 + reach - Math.abs(dx * cos + dy * sin),
        height / 2 + reach - Math.abs(dy * cos - dx * sin),
      );
      sum += Math.min(1, Math.max(0, depth / reach));
    }
    const found = new Crowd(BOX, xyw, reach).under(x, y, cos, sin, width, height);
    assert.ok(Math.abs(found - sum) < 1e-3, `${found} for ${sum}`);
  }
});

/** Lines of all levels side by side, so many pixels apart. @param {number} apart */
const bundle = (apart) =>
  [0, 1, 2, 3].map((level) => line(level, 60, (i) => [10 + 5 * i, 120 + apart * (level - 1.5) + i / 2]));

test('lines that coincide share one label, and lines beside each other have their own', () => {
  for (const apart of [0, 0.3, 0.6]) {
    const labels = placeLabels(bundle(apart), { ...OPTIONS, dash: 6 });
    assert.deepEqual(
      labels.map(({ text, lowest, highest, width }) => [text, lowest, highest, width]),
      [['0.01–0.9', 0, 3, 44]],
      `${apart} px apart`,
    );
  }
  const own = placeLabels(bundle(20), OPTIONS);
  assert.deepEqual(own.map(({ text }) => text).sort(), ['0.01', '0.1', '0.5', '0.9']);
});

test('of lines of which some coincide, those share a label and the others have their own', () => {
  const lines = bundle(0);
  lines[3] = line(3, 60, (i) => [10 + 5 * i, 60]);
  const labels = placeLabels(lines, OPTIONS);
  assert.deepEqual(labels.map(({ text }) => text).sort(), ['0.01–0.5', '0.9']);
});

test('labels stay where they are while the line moves a little', () => {
  /** @type {readonly import('../../www/views/plot/labels.js').Label[]} */
  let previous = [];
  let before;
  for (let frame = 0; frame < 40; frame++) {
    // The best place alone would wander: the line's start moves along it, and a wave runs through.
    const curve = line(2, 120, (i) => [
      10 + frame * 0.7 + 2.2 * i,
      120 + frame + 5 * Math.sin(i / 25 + frame / 12),
    ]);
    const labels = placeLabels([curve], { ...OPTIONS, previous });
    assert.equal(labels.length, 1);
    if (before) {
      const moved = Math.hypot(labels[0].x - before.x, labels[0].y - before.y);
      assert.ok(moved < 2.5, `frame ${frame}: the label jumped by ${moved} px`);
    }
    [before] = previous = labels;
  }
});

test('the same frame gives the same labels, and kept ones stand still', () => {
  const lines = [line(2, 90, (i) => [10 + 3 * i, 120 + 40 * Math.sin(i / 20)])];
  const first = placeLabels(lines, OPTIONS);
  assert.deepEqual(placeLabels(lines, OPTIONS), first);
  let previous = first;
  for (let frame = 0; frame < 100; frame++) previous = placeLabels(lines, { ...OPTIONS, previous });
  assert.ok(Math.hypot(previous[0].x - first[0].x, previous[0].y - first[0].y) < 0.01, 'no creeping');
});

test('a label stays although another place has become better, until its line leaves', () => {
  const straight = [line(2, 59, (i) => [15 + 5 * i, 120])];
  const previous = placeLabels(straight, OPTIONS);
  const points = new Crowd(BOX, [160, 120, 1, 158, 121, 1, 163, 118, 1], 4);
  const [stays] = placeLabels(straight, { ...OPTIONS, points, previous });
  assert.ok(Math.abs(stays.x - previous[0].x) < 1e-3, `at ${stays.x}`);
  const gone = [line(2, 20, (i) => [20 + 5 * i, 220])];
  const [moved] = placeLabels(gone, { ...OPTIONS, previous });
  assert.ok(moved.y > 200);
});

test('labels that have come together on one line do not all say the same', () => {
  const previous = placeLabels(bundle(20), OPTIONS);
  assert.equal(previous.length, 4);
  const labels = placeLabels(bundle(0), { ...OPTIONS, previous });
  assert.deepEqual(
    labels.map(({ text }) => text),
    ['0.01–0.9'],
  );
});

test('a line too short for its text has no label', () => {
  assert.deepEqual(placeLabels([line(0, 5, (i) => [100 + 5 * i, 100])], OPTIONS), []);
  assert.deepEqual(placeLabels([], OPTIONS), []);
});

test('near the vertical a label keeps its way up', () => {
  const steep = (93 * Math.PI) / 180;
  const almost = (87 * Math.PI) / 180;
  assert.ok(Math.abs(uprightAngle(steep) - (-87 * Math.PI) / 180) < 1e-9);
  assert.ok(Math.abs(uprightAngle(steep, almost) - steep) < 1e-9);
  assert.ok(Math.abs(uprightAngle((120 * Math.PI) / 180, almost) - (-60 * Math.PI) / 180) < 1e-9);
});

/** Wavy lines of random levels, as no network would draw them. @param {ReturnType<typeof createRandom>} random */
function randomLines(random) {
  return Array.from({ length: 1 + random.below(14) }, () => {
    const [x, y, angle] = [320 * random.next(), 240 * random.next(), 7 * random.next()];
    const [wave, length, count] = [30 * random.next(), 5 + 40 * random.next(), 3 + random.below(150)];
    return line(random.below(4), count, (i) => {
      const along = 3 * (i - count / 2);
      const aside = wave * Math.sin(i / length);
      return [
        x + along * Math.cos(angle) - aside * Math.sin(angle),
        y + along * Math.sin(angle) + aside * Math.cos(angle),
      ];
    });
  });
}

test('whatever the lines and points: labels are inside, apart, on a line, and depend on nothing else', () => {
  const random = createRandom(21);
  let count = 0;
  for (let round = 0; round < 150; round++) {
    const lines = randomLines(random);
    const xyw = Array.from({ length: random.below(400) }, () => [
      320 * random.next(),
      240 * random.next(),
      1,
    ]).flat();
    const options = { ...OPTIONS, points: new Crowd(BOX, xyw, 4) };
    const atRest = placeLabels(lines, options);
    const other = placeLabels(randomLines(random), options);
    assert.deepEqual(placeLabels(lines, options), atRest, 'whatever was placed meanwhile');
    for (const labels of [atRest, placeLabels(lines, { ...options, previous: other })]) {
      count += labels.length;
      for (const [i, label] of labels.entries()) {
        for (const [x, y] of corners(label)) assert.ok(x > 0 && x < 320 && y > 0 && y < 240);
        const apart = labels.slice(i + 1).map(({ x, y, width }) => {
          return Math.hypot(x - label.x, y - label.y) - (width + label.width) / 2;
        });
        assert.ok(
          apart.every((gap) => gap > 0),
          'no two overlap',
        );
        const nearest = Math.min(
          ...lines
            .filter(({ level }) => level === label.level)
            .flatMap(({ xy }) =>
              Array.from({ length: xy.length / 2 }, (_, j) =>
                Math.hypot(xy[2 * j] - label.x, xy[2 * j + 1] - label.y),
              ),
            ),
        );
        assert.ok(nearest < 8, `${nearest} px from its line`);
      }
    }
  }
  assert.ok(count > 300, `only ${count} labels`);
});

/** How many points have their centre within 3 px of a text. @param {readonly import('../../www/views/plot/labels.js').Label[]} labels @param {readonly number[]} xyw */
function covered(labels, xyw) {
  let count = 0;
  for (const { x, y, angle, width, height } of labels) {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    for (let i = 0; i < xyw.length; i += 3) {
      const [dx, dy] = [xyw[i] - x, xyw[i + 1] - y];
      const isUnder =
        Math.abs(dx * cos + dy * sin) < width / 2 + 3 && Math.abs(dy * cos - dx * sin) < height / 2 + 3;
      if (isUnder) count++;
    }
  }
  return count;
}

/** @param {number} count */
const radiusOf = (count) => markRadius(count, iso.BOX.width * iso.BOX.height);

// `before`: points under labels by the rule that this one has replaced, by which a point cost 0.6 and the end of a line
// 0.4 more than its middle; counted on the same lines, with the same box and texts.
for (const [name, settings, { points: m, updates, before }] of /** @type {const} */ ([
  ['5 units, λ = 0', { hidden: [5] }, { points: 200, updates: 600, before: 7 }],
  ['20-20, λ = 0', { hidden: [20, 20] }, { points: 200, updates: 300, before: 10 }],
  ['20-20, λ = 0.1', { hidden: [20, 20], lambda: 0.1 }, { points: 200, updates: 600, before: 10 }],
  ['logistic regression', { hidden: [] }, { points: 200, updates: 100, before: 4 }],
  ['20 points', { hidden: [5] }, { points: 20, updates: 300, before: 2 }],
])) {
  test(`labels of the lecture's figures cover no point: ${name}`, () => {
    const points = iso.boardPoints(m);
    const trainer = iso.networkOn(settings, points);
    trainer.advance(updates);
    const lines = iso.linesOfNetwork(trainer);
    trainer.free();
    const xyw = iso.pixelsOf(points);
    const crowd = new Crowd(iso.BOX, xyw, radiusOf(m));
    const labels = placeLabels(lines, { ...iso.TEXTS, box: iso.BOX, points: crowd });
    assert.ok(labels.length > 0);
    const count = covered(labels, xyw);
    assert.ok(count < before, `${count} points, of ${before} before`);
    assert.equal(count, 0);
  });
}

test("labels of the lecture's optimum cover no point, where 2 were covered before", () => {
  const xyw = iso.pixelsOf(iso.boardPoints());
  const crowd = new Crowd(iso.BOX, xyw, radiusOf(200));
  const labels = placeLabels(iso.linesOfOptimum(), { ...iso.TEXTS, box: iso.BOX, points: crowd });
  assert.ok(labels.length >= 4);
  assert.equal(covered(labels, xyw), 0);
});

test('while λ moves by a tick, labels go with their lines and do not jump', () => {
  const points = iso.boardPoints();
  const crowd = new Crowd(iso.BOX, iso.pixelsOf(points), radiusOf(200));
  const options = { ...iso.TEXTS, box: iso.BOX, points: crowd };
  const trainer = iso.networkOn({ hidden: [20, 20], lambda: 0.1 }, points);
  trainer.advance(400);
  let labels = placeLabels(iso.linesOfNetwork(trainer), options);
  assert.ok(labels.length >= 4);
  let followed = 0;
  // Steps of 12 %, as the slider makes them.
  for (const lambda of [0.1122, 0.1259, 0.1413, 0.1122, 0.0891]) {
    trainer.lambda = lambda;
    for (let frame = 0; frame < 5; frame++) {
      trainer.advance(3);
      const lines = iso.linesOfNetwork(trainer);
      const next = placeLabels(lines, { ...options, previous: labels });
      for (const before of labels) {
        const line = lines
          .filter(({ level }) => level === before.level)
          .map(({ xy }) =>
            Math.min(
              ...Array.from({ length: xy.length / 2 }, (_, j) =>
                Math.hypot(xy[2 * j] - before.foot[0], xy[2 * j + 1] - before.foot[1]),
              ),
            ),
          );
        const moved = Math.min(...line);
        const same = next.filter(({ level }) => level === before.level);
        const jump = Math.min(...same.map(({ x, y }) => Math.hypot(x - before.x, y - before.y)));
        if (moved > 20) continue; // its line has gone
        followed++;
        assert.ok(jump < moved + 6, `${before.text} jumps by ${jump} where its line moves by ${moved}`);
      }
      labels = next;
    }
  }
  assert.ok(followed > 80, `only ${followed}`);
  trainer.free();
});
