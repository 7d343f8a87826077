/** Play, pause, step, train to convergence, reset. */
import { UNATTENDED_EPOCHS } from '../../www/scene/schema.js';
import { expect, test } from './support/fixtures.js';

/** Gradient descent: never converges, so it trains as long as it is let. */
const ENDLESS = '#points=40&test=0&optimizer=sgd&rate=0.001&fig=3&fig=5,l=0.1';

test('an update is one step of every network, an epoch is every point once', async ({ board }) => {
  await board.open('#points=100&optimizer=sgd&rate=0.1&batch=30&fig=3&fig=5,l=0.1&fig=optimum');
  await board.resetToStart();
  await expect(board.epochs).toHaveText('0');
  const networks = [board.figure(0), board.figure(1)];
  for (let count = 1; count <= 3; count++) {
    await board.stepUpdate.click();
    for (const figure of networks) await expect(figure.updates).toContainText(`${count} update`);
  }
  await expect(board.epochs).toHaveText('0');
  for (const figure of networks) await expect(figure.progress).toHaveAttribute('data-progress', 'paused');

  await board.resetToStart();
  for (let count = 1; count <= 3; count++) {
    await board.stepEpoch.click();
    // 100 points in batches of 30 are four updates, the last of them smaller.
    const text = `${4 * count} updates, ${count} epoch${count > 1 ? 's' : ''}`;
    for (const figure of networks) await expect(figure.updates).toHaveText(text);
    await expect(board.epochs).toHaveText(String(count));
  }
});

test('an epoch of L-BFGS is one update', async ({ board }) => {
  await board.openAtRest('#fig=5&fig=optimum');
  await board.resetToStart();
  await board.stepEpoch.click();
  await board.stepUpdate.click();
  await expect(board.figure(0).updates).toHaveText('2 updates');
  await expect(board.epochs).toHaveText('2');
});

test('every step lowers E, and moves numbers and picture', async ({ board }) => {
  await board.openAtRest('#points=50&fig=4,l=0.01');
  await board.resetToStart();
  const figure = board.figure(0);
  for (let count = 1; count <= 4; count++) {
    const e = await figure.number('e');
    const pixels = await figure.pixels();
    await board.stepUpdate.click();
    await expect(figure.updates).toHaveText(count === 1 ? '1 update' : `${count} updates`);
    await expect.poll(() => figure.number('e')).toBeLessThan(e);
    await expect.poll(() => figure.pixels()).not.toBe(pixels);
  }
});

test('play trains until it is paused; pausing keeps, playing goes on', async ({ board }) => {
  await board.openAtRest(ENDLESS);
  await board.play.click();
  await board.pause();
  await board.isStill();
  const figure = board.figure(0);
  const paused = await board.shown();
  const updates = await figure.number('updates');
  await expect(figure.progress).toHaveAttribute('data-progress', 'paused');
  // Nothing trains behind the person's back: the very next update is the next one.
  await board.stepUpdate.click();
  await expect.poll(() => figure.number('updates')).toBe(updates + 1);
  await board.isStill();
  expect(await board.shown()).not.toEqual(paused);
  await board.play.click();
  await expect(board.transport).toHaveAttribute('data-going', 'true');
  await expect(figure.progress).toHaveAttribute('data-progress', 'training');
  await expect.poll(() => figure.number('updates')).toBeGreaterThan(updates + 100);
  await board.pause();
});

test('a step pauses first', async ({ board }) => {
  await board.openAtRest(ENDLESS);
  await board.play.click();
  await expect(board.transport).toHaveAttribute('data-going', 'true');
  await board.stepUpdate.click();
  await expect(board.transport).toHaveAttribute('data-clock', 'paused');
  await expect(board.figure(0).progress).toHaveAttribute('data-progress', 'paused');
});

test('a run that nobody started rests after a while, and a person may go on', async ({ board }) => {
  await board.openAtRest(ENDLESS);
  for (const position of [0, 1]) {
    expect(await board.figure(position).number('updates')).toBe(UNATTENDED_EPOCHS);
    await expect(board.figure(position).progress).toHaveAttribute('data-progress', 'resting');
  }
  await board.play.click();
  await expect.poll(() => board.figure(0).number('updates')).toBeGreaterThan(UNATTENDED_EPOCHS);
  await expect(board.transport).toHaveAttribute('data-going', 'true');
});

