/**
 * Own points: drawing them, and tables on their way to points. In texts of `hints`, what stands between grave accents is
 * a key, and what stands between asterisks a symbol.
 *
 * @import { Reason } from '../../points/points.d.ts'
 */
import { part } from '../language.js';
import { formatCount } from '../numbers.js';
import { reasonText } from './reasons.js';

/** @param {number} count @param {string} one @param {string} [many] */
const counted = (count, one, many = `${one}s`) => `${formatCount(count)} ${count === 1 ? one : many}`;

export const english = {
  title: 'Own points',
  bar: {
    edit: 'Edit points',
    tables: 'Tables…',
    tool: 'Tool',
    tools: { add: 'Add', move: 'Move', erase: 'Erase' },
    classOfNew: 'Class of the points that are added',
    moreClasses: 'One class more',
    fewerClasses: 'Remove the last class with its points',
    /** @param {string} name  of y */
    valueOfNew: (name) => `${name} of new points`,
    undo: 'Undo',
    undoHint: 'Undo (Ctrl+Z)',
    redo: 'Redo',
    redoHint: 'Redo (Ctrl+Shift+Z)',
    clear: 'Clear',
    tooMany:
      'These are too many points for a link. They stay in this page; save them as CSV to keep them or to give them to others.',
  },
  hints: {
    /** @param {number} classes  0 where y is a number */
    keys: (classes) =>
      `In a figure: click, tap or drag; or move with the arrow keys, \`Enter\` uses the tool, \`Del\` erases${classes > 0 ? `, \`1\` to \`${classes}\` choose the class` : ''}.`,
    emptyClasses: 'points of classes',
    emptyCurve: 'a curve, *y* over *x*',
    emptySurface: 'values *y* over a plane',
  },
  facts: {
    none: 'No points yet. Click, drag or tap in a figure to draw some.',
    /** @param {number} count @param {number} held  of them for testing */
    count: (count, held) =>
      `${counted(count, 'point')}${held > 0 ? `, ${formatCount(held)} of them for testing` : ''}`,
    /** @param {string} count @param {readonly (readonly [name: string, count: number])[]} classes */
    classes: (count, classes) =>
      `${count}: ${classes.map(([name, points]) => `${formatCount(points)} ${name}`).join(', ')}`,
    oneClass: 'With one class alone there is nothing to tell apart: draw points of another class',
    /** How y is scaled, which errors depend on. @param {{ name: string, from: string, to: string, low: string, high: string }} scale */
    scaling: ({ name, from, to, low, high }) =>
      `Networks see ${name} from ${from} to ${to} as ${low} to ${high}, and so do D and E`,
    /** @param {readonly string[]} sentences */
    all: (sentences) => sentences.join('. '),
  },
  /** What is told of every stroke, to those who do not see it. */
  said: {
    /** @param {string} x @param {string} y */
    place: (x, y) => `${x}, ${y}`,
    point: 'a point',
    /** @param {string} y */
    pointOf: (y) => `a point of y = ${y}`,
    /** @param {string} place */
    at: (place) => `${place}.`,
    /** @param {string} what @param {string} place */
    added: (what, place) => `Added ${what} at ${place}.`,
    /** @param {number} count @param {string} place */
    erased: (count, place) =>
      count === 1 ? `Erased a point at ${place}.` : `Erased ${counted(count, 'point')} at ${place}.`,
    /** @param {string} what @param {string} place */
    holding: (what, place) => `Holding ${what} at ${place}.`,
    /** @param {string} place */
    putDown: (place) => `Put down at ${place}.`,
    /** @param {string} name  of a class */
    chosen: (name) => `${name} is drawn now.`,
    /** @param {string} name  of the plot */
    layer: (name) =>
      `Plane to draw on, ${name}: arrow keys move the cursor, Enter uses the tool, Delete erases, digits choose the class, Escape ends`,
  },
  dialog: {
    draw: 'Draw',
    goOn: 'Go on with these points',
    change: 'Change the points shown',
    back: 'Back to my own points',
    empty: 'Empty plane for',
    open: 'Open a table',
    file: 'Open a file…',
    files: 'CSV or TSV; or drop the file anywhere on the page',
    paste: 'or paste rows here',
    example: 'x1,x2,class',
    read: 'Read',
    known: 'Known measurements',
    sets: {
      Iris: '150 flowers of three species, four measurements.',
      Wine: '178 wines of three grape cultivars, thirteen chemical measurements.',
    },
    save: 'Save',
    saveCsv: 'Save the points shown as CSV',
    /** @param {string} source @param {string} extension */
    fileName: (source, extension) => `${source}-points.${extension}`,
  },
  /** Why nothing could be opened. */
  faults: {
    nothing: () => 'There is nothing to read yet: paste some rows first.',
    /** @param {{ name: string, reason: Reason }} values */
    file: ({ name, reason }) => `${name} cannot be opened: ${reasonText(reason)}.`,
    /** @param {{ name: string, reason: Reason }} values */
    set: ({ name, reason }) => `${name} could not be loaded: ${reasonText(reason)}.`,
    /** @param {{ reason: Reason }} values */
    table: ({ reason }) => `This cannot be read: ${reasonText(reason)}.`,
  },
  table: {
    /** @param {string} name  of a file or a known table */
    named: (name) => `Points from ${name}`,
    pasted: 'Points from the pasted rows',
    clipboard: 'Points from the clipboard',
    reading: 'Reading',
    back: 'Back',
    /** @param {number} used @param {number} available */
    use: (used, available) =>
      available > used
        ? `Use ${formatCount(used)} of ${counted(available, 'point')}`
        : `Use ${counted(used, 'point')}`,
    task: 'y is',
    tasks: { classification: 'a class', regression: 'a number' },
    class: 'Class',
    noSecond: 'none: y over x',
    noClass: 'none: one class',
    delimiter: 'Columns end with',
    /** @type {Record<string, string>} */
    delimiters: { '\t': 'tab', ';': 'semicolon', '|': 'bar', ',': 'comma', ' ': 'space' },
    style: 'Numbers like',
    encoding: 'Encoding',
    encodings: {
      'utf-8': 'UTF-8',
      'utf-16le': 'UTF-16',
      'utf-16be': 'UTF-16, big end first',
      'windows-1252': 'Windows, western Europe',
      'windows-1250': 'Windows, central Europe',
      'windows-1251': 'Windows, Cyrillic',
      gb18030: 'Chinese, GBK',
      big5: 'Chinese, Big5',
      shift_jis: 'Japanese, Shift JIS',
      'euc-kr': 'Korean, EUC-KR',
    },
    share: 'For testing',
    noShare: 'none',
    header: 'the first row holds names',
    /** @param {number} number  from 1 */
    column: (number) => `column ${number}`,
    /** @param {string} cell */
    howMuch: (cell) => `How much is ${cell} in this table?`,
    preview: 'The first rows',
    line: 'line',
    roleOfClass: 'class',
    /** @param {number} count */
    moreColumns: (count) => `and ${counted(count, 'more column')}`,
    /** @param {number} read @param {number} rows @param {boolean} isAll */
    canBeRead: (read, rows, isAll) =>
      `${formatCount(read)} of ${counted(rows, 'row')} can be read${isAll ? '' : '; the others are left out'}.`,
    /** @param {number} count */
    moreTroubles: (count) => `and ${formatCount(count)} more`,
    axes: ['the first column', 'the second column'],
    /** @param {{ name: string, before: string, after: string, changed: number, count: number }} values */
    rounded: ({ name, before, after, changed, count }) =>
      `Not every digit of ${name} can be kept: ${before} becomes ${after}. Rounded: ${formatCount(changed)} of ${formatCount(count)} numbers.`,
    /** @param {number} labels @param {number} most */
    tooManyLabels: (labels, most) =>
      `The column of the class holds ${formatCount(labels)} different labels. A board shows ${most} classes at most; these are the ${most} labels that most rows have. Perhaps another column was meant.`,
    classOfLabel: 'Class of each label',
    leftOut: 'left out',
    oneClass:
      'All points are of one class, and there is nothing to tell apart. Choose the column of the class, or say that y is a number, or draw points of another class afterwards.',
  },
  /** @param {number} line @param {number | undefined} column @param {string} trouble */
  trouble: (line, column, trouble) =>
    column === undefined ? `Line ${line}: ${trouble}.` : `Line ${line}, column ${column}: ${trouble}.`,
  /** What is wrong at a place of a table, by its code (`Trouble` in points.d.ts). */
  troubles: {
    unclosed: () => 'a quote is opened here and never closed',
    mangled: () => 'a quoted cell goes on after its closing quote',
    /** @param {{ most: number }} values */
    tooManyRows: ({ most }) => `only the first ${formatCount(most)} rows were read`,
    /** @param {{ columns: number, needed: number }} values */
    tooNarrow: ({ columns, needed }) =>
      `there ${columns === 1 ? 'is' : 'are'} ${counted(columns, 'column')}, but column ${needed} is needed`,
    empty: () => 'the cell is empty',
    noLabel: () => 'there is no label',
    /** @param {{ cell: string, decimal: '.' | ',' }} values */
    noNumber: ({ cell, decimal }) =>
      `“${cell}” is not a number with a decimal ${decimal === ',' ? 'comma' : 'point'}`,
    /** @param {{ cell: string }} values */
    tooLarge: ({ cell }) => `“${cell}” is too large`,
  },
};

export const ownWords = part('own', english);

/** @param {import('../../points/points.d.ts').Trouble} trouble */
export const troubleText = (trouble) =>
  ownWords().trouble(
    trouble.line,
    trouble.column,
    /** @type {(values: typeof trouble) => string} */ (ownWords().troubles[trouble.code])(trouble),
  );

/** @typedef {import('../../points/points.d.ts').Coded<typeof english.faults>} OwnFault */

/** @param {OwnFault} fault */
export const faultText = (fault) =>
  /** @type {(values: OwnFault) => string} */ (ownWords().faults[fault.code])(fault);
