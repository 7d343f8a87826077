/** Sizes of hidden layers as one reads and types them. */
import { NETWORK } from '../../scene/schema.js';
import { sizesText } from '../../views/sizes.js';

/** As the field shows them. @param {readonly number[]} sizes */
export const shownSizes = (sizes) => sizesText(sizes) || '0';

/** As people write them: 20-20, "20, 20", or "10 × 8" for ten layers of size 8. @param {string} text */
export function sizesFrom(text) {
  const repeated = /^\s*(\d{1,3})\s*[×x*]\s*(\d+)\s*$/i.exec(text);
  if (Number(repeated?.[1]) === 0) return undefined;
  const each = repeated
    ? Array(Number(repeated[1])).fill(repeated[2]).join('-')
    : text.trim().replaceAll(/[\s,;–−-]+/g, '-');
  return NETWORK.hidden.parse(each === '' ? '0' : each);
}
