/**
 * Inputs that nobody picked: values of every field, own points, texts that were written badly.
 *
 * @import { Arbitrary } from 'fast-check'
 * @import { Expected, Figure, FigureMoment, Moment, Scene } from '../../../www/scene/scene.d.ts'
 * @import { OwnPoints } from '../../../www/points/points.d.ts'
 * @import { Field } from '../../../www/scene/schema.js'
 */
import fc from 'fast-check';
import { emptyPlane, emptySurface, withKeys } from '../../../www/points/edit.js';
import { LAST_CELL, keyOf } from '../../../www/points/grid.js';
import { nameFrom } from '../../../www/points/names.js';
import { MOST_REPEATED } from '../../../www/scene/schema.js';
import { VIEWS, encodeView } from '../../../www/scene/views.js';

/** As `fc.record`, of objects as the page has them. @template T @param {{ [K in keyof T]: Arbitrary<T[K]> }} fields @returns {Arbitrary<T>} */
export const record = (fields) => fc.record(fields, { noNullPrototype: true });

/** Some of the fields. @param {Record<string, Arbitrary<any>>} fields @returns {Arbitrary<Record<string, any>>} */
const some = (fields) => fc.record(fields, { noNullPrototype: true, requiredKeys: [] });

/** Texts of every sign that there is, and of halves of signs; some are long. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'grapheme', maxLength: 200, size: 'max' }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
    .map((codes) => String.fromCharCode(...codes)),
);

/** How names begin that other programs take for something else. */
const STRANGE = [
  '=',
  '+1',
  '-',
  '@',
  "'",
  "'=",
  "''",
  '"',
  ',',
  ';',
  '#',
  'sep=',
  '1',
  '1,5',
  '.',
  '_',
  ' ',
  'x',
];

/** Names as the page makes them of any text. @param {number} most */
export const anyName = (most) =>
  fc
    .oneof(
      fc.constant(''),
      anyText,
      fc
        .tuple(fc.constantFrom(...STRANGE), fc.oneof(fc.constantFrom('', ...STRANGE), anyText))
        .map((parts) => parts.join('')),
    )
    .map((text) => nameFrom(text, most));

/** Numbers between limits, often the ends, and as a person writes them. @param {number} min @param {number} max */
const real = (min, max) =>
  fc.oneof(
    fc.double({ min, max, noNaN: true }),
    fc.constantFrom(min, max),
    fc
      .double({ min, max, noNaN: true })
      .map((number) => Math.max(min, Math.min(max, Number(number.toPrecision(2))))),
  );

const IDENTIFIERS = ['lecture', 'moons', 'xor', 'blobs', 'sine', 'bumps', 'own', 'x'];

/** What a field takes, by what it says that it expects. @param {Expected} expected @returns {Arbitrary<any>} */
function taken(expected) {
  switch (expected.kind) {
    case 'integer':
      return fc.oneof(fc.integer(expected), fc.constantFrom(expected.min, expected.max));
    case 'real': {
      const numbers = real(expected.min, expected.max);
      return expected.positive ? numbers.filter((number) => number > 0) : numbers;
    }
    case 'choice':
      return fc.constantFrom(...expected.choices);
    case 'subset':
      return fc.shuffledSubarray([...expected.choices], { minLength: 1 });
    case 'layers':
      return fc.array(fc.integer({ min: expected.min, max: expected.max }), { maxLength: expected.most });
    case 'probabilities':
    case 'numbers':
      return fc.array(real(expected.min, expected.max), { maxLength: expected.most });
    case 'name':
      return anyName(expected.most);
    case 'or':
      return fc.oneof(taken(expected.of), fc.constantFrom(...expected.words));
    case 'identifier':
      return fc.oneof(fc.constantFrom(...IDENTIFIERS), fc.stringMatching(/^[a-z]{1,32}$/));
    case 'flag':
      return fc.boolean();
    default:
      return anyText;
  }
}

/** What is no value of any field, mostly. */
const anythingAtAll = fc.oneof(
  fc.constantFrom(
    NaN,
    Infinity,
    -1,
    -0,
    1e300,
    '',
    '7',
    null,
    undefined,
    [],
    {},
    [NaN],
    ['x1', 'x1'],
    Array(99).fill(3),
  ),
  fc.anything(),
);

/**
 * Some fields of a table, with values that they take; seldom others.
 *
 * @param {Record<string, Field<any>>} fields
 * @returns {Arbitrary<Record<string, any>>}
 */
export const patchOf = (fields) =>
  some(
    Object.fromEntries(
      Object.entries(fields).map(([name, { expects }]) => [
        name,
        fc.oneof({ weight: 40, arbitrary: taken(expects) }, { weight: 1, arbitrary: anythingAtAll }),
      ]),
    ),
  );

/** Views and their settings, as their tools write them. */
export const anyView = fc.constantFrom(...Object.entries(VIEWS)).chain(([name, fields]) =>
  some(
    Object.fromEntries(
      Object.entries(fields).map(([is, field]) => [is, taken(/** @type {any} */ (field).expects)]),
    ),
  ).map((settings) => {
    try {
      return encodeView(/** @type {keyof typeof VIEWS} */ (name), settings);
    } catch {
      return name; // lists may be too short for their field
    }
  }),
);

