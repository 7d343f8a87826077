import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { troubleText } from '../../www/words/en/own.js';
import { columnNames, suggestedChoice } from '../../www/points/table/columns.js';
import { csvFromPoints } from '../../www/points/csv.js';
import {
  MOST_TROUBLES,
  classesFor,
  ownFromReading,
  readPoints,
  scaledAxis,
} from '../../www/points/table/import.js';
import { emptyPlane, originalAt } from '../../www/points/edit.js';
import { MOST_POINTS, classCounts, columnOf, rowOf } from '../../www/points/grid.js';
import { splitOwn } from '../../www/points/split.js';
import { MOST_COLUMNS, readTable } from '../../www/points/table/table.js';
import { textFromBytes } from '../../www/points/table/text.js';
import { createRandom } from './support/random.js';

/** @param {string} text */
const bytesOf = (text) => new TextEncoder().encode(text);

/**
 * A table read as it suggests.
 *
 * @param {string} text
 * @param {Partial<import('../../www/points/table/columns.js').Choice>} [known]
 */
async function read(text, known) {
  const table = await readTable(text);
  const choice = suggestedChoice(table, known);
  return { table, choice, reading: await readPoints(table, choice) };
}

/** @param {string} text @param {Partial<import('../../www/points/table/columns.js').Choice>} [known] */
async function pointsIn(text, known) {
  const { reading } = await read(text, known);
  const [first, second] = reading.numbers;
  return Array.from(first, (x1, i) => [x1, second[i], reading.labels[reading.label[i]].text]);
}

/** @param {string} text */
const troublesIn = async (text) => (await read(text)).reading.troubles;

const POINTS = [
  [1.5, -2, 'a'],
  [0.25, 3, 'b'],
];

for (const [name, text] of /** @type {const} */ ([
  ['comma', 'x,y,class\n1.5,-2,a\n0.25,3,b\n'],
  ['semicolon and decimal comma', 'x;y;class\n1,5;-2;a\n0,25;3;b\n'],
  ['tab', 'x\ty\tclass\n1.5\t-2\ta\n0.25\t3\tb'],
  ['tab and decimal comma', '1,5\t-2\ta\n0,25\t3\tb'],
  ['no header', '1.5,-2,a\n0.25,3,b\n'],
  ['byte order mark and carriage returns', '\uFEFFx,y,class\r\n1.5,-2,a\r\n0.25,3,b\r\n'],
  ['carriage returns alone', 'x,y,class\r1.5,-2,a\r0.25,3,b\r'],
  ['line ends of both kinds', 'x,y,class\r\n1.5,-2,a\n0.25,3,b\r\n'],
  ['quotes', '"x","y","class"\n"1.5","-2","a"\n"0.25","3","b"\n'],
  ['quoted decimal commas', 'x,y,class\n"1,5","-2",a\n"0,25","3",b\n'],
  ['spaces around', 'x , y , class\n 1.5 , -2 , a \n0.25,3,b\n'],
  ['empty lines', '\n\nx,y,class\n\n1.5,-2,a\n,,\n0.25,3,b\n\n\n'],
  ['exponents and true minus signs', 'x,y,class\n15e-1,−2,a\n.25,+3,b\n'],
  ['bars', 'x|y|class\n1.5|-2|a\n0.25|3|b\n'],
  ['spaces', 'x y class\n1.5 -2 a\n0.25 3 b\n'],
  ['numbers alone, decimal comma', '1,5;-2;a\n0,25;3;b'],
])) {
  test(`a table is read: ${name}`, async () => {
    assert.deepEqual(await pointsIn(text), POINTS);
  });
}

test('the delimiter is told even where decimal commas are as frequent', async () => {
  assert.equal((await readTable('0,5;0,2\n0,7;0,8\n')).delimiter, ';');
  assert.equal((await readTable('0,5;0,2;a\n0,7;0,8;b\n')).delimiter, ';');
});

test('a sign within a quoted name separates nothing', async () => {
  const table = await readTable(`x1,"'=;",class\n0,0,0\n0,0,0\n`);
  assert.deepEqual([table.delimiter, table.columns.length, table.troubles], [',', 3, []]);
});

test('columns are guessed by name and content', async () => {
  const choiceOf = async (/** @type {string} */ text) => suggestedChoice(await readTable(text));
  // A column of words; one called like a class; few numbers in the last column; only two columns.
  assert.deepEqual(await choiceOf('id;kind;u;v\n1;p;0.5;2\n2;q;0.7;3'), { hasHeader: true, decimal: '.', grouped: false, unclear: null, task: 'classification', first: 2, second: 3, label: 1 }); // prettier-ignore
  assert.equal((await choiceOf('target,u,v\n0,0.5,2\n1,0.7,3\n0,0.9,5')).label, 0);
  assert.equal((await choiceOf('0.5,2,1\n0.7,3,0\n0.9,5,1')).label, 2);
});

