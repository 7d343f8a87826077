/**
 * What the data sources are called on the page.
 *
 * @import { SourceInfo } from '../types.d.ts'
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
};

/**
 * @param {string} source
 * @returns {string} The engine's own name for a source that has no other yet.
 */
export function sourceName(source) {
  return NAMES[source] ?? source;
}

/**
 * The sources that a board of two-class figures can show.
 *
 * @param {readonly SourceInfo[]} sources
 * @returns {readonly SourceInfo[]}
 */
export function twoClassSources(sources) {
  return sources.filter(({ task, n, classes }) => task === 'classification' && n === 2 && classes[0] <= 2);
}
