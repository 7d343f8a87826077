/** Optimizer, learning rate and batch size. */
import { expect, test } from './support/fixtures.js';

const ONE = '#points=60&fig=4,l=0.01';

test('learning rate and batch size are shown where the optimizer uses them', async ({ board }) => {
  await board.openAtRest(ONE);
  await board.showMore();
  await expect(board.control('seed-input')).toBeVisible();
  const fields = ['learning-rate-slider', 'learning-rate-input', 'batch-size-input'].map((id) =>
    board.control(id),
  );
  for (const field of fields) await expect(field).toHaveCount(0);
  for (const optimizer of ['sgd', 'momentum', 'adam']) {
    await board.control('optimizer-select').selectOption(optimizer);
    for (const field of fields) await expect(field).toBeVisible();
  }
  await board.control('optimizer-select').selectOption('lbfgs');
  for (const field of fields) await expect(field).toHaveCount(0);
});

test('another optimizer goes on from the current weights', async ({ board }) => {
  await board.openAtRest(ONE);
  await board.resetToStart();
  for (let i = 0; i < 5; i++) await board.stepUpdate.click();
  const figure = board.figure(0);
  await expect.poll(() => figure.number('updates')).toBe(5);
  await board.isStill();
  const before = await figure.shown();
  for (const optimizer of ['adam', 'momentum', 'sgd', 'lbfgs']) {
    await board.control('optimizer-select').selectOption(optimizer);
    await board.isStill();
    expect(await figure.shown(), optimizer).toEqual(before);
  }
  await board.stepUpdate.click();
  await expect.poll(() => figure.number('updates')).toBe(6);
});

for (const optimizer of ['sgd', 'momentum', 'adam']) {
  test(`${optimizer} learns, in batches too`, async ({ board }) => {
    await board.openAtRest(`#points=100&optimizer=${optimizer}&rate=0.03&batch=10&fig=4,l=0.01&fig=4,l=0.01`);
    const [first, second] = await board.allFigures();
    const e = await first.number('e');
    await board.resetToStart();
    expect(await first.number('e')).toBeGreaterThan(e + 0.1);
    // Two networks that are set alike do alike, shuffled batches included.
    await board.stepEpoch.click();
    await expect(first.updates).toHaveText('10 updates, 1 epoch');
    await expect(second.updates).toHaveText('10 updates, 1 epoch');
    expect(await second.number('e')).toBe(await first.number('e'));
  });
}

test('learning rate and batch size can be set, and only to what makes sense', async ({ board, page }) => {
  await board.open('#points=60&optimizer=sgd&fig=2,l=0.1');
  await board.enter('learning-rate-input', '0,012');
  await expect.poll(() => board.hash()).toContain('rate=0.012');
  await board.control('learning-rate-slider').focus();
  await page.keyboard.press('ArrowRight');
  await expect(board.control('learning-rate-input')).toHaveValue('0.03');
  await expect(board.control('learning-rate-slider')).toHaveAttribute(
    'aria-valuetext',
    'Learning rate = 0.03',
  );
  for (const wrong of ['0', '-0.1', 'fast']) {
    await board.enter('learning-rate-input', wrong);
    await expect(page.locator('#learning-rate-error')).toContainText(
      'Learning rate must be a number above 0',
    );
    await expect(page.locator('#learning-rate-error')).toContainText('It stays 0.03.');
  }
  for (const wrong of ['-1', '2.5', '5001']) {
    await board.enter('batch-size-input', wrong);
    await expect(page.locator('#batch-size-error')).toContainText('Batch size must be a whole number');
  }
  // More than there are points is all of them.
  await board.enter('batch-size-input', '5000');
  await expect.poll(() => board.hash()).toContain('batch=5000');
  await board.resetToStart();
  await board.stepEpoch.click();
  await expect(board.figure(0).updates).toHaveText('1 update');
});

test('a learning rate that is too large is explained, and the page lives on', async ({ board, page }) => {
  await board.openAtRest('#points=60&fig=8-8,l=0.1,act=relu&fig=optimum');
  await board.resetToStart();
  await board.control('optimizer-select').selectOption('sgd');
  await board.enter('learning-rate-input', '1000');
  await board.play.click();
  const figure = board.figure(0);
  await expect(figure.progress).toHaveAttribute('data-progress', 'diverged');
  await expect(figure.root).toContainText(/smaller learning rate/);
  await board.rests();
  // The last finite state stays in sight.
  expect(Number.isFinite(await figure.number('e'))).toBe(true);
  expect(await figure.alternative()).toContain('diverged');
  await expect(board.announcement).toContainText('1 of 1 networks diverged');

  await board.enter('learning-rate-input', '0.01');
  await board.resetToStart();
  const e = await figure.number('e');
  await board.stepEpoch.click();
  await expect(figure.progress).toHaveAttribute('data-progress', 'paused');
  await expect.poll(() => figure.number('e')).toBeLessThan(e);
  await expect(page.getByTestId('notice')).toHaveCount(0);
});
