/** λ, the weight of the penalty: its slider and its field, and what they do to the figure. */
import { expect, test } from './support/fixtures.js';

const TWO = '#points=100&fig=6,l=0.01&fig=6,l=0.01&fig=optimum';

test('keys on the slider of one figure change this figure, and no other', async ({ board, page }) => {
  await board.openAtRest(TWO);
  const [changed, other, optimum] = await board.allFigures();
  const before = await board.shown();
  const e = await changed.number('e');

  await changed.control('lambda-slider').focus();
  await page.keyboard.press('PageUp');
  await expect(changed.caption).not.toHaveText(/λ = 0.01\s*$/);
  await expect(changed.control('lambda-slider')).toHaveAttribute('aria-valuetext', 'λ = 0.1');
  await board.rests();

  const after = await board.shown();
  expect(after[0].pixels).not.toBe(before[0].pixels);
  expect(await changed.number('e')).toBeGreaterThan(e); // the minimum of E grows with λ
  expect(after.slice(1)).toEqual(before.slice(1));
  expect(await changed.differenceFrom(other)).toBeGreaterThan(0);
  await expect(optimum.caption).toHaveText('Theoretical optimum');
});

test('contours, numbers and caption move along while the slider is dragged', async ({ board, page }) => {
  await board.openAtRest('#fig=20-20,l=0.001');
  const figure = board.figure(0);
  const slider = figure.control('lambda-slider');
  const box = await slider.boundingBox();
  if (!box) throw new Error('the slider is not laid out');
  const y = box.y + box.height / 2;
  const at = (/** @type {number} */ share) => box.x + 8 + share * (box.width - 16);

  await page.mouse.move(at(0.25), y);
  await page.mouse.down();
  // The button stays down: every change below is seen before the drag has ended.
  for (const share of [0.4, 0.55, 0.7, 0.85]) {
    const [pixels, e, caption] = [
      await figure.pixels(),
      await figure.number('e'),
      await figure.caption.innerText(),
    ];
    await page.mouse.move(at(share), y, { steps: 4 });
    await expect.poll(() => figure.pixels()).not.toBe(pixels);
    await expect.poll(() => figure.number('e')).toBeGreaterThan(e);
    await expect(figure.caption).not.toHaveText(caption);
  }
  await page.mouse.up();
  await board.rests();
  // The field and the caption say the same number.
  const shown = await figure.control('lambda-input').inputValue();
  await expect(figure.caption).toHaveText(`2 hidden layers of size 20 each, λ = ${shown}`);
});

test('the left end of the slider is a true 0, and its right end is 10', async ({ board, page }) => {
  await board.openAtRest('#points=50&fig=3,l=0.1');
  const figure = board.figure(0);
  expect(await figure.number('lambda-r')).toBeGreaterThan(0);
  await figure.control('lambda-slider').focus();
  await page.keyboard.press('Home');
  await expect(figure.caption).toHaveText('1 hidden layer of size 3, λ = 0');
  await expect(figure.control('lambda-input')).toHaveValue('0');
  await expect.poll(() => figure.number('lambda-r')).toBe(0);
  // In the link, too, which stays short: at rest, a figure is what its settings lead to.
  await expect.poll(() => board.hash()).toBe('#v=1&points=50&fig=3');
  // The very next position is the smallest λ of the scale.
  await page.keyboard.press('ArrowRight');
  await expect(figure.caption).toHaveText('1 hidden layer of size 3, λ = 0.0001');
  await page.keyboard.press('End');
  await expect(figure.caption).toHaveText('1 hidden layer of size 3, λ = 10');
  await board.rests();
});

test('changing λ goes on from the current weights', async ({ board }) => {
  await board.openAtRest(TWO);
  const figure = board.figure(0);
  // Paused, nothing trains: the weights stay, and only the penalty weighs more.
  await board.resetToStart();
  for (let i = 0; i < 12; i++) await board.stepUpdate.click();
  await expect.poll(() => figure.number('updates')).toBe(12);
  await board.isStill();
  const [d, lambdaR, pixels] = [
    await figure.number('d'),
    await figure.number('lambda-r'),
    await figure.pixels(),
  ];
  await figure.enter('lambda-input', '0.1');
  await expect.poll(() => figure.number('lambda-r')).toBeGreaterThan(lambdaR);
  await board.isStill();
  expect(await figure.number('lambda-r')).toBeCloseTo(10 * lambdaR, 2);
  expect(await figure.number('d')).toBe(d);
  expect(await figure.number('updates')).toBe(12);
  expect(await figure.pixels()).toBe(pixels);
  // And the counter goes on from there.
  await board.stepUpdate.click();
  await expect.poll(() => figure.number('updates')).toBe(13);
});

test('λ away and back gives the former figure, and the same λ elsewhere the same', async ({ board }) => {
  await board.openAtRest('#points=100&fig=6-6,l=0.1&fig=6-6,l=0.01');
  const [figure, other] = await board.allFigures();
  const [before, others] = await board.shown();
  // So large that all weights shrink to 0, from where no update leads back.
  await figure.enter('lambda-input', '5');
  await board.rests();
  await expect(figure.progress).toHaveAttribute('data-progress', 'collapsed');
  await figure.enter('lambda-input', '0.1');
  await board.rests();
  expect(await board.shown()).toEqual([before, others]);
  await expect.poll(() => board.hash()).toBe('#v=1&points=100&fig=6-6,l=0.1&fig=6-6,l=0.01');
  await figure.enter('lambda-input', '0.01');
  await board.rests();
  expect(await figure.differenceFrom(other)).toBe(0);
  expect(await figure.number('updates')).toBe(await other.number('updates'));
});

