/**
 * Whatever bytes somebody opens as a table, they are refused in words, or give points that the page can show; and every
 * table that the page has saved is read as the points that it was saved of.
 *
 * @import { Arbitrary } from 'fast-check'
 * @import { OwnPoints } from '../../www/points/points.d.ts'
 * @import { Choice } from '../../www/points/table/columns.js'
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { distinctNames } from '../../www/points/cells.js';
import { decodeOwn, encodeOwn } from '../../www/points/codec.js';
import { csvFromPoints } from '../../www/points/csv.js';
import { numbersOf } from '../../www/points/edit.js';
import { inputsOf, keysEnd, labelOf, ownName, taskOf } from '../../www/points/grid.js';
import { Refusal, reasonOf } from '../../www/points/reason.js';
import { splitOwn } from '../../www/points/split.js';
import { suggestedChoice } from '../../www/points/table/columns.js';
import { MOST_TROUBLES, classesFor, ownFromReading, readPoints } from '../../www/points/table/import.js';
import { DELIMITERS, MOST_COLUMNS, readTable } from '../../www/points/table/table.js';
import { ENCODINGS, textFromBytes } from '../../www/points/table/text.js';
import { troubleText } from '../../www/words/en/own.js';
import { reasonText } from '../../www/words/en/reasons.js';
import { anyOwn, anyText, hurt, record } from './support/anything.js';
import { every } from './support/every.js';

const PIECES = ['"', '""', ',', ';', '\t', '|', ' ', '\n', '\r\n', '\r', '1', '-2.5', '2,5', '1.234,5', '1,234.5', '1e308', '1e-320', '−3', '1 000', 'a', 'class', 'x,y\n', '# ', '#', 'sep=;\n', "'=1", '=1+1', 'NA', 'NaN', 'é', '月', '\0', '\ufeff', '\u202e', '__proto__']; // prettier-ignore

const TABLES = [
  'x1,x2,class\n1,2,a\n3,4.5,b\n-1,0,a\n',
  'x;y;set\n1,5;2,5;training\n-3;1e-3;test\n',
  '# u v w\n1 2 3\n4 5 6\n',
  '"","sepal length","species"\n"1",5.1,"Iris setosa"\n"2",4.9,"Iris\nvirginica"\n',
  '1\t2\tA\n3\t4\tB\n',
];

/** What comes as a table. */
const anyTable = fc.oneof(
  anyText,
  hurt(fc.constantFrom(...TABLES), PIECES),
  fc
    .array(
      fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: anyText }),
      { maxLength: 60 },
    )
    .map((parts) => parts.join('')),
  fc
    .record({
      sign: fc.constantFrom(',', ';', '\t', '|', ' '),
      rows: fc.array(
        fc.array(
          fc.oneof(fc.double().map(String), fc.constantFrom(...PIECES), fc.integer().map(String), anyText),
          { minLength: 1, maxLength: 5 },
        ),
        { maxLength: 12 },
      ),
    })
    .map(({ sign, rows }) => rows.map((row) => row.join(sign)).join('\n')),
);

/** @param {unknown} error */
function assertRefused(error) {
  assert.ok(error instanceof Refusal, String(error));
  assert.ok(reasonText(reasonOf(error)));
}

/** Points that the page can show, and whose link brings them back. @param {OwnPoints} own */
function assertOwn(own) {
  own.keys.forEach((key, i) =>
    assert.ok(Number.isInteger(key) && key >= (own.keys[i - 1] ?? 0) && key < keysEnd(own), String(key)),
  );
  assert.deepEqual(decodeOwn(encodeOwn(own)), own);
}

/** @param {string} text @param {Partial<Choice>} known @param {(columns: number) => Partial<Choice>} other */
async function assertOpened(text, known, other) {
  const table = await readTable(text).catch(assertRefused);
  if (!table) return;
  const { columns, lines, widths } = table;
  const most = text.split(/\r\n?|\n/).length;
  assert.ok(columns.length <= MOST_COLUMNS);
  // Where nothing is left to choose from, there is a reason.
  assert.ok(columns.length > 0 || table.troubles.length > 0);
  if (columns.length === 0) return;
  for (const column of columns) assert.equal(column.length, lines.length);
  assert.equal(widths.length, lines.length);
  lines.forEach((line, i) =>
    assert.ok(line >= (lines[i - 1] ?? 1) && line <= most, `line ${line} of ${most}`),
  );
  const suggested = suggestedChoice(table, known);
  for (const choice of [suggested, { ...suggested, ...other(columns.length) }]) {
    for (const column of [choice.first, choice.second, choice.label]) {
      assert.ok(column === null || (column >= 0 && column < columns.length), `column ${column}`);
    }
    const reading = await readPoints(table, choice);
    assert.ok(reading.troubles.length <= MOST_TROUBLES + table.troubles.length);
    for (const trouble of reading.troubles) {
      assert.ok(
        trouble.line >= 1 && trouble.line <= most && troubleText(trouble).length < 300,
        troubleText(trouble),
      );
    }
    const { own, available, roundings } = ownFromReading(reading, classesFor(reading.labels), 1);
    assert.ok(own.keys.length <= available && available <= reading.rows);
    for (const { changed, count, example } of roundings) {
      assert.ok(changed <= count && example.every(Number.isFinite));
    }
    assertOwn(own);
  }
}

