/**
 * What the data sources are called on the page.
 *
 * @import { SourceInfo } from '../../scene/scene.d.ts'
 */
import { figureWords } from '../../words/en/figures.js';
import { topWords } from '../../words/en/top.js';

/**
 * @param {string} source
 * @returns {string} The engine's own name for a source that has no other yet.
 */
export function sourceName(source) {
  return figureWords().sources[source] ?? source;
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
  const { curve, surface, two, several } = topWords().settings.tasks;
  if (task === 'regression') return n === 1 ? curve : surface;
  return most > 2 ? several(most) : two;
}
