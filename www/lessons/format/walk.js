/**
 * All that stands in lines, at any depth.
 *
 * @import { Block, Inline } from '../lessons.d.ts'
 */

/** @param {readonly Block[]} blocks @returns {Inline[]} */
export const inlinesIn = (blocks) =>
  blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return within(block.children);
    if (block.kind === 'list') return block.items.flatMap(inlinesIn);
    return block.kind === 'display' ? [{ ...block, kind: 'formula' }] : [];
  });

/** @param {readonly Inline[]} inlines @returns {Inline[]} */
const within = (inlines) =>
  inlines.flatMap((inline) => ('children' in inline ? [inline, ...within(inline.children)] : [inline]));
