import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  BOARD,
  defaultBoard,
  defaultScene,
  MAX_FIGURES,
  networkFigure,
  optimumFigure,
} from '../../www/scene/schema.js';
import { decode, encode } from '../../www/scene/hash.js';
import { problemText } from '../../www/words/en/links.js';
import { randomBoard, randomScene } from './support/boards.js';
import { createRandom } from './support/random.js';

test('the default scene is the empty hash, and the empty hash the default scene', () => {
  assert.equal(encode(defaultScene()), '');
  for (const hash of ['', '#', '#v=1', 'v=1']) {
    assert.deepEqual(decode(hash), { scene: defaultScene(), moment: null, problems: [] }, hash);
  }
});

test('a link is short and readable', () => {
  const scene = {
    board: { ...defaultBoard(), source: 'moons', noise: 0.2 },
    figures: [
      networkFigure(1),
      networkFigure(2, { hidden: [20, 20], lambda: 0.1, activation: /** @type {const} */ ('relu') }),
      optimumFigure(3),
    ],
    inspect: null,
    view: 'network',
    lesson: null,
  };
  const hash = '#v=1&source=moons&noise=0.2&fig=5&fig=20-20,l=0.1,act=relu&fig=optimum';
  assert.equal(encode(scene), hash);
  assert.deepEqual(decode(hash), { scene, moment: null, problems: [] });
});

test('no hidden layer, and no figure', () => {
  const bare = {
    board: defaultBoard(),
    figures: [networkFigure(1, { hidden: [] })],
    inspect: null,
    view: 'network',
    lesson: null,
  };
  assert.equal(encode(bare), '#v=1&fig=0');
  assert.deepEqual(decode('#v=1&fig=0').scene, bare);
  const empty = { board: defaultBoard(), figures: [], inspect: null, view: 'network', lesson: null };
  assert.equal(encode(empty), '#v=1&fig=none');
  assert.deepEqual(decode('#v=1&fig=none').scene, empty);
});

test('what a chat or a mail program made of a link is read', () => {
  const { scene, problems } = decode('#v=1&fig=20-20%2Cl%3D0.1&fig=optimum');
  assert.deepEqual(problems, []);
  assert.deepEqual(scene.figures[0], networkFigure(1, { hidden: [20, 20], lambda: 0.1 }));
});

test('a malformed field falls back alone and is named with its value', () => {
  const { scene, problems } = decode('#v=1&points=ten&seed=7&fig=20-x,l=0.1&fig=5,l=-1,act=relu');
  assert.deepEqual(scene.board, { ...defaultBoard(), seed: 7 });
  assert.deepEqual(scene.figures, [
    networkFigure(1, { lambda: 0.1 }),
    networkFigure(2, { activation: 'relu' }),
  ]);
  assert.deepEqual(problems, [
    {
      ...{ field: 'points', code: 'fallback', text: 'ten', used: '200' },
      expects: { kind: 'integer', min: 10, max: 5000 },
    },
    {
      ...{ field: 'fig 1', code: 'fallback', text: '20-x', used: '5' },
      expects: { kind: 'layers', most: 10, min: 1, max: 64 },
    },
    {
      ...{ field: 'fig 2, l', code: 'fallback', text: '-1', used: '0' },
      expects: { kind: 'real', min: 0, max: 1e6, positive: false },
    },
  ]);
});

test('unknown, repeated and unreadable fields are left out by name', () => {
  assert.deepEqual(decode('#v=1&colour=red&seed=1&seed=2&%E0%A4%A=3&fig=5,depth=2').problems, [
    { field: 'link', code: 'unknown', key: 'colour' },
    { field: 'seed', code: 'repeated' },
    { field: 'link', code: 'unknown', key: '%E0%A4%A' },
    { field: 'fig 1', code: 'unknown', key: 'depth' },
  ]);
  assert.equal(decode('#v=1&seed=4&seed=2').scene.board.seed, 4);
  assert.deepEqual(
    decode('#v=1&constructor=1&__proto__=1&toString=2').problems,
    ['constructor', '__proto__', 'toString'].map((key) => ({ field: 'link', code: 'unknown', key })),
  );
});

test('a newer version is the default scene with one problem', () => {
  const { scene, problems } = decode('#v=2&points=50&fig=3');
  assert.deepEqual(scene, defaultScene());
  assert.deepEqual(
    problems.map(({ field }) => field),
    ['v'],
  );
  // Not a version at all: the rest still counts.
  const garbled = decode('#v=x&points=50');
  assert.equal(garbled.scene.board.points, 50);
  assert.deepEqual(
    garbled.problems.map(({ field }) => field),
    ['v'],
  );
});

test('one optimum, and not more figures than a board holds', () => {
  assert.deepEqual(decode('#v=1&fig=optimum&fig=5&fig=optimum').scene.figures, [
    optimumFigure(1),
    networkFigure(2),
  ]);
  const many = decode(`#v=1${'&fig=3'.repeat(MAX_FIGURES + 7)}`);
  assert.equal(many.scene.figures.length, MAX_FIGURES);
  assert.deepEqual(
    many.problems.map(({ field }) => field),
    ['fig'],
  );
});

