/** The formula of a network: its numbers, its ties to the diagram, and weights that are moved in either. */
import { violations } from './support/axe.js';
import { expect, test } from './support/fixtures.js';
import { strangersIn } from './support/strangers.js';

const SMALL = '#points=60&test=60&fig=2,l=0.02&fig=optimum&inspect=1&view=formula';
const LINEAR = '#points=60&test=60&fig=0,l=0.02&fig=optimum&inspect=1&view=formula';
const LARGE = '#points=60&test=60&fig=12-3,l=0.1&fig=optimum&inspect=1&view=formula';
const CLASSES = '#source=blobs&classes=3&noise=1&points=60&test=60&fig=2,l=0.1&inspect=1&view=formula';
const CURVE = '#source=sine&noise=0.3&points=60&test=60&fig=2,l=0.01&inspect=1&view=formula';

/** @param {import('@playwright/test').Page} page */
const formulaOf = (page) => ({
  formula: page.getByTestId('formula'),
  weights: page.getByTestId('formula-weight'),
  inputs: page.getByTestId('formula-input'),
  equations: page.getByTestId('formula-equation'),
  units: page.getByTestId('formula-unit'),
  table: page.getByTestId('weight'),
  diagram: page.getByTestId('diagram'),
  knob: page.getByTestId('edge-knob'),
});

/** @param {import('@playwright/test').Locator} locator */
const valueOf = async (locator) => Number(await locator.getAttribute('data-value'));

/** z of an equation as it follows from the numbers that stand in it. @param {import('@playwright/test').Page} page */
const numbersOf = (page) =>
  page.evaluate(() => {
    const number = (/** @type {Element | null} */ element, /** @type {string} */ name) =>
      Number(element?.getAttribute(name));
    const equation = document.querySelector('[data-testid=formula-equation]');
    const all = (/** @type {string} */ name) =>
      [...document.querySelectorAll(`[data-testid=${name}]`)].map((element) => number(element, 'data-value'));
    return {
      ...{ z: number(equation, 'data-z'), a: number(equation, 'data-a') },
      ...{ weights: all('formula-weight'), inputs: all('formula-input') },
    };
  });

const sigmoid = (/** @type {number} */ z) => 1 / (1 + Math.exp(-z));

test('one hidden layer of two is written out, and its numbers give t', async ({ board, page }) => {
  await board.openAtRest(SMALL);
  const { weights, inputs, equations } = formulaOf(page);
  await expect(weights).toHaveCount(9);
  await expect(inputs).toHaveCount(4);
  await expect(equations).toHaveCount(1);
  await expect(equations).toHaveAttribute('data-a', /\d/);
  const { weights: w, inputs: x, z, a } = await numbersOf(page);
  const [b, v1, b1, w11, w12, v2, b2, w21, w22] = w;
  const sum = b + v1 * sigmoid(b1 + w11 * x[0] + w12 * x[1]) + v2 * sigmoid(b2 + w21 * x[0] + w22 * x[1]);
  expect(z).toBeCloseTo(sum, 9);
  expect(a).toBeCloseTo(sigmoid(sum), 9);
});

test('symbols, numbers and the point are in the link', async ({ board, page }) => {
  await board.openAtRest(`${LINEAR},v=symbols,at=1.5:-2`);
  const { formula, inputs, equations } = formulaOf(page);
  await expect(formula).toHaveAttribute('data-show', 'symbols');
  await expect(formula.locator('.formula-number')).toHaveCount(0);
  await page.getByTestId('formula-numbers').click();
  await expect.poll(() => board.hash()).toContain('view=formula,v=numbers,at=1.5:-2');
  expect([await valueOf(inputs.first()), await valueOf(inputs.last())]).toEqual([1.5, -2]);
  const before = await equations.getAttribute('data-z');
  await inputs.first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(equations).not.toHaveAttribute('data-z', before ?? '');
  await expect.poll(() => board.hash()).not.toContain('at=1.5:-2');
  const { weights: w, inputs: x, z } = await numbersOf(page);
  expect(z).toBeCloseTo(w[0] + w[1] * x[0] + w[2] * x[1], 9);
});

test('the point that is read in the map goes into the link, and comes back from it', async ({
  board,
  page,
}) => {
  await board.openAtRest(SMALL);
  expect(await board.hash()).not.toContain('at=');
  await page.getByTestId('probe').focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => board.hash()).toMatch(/view=formula,at=[-\d.]+:[-\d.]+$/);
  const { equations, inputs } = formulaOf(page);
  const [z, x] = [await equations.getAttribute('data-z'), await valueOf(inputs.first())];
  await page.reload();
  await board.rests();
  await expect(inputs.first()).toHaveAttribute('data-value', String(x));
  await expect(equations).toHaveAttribute('data-z', String(z));
});

