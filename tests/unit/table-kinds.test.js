/** Kinds of tables that programs and people write, each as it is read without a word from anybody. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnNames, suggestedChoice } from '../../www/points/table/columns.js';
import { classesFor, ownFromReading, readPoints } from '../../www/points/table/import.js';
import { isNumber, numberFromCell, styleOf } from '../../www/points/table/numbers.js';
import { readTable } from '../../www/points/table/table.js';
import { guessedEncoding, textFromBytes } from '../../www/points/table/text.js';

/** @import { Choice } from '../../www/points/table/columns.js' */

/** @param {string} text @param {Partial<Choice>} [known] */
async function read(text, known) {
  const table = await readTable(text);
  const choice = suggestedChoice(table, known);
  const names = columnNames(table, choice.hasHeader).map((name, i) => name || `column ${i + 1}`);
  return { table, choice, names, reading: await readPoints(table, choice) };
}

/** What is x₁, x₂, y, by name; and whether y is a class. @param {string} text @param {Partial<Choice>} [known] */
async function meant(text, known) {
  const { choice, names } = await read(text, known);
  const { task, first, second, label } = choice;
  return [task, ...[first, second, label].map((column) => (column === null ? null : names[column]))];
}

/** @param {number} m @param {(i: number) => readonly (string | number)[]} row @param {string} [sign] */
const rows = (m, row, sign = ',') => `${Array.from({ length: m }, (_, i) => row(i).join(sign)).join('\n')}\n`;

const wave = (/** @type {number} */ i) => (Math.sin(i) + 0.001 * i).toFixed(4);
const COLOURS = ['red', 'blue'];

for (const [name, text, expected] of /** @type {[string, string, unknown[]][]} */ ([
  [
    'pandas’ own names',
    `0,1,label\n${rows(9, (i) => [wave(i), wave(2 * i), COLOURS[i % 2]])}`,
    ['classification', '0', '1', 'label'],
  ],
  [
    'pandas’ own names and row numbers',
    `,0,1,label\n${rows(9, (i) => [i, wave(i), wave(2 * i), i % 2])}`,
    ['classification', '0', '1', 'label'],
  ],
  [
    'row numbers without a name',
    `,x1,x2,y\n${rows(9, (i) => [i, wave(i), wave(2 * i), i % 2])}`,
    ['classification', 'x1', 'x2', 'y'],
  ],
  [
    'row numbers of R',
    `"","x1","x2","y"\n${rows(9, (i) => [`"${i + 1}"`, wave(i), wave(2 * i), i % 2])}`,
    ['classification', 'x1', 'x2', 'y'],
  ],
  [
    'row numbers called id',
    `id,u,v,kind\n${rows(9, (i) => [i + 1, wave(i), wave(2 * i), COLOURS[i % 2]])}`,
    ['classification', 'u', 'v', 'kind'],
  ],
  [
    'ids that count no rows',
    `id,u,kind\n${rows(9, (i) => [7 * i, wave(i), COLOURS[i % 2]])}`,
    ['classification', 'id', 'u', 'kind'],
  ],
  [
    'six coordinates that come again',
    'x,y,color\n1,1,red\n1,2,blue\n2,1,red\n2,2,blue\n3,1,red\n3,2,blue\n',
    ['classification', 'x', 'y', 'color'],
  ],
  [
    'the same, and the colour a number',
    'x,y,color\n1,1,0\n1,2,1\n2,1,0\n2,2,1\n3,1,0\n3,2,1\n',
    ['classification', 'x', 'y', 'color'],
  ],
  [
    'labels −1 and 1',
    `x1,x2,label\n${rows(9, (i) => [wave(i), wave(2 * i), 2 * (i % 2) - 1])}`,
    ['classification', 'x1', 'x2', 'label'],
  ],
  [
    'few whole numbers in the last of three columns',
    rows(9, (i) => [wave(i), wave(2 * i), i % 3]),
    ['classification', 'column 1', 'column 2', 'column 3'],
  ],
  ['x and y', `x,y\n${rows(9, (i) => [i, wave(i)])}`, ['regression', 'x', null, 'y']],
  [
    'two columns of numbers',
    rows(9, (i) => [0.5 * i, wave(i)]),
    ['regression', 'column 1', null, 'column 2'],
  ],
  ['y before x', `y,x\n${rows(9, (i) => [wave(i), 0.5 * i])}`, ['regression', 'x', null, 'y']],
  [
    'x1, x2 and y of many values',
    `x1,x2,y\n${rows(9, (i) => [wave(i), wave(2 * i), wave(3 * i)])}`,
    ['regression', 'x1', 'x2', 'y'],
  ],
  [
    'row numbers and a curve',
    `,x,y\n${rows(9, (i) => [i, 0.5 * i, wave(i)])}`,
    ['regression', 'x', null, 'y'],
  ],
  [
    'a target among many',
    `a,b,target,c\n${rows(9, (i) => [wave(i), wave(2 * i), 3 * i + 0.5, wave(3 * i)])}`,
    ['regression', 'a', 'b', 'target'],
  ],
  [
    'cities by name',
    `city,x,y\n${rows(9, (i) => [`city ${i}`, wave(i), wave(2 * i)])}`,
    ['regression', 'x', null, 'y'],
  ],
  [
    'a dozen species',
    `species,u,v\n${rows(48, (i) => [`s${i % 12}`, wave(i), wave(2 * i)])}`,
    ['classification', 'u', 'v', 'species'],
  ],
  [
    'points that this page saved',
    `x,y,set\n${rows(9, (i) => [0.5 * i, wave(i), i < 6 ? 'training' : 'test'])}`,
    ['regression', 'x', null, 'y'],
  ],
  [
    'years as names',
    `2010,2011,country\n${rows(8, (i) => [wave(i), wave(2 * i), ['FR', 'DE'][i % 2]])}`,
    ['classification', '2010', '2011', 'country'],
  ],
])) {
  // prettier-ignore
  test(`what is meant is guessed: ${name}`, async () => assert.deepEqual(await meant(text), expected));
}

