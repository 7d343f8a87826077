/** @import { Contender, Entry, Results, Soak, Work, WorkResult } from '../../bench/types.d.ts' */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ratioChart } from '../../bench/report/chart.js';
import { soakCurve } from '../../bench/report/curve.js';
import { compare, disturbedWorks } from '../../bench/report/compare.js';
import { formatEntry, formatNumber, formatTimes } from '../../bench/report/format.js';
import { toMarkdown } from '../../bench/report/markdown.js';
import { writeReport } from '../../bench/report/write.js';

/** @type {Work} */
const TRAINING = {
  id: 'W1',
  kind: 'train',
  title: 'training <2-20-20-1>',
  per: 'epoch',
  unit: '1/s',
  sizes: [2, 1],
};
/** @type {Work} */
const TRACING = { id: 'W3', kind: 'contours', title: 'contours', per: 'tracing', unit: 'ms', sizes: [2, 1] };

/**
 * @param {string} id
 * @param {Contender['role']} role
 * @param {number[]} millis
 * @param {Partial<Entry>} [others]
 * @returns {Entry}
 */
const entry = (id, role, millis, others = {}) => ({
  ...{ id, name: `name of ${id}`, role, version: null, differences: `what ${id} does`, millis },
  ...{ flops: null, choice: null, outcome: {}, failure: null, ...others },
});

/** Ours does 2 million operations in 0.1 ms, the limit 8 million in 0.2 ms: 20 of 40 GFLOP/s. @type {WorkResult} */
const RESULT = {
  work: TRAINING,
  entries: [
    entry('ours', 'ours', [0.1, 0.11, 0.09], { flops: 2e6 }),
    entry('peak-f32', 'limit', [0.2, 0.2, 0.2], { flops: 8e6, choice: '12 chains' }),
    entry('plain', 'peer', [5, 5.5, 4.5], { flops: 2e6 }),
    entry('other', 'peer', [0.3, 0.33, 0.27], { flops: 2e6, version: '1.2.3' }),
    entry('broken', 'peer', [], { flops: 2e6, failure: 'it | broke' }),
  ],
};

/** @type {Results} */
const RESULTS = {
  surroundings: {
    ...{ processor: 'a processor', cores: 2, memoryGigabytes: 8, system: 'a system', browser: 'a browser' },
    ...{ node: 'v20', commit: 'abc', date: '2020-01-02', load: 0.123, rounds: 3, sampleMillis: 400 },
  },
  works: [
    RESULT,
    {
      work: TRACING,
      entries: [entry('ours', 'ours', [0.25]), entry('copied', 'variant', [0.5]), entry('d3', 'peer', [8])],
    },
  ],
  coldStart: { workId: 'W1', epochs: 40, millis: [0.4, 0.5, 0.3] },
  parts: [{ title: 'a work', per: 'epoch', millis: 0.2, parts: [{ name: 'products', millis: 0.15 }] }],
  page: [{ name: 'frames', values: [60, 58, 59], unit: '1/s', how: 'counted' }],
  soak: {
    ...{ figures: 4, minutes: 60, failure: null },
    looks: [0, 20, 40, 60].map((minutes, i) => ({
      ...{ minutes, epochsPerSecond: 1000 - 10 * i, framesPerSecond: 60, longestGap: 20 },
      ...{ objects: [9, 12, 12, 13][i], process: 100 + i },
    })),
  },
  notes: ['a note'],
};

test('numbers have three digits that count', () => {
  assert.equal(formatNumber(12345.6), '12,300');
  assert.equal(formatNumber(0.0012345), '0.00123');
  assert.equal(formatNumber(7), '7');
  assert.equal(formatTimes(12.34), '12.3 ×');
  assert.equal(formatTimes(null), '');
});

