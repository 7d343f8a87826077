/**
 * What a lesson wants of the stage beside it: the controls that its scene needs, and the inside of a figure where the scene
 * is about that.
 *
 * @import { Page } from '../page.js'
 * @import { Extra } from './layout.js'
 */
import { selectorsOf } from '../../scene/selectors.js';
import { neededControls, withheld } from '../elements/needed.js';

/** Of figures, on the stage. @type {readonly Extra[]} */
const CONTROLS = ['lambda', 'layers'];

/**
 * Which figures have which controls, as `id name`; null without a lesson, and where it shows all.
 *
 * @param {Page} page
 * @returns {ReadonlySet<string> | null}
 */
export function onlyNeeded({ store }) {
  const needed = neededControls.value;
  const ids = selectorsOf(store).ids.value;
  if (needed === null) return null;
  return new Set(
    needed.flatMap(({ figure, name }) => (figure === null ? [] : [`${ids[figure - 1]} ${name}`])),
  );
}

/**
 * Of which controls some figure has one.
 *
 * @param {ReadonlySet<string> | null} only  as `onlyNeeded` gives it
 * @param {readonly number[]} ids  of the figures that are shown
 * @returns {Extra[]}
 */
export const controlsOn = (only, ids) =>
  CONTROLS.filter((name) => only === null || ids.some((id) => only.has(`${id} ${name}`)));

/** Of the type's size beside a tool, which has more to say than there is room for in a hall's type. */
export const TYPE_BESIDE_TOOL = 0.72;

/** Whether a lesson looks into a figure, and it may be seen. @param {Page} page */
export function looksInside({ store }) {
  const { lesson, inspect } = selectorsOf(store);
  return lesson.value !== null && inspect.value !== null && !withheld.value.includes('tool');
}
