/**
 * What stands in a line, without its marks.
 *
 * @import { Inline } from '../lessons.d.ts'
 */
import { textOf } from '../expressions.js';

/** @param {readonly Inline[]} inlines @returns {string} */
export const plainText = (inlines) => inlines.map(plain).join('').trim();

/** @param {Inline} inline @returns {string} */
function plain(inline) {
  switch (inline.kind) {
    case 'text':
    case 'code':
      return inline.text;
    case 'break':
      return ' ';
    case 'formula':
      return inline.mathml
        .replace(/<[^>]*>/g, '')
        .replace(/&(lt|gt|amp);/g, (_, name) => ({ lt: '<', gt: '>', amp: '&' })[/** @type {'lt'} */ (name)]);
    case 'number':
      return textOf(inline.expression);
    default:
      return inline.children.map(plain).join('');
  }
}