test('an entry is given in the unit of its work, the range from low to high', () => {
  assert.deepEqual(formatEntry(TRAINING, RESULT.entries[0]), {
    median: '10,000 epochs/s',
    range: '9,090 – 11,100',
  });
  assert.deepEqual(formatEntry(TRACING, entry('x', 'peer', [2, 1, 3])), { median: '2 ms', range: '1 – 3' });
  /** @type {Work} */
  const seconds = { ...TRACING, unit: 's' };
  assert.equal(formatEntry(seconds, entry('x', 'peer', [250])).median, '0.25 s');
  assert.equal(formatEntry(TRAINING, RESULT.entries[4]).median, 'failed');
  assert.equal(formatEntry(TRAINING, entry('x', 'peer', [])).median, 'not measured');
});

test('a comparison sets everyone against us and against the limit', () => {
  const [ours, limit, plain, other, broken] = compare(RESULT);
  assert.equal(ours.ratio, null);
  assert.equal(ours.gigaflops?.toFixed(6), '20.000000');
  assert.equal(ours.ofLimit?.toFixed(6), '0.500000');
  assert.deepEqual([limit.ratio, limit.ofLimit], [null, null]);
  assert.equal(limit.gigaflops?.toFixed(6), '40.000000');
  assert.equal(plain.ratio?.toFixed(6), '50.000000');
  assert.equal(other.ratio?.toFixed(6), '3.000000');
  assert.deepEqual([broken.ratio, broken.gigaflops, broken.ofLimit], [null, null, null]);
  const [, copied] = compare(RESULTS.works[1]);
  assert.equal(copied.ratio, 2);
  assert.equal(copied.ofLimit, null, 'without counted operations there is no share of the limit');
});

test('a limit that is not steady gives away that something else ran', () => {
  const during = (/** @type {number[]} */ millis) => ({
    work: TRAINING,
    entries: [entry('peak-f32', 'limit', millis)],
  });
  assert.deepEqual(disturbedWorks([RESULT, RESULTS.works[1]]), []);
  assert.deepEqual(disturbedWorks([during([1, 1.1, 1.05])]), []);
  assert.deepEqual(disturbedWorks([during([1, 1.1, 1.3])]), ['W1']);
});

test('the Markdown names us, the plain and the next best, the failed and where it was', () => {
  const text = toMarkdown(RESULTS);
  assert.match(text, /^\| W1 \| 10,000 epochs\/s \| 50 % \| 50 × \| 3 × name of other \|$/m);
  assert.match(text, /^\| W3 \| 0\.25 ms \| {2}\| {2}\| 32 × name of d3 \|$/m);
  assert.match(
    text,
    /^\| \*\*name of ours\*\* \| 10,000 epochs\/s \| 9,090 – 11,100 \| {2}\| 20 \| 50 % \|$/m,
  );
  assert.match(text, /^\| name of peak-f32 \(12 chains\) \| {2}\| {2}\| {2}\| 40 \| {2}\|$/m);
  assert.match(text, /^\| name of other 1\.2\.3 \| .* \| 3 × as fast \|/m);
  assert.match(text, /^name of broken failed: it \| broke$/m);
  assert.match(text, /a processor, 2 cores/);
  assert.match(text, /first 40 epochs of W1 .*: 2,500 epochs\/s, against 10,000 once warm/);
  assert.match(text, /^\| frames \| 59 1\/s \| 58 – 60 \| counted \|$/m);
  assert.match(text, /^- \*\*name of d3\*\*: what d3 does$/m);
  assert.match(text, /^- a note$/m);
  assert.match(text, /^\| products \| 150 µs \| 75 % \|$/m);
  // Every row of a table has as many cells as its head.
  for (const table of text.match(/(^\|.*\n)+/gm) ?? []) {
    const cells = table.trim().split('\n').map((row) => row.replaceAll('\\|', '').split('|').length); // prettier-ignore
    assert.equal(new Set(cells).size, 1, table);
  }
});

