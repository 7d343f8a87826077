/**
 * `npm run bench`: builds, measures, writes the report. See README.md beside this file.
 *
 * @import { Browser } from '@playwright/test'
 * @import { Contender, Figure, Parts, Problem, Results, SoakLook, Station, Work, WorkResult } from './types.d.ts'
 * @import { Options } from './options.js'
 */
import { chromium } from '@playwright/test';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { CHROMIUM_ARGUMENTS, findChromium } from '../tools/chromium.js';
import { ROOT, heading } from '../tools/run.js';
import { build, peerVersion } from './build.js';
import { measureColdStart } from './cold-start.js';
import { CONTENDERS } from './contenders.js';
import { measure } from './measure.js';
import { PAGE, PARTS, SOAK, USAGE, UsageError, readOptions } from './options.js';
import { measurePage, measureSoak } from './page/measure-page.js';
import { measureParts } from './parts.js';
import { compare, disturbedWorks } from './report/compare.js';
import { formatEntry, formatNumber, formatTimes } from './report/format.js';
import { writeReport } from './report/write.js';
import { serve } from './server.js';
import { summarise } from './statistics.js';
import { openPage, openProcess, pythonVersion } from './stations.js';
import { describeSurroundings } from './surroundings.js';
import { WORKS, flopsPerUnit } from './works.js';

const COLD_WORK = 'W1';
/** Processes that wait for a core, on average over a minute: up to here it is nobody in particular. */
const QUIET_LOAD = 0.5;

try {
  await main(readOptions(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof Error)) throw error;
  console.error(error instanceof UsageError ? `${error.message}\n\n${USAGE}` : error.stack);
  process.exitCode = 2;
}

/** @param {Options} options */
async function main(options) {
  // Building is work too: afterwards the machine would seem busy with something else.
  const load = loadavg()[0];
  await build({
    page: options.only.includes(PAGE) || options.soak !== null,
    works: options.only.some((id) => ![PAGE, SOAK].includes(id)),
  });
  const browser = await chromium.launch({
    executablePath: findChromium() ?? undefined,
    // Makes the page's own account of its memory answer at once instead of within half a minute.
    args: [...CHROMIUM_ARGUMENTS, '--enable-blink-features=ForceEagerMeasureMemory'],
  });
  const server = await serve();
  try {
    const results = await measureAll({ ...options, load }, browser, server.origin);
    heading('Written');
    for (const file of writeReport(join(ROOT, options.out), results)) console.log(file);
    const failed = results.works.flatMap(({ entries }) => entries.filter(({ failure }) => failure));
    if (failed.length > 0) process.exitCode = 1;
  } finally {
    await server.close();
    await browser.close();
  }
}

/**
 * @param {Options & { load: number }} options `load` of the machine before the run
 * @param {Browser} browser
 * @param {string} origin
 * @returns {Promise<Results>}
 */
