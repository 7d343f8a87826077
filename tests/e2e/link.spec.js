/** The state lives in the link: what it says is what one sees, here and elsewhere, now and later. */
import { BOARD } from '../../www/scene/schema.js';
import { chooseSource } from './support/board.js';
import { expect, test } from './support/fixtures.js';

/** Differs from the default in every field that the page has, and converges soon. */
const RICH =
  '#v=1&source=moons&noise=0.5&points=120&seed=7&optimizer=lbfgs' +
  '&fig=8-4,l=0.05,act=leakyRelu,leak=0.1,init=he,seed=3&fig=0,l=0.01&fig=optimum';

test('the same link gives the same numbers and the same pixels, again and elsewhere', async ({
  board,
  openBoard,
}) => {
  await board.openAtRest();
  const first = await board.shown();
  await board.openAtRest();
  expect(await board.shown()).toEqual(first);

  const elsewhere = await openBoard();
  await elsewhere.openAtRest();
  expect(await elsewhere.shown()).toEqual(first);
});

test('a reload restores exactly what was set by hand', async ({ board, page }) => {
  await board.openAtRest('#fig=5,l=0.1&fig=optimum');
  await chooseSource(page, 'circle');
  await board.enter('points-input', '80');
  await board.enter('seed-input', '12');
  await board.figure(0).enter('size-1-input', '7');
  await (await board.figure(0).setting('activation-select')).selectOption('tanh');
  await board.figure(0).openSettings();
  await board.figure(0).enter('seed-input', '9');
  await board.rests();
  const before = await board.shown();
  await expect.poll(() => board.hash()).toContain('seed=9');
  const hash = await board.hash();

  await page.reload();
  await board.isDrawn();
  await board.rests();
  expect(await board.shown()).toEqual(before);
  expect(await board.hash()).toBe(hash);
});

test('every field of a link is taken', async ({ board, page }) => {
  await board.openAtRest(RICH);
  await expect(board.notices).toHaveCount(0);
  await expect(board.captions).toHaveText([
    '2 hidden layers of sizes 8 and 4, λ = 0.05',
    'No hidden layer: logistic regression, λ = 0.01',
    'Theoretical optimum',
  ]);
  await expect(board.figure(0).detail).toHaveText('leaky ReLU (α = 0.1) units, He start, seed 3');
  await expect(page.getByTestId('source-select')).toHaveAttribute('data-value', 'moons');
  await expect(page.getByTestId('noise-input')).toHaveValue('0.5');
  await expect(page.getByTestId('points-input')).toHaveValue('120');
  await expect(page.getByTestId('seed-input')).toHaveValue('7');
  await board.open('#optimizer=momentum&rate=0.02&batch=16&fig=3');
  await expect(page.getByTestId('optimizer-select')).toHaveValue('momentum');
  await expect(page.getByTestId('learning-rate-input')).toHaveValue('0.02');
  await expect(page.getByTestId('batch-size-input')).toHaveValue('16');
  await expect(board.notices).toHaveCount(0);
});

test('the default scene has no hash, and the hash says only what differs', async ({ board }) => {
  await board.open('#v=1&source=lecture&fig=5&fig=20-20&fig=20-20,l=0.1&fig=optimum');
  await expect.poll(() => board.hash()).toBe('');

  await board.enter('points-input', '50');
  await expect.poll(() => board.hash()).toBe('#v=1&points=50');
  await board.enter('points-input', String(BOARD.points.default));
  await expect.poll(() => board.hash()).toBe('');
  await board.rests();
  await board.figure(1).enter('lambda-input', '0.3');
  await board.rests();
  // What its settings lead to needs no weights.
  await expect.poll(() => board.hash()).toBe('#v=1&fig=5&fig=20-20,l=0.3&fig=20-20,l=0.1&fig=optimum');
});

test('a board that trains has no moment in its link, whatever was changed on the way', async ({ board }) => {
  // Gradient descent so slow that it never converges; and after a person has pressed play, it never rests.
  await board.open('#points=50&test=0&optimizer=sgd&rate=0.001&fig=3&fig=4');
  await board.resetToStart();
  await board.stepUpdate.click();
  await expect(board.figure(0).updates).toHaveText('1 update');
  await board.figure(0).enter('lambda-input', '0.3');
  const scene = (/** @type {string[]} */ ...moments) =>
    `#v=1&points=50&test=0&optimizer=sgd&rate=0.001&fig=3,l=0.3${moments[0] ?? ''}&fig=4${moments[1] ?? ''}`;
  await expect
    .poll(async () => (await board.hash()).replace(/w=[\w-]+/, 'w'))
    .toBe(scene(',w,at=1', ',at=1'));
  await board.play.click();
  await expect.poll(() => board.hash()).toBe(scene());
});

