/** What mail, chats and Markdown do to a link, and links that are garbage or far too long. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { base64url, bytesOf } from '../../www/points/base64url.js';
import { decodeOwn, encodeOwn } from '../../www/points/codec.js';
import { oneLine } from '../../www/points/names.js';
import { emptyPlane, withKeys } from '../../www/points/edit.js';
import { keyOf } from '../../www/points/grid.js';
import { decode, encode } from '../../www/scene/hash.js';
import { defaultBoard, defaultScene, networkFigure } from '../../www/scene/schema.js';
import { createStore } from '../../www/scene/store.js';
import { problemText } from '../../www/words/en/links.js';
import { loadLinkWords, noticeText } from '../../www/words/en/notices.js';
import { randomBoard } from './support/boards.js';
import { createRandom } from './support/random.js';

const LINK = '#v=1&source=moons&noise=0.2&fig=20-20,l=0.1&fig=optimum';

/** @type {Record<string, (hash: string) => string>} */
const WAYS = {
  'HTML entities': (hash) => hash.replaceAll('&', '&amp;'),
  'HTML entities, twice': (hash) => hash.replaceAll('&', '&amp;amp;'),
  'numbered entities': (hash) => hash.replaceAll('&', '&#38;'),
  escaped: (hash) => encodeURIComponent(hash.slice(1)),
  'escaped twice': (hash) => encodeURIComponent(encodeURIComponent(hash.slice(1))),
  'escaped four times': (hash) => [1, 2, 3, 4].reduce(encodeURIComponent, hash.slice(1)),
  'entities, then escaped': (hash) => `#${encodeURIComponent(hash.slice(1).replaceAll('&', '&amp;'))}`,
  'blanks after commas': (hash) => hash.replaceAll(',', ',%20'),
  'real blanks': (hash) => hash.replaceAll(',', ', '),
  'blanks as in a form': (hash) => hash.replaceAll(',', ',+'),
  'quoted-printable': (hash) => hash.replaceAll('=', '=3D').replace(/((?:=3D|[^=]){40})/g, '$1=\r\n'),
  'line breaks': (hash) => hash.replace(/(.{17})/g, '$1\r\n'),
  'escaped line breaks': (hash) => hash.replace(/(.{17})/g, '$1%0D%0A'),
  'zero-width spaces': (hash) => hash.replaceAll('&', '\u200b&'),
  'soft hyphens': (hash) => hash.replace(/(.{9})/g, '$1%C2%AD'),
  'backslashes of Markdown': (hash) => hash.replace(/[-_]/g, '\\$&'),
  'typographic dashes': (hash) => hash.replaceAll('-', '–'),
  brackets: (hash) => `${hash}>).`,
  'escaped brackets': (hash) => `${hash}%3E%29`,
  'quotation marks': (hash) => `${hash}”`,
  'bold type': (hash) => `${hash}**`,
  italics: (hash) => `${hash}_`,
  'full-width signs': (hash) =>
    hash.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
  'a sentence in Chinese': (hash) => `${hash}。`,
  'a comma': (hash) => `${hash},`,
  'an ampersand': (hash) => `${hash}&`,
};

for (const [way, happen] of Object.entries(WAYS)) {
  test(`a link reads the same after ${way}`, () => {
    const random = createRandom(7);
    assert.deepEqual(decode(happen(LINK)), decode(LINK));
    for (let i = 0; i < 60; i += 1) {
      const { scene, moment } = randomBoard(random);
      const hash = encode(scene, moment);
      if (hash !== '') assert.deepEqual(decode(happen(hash)), { scene, moment, problems: [] }, happen(hash));
    }
  });
}

test('the point of a sentence is told only where a number may have been cut at it', () => {
  const random = createRandom(7);
  assert.deepEqual(decode(`${LINK}.`), decode(LINK));
  const told = new Set();
  for (let i = 0; i < 400; i += 1) {
    const noisy = { ...defaultScene(), board: { ...defaultBoard(), noise: random.below(40) / 4 } };
    const { scene, moment } = random.pick([randomBoard(random), { scene: noisy, moment: null }]);
    const hash = encode(scene, moment);
    if (hash === '') continue;
    const { problems, ...read } = decode(`${hash}.`);
    assert.deepEqual(read, { scene, moment }, hash);
    const mayBeCut = /[&,](noise|balance|share|rate|l|leak)=\d+$/.test(hash);
    assert.deepEqual(problems.length, mayBeCut ? 1 : 0, hash);
    told.add(mayBeCut);
  }
  assert.equal(told.size, 2, 'both kinds of link were met');
  const cut = (/** @type {string} */ text, /** @type {string} */ used) => ({ code: 'cutNumber', text, used });
  for (const [hash, field, problem] of /** @type {const} */ ([
    ['#fig=5,l=0.', 'fig 1, l', cut('0.', '0')],
    ['#fig=5,l=0.&fig=3', 'fig 1, l', cut('0.', '0')],
    ['#noise=1.)', 'noise', cut('1.', '1')],
    ['#noise=1…', 'link', { code: 'shortened' }],
    ['#fig=5...', 'link', { code: 'shortened' }],
  ])) {
    assert.deepEqual(decode(hash).problems, [{ field, ...problem }], hash);
  }
});

