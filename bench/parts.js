/**
 * Where the engine's time goes: a profiler's looks at a build that has kept the names of its functions.
 *
 * @import { Contender, Parts, Problem, Station, Work } from './types.d.ts'
 */
import { warmUp } from './measure.js';
import { WORKS } from './works.js';

/** A sample this many times as long as those that are timed: shares are as exact as there are looks. */
const LONGER = 5;

/**
 * What a function belongs to. Without their own name stand those that the compiler has worked into their caller: the
 * sums over blocks of examples, the calls between JavaScript and wasm.
 *
 * @type {readonly (readonly [RegExp, string])[]}
 */
const PARTS = [
  [/product::/, 'products'],
  [/shallow::/, 'one hidden layer or the last one, fused'],
  [/Activation>?::apply|elementary/, 'activation'],
  [/multiply_by_derivative/, 'derivative of the activation'],
  [/Output>?::/, 'outputs and their deltas'],
  [/Memory|Descent/, 'update'],
  [/refresh_back|transpose/, 'transposed copy of the weights'],
  [/contour/i, 'contours'],
  [/pixels/, 'colours'],
];
const REST = 'everything else';

/** @type {readonly (readonly [string, Partial<Work>])[]} */
const PROFILED = [
  ['W1', {}],
  ['W1b', {}],
  ['W1c', {}],
  ['W2-400', { kind: 'picture', per: 'picture', title: 'a picture of 400 × 400: grid, contours, colours' }],
];

/**
 * @param {(contender: Contender, problem: Problem) => Promise<Station>} open
 * @param {(work: Work) => Problem} createProblem
 * @param {Contender} ours
 * @param {number} millis how long one timed sample lasts at least
 * @returns {Promise<Parts[]>}
 */
export async function measureParts(open, createProblem, ours, millis) {
  const all = [];
  for (const [id, changes] of PROFILED) {
    const work = /** @type {Work} */ ({ ...WORKS.find((work) => work.id === id), ...changes });
    const station = await open({ ...ours, script: `${ours.script}?named` }, createProblem(work));
    const count = await warmUp(station, LONGER * millis);
    const profiled = await station.profile?.(count);
    await station.close();
    if (profiled) all.push({ title: work.title, per: work.per, ...shareOut(profiled, count) });
  }
  return all;
}

/**
 * What one unit of `count` takes, and how the looks at what ran divide it.
 *
 * @param {{ millis: number, functions: Map<string, number> }} profiled
 * @param {number} count
 * @returns {Pick<Parts, 'millis' | 'parts'>}
 */
export function shareOut({ millis, functions }, count) {
  /** @type {Map<string, number>} */
  const byPart = new Map();
  let busy = 0;
  for (const [name, time] of functions) {
    if (name === '(idle)' || name === '(program)') continue;
    const part = PARTS.find(([pattern]) => pattern.test(name))?.[1] ?? REST;
    byPart.set(part, (byPart.get(part) ?? 0) + time);
    busy += time;
  }
  const unit = millis / count;
  const order = [...PARTS.map(([, part]) => part), REST];
  const parts = order.flatMap((name) => {
    const time = byPart.get(name);
    return time ? [{ name, millis: (unit * time) / busy }] : [];
  });
  return { millis: unit, parts };
}
