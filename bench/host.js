/**
 * The page of one contender: sets it up, runs it and takes the time, all in the page itself.
 *
 * @import { Runner, Script } from './types.d.ts'
 */

/** @type {Runner | null} */
let runner = null;

globalThis.bench = {
  async prepare(script, kind, problem, option) {
    /** @type {Script} */
    const module = await import(`./contenders/${script}`);
    const start = module[kind];
    if (!start) throw new Error(`${script} exports no function ${kind}`);
    runner = await start(JSON.parse(problem), option);
    return { flops: runner.flops, choice: runner.choice };
  },
  async sample(count) {
    const { run } = required();
    const start = performance.now();
    // Awaiting what is no promise would cost little, but none of it is the contender's.
    const pending = run(count);
    if (pending) await pending;
    return performance.now() - start;
  },
  outcome: async () => required().outcome(),
};

/** @returns {Runner} */
function required() {
  if (!runner) throw new Error('prepare() comes first');
  return runner;
}
