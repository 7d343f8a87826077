/** The points: source, noise, how many, seed. All figures share them. */
import { BOARD } from '../../www/scene/schema.js';
import { engine } from '../unit/support/engine.js';
import { chooseSource } from './support/board.js';
import { expect, test } from './support/fixtures.js';

/** @import { Board } from './support/board.js' */
/** @import { Mark } from './support/drawing.js' */

/** One figure that draws soon, and the points in it. */
const ONE = 'test=0&fig=2,l=1';

/** @param {Board} board @returns {Promise<Mark[]>} */
const marksOn = async (board) => (await board.figure(0).drawing()).marks;

/** @param {Mark[]} marks */
const countsOf = (marks) => ({
  circles: marks.filter(({ shape }) => shape === 'circle').length,
  crosses: marks.filter(({ shape }) => shape === 'cross').length,
});

test('every source shows its points, its own noise and its Bayes error', async ({ board, page }) => {
  await board.openAtRest(`#points=100&test=0&fig=2,l=1&fig=optimum`);
  await page.getByTestId('source-select').click();
  const options = page.getByTestId('source-list').getByRole('option');
  await expect(options.first()).toBeVisible();
  const all = await options.evaluateAll((found) => found.map(({ id }) => id.replace('source-option-', '')));
  await page.keyboard.press('Escape');
  const namesOf = (/** @type {string} */ kind) =>
    engine.sources().flatMap(({ name, task }) => (task === kind ? [name] : []));
  const names = namesOf('classification');
  expect(all.toSorted()).toEqual([...names, ...namesOf('regression'), 'own'].sort());
  const pictures = new Set();
  for (const name of [...names.slice(1), names[0]]) {
    await test.step(name, async () => {
      const before = await marksOn(board);
      await chooseSource(page, name);
      await expect.poll(() => marksOn(board)).not.toEqual(before);
      await board.rests();
      const [network, optimum] = await board.allFigures();
      const { circles, crosses } = countsOf(await marksOn(board));
      expect(circles, name).toBeGreaterThan(20);
      expect(crosses, name).toBeGreaterThan(20);
      const bayesError = await optimum.number('bayes-error');
      expect(bayesError, name).toBeGreaterThanOrEqual(0);
      expect(bayesError, name).toBeLessThan(20);
      expect(await optimum.number('bayes-cross-entropy'), name).toBeGreaterThanOrEqual(0);
      await expect(network.progress).toHaveAttribute('data-progress', 'converged');
      await expect(page.getByTestId('noise-slider')).toBeEnabled();
      pictures.add(await optimum.pixels());
    });
  }
  expect(pictures.size).toBe(names.length);
  // Nothing is left of the other sources, such as their noise.
  await expect.poll(() => board.hash()).toBe('#v=1&points=100&test=0&fig=2,l=1&fig=optimum');
});

test('the noise slider moves the same points', async ({ board, page }) => {
  // So little noise that all points lie within the picture.
  await board.openAtRest(`#points=60&noise=0.2&${ONE}`);
  const before = await marksOn(board);
  expect(before).toHaveLength(60);
  const slider = page.getByTestId('noise-slider');
  await slider.focus();
  const noise = () => page.getByTestId('noise-input').inputValue().then(Number);
  /** @type {{ noise: number, marks: Mark[] }[]} */
  const steps = [{ noise: await noise(), marks: before }];
  for (let i = 0; i < 2; i++) {
    const last = JSON.stringify(steps[i].marks);
    await page.keyboard.press('PageUp');
    await expect.poll(async () => JSON.stringify(await marksOn(board))).not.toBe(last);
    await board.rests();
    steps.push({ noise: await noise(), marks: await marksOn(board) });
  }
  const [first, second, third] = steps;
  expect(third.noise).toBeGreaterThan(second.noise);
  expect(countsOf(third.marks)).toEqual(countsOf(first.marks));
  // Every point runs along a straight line away from its own centre, as far as the noise has grown. Marks stand on
  // whole device pixels.
  const share = (second.noise - first.noise) / (third.noise - first.noise);
  for (const [i, { x, y, shape }] of first.marks.entries()) {
    expect(third.marks[i].shape).toBe(shape);
    expect(Math.abs(second.marks[i].x - (x + share * (third.marks[i].x - x)))).toBeLessThanOrEqual(1.1);
    expect(Math.abs(second.marks[i].y - (y + share * (third.marks[i].y - y)))).toBeLessThanOrEqual(1.1);
  }
  const moved = first.marks.filter(({ x, y }, i) => x !== third.marks[i].x || y !== third.marks[i].y);
  expect(moved.length).toBeGreaterThan(40);
});