test('numbers and words are labels; numbers are in the order of their size', async () => {
  const { reading } = await read('1,2,10\n1,2,9\n3,4,10\n');
  assert.deepEqual(reading.labels, [{ text: '9', count: 1 }, { text: '10', count: 2 }]); // prettier-ignore
  assert.deepEqual(Array.from(reading.label), [1, 0, 1]);
});

test('without a column of labels all points are of one class', async () => {
  const { reading } = await read('1,2\n3,4\n', { task: 'classification' });
  assert.deepEqual(reading.labels, [{ text: '', count: 2 }]);
});

test('what cannot be read is named by line and column, and the rest is read', async () => {
  const text = 'x,y,class\n1,2,a\nn/a,2,a\n3,,b\n4,5\n"5\n",NaN,b\n6,1e999,b\n7,8,\n9,10,b\n';
  const { reading } = await read(text);
  assert.deepEqual(reading.troubles, [
    { line: 3, column: 1, code: 'noNumber', cell: 'n/a', decimal: '.' },
    { line: 4, column: 2, code: 'empty' },
    { line: 5, code: 'tooNarrow', columns: 2, needed: 3 },
    // The quoted cell of this row spans two lines; the next row begins in line 8.
    { line: 6, column: 2, code: 'noNumber', cell: 'NaN', decimal: '.' },
    { line: 8, column: 2, code: 'tooLarge', cell: '1e999' },
    { line: 9, column: 3, code: 'noLabel' },
  ]);
  assert.equal(reading.troubleCount, 6);
  assert.deepEqual(Array.from(reading.numbers[0]), [1, 9]);
  assert.equal(reading.rows, 8);
});

test('a number with the wrong decimal sign is not guessed at', async () => {
  const known = { hasHeader: true, first: 0, second: 1, label: 2 };
  const { reading } = await read('x,y,class\n1.5,2,a\n"1,234.5",2,a\n"1,5",2,b\n', known);
  assert.deepEqual(reading.troubles.map(({ line, column }) => [line, column]), [[4, 1]]); // prettier-ignore
  assert.deepEqual(Array.from(reading.numbers[0]), [1.5, 1234.5]);
});

test('a quote that is never closed is named by the line where it opens', async () => {
  assert.deepEqual((await troublesIn('x,y,class\n1,2,a\n3,"4,b\n5,6,a\n'))[0], {
    line: 3,
    code: 'unclosed',
  });
  // However much it swallows, and without reading that again and again.
  const { table, reading } = await read(`x,y,class\n1,2,a\n3,"4,b\n${'5,6,a\n'.repeat(400_000)}`);
  assert.deepEqual(table.troubles, [{ line: 3, code: 'unclosed' }]);
  assert.equal(reading.numbers[0].length, 1);
});

test('the list of troubles ends somewhere', async () => {
  const { reading } = await read(`x,y,class\n1,2,a\n2,3,b\n${'?,?,?\n'.repeat(1000)}`, { hasHeader: true, first: 0, second: 1, label: 2 }); // prettier-ignore
  assert.equal(reading.troubles.length, MOST_TROUBLES);
  assert.equal(reading.troubleCount, 1000);
});

test('nothing is said to be nothing', async () => {
  for (const text of ['', '   ', '\n\n\n', '\uFEFF', '# 1,2,a\n', `${','.repeat(100_000)}\n`]) {
    await assert.rejects(readTable(text), { reason: { code: 'emptyTable' } });
  }
});

test('bytes: UTF-8 with and without mark, UTF-16, Windows-1252; not a picture', () => {
  assert.equal(textFromBytes(bytesOf('Länge')), 'Länge');
  assert.equal(textFromBytes(bytesOf('\uFEFFLänge')), 'Länge');
  assert.equal(textFromBytes(Uint8Array.of(0xff, 0xfe, 0x4c, 0, 0xe4, 0)), 'Lä');
  assert.equal(textFromBytes(Uint8Array.of(0xfe, 0xff, 0, 0x4c, 0, 0xe4)), 'Lä');
  assert.equal(textFromBytes(Uint8Array.of(0x4c, 0xe4)), 'Lä');
  assert.throws(() => textFromBytes(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0x0d)), {
    reason: { code: 'noText' },
  });
});

