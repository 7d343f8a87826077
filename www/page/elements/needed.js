/**
 * Which controls the scene of a lesson needs, where it hides all others: for places that have controls of their own.
 *
 * @import { ControlTarget } from '../../lessons/lessons.d.ts'
 */
import { signal } from '@preact/signals-core';

/** Null where nothing is hidden. */
export const neededControls = signal(/** @type {readonly ControlTarget[] | null} */ (null));

/** What is not to be seen before the guess, as the scene names it, as long as that is so. */
export const withheld = signal(/** @type {readonly string[]} */ ([]));

/** Whether a scene speaks of the numbers that a stage has on demand. */
export const needsNumbers = signal(false);

/** What of a network is behind the fold of its card. */
const IN_FOLD = ['activation', 'output', 'seed'];

/**
 * Those settings behind the fold that are needed of a figure; empty where none is, and where nothing is hidden. A signal is
 * read.
 *
 * @param {number} place  of the figure, from 1
 * @returns {string}  their names, joined by blanks
 */
export const neededOf = (place) =>
  (neededControls.value ?? [])
    .filter(({ figure, name }) => figure === place && IN_FOLD.includes(name))
    .map(({ name }) => name)
    .join(' ');
