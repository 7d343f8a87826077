/** The command line. */
import { parseArgs } from 'node:util';
import { WORKS } from './works.js';

/** The figures of the page at work, for --only. */
export const PAGE = 'page';
/** What the parts of the engine take, for --only. */
export const PARTS = 'parts';
/** The page at work for a long time, for --only; not in a run of all. */
export const SOAK = 'soak';

/** All that is measured where nothing else is asked for. */
const USUAL = [...WORKS.map(({ id }) => id), PARTS, PAGE];
const KNOWN = [...USUAL, SOAK];

/** An hour: what grows by a few MB in it is seen. */
const SOAK_MINUTES = 60;

export const USAGE = `usage: npm run bench -- [--only W1,W3,…] [--rounds 7] [--quick] [--long [60]] [--out directory]

  --only     of ${KNOWN.join(', ')}
  --rounds   from 1 to 99; figures are medians
  --quick    3 short rounds: to see that everything runs, not to quote
  --long     and watches the page at work for an hour, or so many minutes; with --only soak that alone
  --out      where to write; otherwise bench/results, or target/bench/results where --only or --quick is given`;

/** Something on the command line that cannot be taken. */
export class UsageError extends Error {}

/**
 * @typedef {object} Options
 * @property {string[]} only ids of works, PARTS or PAGE
 * @property {number} rounds
 * @property {number} millis how long one sample lasts at least
 * @property {number | null} soak minutes; null where it is not asked for
 * @property {string} out relative to the repository
 */

/**
 * @param {string[]} words
 * @returns {Options}
 * @throws {UsageError} with a sentence for the person
 */
export function readOptions(words) {
  const values = parse(words);
  const only = values.only?.split(',').map((word) => word.trim()) ?? USUAL;
  const unknown = only.filter((id) => !KNOWN.includes(id));
  if (unknown.length > 0) {
    throw new UsageError(`--only knows no ${unknown.join(', ')}, only ${KNOWN.join(', ')}.`);
  }
  const rounds = Number(values.rounds ?? (values.quick ? 3 : 7));
  if (!Number.isInteger(rounds) || rounds < 1 || rounds > 99) {
    throw new UsageError(`--rounds takes a whole number from 1 to 99, not ${values.rounds}.`);
  }
  const minutes = Number(values.long ?? SOAK_MINUTES);
  if (!(minutes > 0 && minutes <= 24 * 60)) {
    throw new UsageError(`--long takes minutes, up to a day, not ${values.long}.`);
  }
  const soak = values.long !== undefined || only.includes(SOAK) ? minutes : null;
  // What is committed is a whole run.
  const usual = values.quick || values.only ? 'target/bench/results' : 'bench/results';
  return { only, rounds, millis: values.quick ? 80 : 400, soak, out: values.out ?? usual };
}

/** @param {string[]} words */
function parse(words) {
  try {
    return parseArgs({
      // parseArgs knows no option that may go without its value.
      args: words.flatMap((word, i) =>
        word === '--long' && !/^\d/.test(words[i + 1] ?? '') ? [`--long=${SOAK_MINUTES}`] : [word],
      ),
      options: {
        only: { type: 'string' },
        rounds: { type: 'string' },
        quick: { type: 'boolean', default: false },
        long: { type: 'string' },
        out: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