test('hostile tables are read like others', async () => {
  const wide = `${Array.from({ length: 5000 }, (_, i) => i).join(',')}\n`.repeat(5);
  assert.equal((await readTable(wide)).columns.length, MOST_COLUMNS);
  const hostile = [
    '__proto__,constructor,class\n1,2,toString\n3,4,__proto__\n',
    `<img src=x onerror=alert(1)>,b,c\n1,2,"<script>"\n`,
    `${'"'.repeat(1001)},1,2\n`,
    'a,b,c\n1,2,3,4,5,6\n\n1\n,,,,,\n',
    '\u202Ex,y,c\n1,2,\u0007\n',
    '1e308,1e308,a\n-1e308,-1e308,b\n1,1,a',
  ];
  for (const text of hostile) {
    const { reading } = await read(text);
    const { own } = ownFromReading(reading, classesFor(reading.labels), 1);
    for (const key of own.keys) assert.ok(Number.isInteger(key) && key >= 0);
  }
  const random = createRandom(9);
  const pieces = ['"', ',', ';', '\t', '\n', '\r\n', '1', '2,5', 'a', ' ', '-', '""', '\u0000', 'é', '.'];
  for (let i = 0; i < 500; i += 1) {
    const text = `1,2,a\n${Array.from({ length: random.below(80) }, () => random.pick(pieces)).join('')}`;
    const { table, reading } = await read(text);
    for (const trouble of reading.troubles) assert.ok(trouble.line >= 1 && troubleText(trouble));
    assert.equal(table.lines.length, table.widths.length);
    for (const column of table.columns) assert.equal(column.length, table.lines.length);
  }
});

test('100,000 rows are read in pieces, and 5,000 of them drawn with a seed', async () => {
  const rows = Array.from({ length: 100_000 }, (_, i) => `${i % 977},${i % 1009},${i % 3}`);
  let breaks = 0;
  const timer = setInterval(() => (breaks += 1));
  const { reading } = await read(`x,y,class\n${rows.join('\n')}\n`);
  clearInterval(timer);
  assert.ok(breaks >= 3, `${breaks} breaks`);
  assert.equal(reading.numbers[0].length, 100_000);
  const { own, available } = ownFromReading(reading, [0, 1, 2], 4);
  assert.equal(available, 100_000);
  assert.equal(own.keys.length, MOST_POINTS);
  assert.deepEqual(own, ownFromReading(reading, [0, 1, 2], 4).own);
  assert.notDeepEqual(own, ownFromReading(reading, [0, 1, 2], 5).own);
});

test('reading ends when nobody waits for it any more', async () => {
  const controller = new AbortController();
  const reading = readTable('1,2\n'.repeat(500_000), { signal: controller.signal });
  setTimeout(() => controller.abort());
  await assert.rejects(reading, { name: 'AbortError' });
});

test('labels become classes: merged, left out, closed up, at most eight', async () => {
  const { reading } = await read('1,1,a\n2,2,b\n3,3,c\n4,4,d\n');
  const { own } = ownFromReading(reading, [3, null, 5, 3], 1);
  assert.deepEqual(own.classes, ['a + d', 'c']);
  assert.deepEqual(classCounts(own), [2, 1]);
  const many = Array.from({ length: 12 }, (_, i) => ({ text: `${i}`, count: i < 3 ? 1 : 5 }));
  assert.deepEqual(classesFor(many), [null, null, null, 0, 1, 2, 3, 4, 5, 6, 7, null]);
});

test('an axis holds all values with room at both ends, whatever they are', () => {
  for (const values of [
    [1, 2, 3],
    [5],
    [5, 5, 5],
    [0],
    [0, 0],
    [],
    [-1e100, 1e100],
    [1e-300, 2e-300],
    [1e9, 1e9 + 1],
    [1e15, 1e15 + 1],
    [-273.15],
    [1e100, 1e100],
  ]) {
    // prettier-ignore
    const { from, to } = scaledAxis('', values);
    assert.ok(Number.isFinite(from) && Number.isFinite(to) && from < to, `${values}: ${from} ${to}`);
    for (const value of values) assert.ok(from < value && value < to, `${values}: ${from} ${to}`);
  }
  assert.deepEqual(scaledAxis('u', [0, 100]), { name: 'u', from: -5, to: 105 });
});