test('a report without works, cold start, parts, page and notes leaves their headings out', () => {
  const text = toMarkdown({
    ...RESULTS,
    works: [],
    coldStart: null,
    parts: [],
    page: [],
    soak: null,
    notes: [],
  });
  assert.doesNotMatch(text, /^## /m);
  assert.match(text, /a browser/);
});

test('the chart has a bar for every peer with figures, longer where the ratio is larger', () => {
  const svg = ratioChart(RESULTS.works);
  assert.match(svg, /^<svg xmlns=/);
  assert.match(svg, /training &lt;2-20-20-1&gt;/);
  const widths = [...svg.matchAll(/<rect class="bar" .*?width="([\d.]+)"/g)].map(([, width]) =>
    Number(width),
  );
  // W1: 3 × and 50 ×, the closest first; W3: 32 ×, without ourselves in another way.
  assert.equal(widths.length, 3);
  assert.ok(widths[0] < widths[2] && widths[2] < widths[1], `${widths}`);
  // On a logarithmic scale.
  assert.equal((widths[1] / widths[0]).toFixed(2), (Math.log(50) / Math.log(3)).toFixed(2));
  assert.match(svg, />50 ×</);
  assert.doesNotMatch(svg, /NaN|broken|copied/);
});

test('of a long time at work: first, median and last, what comes of an hour, and a curve', () => {
  const text = toMarkdown(RESULTS);
  // By hand: the second half has 12 MB after 40 minutes and 13 after 60; two looks make no line.
  assert.match(text, /^\| memory of scripts, .* \| 9 MB \| 12 MB \| 13 MB \| 9 – 13 \| {2}\|$/m);
  const looks = /** @type {Soak} */ (RESULTS.soak).looks.flatMap((look) => [look, look, look]);
  const longer = toMarkdown({ ...RESULTS, soak: { .../** @type {Soak} */ (RESULTS.soak), looks } });
  assert.match(longer, /^\| memory of scripts, .* \| 3 MB \|$/m);
  assert.match(text, /^!\[.*\]\(soak\.svg\)$/m);
  const svg = soakCurve(/** @type {Soak} */ (RESULTS.soak));
  const paths = [...svg.matchAll(/<path class="line[^"]*" d="([^"]*)"/g)].map(([, path]) =>
    path.split(/[ML]/).slice(1),
  );
  assert.deepEqual(
    paths.map(({ length }) => length),
    [4, 4, 4, 4],
  );
  const heights = paths[1].map((point) => Number(point.split(',')[1]));
  assert.ok(heights[0] > heights[1] && heights[1] === heights[2], 'more is higher up');
  assert.doesNotMatch(svg, /NaN/);
  // What the system does not tell has no line.
  const untold = /** @type {Soak} */ (RESULTS.soak).looks.map((look) => ({ ...look, process: null }));
  assert.match(soakCurve({ .../** @type {Soak} */ (RESULTS.soak), looks: untold }), /d=""/);
});

test('a peer that is faster has a bar to the other side', () => {
  const result = { work: TRACING, entries: [entry('ours', 'ours', [2]), entry('quick', 'peer', [1])] };
  const svg = ratioChart([result]);
  const [, left, width] = svg.match(/<rect class="bar" x="([\d.]+)" .*?width="([\d.]+)"/) ?? [];
  const [, even] = svg.match(/<line class="even" x1="([\d.]+)"/) ?? [];
  assert.ok(Number(width) > 0);
  assert.equal((Number(left) + Number(width)).toFixed(0), Number(even).toFixed(0));
  assert.match(svg, />0\.5 ×</);
});

test('the files hold every measurement, and what follows from it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const files = writeReport(join(folder, 'new'), RESULTS);
    assert.equal(files.length, 4);
    const json = JSON.parse(readFileSync(join(folder, 'new/results.json'), 'utf8'));
    const [ours, , plain] = json.works[0].entries;
    assert.deepEqual(ours.millis, RESULT.entries[0].millis);
    assert.equal(ours.ofLimit, 0.5);
    assert.equal(plain.ratio, 50);
    assert.equal(json.surroundings.commit, 'abc');
    assert.equal(readFileSync(join(folder, 'new/results.md'), 'utf8'), toMarkdown(RESULTS));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
