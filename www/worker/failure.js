/** What went wrong in a worker, and whether the engine can still be used. */

/** What the bindings say of an object that was in use when the engine trapped, and so for ever. */
const LEFT_IN_USE = /recursive use of an object|while it was borrowed/;

/**
 * Whether the engine trapped, which a panic does: its memory may be in any state, and with it everything else that lives
 * in this worker.
 *
 * @param {unknown} error
 */
export const isFatal = (error) =>
  error instanceof WebAssembly.RuntimeError || LEFT_IN_USE.test(textOf(error));

/** @param {unknown} error */
export const textOf = (error) => (error instanceof Error ? error.message : String(error));