test('points that are all equal stand in the middle', async () => {
  const { reading } = await read('3,7,a\n3,7,b\n3,7,a\n');
  const { own } = ownFromReading(reading, [0, 1], 1);
  for (const key of own.keys) {
    assert.ok(Math.abs(columnOf(key) - 32768) < 400 && Math.abs(rowOf(key) - 32768) < 400);
    assert.deepEqual([originalAt(own.axes[0], columnOf(key)), originalAt(own.axes[1], rowOf(key))], [3, 7]);
  }
});

/** @param {string} name */
const known = (name) => readFileSync(new URL(`../../www/points/sets/${name}.csv`, import.meta.url), 'utf8');

test('Iris is Fisher’s table', async () => {
  const { table, choice, reading } = await read(known('iris'));
  assert.deepEqual(reading.troubles, []);
  assert.deepEqual(reading.labels, ['setosa', 'versicolor', 'virginica'].map((text) => ({ text, count: 50 }))); // prettier-ignore
  assert.equal(choice.label, 4);
  // Means as in scikit-learn's description of the set; the 35th and 38th flower as in Fisher's paper.
  const means = table.columns.slice(0, 4).map((cells) => cells.slice(1).reduce((sum, cell) => sum + Number(cell), 0) / 150); // prettier-ignore
  assert.deepEqual(means.map((mean) => mean.toFixed(2)), ['5.84', '3.06', '3.76', '1.20']); // prettier-ignore
  assert.deepEqual([35, 38].map((row) => table.columns.map((column) => column[row])), [['4.9', '3.1', '1.5', '0.2', 'setosa'], ['4.9', '3.6', '1.4', '0.1', 'setosa']]); // prettier-ignore
});

test('Wine is the repository’s table', async () => {
  const { table, reading } = await read(known('wine'), { first: 6, second: 12 });
  assert.deepEqual(columnNames(table, true)[12], 'proline');
  assert.deepEqual(reading.labels, [59, 71, 48].map((count, i) => ({ text: `cultivar ${i + 1}`, count }))); // prettier-ignore
  // As in scikit-learn's description of the set: mean 746, from 278 to 1680.
  const proline = Array.from(reading.numbers[1]);
  assert.equal(Math.floor(proline.reduce((sum, value) => sum + value, 0) / 178), 746);
  assert.deepEqual([Math.min(...proline), Math.max(...proline)], [278, 1680]);
});

test('a table that was opened and saved holds the same rows', async () => {
  const { reading } = await read(known('iris'), { first: 2, second: 3 });
  const { own } = ownFromReading(reading, [0, 1, 2], 1);
  const { train, test: held } = splitOwn(own, { share: 0.3, seed: 1 });
  const saved = await csvFromPoints(train, held, own);
  assert.equal(saved.split('\r\n')[0], 'petal length (cm),petal width (cm),class,set');
  const before = await pointsIn(known('iris'), { first: 2, second: 3 });
  assert.deepEqual((await pointsIn(saved)).sort(), before.sort());
});

test('saved names are no formulas', async () => {
  const own = { ...emptyPlane(), classes: ['=HYPERLINK("http://example.com")', '@x'] };
  own.axes = [{ name: '+a', from: -6, to: 6 }, { name: 'a,"b"', from: -4, to: 4 }]; // prettier-ignore
  const points = { x: Float64Array.of(-1, -2), y: Float64Array.of(0), n: 2, k: 1 };
  const saved = await csvFromPoints(points, null, own);
  assert.equal(saved, `"'+a","a,""b""",class\r\n-1,-1.778,"'=HYPERLINK(""http://example.com"")"\r\n`);
});

test('points of a source are saved to the last digit', async () => {
  const points = { x: Float64Array.of(0.1 + 0.2, -1e-9), y: Float64Array.of(0, 0, 1), n: 2, k: 3 };
  assert.equal(await csvFromPoints(points, null, null), 'x1,x2,class\r\n0.30000000000000004,-1e-9,2\r\n');
});

test('with a decimal comma, columns are apart by semicolons, and three decimals are no thousands', async () => {
  const points = { x: Float64Array.of(-1.125, 1.25, 2.375, 4), y: Float64Array.of(0, 1), n: 2, k: 1 };
  const saved = await csvFromPoints(points, null, null, 'classification', ',');
  assert.equal(saved, 'x1;x2;class\r\n-1,125;1,25;0\r\n2,375;4;1\r\n');
  const { reading } = await read('x1;x2;class\r\n1,125;2,375;0\r\n3,500;4,125;1\r\n');
  assert.deepEqual(reading.numbers.map((column) => [...column]), [[1.125, 3.5], [2.375, 4.125]]); // prettier-ignore
});
