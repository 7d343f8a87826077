/**
 * Slower signals for what people read: numbers that change sixty times a second cannot be read.
 *
 * @import { ReadonlySignal } from '@preact/signals-core'
 */
import { effect, signal } from '@preact/signals-core';

/**
 * @template T
 * @typedef {{ signal: ReadonlySignal<T>, dispose: () => void }} Follower
 */

/** Between changes of numbers: fast enough to feel live, slow enough to read. */
export const READING_SECONDS = 0.12;

/**
 * A signal that follows `source`, but changes at most once in every beat of so many seconds. It always ends on the
 * newest value. All followers share the beat, so that the page is laid out once for all of them.
 *
 * @template T
 * @param {ReadonlySignal<T>} source
 * @param {number} seconds
 * @returns {Follower<T>}
 */
export function paced(source, seconds) {
  const follower = signal(source.peek());
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let nextMillis = 0;
  const take = () => {
    timer = undefined;
    const beat = 1000 * seconds;
    nextMillis = (Math.floor(performance.now() / beat) + 1) * beat;
    follower.value = source.peek();
  };
  const stop = effect(() => {
    void source.value;
    if (timer !== undefined) return;
    const wait = nextMillis - performance.now();
    if (wait <= 0) take();
    else timer = setTimeout(take, wait);
  });
  return {
    signal: follower,
    dispose: () => {
      stop();
      clearTimeout(timer);
    },
  };
}