test('layers as people type them', () => {
  for (const [text, hidden] of /** @type {const} */ ([
    ['20x20', [20, 20]],
    ['20X5X3', [20, 5, 3]],
    ['20×20', [20, 20]],
    ['20, 20', [20, 20]],
    ['20,20,l=1', [20, 20]],
    ['20%2C+20', [20, 20]],
    ['２０，２０', [20, 20]],
    ['20、20.', [20, 20]],
    ['20–20', [20, 20]],
  ])) {
    const { scene, problems } = decode(`#fig=${text}`);
    const [figure] = scene.figures;
    assert.deepEqual(['hidden' in figure && figure.hidden, problems], [hidden, []], text);
  }
  // A number after a setting belongs to nothing, and no layer has 0 units.
  for (const text of ['5,l=1,5', '5,0', '20x', 'x20', '20xx20']) {
    assert.equal(decode(`#fig=${text}`).problems.length, 1, text);
  }
});

test('of ever so many unknown settings the first are told, and the others counted', async () => {
  await loadLinkWords();
  const count = 50_000;
  for (const sign of ['&', ',']) {
    const unknown = Array.from({ length: count }, (_, i) => `x${i}=1`).join(sign);
    const { scene, problems } = decode(`#v=1&fig=3${sign}${unknown}`);
    assert.deepEqual(scene.figures, [networkFigure(1, { hidden: [3] })]);
    assert.ok(problems.length < 30);
    const [notice] = createStore(scene, problems).notices.value;
    const text = noticeText(notice.message);
    assert.ok(text.length < 400);
    assert.match(text, /“x0”.*“x4” is not a known field; left out\. And 49\u202f995 more\.$/);
  }
});

test('a link ends in a letter or a digit, whatever it holds', () => {
  const random = createRandom(8);
  for (let i = 0; i < 1000; i += 1) {
    const { scene, moment } = randomBoard(random);
    assert.match(encode(scene, moment), /^$|[A-Za-z0-9]$/);
  }
  // The signs at the end of base64url are all met, were it for the points alone.
  for (let i = 0; i < 300; i += 1) {
    const own = withKeys(emptyPlane(), [keyOf(i % 2, 211 * i, 7 * i)]);
    assert.match(encodeOwn(own), /[A-Za-z0-9]$/);
    assert.deepEqual(decodeOwn(encodeOwn(own)), own);
  }
});

test('weights whose last sign was cut fall back alone, with one problem', () => {
  // Three weights, whose text is of whole triples: 0xbf ends it in “_”, 0xbe in “-”.
  for (const [last, sign] of /** @type {const} */ ([
    [-1.5, '_'],
    [-0.25, '-'],
  ])) {
    const scene = {
      board: defaultBoard(),
      figures: [networkFigure(1, { hidden: [] })],
      inspect: null,
      view: 'network',
      lesson: null,
    };
    const moment = { rests: false, figures: new Map([[1, { at: 7, theta: Float32Array.of(1, 2, last) }]]) };
    const text = encode(scene, moment).replace(',at=7', '');
    assert.equal(text.at(-1), sign);
    const whole = decode(text);
    assert.deepEqual([[...(whole.moment?.figures.get(1)?.theta ?? [])], whole.problems], [[1, 2, last], []]);
    const cut = decode(text.slice(0, -1));
    assert.deepEqual(cut.scene, scene);
    assert.equal(cut.moment, null);
    assert.deepEqual(cut.problems.map(({ field }) => field), ['fig 1, w']); // prettier-ignore
    assert.deepEqual(decode(`${text}_`), whole);
  }
});

test('what is too long or too late is refused by its length, in a problem', () => {
  const own = decode(`#v=1&source=own&own=AQ${'a'.repeat(170_000)}&seed=4`);
  assert.equal(own.scene.board.seed, 4);
  assert.deepEqual(own.problems, [
    { field: 'own', code: 'tooLong', length: 170_002, most: 8000, used: null },
  ]);
  const theta = decode(`#v=1&fig=5,w=${'A'.repeat(200_000)},at=9`);
  assert.deepEqual(theta.scene.figures, [networkFigure(1)]);
  assert.deepEqual(theta.problems, [
    { field: 'fig 1, w', code: 'tooLong', length: 200_000, most: 96_000, used: null },
  ]);
  const late = decode('#v=1&fig=5,at=1000000000');
  assert.equal(late.moment, null);
  assert.deepEqual(late.problems, [{ field: 'fig 1, at', code: 'tooManyUpdates', at: 1e9, most: 1e8 }]);
  assert.equal(decode('#v=1&fig=5,at=100000000').moment?.figures.get(1)?.at, 1e8);
  const points = decode(`#v=1&points=${'0'.repeat(100)}50`);
  assert.deepEqual(points.problems, [
    { field: 'points', code: 'tooLong', length: 102, most: 100, used: '200' },
  ]);
  assert.equal(decodeOwn(`AQ${'a'.repeat(1_000_000)}`), undefined);
});