const ranges = fc
  .tuple(fc.double({ min: -1e4, max: 1e4, noNaN: true }), fc.double({ min: 1e-3, max: 1e4, noNaN: true }))
  .map(([from, size]) => /** @type {const} */ ([from + 0, Math.min(1e4, from + size)]))
  .filter(([from, to]) => to - from > 1e-6);

const axes = fc
  .tuple(
    anyName(60),
    fc.double({ min: -1e9, max: 1e9, noNaN: true }),
    fc.double({ min: 1, max: 1e9, noNaN: true }),
  )
  .map(([name, from, size]) => ({ name, from: from + 0, to: from + size }));

/** Own points of each kind: of classes, (x, y) and (x₁, x₂, y). @type {Arbitrary<OwnPoints>} */
export const anyOwn = record({
  kind: fc.constantFrom('classes', 'curve', 'surface'),
  plane: fc.option(fc.tuple(ranges, ranges), { nil: undefined }),
  range: ranges,
  axes: fc.option(fc.tuple(axes, axes, axes), { nil: undefined }),
  names: fc.array(anyName(60), { minLength: 2, maxLength: 8 }),
  isNamed: fc.boolean(),
  places: fc.array(fc.tuple(fc.nat(LAST_CELL), fc.nat(LAST_CELL), fc.nat(LAST_CELL)), { maxLength: 60 }),
}).map(({ kind, plane, range, axes, names, isNamed, places }) => {
  const domain = plane && /** @type {const} */ ([...plane[0], ...plane[1]]);
  const made =
    kind === 'surface'
      ? emptySurface(domain, range)
      : emptyPlane(domain, kind === 'curve' ? 0 : names.length);
  const own = {
    ...made,
    ...(axes ? { axes: /** @type {OwnPoints['axes']} */ ([axes[0], axes[1]]) } : {}),
    ...(axes && made.value ? { value: { ...axes[2], range: made.value.range } } : {}),
    classes: kind === 'classes' && isNamed ? names : made.classes,
  };
  const labels = kind === 'surface' ? LAST_CELL + 1 : Math.max(1, made.classes.length);
  return withKeys(
    own,
    places.map(([label, column, row]) => keyOf(label % labels, column, row)),
  );
});

/** Where a network may stand. @type {Arbitrary<FigureMoment>} */
const stands = fc.oneof(
  record({ at: fc.nat(MOST_REPEATED), theta: fc.constant(null) }),
  record({
    at: fc.maxSafeNat(),
    theta: fc.float32Array({ minLength: 1, maxLength: 40, noNaN: true, noDefaultInfinity: true }),
  }),
);

/** Moments of the networks of a board, by their places on it. */
export const anyStanding = record({
  rests: fc.boolean(),
  places: fc.array(fc.option(stands), { maxLength: 24 }),
});

/**
 * @param {readonly Figure[]} figures
 * @param {{ rests: boolean, places: readonly (FigureMoment | null)[] }} standing  of `anyStanding`
 * @returns {Moment | null}
 */
export function momentOf(figures, { rests, places }) {
  const entries = figures.flatMap(({ kind, id }, i) =>
    kind === 'network' && places[i] ? [/** @type {const} */ ([id, places[i]])] : [],
  );
  return entries.length === 0 ? null : { rests, figures: new Map(entries) };
}

/**
 * A text that something happened to: cut, doubled, exchanged, repeated.
 *
 * @param {Arbitrary<string>} texts
 * @param {readonly string[]} pieces  that may come in
 */
export const hurt = (texts, pieces) =>
  fc
    .tuple(
      texts,
      fc.array(
        record({
          at: fc.double({ min: 0, max: 1, noNaN: true }),
          length: fc.oneof(fc.nat(3), fc.nat(200)),
          piece: fc.oneof(fc.constantFrom(...pieces), anyText),
          times: fc.oneof({ weight: 30, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.nat(3000) }),
          isMoved: fc.boolean(),
        }),
        { minLength: 1, maxLength: 6 },
      ),
    )
    .map(([text, accidents]) =>
      accidents.reduce((whole, { at, length, piece, times, isMoved }) => {
        const from = Math.floor(at * whole.length);
        const gone = whole.slice(from, from + length);
        const rest = whole.slice(0, from) + piece.repeat(times) + whole.slice(from + length);
        return isMoved ? rest + gone : rest;
      }, text),
    );

/**
 * What of a scene a link holds, with figures by their places.
 *
 * @param {Scene} scene
 */
export function asLinked({ board, figures, own, inspect, view, lesson }) {
  const place = figures.findIndex(({ id }) => id === inspect);
  return {
    board,
    figures: figures.map((figure, i) => {
      const { from: _, ...settings } = /** @type {Figure & { from?: number }} */ (figure);
      return { ...settings, id: i + 1 };
    }),
    own: board.source === 'own' ? own : undefined,
    inspect: place < 0 ? null : place + 1,
    view,
    lesson,
  };
}

/** A moment by the places of its figures. @param {Moment | null} moment @param {readonly Figure[]} figures */
export const momentByPlace = (moment, figures) =>
  moment && {
    rests: moment.rests,
    figures: new Map(
      [...moment.figures].map(([id, at]) => [1 + figures.findIndex((one) => one.id === id), at]),
    ),
  };