test('names that count the columns are told by what else the row says, in a table of two rows, too', async () => {
  assert.equal((await read('0,1,label\n0.5,2,a\n0.7,3,b\n')).choice.hasHeader, true);
  assert.equal((await read('0,1,p\n0.5,2,a\n0.7,3,b\n')).choice.hasHeader, false);
});

test('rows that count up and end in a word that comes again are no names', async () => {
  for (const text of ['1,2,a\n3,4,b\n5,6,a\n', '1,2\n3,4\n', '0,1\n0.5,2\n0.7,3\n', '1,2,3\n4,5,6\n']) {
    assert.equal((await read(text)).choice.hasHeader, false, text);
  }
});

test('a y of few rows is a number unless its values come again; a y beside x is one anyway', async () => {
  assert.deepEqual(await meant('x1,x2,y\n0.5,1.5,3\n0.7,2.5,5\n0.9,4.5,8\n'), [
    'regression',
    'x1',
    'x2',
    'y',
  ]);
  assert.deepEqual(await meant('x1,x2,y\n0.5,1.5,3\n0.7,2.5,5\n0.9,4.5,3\n'), [
    'classification',
    'x1',
    'x2',
    'y',
  ]);
  assert.deepEqual(await meant('x,y\n0.5,0\n0.7,1\n0.9,0\n1.5,1\n'), ['regression', 'x', null, 'y']);
});

test('who says that y is a number gets a column of numbers, who says a class one of labels or none', async () => {
  const text = `x1,x2,v,label\n${rows(9, (i) => [wave(i), wave(2 * i), wave(3 * i), i % 2])}`;
  assert.deepEqual(await meant(text), ['classification', 'x1', 'x2', 'label']);
  assert.deepEqual(await meant(text, { task: 'regression' }), ['regression', 'x1', 'x2', 'label']);
  assert.deepEqual(await meant(text, { task: 'regression', label: 2 }), ['regression', 'x1', 'x2', 'v']);
  assert.deepEqual(await meant(text, { task: 'regression', second: null }), [
    'regression',
    'x1',
    null,
    'label',
  ]);
  assert.deepEqual(await meant('x,y\n1,2\n3,4.5\n', { task: 'classification' }), [
    'classification',
    'x',
    'y',
    null,
  ]);
});

test('a line that tells Excel the delimiter is no row', async () => {
  for (const line of ['sep=;', '"sep=;"', 'SEP=;', '\nsep=; ']) {
    const { table, reading } = await read(`${line}\nx1;x2;class\n1,5;2;a\n2,5;?;b\n`);
    assert.equal(table.delimiter, ';');
    assert.deepEqual(reading.troubles.map(({ line: at }) => at), [line.startsWith('\n') ? 5 : 4]); // prettier-ignore
    assert.deepEqual([...reading.numbers[0]], [1.5]);
  }
  assert.equal((await readTable('sep=\t\n1,5\t2\n')).delimiter, '\t');
  assert.equal((await readTable('sep=,\n1,2,a;b\n3,4,c;d\n')).columns.length, 3);
  // A sign that the page does not know: the rows tell.
  assert.equal((await readTable('sep=^\n1;2;a\n3;4;b\n')).delimiter, ';');
});

