/**
 * Why something cannot be done: a code with values, which survives a message to another thread, and for which the
 * catalogue has the sentence. The rooms below the page throw and send no sentences.
 *
 * @import { Reason } from './points.d.ts'
 */

/**
 * What browsers and the bundler say where a file of the page does not come: with its address, which is nothing to people,
 * or with no more than that a module was to be imported.
 */
const UNREACHABLE = /https?:|import|preload|failed to fetch/i;

/** An error whose reason the page can tell in its language. */
export class Refusal extends Error {
  /** @param {Reason} reason */
  constructor(reason) {
    super(reason.code);
    this.name = 'Refusal';
    this.reason = reason;
  }
}

/**
 * The reason of whatever was thrown. Errors of the engine have the parts of their message beside it; what browsers and
 * libraries say stays as it is, in the browser's language.
 *
 * @param {unknown} error
 * @returns {Reason}
 */
export function reasonOf(error) {
  if (error instanceof Refusal) return error.reason;
  if (error instanceof Error && 'place' in error && 'expected' in error && 'value' in error) {
    const { name, place, expected, value } =
      /** @type {Error & Record<'place' | 'expected' | 'value', string>} */ (error);
    return { code: 'engine', kind: name, place, expected, value };
  }
  if (error instanceof Error && error.name === 'NoRandomness') return { code: 'noRandomness' };
  const text = error instanceof Error ? error.message : String(error);
  return UNREACHABLE.test(text) ? { code: 'unreachable' } : { code: 'other', text };
}