async function measureAll(options, browser, origin) {
  // Not before it is built: it runs the engine in Node.
  const { createProblem } = await import('./problem.js');
  const surroundings = describeSurroundings(`Chromium ${browser.version()}, headless`, options);
  /** @type {string[]} */
  const notes = [];
  if (options.load > QUIET_LOAD) {
    notes.push(
      `The machine was busy before the run began (load ${formatNumber(options.load)}): the figures are disturbed.`,
    );
  }
  const python = available(notes);
  /** @type {(contender: Contender, problem: Problem) => Promise<Station>} */
  const open = async (contender, problem) =>
    contender.script.endsWith('.py')
      ? openProcess(contender, problem)
      : openPage(browser, origin, contender, problem);

  /** @type {WorkResult[]} */
  const works = [];
  for (const work of WORKS.filter(({ id }) => options.only.includes(id))) {
    heading(`${work.id}: ${work.title}`);
    const problem = createProblem(work);
    const contenders = CONTENDERS.filter(
      (contender) => contender.works.includes(work.id) && (python || !contender.script.endsWith('.py')),
    );
    const entries = await measure(
      { kind: work.kind, flops: flopsPerUnit(work, problem.m), contenders, ...options },
      (contender) => open(contender, problem),
      (contender) => versionOf(contender, python),
    );
    works.push({ work, entries });
    report(works[works.length - 1]);
  }

  const cold = WORKS.find(({ id }) => id === COLD_WORK && options.only.includes(id));
  const coldStart = cold
    ? await measureColdStart(CONTENDERS[0], createProblem(cold), open, options.rounds)
    : null;
  if (options.only.includes(PARTS)) heading('Where the time goes');
  const parts = options.only.includes(PARTS)
    ? await measureParts(open, createProblem, CONTENDERS[0], options.millis)
    : [];
  parts.forEach(reportParts);
  /** @type {Figure[]} */
  const page = [];
  if (options.only.includes(PAGE)) {
    heading('The page at work');
    const { figures, failures } = await measurePage(browser, options, (found) => found.forEach(reportFigure));
    page.push(...figures);
    notes.push(...failures);
    if (failures.length > 0) process.exitCode = 1;
  }
  const soak = options.soak === null ? null : await measureLong(browser, options.soak, notes);
  const disturbed = disturbedWorks(works);
  if (disturbed.length > 0) {
    notes.push(
      `The machine’s own limit was not steady during ${disturbed.join(', ')}: something else ran as well.`,
    );
  }
  for (const note of notes) console.log(note);
  return { surroundings, works, coldStart, parts, page, soak, notes };
}

/**
 * @param {Browser} browser
 * @param {number} minutes
 * @param {string[]} notes
 */
async function measureLong(browser, minutes, notes) {
  heading(`The page at work for ${formatNumber(minutes)} minutes`);
  const soak = await measureSoak(browser, minutes, reportLook);
  if (soak.failure !== null) {
    notes.push(`The page at work for long ended before its time: ${soak.failure}`);
    process.exitCode = 1;
  }
  return soak;
}

/** @param {SoakLook} look */
function reportLook({ minutes, epochsPerSecond, framesPerSecond, objects, process }) {
  const memory = [objects, ...(process === null ? [] : [process])].map((megabytes) => megabytes.toFixed(1));
  console.log(
    `${minutes.toFixed(1)} min: ${formatNumber(epochsPerSecond)} epochs/s, ${framesPerSecond.toFixed(0)} frames/s, ${memory.join(' and ')} MB`,
  );
}

/**
 * The version of scikit-learn, or null and a note.
 *
 * @param {string[]} notes
 */
function available(notes) {
  const contender = CONTENDERS.find(({ script }) => script.endsWith('.py'));
  const version = contender ? pythonVersion(contender) : null;
  if (!version) {
    notes.push('scikit-learn was not there to compare with; PYTHON can name a Python that has it.');
  }
  return version;
}

/**
 * @param {Contender} contender
 * @param {string | null} python
 */
function versionOf({ package: name, script }, python) {
  if (script.endsWith('.py')) return python;
  return name ? peerVersion(name) : null;
}

/** @param {WorkResult} result */
function report(result) {
  for (const { entry, ratio, gigaflops, ofLimit } of compare(result)) {
    const { median, range } = formatEntry(result.work, entry);
    const rate = gigaflops === null ? '' : `${gigaflops.toFixed(1)} GFLOP/s`;
    const share = ofLimit === null ? '' : `${(100 * ofLimit).toFixed(1)} %`;
    const figures = entry.role === 'limit' ? [entry.choice ?? '', ''] : [median, `(${range})`];
    console.log(
      `${entry.name.padEnd(32)} ${figures[0].padEnd(18)} ${figures[1].padEnd(20)} ${rate.padEnd(15)} ${share.padEnd(8)} ${formatTimes(ratio)}`,
    );
    if (entry.failure) console.log(`  ${entry.failure}`);
  }
}

/** @param {Parts} parts */
function reportParts({ title, per, millis, parts }) {
  console.log(`${title}: ${formatNumber(1000 * millis)} µs per ${per}`);
  for (const part of parts) console.log(`  ${part.name}: ${formatNumber(1000 * part.millis)} µs`);
}

/** @param {Figure} figure */
function reportFigure({ name, values, unit }) {
  console.log(`${name}: ${formatNumber(summarise(values)?.median ?? NaN)} ${unit}`);
}