test('a factor and its line point at each other', async ({ board, page }) => {
  await board.openAtRest(LINEAR);
  const { formula, weights, diagram } = formulaOf(page);
  await expect(weights).toHaveCount(3);
  const look = () =>
    diagram.locator('canvas').evaluate((/** @type {HTMLCanvasElement} */ canvas) => canvas.toDataURL());
  const before = await look();
  await weights.nth(2).focus();
  await expect(formula.locator('[data-pointed]')).toHaveCount(1);
  await expect.poll(look).not.toBe(before);
  await expect(page.locator('.weight[data-pointed]')).toHaveCount(1);
  await weights.nth(2).blur();
  await expect.poll(look).toBe(before);
  // And from the line to the factor: the middle between the second input and the output.
  const [from, to] = await page.evaluate(() => {
    const box = /** @type {Element} */ (document.querySelector('.diagram')).getBoundingClientRect();
    const unit = /** @type {Element} */ (document.querySelector('.diagram .unit')).getBoundingClientRect();
    return [box, unit].map(({ left, top, height }) => ({ left, top, height }));
  });
  const y = to.top + to.height / 2;
  // Along the column just before the output all lines run together; step down until one is met.
  let found = 0;
  for (let step = -30; step <= 30 && !found; step += 2) {
    await page.mouse.move(to.left - 60, y + step);
    found = await formula.locator('[data-pointed]').count();
  }
  expect(found).toBe(1);
  await page.mouse.move(from.left + 2, from.top + 2);
  await expect(formula.locator('[data-pointed]')).toHaveCount(0);
});

test('a weight that is moved in formula, diagram or table moves in all three, and is one edit', async ({
  board,
  page,
}) => {
  await board.openAtRest(LINEAR);
  const { weights, table, knob, equations } = formulaOf(page);
  const weight = weights.nth(1);
  await expect(equations).toHaveAttribute('data-z', /\d/);
  const start = await valueOf(weight);
  const told = () => table.nth(1).locator('.weight-value').innerText();
  const inTable = await told();

  // In the formula, with the pointer.
  const box = /** @type {{ x: number, y: number, width: number, height: number }} */ (
    await weight.boundingBox()
  );
  await page.mouse.move(box.x + 8, box.y + 8);
  await page.mouse.down();
  await page.mouse.move(box.x + 28, box.y + 8, { steps: 5 });
  await page.mouse.move(box.x + 48, box.y + 8, { steps: 5 });
  await page.mouse.up();
  const dragged = await valueOf(weight);
  // A pixel is a step of the slider, 1/40.
  expect(dragged).toBeGreaterThan(start + 0.7);
  expect(dragged).toBeLessThan(start + 1.3);
  await expect.poll(told).not.toBe(inTable);
  await expect
    .poll(async () => (await numbersOf(page)).z)
    .toBeCloseTo(
      await page.evaluate(() => {
        const all = (/** @type {string} */ name) =>
          [...document.querySelectorAll(`[data-testid=${name}]`)].map((one) =>
            Number(one.getAttribute('data-value')),
          );
        const [w, x] = [all('formula-weight'), all('formula-input')];
        return w[0] + w[1] * x[0] + w[2] * x[1];
      }),
      9,
    );
  await page.getByTestId('undo').click();
  await expect.poll(() => valueOf(weight)).toBe(start);
  await expect(page.getByTestId('undo')).toBeDisabled();

  // With the keys.
  await weight.focus();
  await page.keyboard.press('ArrowRight');
  const stepped = await valueOf(weight);
  expect(stepped).toBeGreaterThan(start);
  expect(stepped - start).toBeLessThanOrEqual(0.0251);
  await page.keyboard.press('Shift+ArrowRight');
  expect((await valueOf(weight)) - stepped).toBeCloseTo(0.0025, 6);

  // On the line's handle in the diagram, by key and by pointer.
  await table.nth(1).click();
  await expect(knob).toHaveCount(1);
  await knob.focus();
  await page.keyboard.press('ArrowLeft');
  const left = await valueOf(weight);
  expect(left).toBeLessThan(stepped + 0.0025);
  const handle = /** @type {{ x: number, y: number }} */ (await knob.boundingBox());
  await page.mouse.move(handle.x + 9, handle.y + 9);
  await page.mouse.down();
  await page.mouse.move(handle.x + 29, handle.y - 11, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => valueOf(weight)).toBeGreaterThan(left + 0.8);

  // On the number in the table.
  const high = await valueOf(weight);
  const cell = /** @type {{ x: number, y: number, width: number }} */ (await table.nth(1).boundingBox());
  await page.mouse.move(cell.x + cell.width - 8, cell.y + 8);
  await page.mouse.down();
  await page.mouse.move(cell.x + cell.width - 48, cell.y + 8, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => valueOf(weight)).toBeLessThan(high - 0.8);
});

