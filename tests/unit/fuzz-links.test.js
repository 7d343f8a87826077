/**
 * Whatever stands in the address, in the browser's history or in its storage, the page opens with a valid scene, and what
 * it then writes there leads to the same.
 *
 * @import { OwnPoints } from '../../www/points/points.d.ts'
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { base64url } from '../../www/points/base64url.js';
import { decodeOwn, encodeOwn } from '../../www/points/codec.js';
import { hash32Of } from '../../www/points/seeded.js';
import { readLink } from '../../www/scene/address.js';
import { decode, encode, isNewer } from '../../www/scene/hash.js';
import { VIEW, defaultScene, networkFigure } from '../../www/scene/schema.js';
import { VIEWS, decodeView, encodeView } from '../../www/scene/views.js';
import { problemText } from '../../www/words/en/links.js';
import { anyOwn, anyText, anyView, asLinked, hurt, record } from './support/anything.js';
import { every } from './support/every.js';
import { assertValid } from './support/valid.js';

/** @type {{ links: Record<string, unknown> }} */
const { links } = JSON.parse(readFileSync(new URL('links/corpus.json', import.meta.url), 'utf8'));

/** Links of every version, and of own points of every kind. */
const anyLink = fc.oneof(
  fc.constantFrom(...Object.keys(links)),
  anyOwn.map((own) => encode({ ...defaultScene(), board: { ...defaultScene().board, source: 'own' }, own })),
);

const PIECES = ['v=1', '&', '&fig=', ',', '=', '20-20', 'optimum', 'none', 'l=', '&own=', '&inspect=1', '&view=', '&lesson=', ',w=', ',at=', '%', '%25', '%E2%82', '=3D', '&amp;', '_', '.', '…', '-', '0', '9', 'e', '1e999', 'NaN', '#', '\\', '\ud800', '٣', '\0', '__proto__=1', ',name=', 'AAAA']; // prettier-ignore

/** What comes as an address. */
const anyAddress = fc.oneof(
  anyText,
  hurt(anyLink, PIECES),
  fc.array(fc.oneof(fc.constantFrom(...PIECES), anyText), { maxLength: 40 }).map((parts) => parts.join('')),
  fc
    .tuple(fc.constantFrom(...PIECES), fc.integer({ min: 0, max: 3000 }))
    .map(([piece, times]) => `#v=1&${piece.repeat(times)}`),
);

