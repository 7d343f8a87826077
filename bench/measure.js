/**
 * One work, all contenders: checked, warmed up, then measured in turn, round after round.
 *
 * @import { Contender, Entry, Kind, Outcome, Station } from './types.d.ts'
 */
import { firstLine } from './report/format.js';
import { relativeDifference } from './statistics.js';

/**
 * @typedef {object} Plan
 * @property {Kind} kind
 * @property {number | null} flops of one unit
 * @property {readonly Contender[]} contenders ours first
 * @property {number} rounds
 * @property {number} millis how long one sample lasts at least
 */

/** Units after which outcomes are compared: enough to be far from the start, few enough for the slowest. */
const CHECK_UNITS = 10;
/** What rounding may make of the same work: f32 against f64 over that many epochs, or over a grid. */
const TOLERANCE = 1e-3;
/** The outcome that contenders of the same work must agree on. */
/** @type {Partial<Record<Kind, string>>} */
const COMMON = { train: 'd', grid: 'mean', contours: 'length', fleet: 'e', landscape: 'e' };

/** Warming up: units are doubled until one sample lasts long enough, with at least this many samples before it. */
const WARM_UP_SAMPLES = 2;

/**
 * @param {Plan} plan
 * @param {(contender: Contender) => Promise<Station>} open
 * @param {(contender: Contender) => string | null} versionOf
 * @returns {Promise<Entry[]>} in the order of the contenders
 */
export async function measure({ kind, flops, contenders, rounds, millis }, open, versionOf) {
  /** @type {{ entry: Entry, station: Station, count: number }[]} */
  const running = [];
  /** @type {Entry[]} */
  const entries = [];
  /** @type {Outcome | null} */
  let expected = null;
  for (const contender of contenders) {
    const entry = createEntry(contender, flops, versionOf(contender));
    entries.push(entry);
    try {
      const station = await open(contender);
      entry.flops = station.flops ?? flops;
      entry.choice = station.choice ?? null;
      running.push({ entry, station, count: 1 });
      const outcome = await check(kind, station, expected);
      if (contender.role === 'ours') expected = outcome;
      running[running.length - 1].count = await warmUp(station, millis);
    } catch (error) {
      giveUp(entry, error);
    }
  }
  for (let round = 0; round < rounds; round++) {
    for (const { entry, station, count } of running) {
      if (entry.failure) continue;
      try {
        entry.millis.push((await station.sample(count)) / count);
      } catch (error) {
        giveUp(entry, error);
      }
    }
  }
  for (const { entry, station } of running) {
    if (!entry.failure) entry.outcome = await station.outcome();
    await station.close();
  }
  return entries;
}

/**
 * @param {Contender} contender
 * @param {number | null} flops
 * @param {string | null} version
 * @returns {Entry}
 */
function createEntry({ id, name, role, differences }, flops, version) {
  return {
    id,
    name,
    role,
    version,
    differences,
    millis: [],
    flops,
    choice: null,
    outcome: {},
    failure: null,
  };
}

/**
 * @param {Entry} entry
 * @param {unknown} error
 */
function giveUp(entry, error) {
  entry.failure = firstLine(error);
  entry.millis = [];
}

/**
 * Whether the work is done at all, and where it is the same as ours, whether the same comes of it. A page that returns
 * early would win every race.
 *
 * @param {Kind} kind
 * @param {Station} station
 * @param {Outcome | null} expected
 * @returns {Promise<Outcome>}
 */
async function check(kind, station, expected) {
  const key = COMMON[kind];
  if (!key || station.contender.role === 'limit') return {};
  const before = kind === 'train' ? await station.outcome() : {};
  await station.sample(kind === 'train' ? CHECK_UNITS : 1);
  const after = await station.outcome();
  if (Object.values(after).some((value) => !Number.isFinite(value))) {
    throw new Error(`the outcome is not finite: ${JSON.stringify(after)}`);
  }
  if (kind === 'train' && !(after[key] < before[key])) {
    throw new Error(`D does not fall: ${before[key]}, then ${after[key]}`);
  }
  if (station.contender.same && expected && relativeDifference(after[key], expected[key]) > TOLERANCE) {
    throw new Error(`the outcome differs: ${key} is ${after[key]}, ours ${expected[key]}`);
  }
  return after;
}

/**
 * Lets the compilers finish, and finds how many units fill a sample.
 *
 * @param {Station} station
 * @param {number} millis
 * @returns {Promise<number>}
 */
export async function warmUp(station, millis) {
  let count = 1;
  for (let samples = 1; ; samples++) {
    const elapsed = await station.sample(count);
    if (elapsed >= 10 * millis || (elapsed >= millis && samples > WARM_UP_SAMPLES)) return count;
    if (elapsed < millis) {
      const wanted = (1.1 * count * millis) / Math.max(elapsed, 1e-3);
      count = Math.ceil(Math.min(10 * count, Math.max(2 * count, wanted)));
    }
  }
}