test('a line is dragged by itself', async ({ board, page }) => {
  await board.openAtRest(CURVE);
  const { weights } = formulaOf(page);
  await expect(weights.first()).toBeVisible();
  const theta = () => weights.evaluateAll((all) => all.map((one) => one.getAttribute('data-value')));
  const before = await theta();
  const unit = /** @type {{ x: number, y: number, height: number }} */ (
    await page.getByTestId('diagram').locator('.unit').last().boundingBox()
  );
  // Before the output lines run together: whichever is met first.
  for (let step = -30; step <= 30; step += 2) {
    await page.mouse.move(unit.x - 40, unit.y + unit.height / 2 + step);
    if ((await page.getByTestId('weight-tip').count()) > 0) break;
  }
  await expect(page.getByTestId('weight-tip')).toHaveCount(1);
  await page.mouse.down();
  await page.mouse.move(unit.x, unit.y + unit.height / 2 - 40, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => (await theta()).filter((value, i) => value !== before[i]).length).toBe(1);
});

test('larger networks are folded: layers, long sums and units unfold', async ({ board, page }) => {
  await board.openAtRest(LARGE);
  const { weights, equations, units } = formulaOf(page);
  await expect(page.getByTestId('formula-layer')).toHaveCount(3);
  await expect(equations).toHaveCount(1);
  await expect(weights).toHaveCount(4);
  // a₁ of layer 2 is written out in its place, with 12 + 1 weights, of which five are shown.
  await units.first().click();
  await expect(weights).toHaveCount(4 + 5);
  await page.getByTestId('formula-more').click();
  await expect(weights).toHaveCount(4 + 13);
  await page.getByTestId('formula-layer-head').last().click();
  await expect(equations).toHaveCount(1 + 3);
  await page.getByTestId('formula-units').click();
  await expect(equations).toHaveCount(1 + 12);
  await page.getByTestId('formula-layer-head').last().click();
  await expect(equations).toHaveCount(1);
});

test('softmax outputs are written as their z and their shares', async ({ board, page }) => {
  await board.openAtRest(CLASSES);
  const { equations } = formulaOf(page);
  await expect(equations).toHaveCount(3);
  await expect(equations.last()).toHaveAttribute('data-a', /\d/);
  const read = await equations.evaluateAll((all) =>
    all.map((one) => ({ z: Number(one.getAttribute('data-z')), a: Number(one.getAttribute('data-a')) })),
  );
  const sum = read.reduce((all, { z }) => all + Math.exp(z), 0);
  for (const { z, a } of read) expect(a).toBeCloseTo(Math.exp(z) / sum, 9);
});

for (const [width, height] of [
  [1440, 900],
  [360, 740],
]) {
  for (const lang of ['en', 'de']) {
    test(`at ${width} px in ${lang} formula and diagram are seen at once`, async ({ board, page }) => {
      await page.setViewportSize({ width, height });
      await page.goto(`./?lang=${lang}${SMALL}`);
      await board.rests();
      const { weights, diagram } = formulaOf(page);
      await weights.last().focus();
      await expect(weights.last()).toBeInViewport({ ratio: 1 });
      await expect(diagram).toBeInViewport({ ratio: 0.9 });
      // And coming to one from below, where what stays in sight could lie over it.
      for (const weight of [weights.first(), weights.last()]) {
        await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
        await weight.focus();
        const isCovered = await weight.evaluate((element) => {
          const { left, top, width, height } = element.getBoundingClientRect();
          return !element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
        });
        expect(isCovered, 'nothing lies over what is focused').toBe(false);
      }
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      // It looks at both languages.
      if (lang === 'en') expect(await violations(page, 'mlp-inspector')).toEqual([]);
    });
  }
}

test('its words are of the catalogue', async ({ board, page }) => {
  for (const link of [SMALL, LARGE, CLASSES]) {
    await page.goto('about:blank');
    await page.goto(`./?lang=pseudo${link}`);
    await expect(page.getByTestId('formula-weight').first()).toBeVisible();
    await board.isStill();
    const symbols = ['σ', 'θ', 'a', 't', 'x', 'z', 'e', 'r', 'Θ', 'tanh', 'softmax', 'exp'];
    const { count, strange } = await strangersIn(
      page,
      'mlp-tool-formula > .formula, mlp-tool-formula > .formula-tools, mlp-tool-formula > p',
      symbols,
    );
    expect(count).toBeGreaterThan(10);
    expect(strange).toEqual([]);
  }
});