test('while λ moves the picture goes on from the present weights, and never shows an untrained network', async ({
  board,
}) => {
  await board.openAtRest('#points=100&fig=6-6,l=0.1');
  const figure = board.figure(0);
  const accuracy = await figure.number('accuracy');
  const least = await board.page.evaluateHandle(() => {
    const seen = { accuracy: Infinity };
    new MutationObserver(() => {
      const text = document.querySelector('[data-testid=accuracy]')?.textContent ?? '';
      seen.accuracy = Math.min(seen.accuracy, parseFloat(text));
    }).observe(document, { subtree: true, childList: true, characterData: true });
    return seen;
  });
  for (const lambda of ['0.11', '0.12', '0.13', '0.14']) await figure.enter('lambda-input', lambda);
  await board.rests();
  const seen = await least.evaluate((seen) => seen.accuracy);
  expect(seen).toBeGreaterThan(accuracy - 10);
});

test('the field takes a decimal comma and exponents', async ({ board }) => {
  await board.openAtRest('#points=50&fig=3,l=0.1');
  const figure = board.figure(0);
  for (const [typed, meant] of [
    ['0,05', '0.05'],
    ['1e-3', '0.001'],
    ['  .25 ', '0.25'],
    ['3', '3'],
    ['0.00001', '1·10⁻⁵'],
    ['0', '0'],
  ]) {
    await figure.enter('lambda-input', typed);
    await expect(figure.caption).toHaveText(`1 hidden layer of size 3, λ = ${meant}`);
    await expect(figure.problemOf('lambda-input')).toBeEmpty();
  }
});

test('the field names what it cannot take, and the old value stays', async ({ board, page }) => {
  await board.openAtRest('#points=50&fig=3,l=0.1');
  const figure = board.figure(0);
  const field = figure.control('lambda-input');
  for (const [typed, named] of [
    ['abc', 'not “abc”'],
    ['-1', 'not “-1”'],
    ['1e9', 'not “1e9”'],
    ['Infinity', 'not “Infinity”'],
    ['0x10', 'not “0x10”'],
    ['1.2.3', 'not “1.2.3”'],
    ['', 'cannot be empty'],
  ]) {
    await figure.enter('lambda-input', typed);
    const problem = figure.problemOf('lambda-input');
    await expect(problem).toContainText(/^λ must be a number from 0 to/);
    await expect(problem).toContainText(named);
    await expect(problem).toContainText('It stays 0.1.');
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveAccessibleDescription(/λ must be/);
    await expect(figure.caption).toHaveText('1 hidden layer of size 3, λ = 0.1');
  }
  await expect.poll(() => board.hash()).toBe('#v=1&points=50&fig=3,l=0.1');
  // Escape gives the value in force back.
  await field.focus();
  await page.keyboard.press('Escape');
  await expect(field).toHaveValue('0.1');
  await expect(figure.problemOf('lambda-input')).toBeEmpty();
  await expect(field).not.toHaveAttribute('aria-invalid');
});

test('the text alternative keeps up with the figure', async ({ board }) => {
  await board.openAtRest('#points=50&fig=3,l=10');
  const figure = board.figure(0);
  await expect.poll(() => figure.alternative()).toMatch(/λ = 10\. Probability of a cross as colour/);
  const e = (await figure.root.getByTestId('e').innerText()).trim();
  await expect.poll(() => figure.alternative()).toContain(`E = ${e}.`);
});

test(
  'the network of the seed takes its place softly, and at once for those who want less motion',
  { tag: '@chromium' },
  async ({ openBoard }) => {
    /** How often a picture shone through another one, while λ came to rest. */
    const fades = async (/** @type {'reduce' | 'no-preference'} */ reducedMotion) => {
      const board = await openBoard({ reducedMotion });
      await board.page.addInitScript(() => {
        const { drawImage } = CanvasRenderingContext2D.prototype;
        Object.assign(window, { fades: 0 });
        /** @this {CanvasRenderingContext2D} @param {any[]} args */
        CanvasRenderingContext2D.prototype.drawImage = function (...args) {
          const isPicture = args[0] instanceof HTMLCanvasElement && args[0].width === this.canvas.width;
          if (isPicture && this.globalAlpha < 1) /** @type {any} */ (window).fades += 1;
          Reflect.apply(drawImage, this, args);
        };
      });
      await board.openAtRest('#points=60&fig=4,l=0.1');
      const before = await board.page.evaluate(() => /** @type {any} */ (window).fades);
      await board.figure(0).enter('lambda-input', '0.3');
      await board.rests();
      return (await board.page.evaluate(() => /** @type {any} */ (window).fades)) - before;
    };
    expect(await fades('no-preference')).toBeGreaterThan(1);
    expect(await fades('reduce')).toBe(0);
  },
);