test('weights that are too many for a link say so, and stay whole where they are kept', () => {
  const scene = {
    board: defaultBoard(),
    figures: [networkFigure(1, { hidden: Array(8).fill(64) })],
    inspect: null,
    view: 'network',
    lesson: null,
  };
  const theta = Float32Array.from({ length: 29_377 }, (_, i) => i);
  const moment = { rests: true, figures: new Map([[1, { at: 5, theta }]]) };
  const link = encode(scene, moment);
  assert.equal(link, '#v=1&rests=yes&fig=64-64-64-64-64-64-64-64,w=none,at=5');
  const { moment: read, problems } = decode(link);
  assert.deepEqual(read, { rests: true, figures: new Map([[1, { at: 5, theta: null }]]) });
  assert.deepEqual(problems.map(({ field }) => field), ['fig 1, w']); // prettier-ignore
  assert.deepEqual(decode(encode(scene, moment, { whole: true }), { whole: true }), {
    scene,
    moment,
    problems: [],
  });
});

test('garbage up to 200 kB gives a scene, and the scene comes back', () => {
  const random = createRandom(9);
  const pieces = ['v=1', '&', '&fig=', ',', '=', '%', '%25', '%E2%82', '&amp;', '_', '-', '9', 'A', ' ', '\n', ',w=', ',at=',
    '&own=AQ', '&inspect=1', '&seed=', '\u202e', '🙂', '"', '#', '.', 'optimum', '&rests=yes']; // prettier-ignore
  for (let i = 0; i < 60; i += 1) {
    const few = Array.from({ length: 1 + random.below(4) }, () => random.pick(pieces));
    let hash = random.pick(['', '#v=1&fig=5', '#']);
    const length = random.pick([100, 2000, 200_000]);
    while (hash.length < length) hash += random.pick(few);
    const { scene, moment, problems } = decode(hash);
    assert.deepEqual(decode(encode(scene, moment)), { scene, moment, problems: [] }, hash.slice(0, 200));
    for (const problem of problems) {
      const text = problemText(problem);
      assert.ok(problem.field && text && text.length < 300, hash.slice(0, 200));
    }
  }
});

test('bytes and their signs', () => {
  const random = createRandom(10);
  for (let length = 0; length < 60; length += 1) {
    const bytes = Uint8Array.from({ length }, () => random.below(256));
    const text = base64url(bytes);
    assert.equal(text, Buffer.from(bytes).toString('base64url'));
    assert.deepEqual(bytesOf(text), bytes);
  }
  const long = new Uint8Array(300_000).fill(0xfb);
  assert.deepEqual(bytesOf(base64url(long)), long);
  // One sign too many, bits beyond the last byte, other signs.
  for (const text of ['A', 'AAAAA', 'AB', 'AAB', 'AA=', 'AA+A', 'AA/A', 'AAA\u0141', 'Ā']) {
    assert.equal(bytesOf(text), undefined, text);
  }
});

test('names that come by link stand on one line and hide nothing', () => {
  assert.equal(oneLine('=HYPERLINK("x")\r\n'), '=HYPERLINK("x")');
  assert.equal(oneLine(' a\u0000\u0007b\u2028c\td\u00a0e '), 'a b c d e');
  assert.equal(oneLine('\u202eevil\u2066\u200b\ufeff\u00ad\ud800\uffff'), 'evil');
  assert.equal(oneLine('👩‍🔬 می‌خواهم'), '👩‍🔬 می‌خواهم');
  assert.equal(oneLine('a \u200b b'), 'a b');
  const own = { ...emptyPlane(), classes: ['a\u202e\nb', '\u0007'] };
  own.axes = [{ name: 'x\n1', from: 0, to: 1 }, own.axes[1]];
  const read = decodeOwn(encodeOwn(own));
  assert.deepEqual([read?.classes, read?.axes[0].name], [['a b', ''], 'x 1']);
});

test('the default scene has no link to hurt', () => {
  for (const hash of ['#', '#.', '%23', '#_', '# ', '#&amp;']) {
    assert.deepEqual(decode(hash), { scene: defaultScene(), moment: null, problems: [] }, hash);
  }
});