test('decode(encode(scene)) is the scene, to the last bit of every number', () => {
  const random = createRandom(1);
  for (let i = 0; i < 500; i += 1) {
    const { scene, moment } = randomBoard(random);
    const hash = encode(scene, moment);
    assert.deepEqual(decode(hash), { scene, moment, problems: [] }, hash);
    const read = decode(hash);
    assert.equal(encode(read.scene, read.moment), hash);
  }
});

test('links from before there were tasks mean what they meant', () => {
  const { scene, problems } = decode(
    '#v=1&source=moons&noise=0.4&points=300&fig=5&fig=20-20,l=0.1,act=tanh&fig=optimum',
  );
  assert.deepEqual(problems, []);
  const { balance, shown, classes, source, noise, points } = scene.board;
  assert.deepEqual([balance, shown, classes, source, noise, points], [0.5, 'all', 2, 'moons', 0.4, 300]);
  const [, network] = scene.figures;
  assert.deepEqual(network, networkFigure(2, { hidden: [20, 20], lambda: 0.1, activation: 'tanh' }));
  assert.deepEqual([network.output, network.features], ['sigmoid', ['x1', 'x2']]);
});

test('what a task adds to a link can be read', () => {
  const scene = defaultScene();
  const board = { ...scene.board, source: 'blobs', classes: 5, shown: /** @type {const} */ ('3') };
  const figures = [networkFigure(1, { features: ['x1', 'x2', 'x1x1', 'sinx2'], output: 'softmax' })];
  assert.equal(
    encode({ board, figures, inspect: null, view: 'network', lesson: null }),
    '#v=1&source=blobs&classes=5&show=3&fig=5,out=softmax,in=x1-x2-x1x1-sinx2',
  );
  assert.equal(
    encode({
      board: { ...scene.board, balance: 0.2 },
      figures: scene.figures,
      inspect: null,
      view: 'network',
      lesson: null,
    }),
    '#v=1&balance=0.2',
  );
});

test('no string breaks decode, and what it returns is a scene', () => {
  const random = createRandom(2);
  const pieces = ['v=1', '&', '&fig=', '20-20', ',', 'l=', '=', '%', '%zz', '1e999', '-', 'optimum',
    '&noise=', 'none', '\u0000', '🙂', '#', 'NaN', '&points=', '__proto__', '9'.repeat(400), '&&']; // prettier-ignore
  for (let i = 0; i < 3000; i += 1) {
    const hash =
      i % 2 === 0
        ? Array.from({ length: random.below(20) }, () => random.pick(pieces)).join('')
        : String.fromCharCode(...Array.from({ length: random.below(60) }, () => random.below(0x10000)));
    const { scene, moment, problems } = decode(hash);
    const again = decode(encode(scene, moment));
    assert.deepEqual(again, { scene, moment, problems: [] }, JSON.stringify(hash));
    for (const problem of problems) assert.ok(problem.field && problemText(problem), JSON.stringify(hash));
  }
});

test('a link that was cut off, flipped, escaped, repeated or made endless on its way gives a scene', () => {
  const random = createRandom(4);
  /** @type {Record<string, (hash: string) => string>} */
  const accidents = {
    cut: (hash) => hash.slice(0, random.below(hash.length + 1)),
    flipped: (hash) => {
      const at = random.below(hash.length);
      const flipped = String.fromCharCode(hash.charCodeAt(at) ^ (1 << random.below(7)));
      return hash.slice(0, at) + flipped + hash.slice(at + 1);
    },
    escaped: (hash) => encodeURIComponent(hash.slice(1)),
    'escaped twice': (hash) => encodeURIComponent(encodeURIComponent(hash.slice(1))),
    'half an escape': (hash) => `${hash}%E2%82`,
    repeated: (hash) => `${hash}&${hash.slice(1)}`,
    endless: (hash) => hash + random.pick(['9', 'x', '&fig=1', ',']).repeat(20_000),
    'another version': (hash) => hash.replace('v=1', `v=${random.pick(['0', '2', '1e9', '-1', 'x', ''])}`),
  };
  for (const [accident, happen] of Object.entries(accidents)) {
    for (let i = 0; i < 150; i += 1) {
      const board = randomBoard(random);
      const hash = encode(board.scene, board.moment);
      if (hash === '') continue;
      const { scene, moment, problems } = decode(happen(hash));
      const again = decode(encode(scene, moment));
      assert.deepEqual(again, { scene, moment, problems: [] }, `${accident}: ${hash}`);
      for (const problem of problems) assert.ok(problem.field && problemText(problem), accident);
    }
  }
});