test('converge trains every network to its end', async ({ board }) => {
  await board.open('#points=60&fig=0,l=0.1&fig=3,l=0.1&fig=optimum');
  await board.resetToStart();
  await board.converge.click();
  await board.rests();
  for (const position of [0, 1]) {
    await expect(board.figure(position).progress).toHaveAttribute('data-progress', 'converged');
    expect(await board.figure(position).number('updates')).toBeGreaterThan(0);
  }
  // There is nothing left to do, and the page says why.
  for (const button of [board.converge, board.stepUpdate, board.stepEpoch]) {
    await expect(button).toBeDisabled();
    await expect(button).toHaveAttribute('title', /would change nothing/);
  }
  await expect(board.play).toHaveAttribute('data-does', 'anew');
});

test('descent that has come to rest can go on, and Converge does not deny it', async ({ board }) => {
  await board.openAtRest('#points=60&optimizer=momentum&fig=0,l=1');
  await board.resetToStart();
  await board.converge.click();
  await board.rests();
  await expect(board.converge).toBeDisabled();
  await expect(board.stepUpdate).toBeEnabled();
  await expect(board.converge).not.toHaveAttribute('title', /would change nothing/);
});

test('reset goes back to the same start, and the way from there is the same', async ({ board }) => {
  // Networks that converge: where the page stops by itself, a person's training goes on.
  await board.openAtRest('#fig=5,l=0.05&fig=5,l=0.1');
  const end = await board.shown();
  await board.resetButton.click();
  for (const position of [0, 1]) {
    await expect(board.figure(position).progress).toHaveAttribute('data-progress', 'ready');
    expect(await board.figure(position).number('updates')).toBe(0);
  }
  await expect(board.transport).toHaveAttribute('data-going', 'false'); // it waits for the person
  await board.isStill();
  const start = await board.shown();
  expect(start[0].pixels).not.toBe(end[0].pixels);
  await board.play.click();
  await board.rests();
  expect(await board.shown()).toEqual(end);
  await board.resetButton.click();
  await expect(board.figure(0).progress).toHaveAttribute('data-progress', 'ready');
  await board.isStill();
  expect(await board.shown()).toEqual(start);
});

test('reset while it trains starts anew and trains on', async ({ board }) => {
  await board.openAtRest(ENDLESS);
  const figure = board.figure(0);
  await board.play.click();
  await expect(figure.progress).toHaveAttribute('data-progress', 'training');
  // It may have passed its old count again before anybody looks.
  const seen = await figure.updates.evaluateHandle((element) => {
    /** @type {number[]} */
    const counts = [];
    const note = () => counts.push(Number(element.textContent?.replace(/\D/g, '')));
    new MutationObserver(note).observe(element, { characterData: true, childList: true, subtree: true });
    return counts;
  });
  const hasFallen = () =>
    seen.evaluate((counts) => counts.some((count, i) => i > 0 && count < counts[i - 1]));
  await expect.poll(() => seen.evaluate((counts) => counts.length)).toBeGreaterThan(3);
  expect(await hasFallen()).toBe(false);
  await board.resetButton.click();
  await expect.poll(hasFallen).toBe(true);
  await expect(board.transport).toHaveAttribute('data-going', 'true');
  await expect(figure.progress).toHaveAttribute('data-progress', 'training');
});

test('all figures keep the same clock', async ({ board }) => {
  await board.openAtRest('#optimizer=sgd&rate=0.001&points=100&test=0&fig=1&fig=30-30&fig=3-3');
  await board.play.click();
  const figures = await board.allFigures();
  await expect.poll(() => figures[1].number('updates')).toBeGreaterThan(UNATTENDED_EPOCHS + 500);
  await board.pause();
  await board.isStill();
  const counts = await Promise.all(figures.map((figure) => figure.number('updates')));
  const since = counts.map((count) => count - UNATTENDED_EPOCHS);
  // By itself the smallest would be dozens of times as far as the largest, which has two hundred times its weights.
  expect(Math.min(...since), `${counts}`).toBeGreaterThan(0.5 * Math.max(...since));
});