test('more noise is a larger Bayes error, and the networks start anew', async ({ board, page }) => {
  await board.openAtRest('#points=60&fig=2,l=1&fig=optimum');
  const [network, optimum] = await board.allFigures();
  await board.resetToStart();
  await board.stepUpdate.click();
  await expect.poll(() => network.number('updates')).toBe(1);
  const bayesError = await optimum.number('bayes-error');
  await board.enter('noise-input', '1,5');
  await expect.poll(() => optimum.number('bayes-error')).toBeGreaterThan(bayesError + 3);
  await expect(network.progress).toHaveAttribute('data-progress', 'ready');
  await expect(network.updates).toHaveText('0 updates');
  await board.enter('noise-input', '9');
  await expect(page.locator('#noise-error')).toContainText('Noise must be a number from 0.2 to 2, not “9”');
});

test('all figures show as many points as the field says', async ({ board, page }) => {
  await board.openAtRest(`#points=30&noise=0.2&test=0&fig=2,l=1&fig=0,l=1&fig=optimum`);
  for (const count of [30, 10, 120]) {
    await board.enter('points-input', String(count));
    for (const figure of await board.allFigures()) {
      await expect.poll(async () => (await figure.drawing()).marks.length).toBe(count);
    }
  }
  await expect(page.locator('footer')).toContainText('m = 120');
  for (const wrong of ['9', '5001', '12.5', 'many', '']) {
    // A number field takes no letters from the keyboard, and hides them where it does.
    if (wrong === 'many') await page.getByTestId('points-input').pressSequentially(wrong);
    else await board.enter('points-input', wrong);
    await page.getByTestId('points-input').blur();
    if (wrong === 'many') continue;
    await expect(page.locator('#points-error')).toContainText(
      `Training points must be a whole number from ${BOARD.points.min} to ${BOARD.points.max}`,
    );
  }
  expect((await marksOn(board)).length).toBe(120);
});

test('the seed decides which points, and new points are new', async ({ board, page }) => {
  await board.openAtRest(`#points=40&${ONE}`);
  await board.showMore();
  await board.isStill(); // a single figure makes room
  const first = await marksOn(board);
  await board.enter('seed-input', '77');
  await expect.poll(() => marksOn(board)).not.toEqual(first);
  await board.enter('seed-input', String(BOARD.seed.default));
  await expect.poll(() => marksOn(board)).toEqual(first);

  await page.getByTestId('new-points').click();
  await expect.poll(() => marksOn(board)).not.toEqual(first);
  const seed = await page.getByTestId('seed-input').inputValue();
  await expect.poll(() => board.hash()).toContain(`&seed=${seed}&`);
  await board.rests();
  const marks = await marksOn(board);
  // The link of the new points shows the same points.
  await board.openAtRest(await board.hash());
  expect(await marksOn(board)).toEqual(marks);
});

test('new points that are asked for while the workers start come as soon as the engine is there', async ({
  board,
  page,
}) => {
  /** @type {() => void} */
  let arrive = () => {};
  const engine = new Promise((/** @type {(value: void) => void} */ resolve) => (arrive = resolve));
  await page.route('**/*.wasm', async (route) => {
    await engine;
    await route.continue();
  });
  await page.goto(`./#points=40&${ONE}`);
  await page.getByTestId('new-points').click();
  await expect(page.getByTestId('seed-input')).toHaveValue(String(BOARD.seed.default));
  arrive();
  await expect.poll(() => board.hash()).toMatch(/&seed=\d{1,4}&/);
  await board.isDrawn();
  expect(await marksOn(board)).not.toEqual([]);
  // And once more, each time others.
  const seed = await page.getByTestId('seed-input').inputValue();
  await page.getByTestId('new-points').click();
  await expect(page.getByTestId('seed-input')).not.toHaveValue(seed);
});

test('test points can be shown; they are others, and smaller', async ({ board, page }) => {
  await board.openAtRest('#points=50&noise=0.2&test=80&fig=2,l=1&fig=optimum');
  const training = await marksOn(board);
  expect(training).toHaveLength(50);
  await page.getByTestId('show-test-points').check();
  await expect.poll(async () => (await marksOn(board)).length).toBe(130);
  const both = await marksOn(board);
  const others = both.filter(({ size }) => size < training[0].size);
  expect(others).toHaveLength(80);
  // Training points lie on top.
  expect(both.slice(80)).toEqual(training);
  await page.getByTestId('show-test-points').uncheck();
  await expect.poll(() => marksOn(board)).toEqual(training);
});

test('a board without test points has no test accuracy', async ({ board }) => {
  await board.openAtRest(`#points=50&${ONE}`);
  await expect(board.figure(0).root.getByTestId('test-accuracy')).toHaveText('–');
  expect(await board.figure(0).number('accuracy')).toBeGreaterThan(50);
});
