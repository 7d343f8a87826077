/**
 * The smallest D to be expected on the board's points, whether or not its optimum is on the board.
 *
 * @import { ReadonlySignal } from '@preact/signals-core'
 * @import { Numbers } from '../../worker/jobs/kinds/bayes.js'
 * @import { Page } from '../page.js'
 */
import { computed, effect, signal } from '@preact/signals-core';
import { selectorsOf } from '../../scene/selectors.js';
import { truthOf } from '../../scene/task.js';

/** While somebody drags the noise, nothing is computed that would be out of date at once. */
const QUIET_MILLIS = 150;

/** @typedef {ReadonlySignal<number | null | undefined>} OptimumError  null where it is not known; undefined as long as it is on its way */

/** @type {WeakMap<Page, OptimumError>} */
const made = new WeakMap();

/**
 * @param {Page} page
 * @returns {OptimumError} the same signal for all who ask
 */
export function optimumError(page) {
  let error = made.get(page);
  if (!error) made.set(page, (error = follow(page)));
  return error;
}

/** @param {Page} page @returns {OptimumError} */
function follow({ store, pool }) {
  const selectors = selectorsOf(store);
  const shownBy = computed(
    () => store.scene.value.figures.find(({ kind }) => kind === 'optimum')?.id ?? null,
  );
  const truth = computed(() => JSON.stringify(truthOf(selectors.board.value)));
  const isKnowable = computed(() => selectors.ownShown.value === null);
  const computedFor = signal({ truth: '', numbers: /** @type {Numbers | null} */ (null) });
  effect(() => {
    const wanted = truth.value;
    const isWanted = isKnowable.value && shownBy.value === null && pool.sources.value.length > 0;
    if (!isWanted || computedFor.peek().truth === wanted) return undefined;
    let cancel = () => {};
    const timer = setTimeout(() => {
      const job = pool.run('bayes', [JSON.parse(wanted)]);
      cancel = job.cancel;
      void job.done.then(({ type }) => {
        const numbers = /** @type {Numbers | undefined} */ (job.results.peek()[0][0]);
        if (type === 'done' && numbers) computedFor.value = { truth: wanted, numbers };
      });
    }, QUIET_MILLIS);
    return () => {
      clearTimeout(timer);
      cancel();
    };
  });
  return computed(() => {
    if (!isKnowable.value) return null;
    const known = computedFor.value.truth === truth.value ? computedFor.value.numbers : null;
    const numbers = shownBy.value === null ? known : pool.frame(shownBy.value).value?.bayes;
    return numbers?.crossEntropy ?? numbers?.noiseVariance ?? undefined;
  });
}
