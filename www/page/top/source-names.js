/**
 * What the data sources are called on the page.
 *
 * @import { SourceInfo } from '../../scene/scene.d.ts'
 */

/** @type {Record<string, string>} */
const NAMES = {
  lecture: 'Lecture',
  gaussians: 'Two Gaussians',
  xor: 'XOR',
  circle: 'Circle',
  spirals: 'Two spirals',
  moons: 'Moons',
  checkerboard: 'Checkerboard',
  blobs: 'Blobs',
  pinwheel: 'Pinwheel',
  line: 'Line',
  sine: 'Sine',
  step: 'Step',
  plane: 'Plane',
  bumps: 'Hills',
  own: 'Own points',
};

/**
 * @param {string} source
 * @returns {string} The engine's own name for a source that has no other yet.
 */
export function sourceName(source) {
  return NAMES[source] ?? source;
}

/**
 * The sources by what is to be learned from them, in the order of the engine.
 *
 * @param {readonly SourceInfo[]} sources
 * @returns {(readonly [task: string, sources: readonly (readonly [value: string, name: string])[]])[]}
 */
export function sourcesByTask(sources) {
  return Object.entries(Object.groupBy(sources, taskName)).map(([task, members = []]) => [
    task,
    members.map(({ name }) => [name, sourceName(name)]),
  ]);
}

/** @param {SourceInfo} info */
function taskName({ task, n, classes: [, most] }) {
  if (task === 'regression') return n === 1 ? 'A value from x' : 'A value from x₁ and x₂';
  return most > 2 ? `2 to ${most} classes` : 'Two classes';
}
