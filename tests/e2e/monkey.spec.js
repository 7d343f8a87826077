/**
 * No sequence of what a person can do breaks the page. For some minutes in a row, and with any seed:
 * `npm run monkey -- --minutes 10 --seed 3`.
 */
import process from 'node:process';
import { expect, test } from './support/fixtures.js';
import { FROZEN_MILLIS, Monkey, holdings } from './support/monkey.js';

const ACTIONS = 40;
const MINUTES = Number(process.env.MONKEY_MINUTES ?? 0);
const SEEDS = process.env.MONKEY_SEED ? [Number(process.env.MONKEY_SEED)] : [1, 2];
/** Longest frame; a machine that others use has long ones of its own. */
const MOST_MILLIS = Number(process.env.MONKEY_FRAME ?? Infinity);

const BOARD = '#points=40&test=40&fig=3&fig=4-2,l=0.1,act=leakyRelu&fig=optimum';
/** Of the heap, in the same board before and after; what is loaded when it is first wanted stays. */
const MOST_MEGABYTES = 30;

// Without a network, what has not come yet does not come, and the page says so.
test.use({ expectedProblems: [/ERR_INTERNET_DISCONNECTED|NS_ERROR_OFFLINE/] });

for (const seed of SEEDS) {
  const extent = MINUTES > 0 ? `${MINUTES} minutes` : `${ACTIONS} actions`;
  test(`${extent} without sense leave a page that works, seed ${seed}`, async ({ board, page, problems }) => {
    // A second an action on a busy machine, and some of them open a table or a file.
    test.setTimeout(180_000 + 90_000 * MINUTES);
    await board.open(BOARD);
    const monkey = new Monkey(board, seed);
    await monkey.watchFrames();
    const before = await holdings(page);
    const start = Date.now();
    let told = 0;
    const isOver = () =>
      MINUTES > 0 ? Date.now() - start > 60_000 * MINUTES : monkey.done.length >= ACTIONS;
    while (!isOver()) {
      await monkey.act();
      expect(problems, monkey.done.slice(-8).join(' | ')).toEqual([]);
      if (MINUTES > 0 && Date.now() - start > 60_000 * (told + 1)) {
        told += 1;
        console.log(`${told} min: ${monkey.done.length} actions, ${JSON.stringify(await holdings(page))}`);
      }
    }
    await monkey.leave();
    const story = monkey.done.join(' | ');
    expect(monkey.unreached, story).toEqual([]);
    // No worker was lost on the way.
    await expect(board.notices.filter({ hasText: /worker/i }), story).toHaveCount(0);

    // What stands there stands there again after a reload, without a word, and so does its link.
    await board.stops();
    const [link, shown] = [await settled(board), await standing(board)];
    await page.reload();
    await board.isDrawn();
    await expect.poll(() => standing(board), link).toEqual(shown);
    await expect(board.notices, link).toHaveCount(0);
    expect(await settled(board)).toBe(link);

    // And training still works.
    await board.follow('#points=40&fig=3,l=0.2&fig=optimum');
    await board.rests();
    await expect(board.figure(0).progress).toHaveAttribute('data-progress', 'converged');

    await board.follow(BOARD);
    await board.isDrawn();
    const after = await holdings(page);
    const longest = monkey.frozen.reduce((most, { millis }) => Math.max(most, millis), 0);
    if (MINUTES > 0) {
      console.log(
        `${monkey.done.length} actions; before ${JSON.stringify(before)}, after ${JSON.stringify(after)}`,
      );
      console.log(`${monkey.frozen.length} frames over ${FROZEN_MILLIS} ms, the longest ${longest} ms:`);
      for (const { millis, did } of monkey.frozen.toSorted((a, b) => b.millis - a.millis).slice(0, 20)) {
        console.log(`  ${millis} ms after ${did.slice(0, 100)}`);
      }
    }
    expect(longest).toBeLessThan(MOST_MILLIS);
    if (before && after) expect(after.megabytes - before.megabytes).toBeLessThan(MOST_MEGABYTES);
  });
}

/** The address, when it has followed the board. @param {import('./support/board.js').Board} board */
async function settled(board) {
  let link = '';
  await expect(async () => {
    const before = await board.hash();
    await board.page.waitForTimeout(600);
    link = await board.hash();
    expect(link).toBe(before);
  }).toPass();
  return link;
}

/** What each figure is, and where its training stands. @param {import('./support/board.js').Board} board */
const standing = (board) =>
  board.figures.evaluateAll((figures) =>
    figures.map((figure) => [
      figure.querySelector('[data-testid=caption]')?.textContent,
      figure.querySelector('[data-testid=updates]')?.textContent,
      figure.querySelector('[data-progress]')?.getAttribute('data-progress'),
    ]),
  );
