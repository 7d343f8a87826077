/** What was saved is opened as it was: points, classes and y, whatever names, signs and encodings. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvFromPoints } from '../../www/points/csv.js';
import { encodeOwn, decodeOwn } from '../../www/points/codec.js';
import { emptyPlane, emptySurface, numbersOf, withKeys } from '../../www/points/edit.js';
import { keyOf, labelOf, taskOf } from '../../www/points/grid.js';
import { FORMULA, textFromCell } from '../../www/points/cells.js';
import { nameFrom } from '../../www/points/names.js';
import { splitOwn } from '../../www/points/split.js';
import { suggestedChoice } from '../../www/points/table/columns.js';
import { classesFor, ownFromReading, readPoints } from '../../www/points/table/import.js';
import { readTable } from '../../www/points/table/table.js';
import { textFromBytes } from '../../www/points/table/text.js';
import { createRandom } from './support/random.js';

/** @import { OwnPoints } from '../../www/points/points.d.ts' */
/** @import { Choice } from '../../www/points/table/columns.js' */

/** @param {string} text @param {Partial<Choice>} [known] */
async function open(text, known) {
  const table = await readTable(text);
  const reading = await readPoints(table, suggestedChoice(table, known));
  assert.deepEqual(reading.troubles, [], text.slice(0, 300));
  return ownFromReading(reading, classesFor(reading.labels), 1);
}

/** @param {OwnPoints} own @param {number} share @param {'.' | ','} decimal */
function save(own, share, decimal) {
  const { train, test: held } = splitOwn(own, { share, seed: 1 });
  return csvFromPoints(train, held, own, undefined, decimal);
}

/** @type {readonly ('.' | ',')[]} */
const SIGNS = ['.', ','];

/** Points as a table tells them, in no order. @param {OwnPoints} own */
const told = (own) =>
  Array.from(own.keys, (key) =>
    JSON.stringify([...numbersOf(own, key), ...own.classes.slice(labelOf(key)).slice(0, 1)]),
  ).sort();

const random = createRandom(11);

/** Names that a table may hold, some of them meant badly. */
const NAMES = ['a', 'Länge (cm)', '-1', '1', '+1', '−1', '0.5', '=1+1', "'=1+1", "''", '@x', '-', '- a', 'a;=1+1', 'a,b', '"', 'a"b', '#a', 'sep=;', '长度', 'class', '1e3', '＝1', 'true']; // prettier-ignore

/** A number of few digits, so that the plane can hold it. */
const number = () => random.pick([-1, 1]) * random.below(1000) * random.pick([1, 1, 0.01]);

/** Different names. @param {number} count */
function names(count) {
  const left = [...NAMES];
  return Array.from({ length: count }, () => left.splice(random.below(left.length), 1)[0]);
}

