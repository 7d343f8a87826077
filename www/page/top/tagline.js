/**
 * One sentence that says what the board is.
 *
 * @import { Page } from '../page.js'
 */
import { selectorsOf } from '../../scene/selectors.js';
import { topWords } from '../../words/en/top.js';

/**
 * True for the board as it is: how many networks, and whether the optimum is beside them.
 *
 * @param {Pick<Page, 'store'>} page
 * @returns {string}
 */
export function tagline({ store }) {
  const { hasOptimum, ids, ownShown } = selectorsOf(store);
  const words = topWords().tagline;
  const count = ids.value.length - (hasOptimum.value ? 1 : 0);
  const isOwn = ownShown.value !== null;
  // Of own points nobody knows the optimum.
  const isKnown = hasOptimum.value && !isOwn;
  if (count === 0) return isKnown ? words.optimum : words.nothing;
  if (isOwn) return words.own(count);
  return isKnown ? words.withOptimum(count) : words.networks(count);
}