test('a link that only was escaped says the same', () => {
  const random = createRandom(5);
  for (let i = 0; i < 100; i += 1) {
    const { scene, moment } = randomBoard(random);
    const escaped = encode(scene, moment).replace(/[,-]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
    assert.deepEqual(decode(escaped), { scene, moment, problems: [] }, escaped);
  }
});

test('edited weights and the moment read in a link', () => {
  const theta = Float32Array.of(1, -2, 0.1);
  const scene = {
    board: defaultBoard(),
    figures: [networkFigure(1, { hidden: [] })],
    inspect: null,
    view: 'network',
    lesson: null,
  };
  const moment = { rests: false, figures: new Map([[1, { at: 0, theta }]]) };
  assert.equal(encode(scene, moment), '#v=1&fig=0,w=AACAPwAAAMDNzMw9,at=0');
  assert.deepEqual(decode(encode(scene, moment)), { scene, moment, problems: [] });
});

test('weights that are no weights fall back to those of the seed', () => {
  // One byte too many, NaN (0x7fc00000), infinity (0x7f800000), nothing, and signs of plain base64.
  for (const text of ['AACAPwA', 'AADAfw', 'AACAfw', '', 'AAC+Pw', 'AAC/Pw', 'A'.repeat(200_000)]) {
    const { scene, problems } = decode(`#v=1&fig=5,w=${text},l=0.5`);
    assert.deepEqual(scene.figures, [networkFigure(1, { lambda: 0.5 })], text.slice(0, 20));
    assert.deepEqual(problems.map(({ field }) => field), ['fig 1, w']); // prettier-ignore
  }
});

/** @param {string} name @param {any} board */
const written = (name, board) => /** @type {any} */ (BOARD)[name].encode(board[name]);

test('a damaged link keeps the fields that were not hit', () => {
  const random = createRandom(3);
  for (let i = 0; i < 1000; i += 1) {
    const scene = randomScene(random);
    if (scene.own) continue; // a source without its points is another one
    const parts = encode(scene).slice(1).split('&');
    const board = parts.filter((part) => !/^(fig|v|inspect|view|lesson)=/.test(part));
    if (board.length === 0) continue;
    const hit = random.pick(board);
    const key = hit.split('=')[0];
    const damaged = parts.map((part) => (part === hit ? `${key}=?!-` : part)).join('&');
    const { scene: read, problems } = decode(damaged);
    assert.deepEqual(
      problems.map(({ field }) => field),
      [key],
    );
    const differing = Object.keys(scene.board).filter(
      (name) => written(name, read.board) !== written(name, scene.board),
    );
    assert.equal(differing.length, 1);
    assert.deepEqual(read.figures, scene.figures);
  }
});

test('the network that is looked into is written by its place, and nothing else takes the place', () => {
  const scene = decode('#fig=5&fig=optimum&fig=3&inspect=3').scene;
  assert.equal(scene.inspect, 3);
  assert.equal(encode(scene), '#v=1&fig=5&fig=optimum&fig=3&inspect=3');
  assert.equal(
    encode({ ...scene, inspect: null, view: 'network', lesson: null }),
    '#v=1&fig=5&fig=optimum&fig=3',
  );
  for (const place of ['2', '0', '4', '-1', '1.5', 'x', '']) {
    const { scene: fallen, problems } = decode(`#fig=5&fig=optimum&fig=3&inspect=${place}`);
    assert.equal(fallen.inspect, null, place);
    assert.deepEqual([problems.length, problems[0].field], [1, 'inspect']);
  }
});

test('names of figures are readable in a link, and survive in it whatever they are', () => {
  const scene = {
    board: defaultBoard(),
    figures: [
      networkFigure(1, { name: 'Too small?' }),
      networkFigure(2, { name: 'λ = 0,1: “gehemmt” & 月 🙂-–', lambda: 0.1 }),
      optimumFigure(3, { name: 'Best 1' }),
    ],
    inspect: null,
    view: 'network',
    lesson: null,
  };
  const hash = encode(scene);
  assert.match(hash, /^#v=1&fig=5,name=Too-small\.3f&fig=5,l=0\.1,name=[\w.-]+&fig=optimum,name=Best-1$/);
  assert.deepEqual(decode(hash), { scene, moment: null, problems: [] });
  for (const name of ['a_b', 'a--b', `${'a'.repeat(41)}`, '-a', 'a.110000.b', 'a.d800.b', 'a.a.b']) {
    const { scene, problems } = decode(`#v=1&fig=5,name=${name},act=tanh`);
    assert.deepEqual(scene.figures, [networkFigure(1, { activation: 'tanh' })], name);
    assert.deepEqual(problems.map(({ field }) => field), ['fig 1, name']); // prettier-ignore
  }
  const other = decode('#v=1&fig=optimum,name=B,l=3');
  assert.deepEqual(other.scene.figures, [optimumFigure(1, { name: 'B' })]);
  assert.deepEqual(other.problems.map(({ field }) => field), ['fig 1']); // prettier-ignore
});