/** What somebody chooses. */
const anyChoice = /** @type {Arbitrary<Partial<Choice>>} */ (
  fc.record(
    {
      task: fc.constantFrom('classification', 'regression'),
      hasHeader: fc.boolean(),
      decimal: fc.constantFrom('.', ','),
      grouped: fc.boolean(),
    },
    { requiredKeys: [] },
  )
);

every(
  'any text is refused, or a table that gives points, whatever is chosen of it',
  record({
    text: anyTable,
    known: anyChoice,
    places: fc.tuple(fc.nat(), fc.nat(), fc.nat()),
    isAlone: fc.boolean(),
  }),
  ({ text, known, places, isAlone }) =>
    assertOpened(text, known, (count) => {
      const [first, second, label] = places.map((place) => place % count);
      return { first, label, ...(isAlone && known.task === 'regression' ? { second: null } : { second }) };
    }),
  {
    runs: 400,
    // Comments alone, and numbers so small that doubles cannot divide what is between them.
    examples: ['# -1,0,a\n', '1e-320,0', '1e-320,0\n3e-320,1'].map((text) => ({
      ...{
        text,
        known: /** @type {Partial<Choice>} */ ({}),
        places: /** @type {[number, number, number]} */ ([0, 0, 0]),
        isAlone: false,
      },
    })),
  },
);

every(
  'any bytes are refused, or such a text, in every encoding',
  record({
    bytes: fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc
        .tuple(fc.constantFrom([0xff, 0xfe], [0xfe, 0xff], [0xef, 0xbb, 0xbf], []), anyTable)
        .map(([mark, text]) => Uint8Array.from([...mark, ...Buffer.from(text, 'utf16le')])),
      fc
        .tuple(anyTable, fc.constantFrom('utf8', 'latin1'))
        .map(([text, encoding]) =>
          Uint8Array.from(Buffer.from(text, /** @type {BufferEncoding} */ (encoding))),
        ),
    ),
    encoding: fc.option(fc.constantFrom(...ENCODINGS), { nil: undefined }),
  }),
  async ({ bytes, encoding }) => {
    let text;
    try {
      text = textFromBytes(/** @type {Uint8Array<ArrayBuffer>} */ (bytes), encoding);
    } catch (error) {
      assertRefused(error);
      return;
    }
    assert.ok(!text.includes('\0') && text.length <= bytes.length);
    await assertOpened(text, {}, () => ({}));
  },
  { runs: 300 },
);

every(
  'a table that was saved is read as the points that it was saved of',
  record({
    own: anyOwn.filter(({ keys }) => keys.length > 1),
    share: fc.constantFrom(0, 0.3, 0.9),
    decimal: fc.constantFrom('.', ','),
    mark: fc.boolean(),
  }),
  async ({ own, share, decimal, mark }) => {
    const { train, test } = splitOwn(own, { share, seed: 1 });
    const saved = await csvFromPoints(train, test, own, undefined, decimal);
    const text = textFromBytes(new TextEncoder().encode((mark ? '\ufeff' : '') + saved));
    const table = await readTable(text);
    const n = inputsOf(own);
    const choice = {
      hasHeader: true,
      decimal,
      grouped: false,
      task: taskOf(own),
      first: 0,
      second: n === 1 ? null : 1,
      label: n === 1 ? 1 : 2,
    };
    const reading = await readPoints(table, suggestedChoice(table, choice));
    assert.deepEqual(reading.troubles, [], saved.slice(0, 500));
    const names = distinctNames(own.classes.map((_, label) => ownName(own, label) || `class ${label}`));
    const isNamed = own.classes.some((name) => name !== '');
    const told = Array.from(own.keys, (key) =>
      JSON.stringify([
        ...numbersOf(own, key),
        ...(own.classes.length > 0 ? [isNamed ? names[labelOf(key)] : String(labelOf(key))] : []),
      ]),
    );
    const read = Array.from(reading.numbers[0], (_, i) =>
      JSON.stringify([
        ...reading.numbers.map((values) => values[i] + 0),
        ...(own.classes.length > 0 ? [reading.labels[reading.label[i]].text] : []),
      ]),
    );
    assert.deepEqual(read.sort(), told.sort(), saved.slice(0, 500));
  },
  { runs: 300 },
);

every(
  'a text between any signs is read with any of them',
  record({ text: anyTable, delimiter: fc.constantFrom(...DELIMITERS) }),
  async ({ text, delimiter }) => {
    const table = await readTable(text, { delimiter }).catch(assertRefused);
    if (!table) return;
    assert.equal(table.delimiter, delimiter);
    for (const column of table.columns) assert.equal(column.length, table.lines.length);
  },
  { runs: 200 },
);
