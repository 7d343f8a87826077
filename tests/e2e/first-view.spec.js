/** What a person sees who opens the page and touches nothing. */
import { expect, test } from './support/fixtures.js';
import { numberFrom } from './support/numbers.js';

test('shows the lecture’s four figures in its words', async ({ board, page }) => {
  await board.open();
  await expect(page).toHaveTitle(/MLP/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(board.captions).toHaveText([
    '1 hidden layer of size 5, λ = 0',
    '2 hidden layers of size 20 each, λ = 0',
    '2 hidden layers of size 20 each, λ = 0.1',
    'Theoretical optimum',
  ]);
  await expect(board.notices).toHaveCount(0);
  await expect(page.getByTestId('source-select')).toHaveAttribute('data-value', 'lecture');
});

test('trains by itself, then comes to rest with different pictures', async ({ board, page }) => {
  // It may have ended before anything else is asked.
  await Promise.all([page.locator('.transport[data-going=true]').waitFor(), board.open()]);
  await board.rests();
  expect(numberFrom(await board.epochs.innerText())).toBeGreaterThan(0);
  const figures = await board.allFigures();
  for (const figure of figures.slice(0, 3)) {
    await expect(figure.progress).toHaveAttribute('data-progress', /^(converged|resting)$/);
    expect(await figure.number('updates')).toBeGreaterThan(0);
  }
  for (const [i, figure] of figures.entries()) {
    for (const [j, other] of figures.entries()) {
      if (j <= i) continue;
      const difference = await figure.differenceFrom(other);
      expect(difference, `figures ${i + 1} and ${j + 1}`).toBeGreaterThan(0.02);
    }
  }
});

test('the numbers tell the lecture’s story', async ({ board }) => {
  await board.openAtRest();
  const [small, large, penalised, optimum] = await board.allFigures();

  for (const figure of [small, large, penalised]) {
    const [e, d, lambdaR] = await Promise.all(['e', 'd', 'lambda-r'].map((id) => figure.number(id)));
    // Each is rounded to four decimals.
    expect(Math.abs(e - (d + lambdaR))).toBeLessThan(1.6e-4);
  }
  expect(await small.number('lambda-r')).toBe(0);
  expect(await large.number('lambda-r')).toBe(0);
  expect(await penalised.number('lambda-r')).toBeGreaterThan(0);

  // Without a penalty the large network follows the noise of its points: it knows them better than can be known.
  const crossEntropy = await optimum.number('bayes-cross-entropy');
  expect(await large.number('d')).toBeLessThan(await small.number('d'));
  expect(await large.number('d')).toBeLessThan(0.5 * crossEntropy);
  expect(await large.number('accuracy')).toBeGreaterThan(await penalised.number('accuracy'));
  // The penalty makes it better on points that it has not seen.
  expect(await penalised.number('test-accuracy')).toBeGreaterThan(await large.number('test-accuracy'));
});

test('the optimum shows a Bayes error near 10 %, and nobody beats it', async ({ board }) => {
  await board.openAtRest();
  const [small, large, penalised, optimum] = await board.allFigures();
  const bayesError = await optimum.number('bayes-error');
  expect(bayesError).toBeGreaterThan(8);
  expect(bayesError).toBeLessThan(12);
  // Error ε and cross-entropy H of the best classifier of two classes keep 2 ε ln 2 ≤ H (Hellman and Raviv, 1970) and
  // H ≤ h(ε), the binary entropy (Fano's inequality).
  const share = bayesError / 100;
  const crossEntropy = await optimum.number('bayes-cross-entropy');
  expect(crossEntropy).toBeGreaterThan(2 * share * Math.log(2));
  expect(crossEntropy).toBeLessThan(-share * Math.log(share) - (1 - share) * Math.log(1 - share));
  for (const figure of [small, large, penalised]) {
    // 1,000 test points leave a standard error of 1 %.
    expect(await figure.number('test-accuracy')).toBeLessThan(100 - bayesError + 4);
    expect(await figure.number('test-accuracy')).toBeGreaterThan(70);
  }
});

test('draws axes, points of both classes by shape, and labelled contours', async ({ board }) => {
  await board.openAtRest();
  const drawings = await Promise.all((await board.allFigures()).map((figure) => figure.drawing()));
  for (const [position, { texts, marks }] of drawings.entries()) {
    const words = texts.map(({ text }) => text);
    // Both axes' names and some ticks of [−7, 8] × [−6, 5].
    expect(words.filter((word) => word === 'x')).toHaveLength(2);
    expect(words).toEqual(expect.arrayContaining(['1', '2', '−6', '−4', '−2', '0', '4']));
    // 200 points of which hardly any lies outside the picture.
    expect(marks.length).toBeGreaterThan(190);
    expect(marks.length).toBeLessThanOrEqual(200);
    expect(new Set(marks.map(({ shape }) => shape))).toEqual(new Set(['circle', 'cross']));
    // All figures show the same points in the same places.
    expect(marks).toEqual(drawings[0].marks);
    // Where lines coincide, they share one: 0.01–0.9.
    const labels = texts.filter(({ text }) => /^0\.\d+(–0\.\d+)?$/.test(text));
    expect(labels.length, `labels of figure ${position + 1}`).toBeGreaterThan(0);
  }
  // The optimum has room for all four levels, written along their lines.
  const labels = drawings[3].texts.filter(({ text }) => /^0\.\d+$/.test(text));
  expect(new Set(labels.map(({ text }) => text))).toEqual(new Set(['0.01', '0.1', '0.5', '0.9']));
  expect(labels.some(({ angle }) => Math.abs(angle) > 0.1)).toBe(true);
  // Never upside down.
  expect(labels.every(({ angle }) => Math.abs(angle) <= Math.PI / 2 + 1e-6)).toBe(true);
});

test('crosses lie upper left and lower right, circles upper right and lower left', async ({ board }) => {
  await board.openAtRest('#noise=0.2&fig=optimum');
  const { marks } = await board.figure(0).drawing();
  const box = await board.figure(0).canvas.evaluate(({ clientWidth, clientHeight }) => {
    return { width: clientWidth, height: clientHeight };
  });
  // [−7, 8] × [−6, 5]: 0 lies a little left of and above the middle; the clouds keep their distance from it.
  const count = (/** @type {string} */ shape, /** @type {boolean} */ left, /** @type {boolean} */ upper) =>
    marks.filter(
      (mark) => mark.shape === shape && mark.x < box.width / 2 === left && mark.y < box.height / 2 === upper,
    ).length;
  const crosses = marks.filter(({ shape }) => shape === 'cross').length;
  const circles = marks.length - crosses;
  expect(count('cross', true, true) + count('cross', false, false)).toBeGreaterThan(0.9 * crosses);
  expect(count('circle', false, true) + count('circle', true, false)).toBeGreaterThan(0.9 * circles);
  expect(count('cross', true, true)).toBeGreaterThan(0.2 * crosses);
  expect(count('circle', true, false)).toBeGreaterThan(0.2 * circles);
});