test('a hash that is edited, followed or gone back to becomes the scene', async ({ board, page }) => {
  await board.openAtRest('#fig=3,l=0.1');
  const first = await board.shown();
  await board.follow('#fig=4,l=0.2&fig=optimum');
  await expect(board.captions).toHaveText(['1 hidden layer of size 4, λ = 0.2', 'Theoretical optimum']);
  await board.rests();
  await page.goBack();
  await expect(board.captions).toHaveText(['1 hidden layer of size 3, λ = 0.1']);
  await board.rests();
  expect(await board.shown()).toEqual(first);
});

test('a scene that was left paused trains again when a link is followed', async ({ board }) => {
  await board.open('#points=50&optimizer=sgd&rate=0.001&fig=4');
  await board.stepUpdate.click(); // pauses
  await expect(board.transport).toHaveAttribute('data-going', 'false');
  await board.follow('#fig=3,l=0.2');
  await board.rests();
  await expect(board.figure(0).progress).toHaveAttribute('data-progress', 'converged');
});

test('links that mail programs have escaped are understood', async ({ board }) => {
  await board.open('#v%3D1&fig%3D20-20%2Cl%3D0.1&fig=optimum');
  await expect(board.captions).toHaveText([
    '2 hidden layers of size 20 each, λ = 0.1',
    'Theoretical optimum',
  ]);
  await expect(board.notices).toHaveCount(0);
});

for (const [what, hash] of /** @type {const} */ ([
  ['HTML has escaped', '#v=1&amp;source=moons&amp;noise=0.5&amp;fig=20-20,l=0.1&amp;fig=optimum'],
  ['have been broken into lines', '#v=1&source=moons&noise=0.5%0D%0A&fig=20-20,%20l=0.1&fig=optimum'],
  ['have been escaped twice', '#v=1%2526source=moons%2526noise=0.5%2526fig=20-20%252Cl=0.1%2526fig=optimum'],
  ['stand in brackets at the end of a sentence', '#v=1&source=moons&noise=0.5&fig=20-20,l=0.1&fig=optimum).'],
])) {
  test(`links that ${what} are understood, and the address is tidy again`, async ({ board, page }) => {
    await board.open(hash);
    await expect(board.captions).toHaveText([
      '2 hidden layers of size 20 each, λ = 0.1',
      'Theoretical optimum',
    ]);
    await expect(page.getByTestId('noise-input')).toHaveValue('0.5');
    await expect(board.notices).toHaveCount(0);
    await expect.poll(() => board.hash()).toBe('#v=1&source=moons&noise=0.5&fig=20-20,l=0.1&fig=optimum');
  });
}

test('a change made just before a reload is not lost, and is not put into other pages', async ({
  board,
  page,
}) => {
  await board.openAtRest('#v=1&points=50&fig=1,l=1');
  // In one task, so that nothing can be written in between.
  const reloadAfter = (/** @type {string} */ points) =>
    Promise.all([
      page.waitForEvent('load'),
      page.getByTestId('points-input').evaluate((/** @type {HTMLInputElement} */ input, value) => {
        input.value = value;
        input.dispatchEvent(new Event('input', { bubbles: true }));
        input.dispatchEvent(new Event('change', { bubbles: true }));
        location.reload();
      }, points),
    ]);
  await reloadAfter('60');
  await expect(page.getByTestId('points-input')).toHaveValue('60');
  await expect.poll(() => board.hash()).toBe('#v=1&points=60&fig=1,l=1');
  await board.open('#v=1&points=50&fig=1,l=1');
  await expect(page.getByTestId('points-input')).toHaveValue('50');
});

test.describe('the link can be copied', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('as it is now', async ({ board, page }) => {
    await board.open('#fig=3');
    // Starts anew, so that nothing of its training is in the link, however far it is.
    await board.figure(0).enter('size-1-input', '4');
    await page.getByTestId('copy-link').click();
    await expect(page.getByTestId('copy-link')).toContainText('Copied');
    await expect(page.getByRole('status').filter({ hasText: 'The link has been copied.' })).toHaveCount(1);
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(new URL(link).hash).toBe('#v=1&fig=4');
    expect(new URL(link).origin).toBe(new URL(page.url()).origin);
  });
});

test('a link that may not be copied is shown instead', async ({ board, page }) => {
  await board.open('#fig=3,l=0.5');
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('denied', 'NotAllowedError'));
  });
  await page.getByTestId('copy-link').click();
  await expect(board.notices).toHaveCount(1);
  await expect(board.notices).toContainText('#v=1&fig=3,l=0.5');
});
