/** Levels of contour lines as they are typed. */
import { BOARD } from '../../scene/schema.js';

/**
 * A list of levels as people write it: "0.1, 0.5", "0,1 0,5", "0,1; 0,5".
 *
 * @param {string} text
 * @returns {readonly number[] | undefined}
 */
export function levelsFrom(text) {
  const items = text.split(/[\s;]+|,\s+/).filter((item) => item !== '');
  const numbers = items.map((item) => (/^\d*[.,]?\d+$/.test(item) ? Number(item.replace(',', '.')) : NaN));
  return BOARD.levels.check(numbers);
}
