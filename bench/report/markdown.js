/**
 * The results as Markdown.
 *
 * @import { Figure, Parts, Results, Soak, SoakLook, Surroundings, WorkResult } from '../types.d.ts'
 */
import { slope, summarise } from '../statistics.js';
import { compare } from './compare.js';
import { formatEntry, formatNumber, formatTimes, inUnit } from './format.js';

/** @type {readonly { name: string, unit: string, of: (look: SoakLook) => number | null }[]} */
const SOAK_ROWS = [
  { name: 'epochs of each figure', unit: '1/s', of: (look) => look.epochsPerSecond },
  { name: 'frames', unit: '1/s', of: (look) => look.framesPerSecond },
  { name: 'longest gap between frames', unit: 'ms', of: (look) => look.longestGap },
  { name: 'memory of scripts, document and canvases', unit: 'MB', of: (look) => look.objects },
  { name: 'memory of the page’s process', unit: 'MB', of: (look) => look.process },
];

/**
 * @param {Results} results
 * @returns {string}
 */
export function toMarkdown({ surroundings, works, coldStart, parts: partsOfWorks, page, soak, notes }) {
  const parts = [
    '# Benchmark',
    'Written by `npm run bench`; `bench/README.md` says how to read it. Figures are medians of interleaved rounds, so compare within this table: between machines, and between hours on one machine, they move.',
    describe(surroundings),
    ...(works.length > 0 ? ['## At a glance', glance(works), '![How many times as fast](ratios.svg)'] : []),
    ...works.map((result) => `## ${result.work.id}: ${result.work.title}\n\n${workTable(result)}`),
    ...(coldStart ? ['## Cold start', coldLine(coldStart, works)] : []),
    ...(partsOfWorks.length > 0 ? ['## Where the time goes', ...partsOfWorks.map(partsTable)] : []),
    ...(page.length > 0 ? ['## The page at work', pageTable(page)] : []),
    ...(soak ? [`## The page at work for ${formatNumber(soak.minutes)} minutes`, ...soakPart(soak)] : []),
    ...(works.length > 0 ? ['## In what the comparison is not even', differences(works)] : []),
    ...(notes.length > 0 ? ['## Notes', notes.map((note) => `- ${note}`).join('\n')] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** @param {Surroundings} surroundings */
function describe(surroundings) {
  const {
    processor,
    cores,
    memoryGigabytes,
    system,
    browser,
    node,
    commit,
    date,
    load,
    rounds,
    sampleMillis,
  } = surroundings;
  return table(
    ['', ''],
    [
      ['machine', `${processor}, ${cores} cores, ${memoryGigabytes} GB, ${system}`],
      ['browser', browser],
      ['Node', node],
      ['commit', commit],
      ['date', date],
      ['rounds', `${rounds} of at least ${sampleMillis} ms each`],
      ['load before the run', formatNumber(load)],
    ],
  );
}

/** @param {WorkResult[]} works */
function glance(works) {
  const rows = works.map((result) => {
    const comparisons = compare(result);
    const ours = comparisons.find(({ entry }) => entry.role === 'ours');
    const peers = comparisons.filter(({ entry, ratio }) => entry.role === 'peer' && ratio !== null);
    const plain = peers.find(({ entry }) => entry.id === 'plain');
    const [best] = peers.sort((a, b) => Number(a.ratio) - Number(b.ratio));
    return [
      result.work.id,
      ours ? formatEntry(result.work, ours.entry).median : '',
      formatPercent(ours?.ofLimit ?? null),
      formatTimes(plain?.ratio ?? null),
      best ? `${formatTimes(best.ratio)} ${best.entry.name}` : '',
    ];
  });
  return table(
    ['work', 'this engine', 'of the limit', 'times plain JavaScript', 'times the next best'],
    rows,
  );
}

/** @param {WorkResult} result */
function workTable(result) {
  const comparisons = compare(result);
  const outcomes = result.work.kind === 'lbfgs' ? ['updates', 'e'] : [];
  const counted = comparisons.some(({ gigaflops }) => gigaflops !== null);
  const head = [
    '',
    'median',
    'lowest – highest',
    'this engine is',
    ...(counted ? ['GFLOP/s', 'of the limit'] : []),
    ...outcomes,
  ];
  const rows = comparisons.map(({ entry, ratio, gigaflops, ofLimit }) => {
    const { median, range } = formatEntry(result.work, entry);
    const name = [entry.name, entry.version, entry.choice && `(${entry.choice})`].filter(Boolean).join(' ');
    const isLimit = entry.role === 'limit' && !entry.failure;
    return [
      entry.role === 'ours' ? `**${name}**` : name,
      isLimit ? '' : median,
      isLimit ? '' : range,
      ratio === null ? '' : `${formatTimes(ratio)} as fast`,
      ...(counted ? [gigaflops === null ? '' : formatNumber(gigaflops), formatPercent(ofLimit)] : []),
      ...outcomes.map((key) => (key in entry.outcome ? formatNumber(entry.outcome[key]) : '')),
    ];
  });
  const failures = result.entries.filter(({ failure }) => failure);
  return [table(head, rows), ...failures.map(({ name, failure }) => `${name} failed: ${failure}`)].join(
    '\n\n',
  );
}

/**
 * @param {NonNullable<Results['coldStart']>} coldStart
 * @param {WorkResult[]} works
 */
function coldLine({ workId, epochs, millis }, works) {
  const result = works.find(({ work }) => work.id === workId);
  const cold = summarise(millis);
  const warm = summarise(result?.entries.find(({ role }) => role === 'ours')?.millis ?? []);
  if (!result || !cold || !warm) return 'Not measured.';
  const rate = (/** @type {number} */ value) => formatNumber(inUnit(result.work, value));
  return `The first ${epochs} epochs of ${workId} in a fresh page, before the optimising compiler has finished: ${rate(cold.median)} epochs/s, against ${rate(warm.median)} once warm.`;
}

/** @param {Parts} parts */
function partsTable({ title, per, millis, parts }) {
  const rows = parts.map((part) => [
    part.name,
    `${formatNumber(1000 * part.millis)} µs`,
    formatPercent(part.millis / millis),
  ]);
  const all = ['**all**', `${formatNumber(1000 * millis)} µs`, ''];
  return table([title, `per ${per}`, 'share'], [...rows, all]);
}

/** @param {Figure[]} figures */
function pageTable(figures) {
  const rows = figures.map(({ name, values, unit, how }) => {
    const summary = summarise(values);
    if (!summary) return [name, 'not measured', '', how];
    const range = values.length > 1 ? `${formatNumber(summary.low)} – ${formatNumber(summary.high)}` : '';
    return [name, `${formatNumber(summary.median)} ${unit}`.trim(), range, how];
  });
  return table(['', 'median', 'lowest – highest', 'how'], rows);
}

/**
 * Where it began, where it ended, and how it went on when caches were full and code was compiled.
 *
 * @param {Soak} soak
 */
function soakPart({ figures, looks }) {
  const half = looks.slice(Math.floor(looks.length / 2));
  const rows = SOAK_ROWS.flatMap(({ name, unit, of }) => {
    const values = looks.flatMap((look) => of(look) ?? []);
    if (values.length < looks.length || values.length === 0) return [];
    const perHour = 60 * slope(half.map((look) => [look.minutes, Number(of(look))]));
    const summary = /** @type {import('../statistics.js').Summary} */ (summarise(values));
    const numbers = [values[0], summary.median, values[values.length - 1]].map(
      (value) => `${formatNumber(value)} ${unit}`,
    );
    const range = `${formatNumber(summary.low)} – ${formatNumber(summary.high)}`;
    return [[name, ...numbers, range, half.length > 2 ? `${formatNumber(perHour)} ${unit}` : '']];
  });
  return [
    `${figures} figures train all the time; a hand moves λ, opens what there is to be opened, and rests at each of ${looks.length} looks.`,
    table(['', 'first', 'median', 'last', 'lowest – highest', 'in an hour, by the second half'], rows),
    '![Memory and speed over the minutes](soak.svg)',
  ];
}

/** @param {WorkResult[]} works */
function differences(works) {
  const entries = new Map(works.flatMap((result) => result.entries).map((entry) => [entry.id, entry]));
  return [...entries.values()].map(({ name, differences }) => `- **${name}**: ${differences}`).join('\n');
}

/** @param {number | null} share */
function formatPercent(share) {
  return share === null ? '' : `${formatNumber(100 * share)} %`;
}

/**
 * @param {string[]} head
 * @param {string[][]} rows
 */
function table(head, rows) {
  const cells = (/** @type {string[]} */ row) =>
    `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [cells(head), cells(head.map(() => '---')), ...rows.map(cells)].join('\n');
}