/** @param {readonly (string | number)[][]} cells @param {string} sign @param {'.' | ','} decimal */
const tableOf = (cells, sign, decimal) =>
  cells
    .map((row) =>
      row
        .map((cell) => {
          const text =
            typeof cell === 'number' ? String(Number(cell.toFixed(4))).replace('.', decimal) : cell;
          return /["\n]/.test(text) || text.includes(sign) ? `"${text.replaceAll('"', '""')}"` : text;
        })
        .join(sign),
    )
    .join('\n');

/**
 * As R's write.table(quote = TRUE) does: a name for every row and none for their column, words in quotes.
 *
 * @param {readonly (string | number)[][]} cells @param {string} sign
 */
const writtenByR = ([head, ...rows], sign) => {
  const cellOf = (/** @type {string | number} */ cell) =>
    typeof cell === 'number' ? String(Number(cell.toFixed(4))) : `"${cell}"`;
  const lines = rows.map((row, i) => [String(i + 1), ...row].map((cell, at) => (at === 0 ? `"${cell}"` : cellOf(cell)))); // prettier-ignore
  return [head.map(cellOf), ...lines].map((line) => line.join(sign)).join('\n');
};

/** Columns that blanks hold apart, words left, numbers right. @param {readonly (string | number)[][]} cells */
const aligned = (cells) => {
  const texts = cells.map((row) => row.map((cell) => (typeof cell === 'number' ? String(Number(cell.toFixed(4))) : cell || '""'))); // prettier-ignore
  const widths = texts[0].map((_, i) => random.below(4) + Math.max(...texts.map((row) => row[i].length)));
  return texts
    .map((row, line) =>
      row
        .map((text, i) =>
          typeof cells[line][i] === 'number' ? text.padStart(widths[i]) : text.padEnd(widths[i]),
        )
        .join(' '),
    ) // prettier-ignore
    .join('\n');
};

/** @type {Record<string, (text: string) => Uint8Array<ArrayBuffer>>} */
const WRITERS = {
  'utf-8': (text) => new TextEncoder().encode(text),
  'utf-8 with a mark': (text) => new TextEncoder().encode(`\uFEFF${text}`),
  'utf-16': (text) => new Uint8Array(Uint16Array.from(`\uFEFF${text}`, (sign) => sign.charCodeAt(0)).buffer),
};

test('any table comes back from what is saved of it, rows and labels alike', async () => {
  for (let run = 0; run < 300; run += 1) {
    const classes = names(1 + random.below(5));
    const m = 5 + random.below(40);
    const rows = Array.from({ length: m }, () => [number(), number(), random.pick(classes)]);
    const [sign, decimal] = random.pick(/** @type {const} */ ([[',', '.'], [';', ','], ['\t', ','], ['\t', '.'], ['|', '.'], [',', ',']])); // prettier-ignore
    const text = tableOf([['u', 'v', 'class'], ...rows], sign, decimal);
    const read = textFromBytes(WRITERS[random.pick(Object.keys(WRITERS))](text));
    const known = { hasHeader: true, decimal, grouped: false, task: /** @type {const} */ ('classification'), first: 0, second: 1, label: 2 }; // prettier-ignore
    const { own, roundings } = await open(read, known);
    // A name that a table escaped is read as it was meant.
    const expected = rows.map(([a, b, label]) => JSON.stringify([Number(Number(a).toFixed(4)) + 0, Number(Number(b).toFixed(4)) + 0, textFromCell(String(label))])).sort(); // prettier-ignore
    if (roundings.length === 0) assert.deepEqual(told(own), expected, text);
    const share = random.pick([0, 0.3]);
    const saved = await save(own, share, random.pick(SIGNS));
    const again = await open(saved, { task: 'classification', label: 2, first: 0, second: 1 });
    assert.deepEqual(told(again.own), told(own), saved);
  }
});

test('tables as R writes them, and columns aligned by blanks, are read row by row', async () => {
  const words = ['a', 'Iris setosa', 'b', 'c, d', 'Länge', 'e;f', 'true', ''];
  for (let run = 0; run < 300; run += 1) {
    const isByR = random.pick([true, false]);
    const left = isByR ? words.slice() : words.filter((word) => !/[ ,;]/.test(word));
    const classes = [...left.splice(random.below(left.length), 1), ...left.splice(random.below(left.length), 1), 'z']; // prettier-ignore
    const rows = Array.from({ length: 5 + random.below(30) }, () => [
      number(),
      number(),
      random.pick(classes),
    ]);
    const cells = [['u', 'v', 'class'], ...rows];
    const text = isByR ? writtenByR(cells, random.pick([' ', '\t', ','])) : aligned(cells);
    const table = await readTable(text);
    const choice = suggestedChoice(table);
    const shift = isByR ? 1 : 0;
    const { hasHeader, first, second, label } = choice;
    assert.deepEqual({ hasHeader, first, second, label }, { hasHeader: true, first: shift, second: 1 + shift, label: 2 + shift }, text); // prettier-ignore
    const { numbers, labels, label: at } = await readPoints(table, choice);
    const read = Array.from(at, (i, row) => [numbers[0][row], numbers[1][row], labels[i].text]);
    const expected = rows.map(([a, b, word]) => [Number(Number(a).toFixed(4)) + 0, Number(Number(b).toFixed(4)) + 0, word]); // prettier-ignore
    // A row without a label is named, and left out.
    assert.deepEqual(read, expected.filter(([, , word]) => word !== ''), text); // prettier-ignore
  }
});

test('names that are one fewer than the columns count for the sign that separates them', async () => {
  const table = await readTable('u v\n1 1,5 2\n2 2,5 3\n3 3,5 5\n');
  assert.equal(table.delimiter, ' ');
  assert.deepEqual(table.columns.map(([name]) => name), ['', 'u', 'v']); // prettier-ignore
});

test('numbers over a line and over a plane come back without a word', async () => {
  for (let run = 0; run < 100; run += 1) {
    const isSurface = random.pick([true, false]);
    const m = 20 + random.below(30);
    const rows = Array.from({ length: m }, () => Array.from({ length: isSurface ? 3 : 2 }, () => (random.below(9000) + 1) / 100)); // prettier-ignore
    const head = isSurface ? ['x1', 'x2', 'y'] : ['x', 'y'];
    const { own } = await open(tableOf([head, ...rows], ',', '.'));
    assert.equal(taskOf(own), 'regression');
    assert.deepEqual(told(own), rows.map((row) => JSON.stringify(row)).sort()); // prettier-ignore
    const decimal = random.pick(SIGNS);
    const saved = await save(own, random.pick([0, 0.25]), decimal);
    const delimiter = decimal === ',' ? ';' : ',';
    assert.deepEqual(saved.split('\r\n')[0].split(delimiter).slice(0, head.length), head);
    assert.deepEqual(told((await open(saved)).own), told(own));
  }
});

test('no name that is saved is a formula or a comment, and every name comes back', () => {
  const pieces = ["'", '#', '=', '+', '-', '@', '\t', '\r', '\n', '1', '.', ',', 'e', 'a', '＝', ' '];
  for (let run = 0; run < 5000; run += 1) {
    const name = Array.from({ length: 1 + random.below(6) }, () => random.pick(pieces)).join('');
    const written = FORMULA.test(name) ? `'${name}` : name;
    assert.ok(
      !/^[=+\-@#\t\r＝＋－＠]/.test(written) || !Number.isNaN(Number(written.replace(',', '.'))),
      JSON.stringify(name),
    );
    assert.equal(textFromCell(written), name);
  }
});

test('a name from a link is one line of visible text', () => {
  const dirty = { ...emptyPlane(), classes: ['=HYPERLINK("x")\n', 'a\u202eb\u0007'] };
  dirty.axes = [{ name: 'u\r\nv', from: 0, to: 1 }, dirty.axes[1]];
  const own = decodeOwn(encodeOwn(withKeys(dirty, [keyOf(0, 1, 1)])));
  assert.deepEqual([own?.classes, own?.axes[0].name], [['=HYPERLINK("x")', 'ab'], 'u v']);
  for (let run = 0; run < 2000; run += 1) {
    const text = Array.from({ length: random.below(90) }, () =>
      String.fromCharCode(random.below(0x10000)),
    ).join('');
    const name = nameFrom(text);
    assert.ok(name.length <= 60 && name.isWellFormed());
    assert.doesNotMatch(name, /[\p{Cc}\u2028\u2029\u202a-\u202e]/u);
    assert.equal(nameFrom(name), name);
  }
});

test('a name with a line break is no formula when it is saved', async () => {
  const own = { ...emptyPlane(), classes: ['=1\n', 'b'] };
  own.axes = [{ name: '=2\n', from: -6, to: 6 }, own.axes[1]];
  const points = { x: Float64Array.of(0, 0), y: Float64Array.of(0), n: 2, k: 1 };
  const saved = await csvFromPoints(points, null, own);
  assert.match(saved, /^"'=2\n",/);
  assert.match(saved, /,"'=1 ?"/);
});

test('points of sources without classes have columns of their own', async () => {
  const curve = { x: Float64Array.of(1, 2), y: Float64Array.of(-0.1, 0.5), n: 1, k: 1 };
  assert.equal(await csvFromPoints(curve, curve, null, 'regression'), 'x,y,set\r\n1,-0.1,training\r\n2,0.5,training\r\n1,-0.1,test\r\n2,0.5,test\r\n'); // prettier-ignore
  const surface = { x: Float64Array.of(1, 2), y: Float64Array.of(0.5), n: 2, k: 1 };
  assert.equal(await csvFromPoints(surface, null, null, 'regression'), 'x1,x2,y\r\n1,2,0.5\r\n');
});

test('classes of which only some have names do not run together', async () => {
  const own = withKeys({ ...emptyPlane(undefined, 3), classes: ['class 2', 'a', ''] }, [0, 1, 2].map((label) => keyOf(label, label, label))); // prettier-ignore
  const labels = (await save(own, 0, '.')).trim().split('\r\n').slice(1).map((line) => line.split(',')[2]); // prettier-ignore
  assert.equal(new Set(labels).size, 3);
});

test('random own points of every kind come back from the text of a link', () => {
  for (let run = 0; run < 200; run += 1) {
    const plane = random.pick([
      emptyPlane(undefined, 0),
      emptySurface(),
      emptyPlane(undefined, 2 + random.below(7)),
    ]);
    const value = plane.value && {
      ...plane.value,
      name: random.pick(['', 'price']),
      from: -random.next(),
      to: 1e5,
    };
    const labels = plane.value ? 65536 : Math.max(1, plane.classes.length);
    const keys = Array.from({ length: random.pick([0, 1, 2, 300]) }, () => keyOf(random.below(labels), random.below(65536), random.below(65536))); // prettier-ignore
    const own = withKeys({ ...plane, ...(value ? { value } : {}) }, keys);
    assert.deepEqual(decodeOwn(encodeOwn(own)), own);
  }
  const far = withKeys(emptySurface(), [keyOf(65535, 65535, 65535)]);
  assert.deepEqual(decodeOwn(encodeOwn(far)), far);
});

test('what no page would write of numbers is refused', () => {
  const own = withKeys(emptySurface(), [keyOf(3, 4, 5)]);
  const wrong = [
    { classes: ['a', 'b'] }, // both a class and a number
    { value: { name: '', from: 1, to: 1, range: [-3, 3] } },
    { value: { name: '', from: 0, to: 1, range: [3, -3] } },
    { value: { name: '', from: 0, to: 1, range: [0, 1e9] } },
    { value: { name: 'x'.repeat(61), from: 0, to: 1, range: [-3, 3] } },
    { keys: Float64Array.of(keyOf(65536, 0, 0)) },
  ];
  for (const part of wrong) assert.equal(decodeOwn(encodeOwn(/** @type {any} */ ({ ...own, ...part }))), undefined, JSON.stringify(part)); // prettier-ignore
  const curve = withKeys(emptyPlane(undefined, 0), [keyOf(1, 0, 0)]);
  assert.equal(decodeOwn(encodeOwn(curve)), undefined, 'a class where there is none');
});
