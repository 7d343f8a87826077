/**
 * Slower pictures for those who want less motion.
 *
 * @import { ReadonlySignal } from '@preact/signals-core'
 * @import { Follower } from './pace.js'
 */
import { effect, signal } from '@preact/signals-core';
import { paced } from './pace.js';
import { reducedMotion } from './surroundings.js';

/** Between pictures, for people who ask for reduced motion. */
const CALM_SECONDS = 0.5;

/**
 * A signal that follows `source`: at once, or slowly where less is to move.
 *
 * @template T
 * @param {ReadonlySignal<T>} source
 * @returns {Follower<T>}
 */
export function calmed(source) {
  const follower = signal(source.peek());
  const dispose = effect(() => {
    if (!reducedMotion.value) {
      return effect(() => {
        follower.value = source.value;
      });
    }
    const slow = paced(source, CALM_SECONDS);
    const stop = effect(() => {
      follower.value = slow.signal.value;
    });
    return () => {
      stop();
      slow.dispose();
    };
  });
  return { signal: follower, dispose };
}
