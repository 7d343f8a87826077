/**
 * The built page, as a person meets it.
 *
 * @import { Browser } from '@playwright/test'
 * @import { Figure, Soak, SoakLook } from '../types.d.ts'
 * @import { Options } from '../options.js'
 */
import { firstLine } from '../report/format.js';
import { serve } from '../server.js';
import { measureDragging } from './dragging.js';
import { measureFirstView } from './first-view.js';
import { measureMemory } from './memory.js';
import { soak } from './soak.js';
import { measureTraining } from './training.js';

/** What a page needs to be told of its memory; the page itself knows nothing of it. */
const ISOLATED = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

const MEMORY_SECONDS = 10;

/**
 * @param {Browser} browser
 * @param {Options} options
 * @param {(figures: Figure[]) => void} tell is called as soon as there is something new
 * @returns {Promise<{ figures: Figure[], failures: string[] }>}
 */
export async function measurePage(browser, { rounds }, tell) {
  const server = await serve(ISOLATED);
  const address = `${server.origin}/dist/index.html`;
  try {
    const parts = {
      'the first view': () => measureFirstView(browser, address, rounds),
      'four figures': () => measureTraining(browser, address, { figures: 4, rounds }),
      'twelve figures': () => measureTraining(browser, address, { figures: 12, rounds }),
      'the slider': () => measureDragging(browser, address),
      memory: () => measureMemory(browser, address, MEMORY_SECONDS),
    };
    /** @type {Figure[]} */
    const figures = [];
    /** @type {string[]} */
    const failures = [];
    for (const [name, measure] of Object.entries(parts)) {
      try {
        const found = await measure();
        tell(found);
        figures.push(...found);
      } catch (error) {
        failures.push(`The page, ${name}: ${firstLine(error)}`);
      }
    }
    return { figures, failures };
  } finally {
    await server.close();
  }
}

/**
 * @param {Browser} browser
 * @param {number} minutes
 * @param {(look: SoakLook) => void} tell
 * @returns {Promise<Soak>}
 */
export async function measureSoak(browser, minutes, tell) {
  const server = await serve(ISOLATED);
  try {
    return await soak(browser, `${server.origin}/dist/index.html`, minutes, tell);
  } finally {
    await server.close();
  }
}