for (const [name, text, first] of /** @type {const} */ ([
  ['names last', '# made by a program\n# x1 x2 class\n1 2 a\n3 4 b\n', 3],
  ['names first', '# x1 x2 class\n# and so on, with more words than columns\n1 2 a\n3 4 b\n', 3],
  ['names between commas', '#x1,x2,class\n#\n1,2,a\n3,4,b\n', 3],
  ['names between spaces over tabs', '# x1 x2 class\n\n# seed 1\n1\t2\ta\n3\t4\tb\n', 4],
])) {
  test(`comments before the rows: ${name}`, async () => {
    const { choice, names, reading } = await read(text);
    assert.deepEqual(names, ['x1', 'x2', 'class']);
    assert.equal(choice.hasHeader, true);
    assert.deepEqual(reading.troubles, []);
    assert.deepEqual([...reading.numbers[0]], [1, 3]);
    const broken = await read(text.replace('3', '?'));
    assert.deepEqual(broken.reading.troubles.map(({ line }) => line), [first + 1]); // prettier-ignore
  });
}

test('of comments that could be names the last is taken, whatever the names are', async () => {
  assert.deepEqual((await read('# one two three\n# x1 x2 class\n1 2 a\n3 4 b\n')).names, [
    'x1',
    'x2',
    'class',
  ]);
  assert.deepEqual((await read('# 5 7 class\n1 2 a\n3 4 b\n')).names, ['5', '7', 'class']);
});

test('comments say nothing where the table has names, and are left out between rows', async () => {
  const { names, reading } = await read(
    '# three words here\nu,v,w\n1,2,a\n# a comment, with a comma\n#another\n3,4,b\n',
  );
  assert.deepEqual(names, ['u', 'v', 'w']);
  assert.deepEqual(reading.troubles, []);
  assert.deepEqual([...reading.numbers[0]], [1, 3]);
});

test('colours are no comments', async () => {
  const { reading } = await read('#ff0000,1,2\n#00ff00,3,4\n#ff0000,5,7\n');
  assert.deepEqual(reading.labels.map(({ text }) => text), ['#00ff00', '#ff0000']); // prettier-ignore
  assert.deepEqual([...reading.numbers[0]], [1, 3, 5]);
});

/** @param {string} text @param {Partial<Choice>} [known] */
async function style(text, known) {
  const { decimal, grouped, unclear } = (await read(text, known)).choice;
  return { decimal, grouped, unclear };
}

test('numbers that read both ways are asked about', async () => {
  const tsv = 'x1\tx2\tclass\n1,050\t2,500\ta\n3,000\t4,125\tb\n';
  assert.deepEqual(await style(tsv), { decimal: '.', grouped: true, unclear: '1,050' });
  const asDecimal = await read(tsv, { decimal: ',', grouped: false });
  assert.equal(asDecimal.choice.unclear, null);
  assert.deepEqual([...asDecimal.reading.numbers[0]], [1.05, 3]);
  const asGroups = await read(tsv, { decimal: '.', grouped: true });
  assert.deepEqual([...asGroups.reading.numbers[0]], [1050, 3000]);
  assert.equal((await style('1.050;2.500;a\n3.000;4.125;b\n')).unclear, '1.050');
  // Between commas, points are decimal signs.
  assert.deepEqual(await style('1.050,2.500,a\n3.000,4.125,b\n'), {
    decimal: '.',
    grouped: false,
    unclear: null,
  });
});

test('one number that reads one way answers for all', async () => {
  for (const [cell, decimal, value] of /** @type {const} */ ([
    ['0,5', ',', 1.05],
    ['1,05', ',', 1.05],
    ['1050,125', ',', 1.05],
    ['-,5', ',', 1.05],
    ['1.000,5', ',', 1.05],
    ['1.000.000', ',', 1.05],
    ['0.5', '.', 1050],
    ['1,000.5', '.', 1050],
    ['1,000,000', '.', 1050],
  ])) {
    const { choice, reading } = await read(`1,050\t2\ta\n${cell}\t3\tb\n`);
    assert.deepEqual([choice.decimal, choice.unclear, reading.numbers[0][0]], [decimal, null, value], cell);
    assert.deepEqual(reading.troubles, [], cell);
  }
});