/** A scene, and what fell back, in words; and the link of the scene leads to it. @param {string} hash @param {{ whole?: boolean }} [options] */
function assertRead(hash, options) {
  const { scene, moment, problems } = decode(hash, options);
  assertValid(scene);
  for (const problem of problems) assert.ok(problem.field && problemText(problem));
  assert.ok(problems.length <= 21 && JSON.stringify(problems).length < 20_000, 'what is told stays short');
  const link = encode(scene, moment, options);
  assert.match(link, /^(#[\w&=,.:/-]*[a-z\d])?$/i);
  assert.deepEqual(decode(link, options), { scene, moment, problems: [] }, link);
}

every(
  'any address is read as a valid scene, whose link leads to it',
  anyAddress,
  (hash) => assertRead(hash),
  {
    runs: 1500,
  },
);

every('any address is, where it is kept whole', anyAddress, (hash) => assertRead(hash, { whole: true }));

every(
  'an address of 200 kB is read like a short one',
  record({
    parts: fc.array(fc.oneof(fc.constantFrom(...PIECES), anyLink), { minLength: 1, maxLength: 5 }),
    isWhole: fc.boolean(),
  }),
  ({ parts, isWhole }) => {
    const part = parts.join('') || '_';
    assertRead(part.repeat(Math.ceil(200_000 / part.length)).slice(0, 200_000), { whole: isWhole });
  },
  { runs: 40 },
);

/** What other pages, or other versions of this one, may have left. */
const anyKept = fc.oneof(
  fc.anything(),
  record({ hash: fc.constant('#x'), whole: fc.oneof(anyAddress, fc.anything()), goesOn: fc.anything() }),
);

every(
  'whatever the browser has kept, the page opens, with one problem at least where it cannot be read',
  record({
    hash: fc.oneof(fc.constant('#x'), anyAddress),
    state: anyKept,
    stored: fc.oneof(anyText, fc.json(), fc.anything()),
    isReload: fc.boolean(),
  }),
  ({ hash, state, stored, isReload }) => {
    const page = /** @type {Parameters<typeof readLink>[0]} */ (
      /** @type {unknown} */ ({
        location: { hash, pathname: '/', search: '' },
        history: { state, replaceState: () => {} },
        document: { getElementById: () => null },
        sessionStorage: { getItem: () => stored, setItem: () => {}, removeItem: () => {} },
        performance: { getEntriesByType: () => (isReload ? [{ type: 'reload' }] : []) },
      })
    );
    const { scene } = readLink(page);
    assertValid(scene);
    isNewer(hash);
  },
);

const anyViewText = fc.oneof(
  anyText,
  hurt(anyView, [',', '=', 'n=', 'from=', ':', '-', '.', '1e9', 'own', 'NaN']),
);

every('any view is read, and what is read can be written and fits a link', anyViewText, (text) => {
  const { name, settings, problems } = decodeView(text);
  for (const problem of problems) assert.ok(problemText(problem));
  const again = encodeView(name, settings);
  assert.deepEqual(decodeView(again), { name, settings, problems: [] });
  assert.ok(name in VIEWS && again.length <= (VIEW.longest ?? 0), again);
  const scene = { ...defaultScene(), figures: [networkFigure(1)], inspect: 1, view: again };
  assert.deepEqual(decode(encode(scene)), { scene, moment: null, problems: [] });
});

every('own points come back from the text of a link', anyOwn, (own) => {
  assert.deepEqual(decodeOwn(encodeOwn(own)), own);
});

/** Points as the page has them, which their link brings back. @param {OwnPoints} own */
function assertOwn(own) {
  const { board, ...others } = defaultScene();
  const scene = { ...others, board: { ...board, source: 'own', classes: own.classes.length || 2 }, own };
  assertValid(scene);
  const read = decode(encode(scene, null, { whole: true }), { whole: true });
  assert.deepEqual(asLinked(read.scene), asLinked(scene));
}

every(
  'of a text that was hurt no other points are read than such as the page has',
  hurt(anyOwn.map(encodeOwn), ['A', '_', '-', '0', 'AAAA', '////']),
  (text) => {
    const own = decodeOwn(text);
    if (own) assertOwn(own);
  },
  { runs: 400 },
);

/** The text of own points with this head and body, as a page would have summed it up. @param {unknown} head @param {number[]} rest */
function summedUp(head, rest) {
  const json = new TextEncoder().encode(JSON.stringify(head) ?? '');
  const size = [
    ...(json.length > 0x7f ? [(json.length & 0x7f) | 0x80] : []),
    json.length > 0x7f ? json.length >> 7 : json.length,
  ];
  const body = Uint8Array.from([...size, ...json, ...rest]);
  const sum = hash32Of(body.length, body) >>> 16;
  return base64url(Uint8Array.from([1, sum >> 8, sum & 0xff, ...body]));
}

const anyNumber = fc.oneof(fc.double(), fc.constantFrom(-0, 0, 1, -6, 6, 1e4, 1e300, 5e-324));
const anyAxis = fc.oneof(fc.constant(0), fc.tuple(anyText, anyNumber, anyNumber), fc.jsonValue());
const anyHead = fc
  .tuple(
    fc.oneof(
      fc.constant([-6, 6, -4.5, 4.5]),
      fc.tuple(anyNumber, anyNumber, anyNumber, anyNumber),
      fc.jsonValue(),
    ),
    anyAxis,
    anyAxis,
    fc.oneof(fc.integer({ min: -1, max: 9 }), fc.array(anyText, { maxLength: 9 }), fc.jsonValue()),
    fc.option(fc.oneof(fc.tuple(anyText, anyNumber, anyNumber, anyNumber, anyNumber), fc.jsonValue()), {
      nil: undefined,
    }),
  )
  .map((head) => (head[4] === undefined ? head.slice(0, 4) : head));

every(
  'own points that no page wrote, but whose sum is right, are refused or such as the page has',
  record({
    head: anyHead,
    count: fc.nat(40),
    width: fc.oneof(fc.integer({ min: 20, max: 48 }), fc.nat(255)),
    bits: fc.array(fc.nat(255), { maxLength: 60 }),
  }),
  ({ head, count, width, bits }) => {
    const own = decodeOwn(summedUp(head, [count, width, ...bits]));
    if (own) assertOwn(own);
  },
  { runs: 1000 },
);
