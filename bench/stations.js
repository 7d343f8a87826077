/**
 * Contenders, each set up where it works: in a page of its own, or in a process of its own.
 *
 * @import { Browser, Page } from '@playwright/test'
 * @import { Contender, Problem, Station } from './types.d.ts'
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { env } from 'node:process';
import { json, text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { ask } from '../tools/run.js';

/**
 * A page of its own, in a browser context of its own: pages of one context may share a process, and with it what the
 * compiler has learnt about the code of another.
 *
 * @param {Browser} browser
 * @param {string} origin
 * @param {Contender} contender
 * @param {Problem} problem
 * @returns {Promise<Station>}
 * @throws {Error} what the contender's script throws
 */
export async function openPage(browser, origin, contender, problem) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${origin}/bench/host.html`);
    await page.waitForFunction(() => 'bench' in globalThis);
    const { flops, choice } = await page.evaluate(
      ([script, kind, json, option]) => globalThis.bench.prepare(script, kind, json, option),
      /** @type {const} */ ([contender.script, problem.kind, JSON.stringify(problem), contender.option]),
    );
    return {
      contender,
      flops,
      choice,
      sample: (count) => page.evaluate((count) => globalThis.bench.sample(count), count),
      outcome: () => page.evaluate(() => globalThis.bench.outcome()),
      profile: (count) => profile(page, count),
      close: () => context.close(),
    };
  } catch (error) {
    await context.close();
    throw error;
  }
}

/** Microseconds between two looks at what runs. */
const LOOK_MICROS = 100;

/**
 * @param {Page} page with a contender
 * @param {number} count
 * @returns {Promise<{ millis: number, functions: Map<string, number> }>}
 */
async function profile(page, count) {
  const session = await page.context().newCDPSession(page);
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: LOOK_MICROS });
  await session.send('Profiler.start');
  const millis = await page.evaluate((count) => globalThis.bench.sample(count), count);
  const { nodes, samples = [], timeDeltas = [] } = (await session.send('Profiler.stop')).profile;
  await session.detach();
  const names = new Map(nodes.map(({ id, callFrame }) => [id, callFrame.functionName]));
  /** @type {Map<string, number>} */
  const functions = new Map();
  for (const [i, node] of samples.entries()) {
    const name = names.get(node) ?? '';
    functions.set(name, (functions.get(name) ?? 0) + timeDeltas[i] / 1000);
  }
  return { millis, functions };
}

/** The Python to ask: the variable PYTHON names another one than that on the path. */
const PYTHON = env.PYTHON ?? 'python3';

/**
 * @param {Contender} contender
 * @returns {string} for openProcess
 */
const script = (contender) => fileURLToPath(new URL(`contenders/${contender.script}`, import.meta.url));

/**
 * The version of a contender in Python, or null where there is none.
 *
 * @param {Contender} contender
 */
export function pythonVersion(contender) {
  return ask(PYTHON, script(contender), '--version');
}

/**
 * A contender in Python: a process for every sample, which takes the time itself.
 *
 * @param {Contender} contender
 * @param {Problem} problem
 * @returns {Station}
 */
export function openProcess(contender, problem) {
  let outcome = {};
  const threads = contender.option && {
    OPENBLAS_NUM_THREADS: contender.option,
    OMP_NUM_THREADS: contender.option,
  };
  return {
    contender,
    flops: undefined,
    choice: undefined,
    async sample(count) {
      let millis = 0;
      for (let i = 0; i < count; i++) {
        const child = spawn(PYTHON, [script(contender)], { env: { ...env, ...threads }, stdio: 'pipe' });
        child.stdin.end(JSON.stringify(problem));
        const complaint = text(child.stderr);
        const answer = json(child.stdout).catch(() => null);
        await once(child, 'close');
        const result = /** @type {{ millis: number, outcome: Record<string, number> } | null} */ (
          await answer
        );
        if (!result) throw new Error(`${contender.name}: ${(await complaint).trim()}`);
        millis += result.millis;
        outcome = result.outcome;
      }
      return millis;
    },
    outcome: async () => outcome,
    profile: null,
    close: async () => {},
  };
}