test('cells are numbers in their table’s style only', () => {
  const point = { decimal: /** @type {const} */ ('.'), grouped: false };
  const groups = { ...point, grouped: true };
  for (const [cell, value] of /** @type {const} */ ([
    ['1 050', 1050],
    ['1\u202f050\u202f000', 1050000],
    ['1’050.5', 1050.5],
    ['−1 050', -1050],
    ['1 05', NaN],
    ['10 0500', NaN],
    ['1,050', NaN],
    ['', NaN],
    ['0x10', NaN],
    ['Infinity', NaN],
  ])) {
    assert.equal(numberFromCell(cell, point), value, cell);
  }
  for (const [cell, value] of /** @type {const} */ ([
    ['1,050', 1050],
    ['12,345,678.9', 12345678.9],
    ['1,05', NaN],
    ['1050,000', NaN],
    [',050', NaN],
    ['1,050,00', NaN],
    ['1.050,000', NaN],
  ])) {
    assert.equal(numberFromCell(cell, groups), value, cell);
  }
  assert.deepEqual(['1,050.5', '1.050,5', '1.2.3', 'a', '12'].map(isNumber), [
    true,
    true,
    false,
    false,
    true,
  ]);
  assert.deepEqual(styleOf(['a', '1', ''], ';'), { decimal: '.', grouped: false, unclear: null });
});

/** @param {string} text @param {boolean} isBig */
function utf16(text, isBig) {
  const bytes = new Uint8Array(2 * text.length);
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    bytes[2 * i + Number(isBig)] = code & 0xff;
    bytes[2 * i + Number(!isBig)] = code >> 8;
  }
  return bytes;
}

test('bytes tell what they are written in: UTF-16 without a mark, Chinese, western European', () => {
  const text = 'x1,x2,class\n1.5,2,Größe\n3,4,红\n';
  assert.equal(textFromBytes(utf16(text, false)), text);
  assert.equal(textFromBytes(utf16(text, true)), text);
  // From the standard GB 2312: 长 B3A4, 度 B6C8, 红 BAEC, 色 C9AB.
  const chinese = Uint8Array.of(0xb3, 0xa4, 0xb6, 0xc8, 0x2c, 0x31, 0x0a, 0xba, 0xec, 0xc9, 0xab, 0x2c, 0x32);
  assert.equal(guessedEncoding(chinese), 'gb18030');
  assert.equal(textFromBytes(chinese), '长度,1\n红色,2');
  assert.equal(textFromBytes(chinese, 'windows-1252').length, chinese.length);
  // "Größe" in Windows-1252 has a pair of bytes that would be one of GB 2312, but letters touch it.
  const german = Uint8Array.from('Größe,1', (letter) => letter.charCodeAt(0));
  assert.equal(guessedEncoding(german), 'windows-1252');
  assert.equal(textFromBytes(german), 'Größe,1');
  assert.equal(guessedEncoding(Uint8Array.of()), 'utf-8');
});

test('names and labels are one line of visible text', async () => {
  const { reading } = await read(
    '"u\nin cm","v\u202e\u0007",class\n1,2,"a\r\nb"\n3,4,"a b\u0000"\n5,6,"\u0007"\n',
  );
  assert.deepEqual(reading.names, ['u in cm', 'v']);
  assert.deepEqual(reading.labels, [{ text: 'a b', count: 2 }]);
  assert.deepEqual(reading.troubles.map(({ code }) => code), ['noLabel']); // prettier-ignore
});

test('labels that differ beyond the longest name stay two classes', async () => {
  const long = 'x'.repeat(70);
  const { reading } = await read(`1,2,${long}a\n3,4,${long}b\n`);
  const { own } = ownFromReading(reading, classesFor(reading.labels), 1);
  assert.equal(new Set(own.classes).size, 2);
  for (const name of own.classes) assert.ok(name.length <= 60);
});

test('labels that are numbers are in the order of their size, before words', async () => {
  const labels = ['10', '-1', 'b', '9.5', '−2', '1', 'a'];
  const { reading } = await read(`x1,x2,class\n${rows(7, (i) => [i, wave(i), labels[i]])}`);
  assert.deepEqual(reading.labels.map(({ text }) => text), ['−2', '-1', '1', '9.5', '10', 'a', 'b']); // prettier-ignore
});

test('digits that the plane cannot hold are told, with the worst example', async () => {
  const { reading } = await read('income,age,class\n0.001,20,a\n0.002,30,b\n120000,40,a\n250000,50,b\n');
  const { roundings } = ownFromReading(reading, [0, 1], 1);
  assert.deepEqual(roundings, [{ column: 0, name: 'income', changed: 2, count: 4, example: [0.001, 0] }]);
  const fine = await read('x1,x2,y\n1.25,3,0.5\n2.5,4,0.75\n4,9,0.1\n');
  assert.deepEqual(ownFromReading(fine.reading, [], 1).roundings, []);
});
