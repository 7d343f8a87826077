/** Outputs and their errors. */
import { readFile } from 'node:fs/promises';
import { expect, test } from './support/fixtures.js';
import { strangersIn } from './support/strangers.js';

const TWO = '#points=60&test=60&fig=2,l=0.1&fig=optimum&inspect=1&view=outputs';
const LINEAR = '#points=60&test=60&fig=0,l=0.1&fig=optimum&inspect=1&view=outputs';
const FOUR = '#source=blobs&classes=4&noise=1&points=60&test=60&fig=3,l=0.1&inspect=1&view=outputs';
const CURVE = '#source=sine&noise=0.3&points=60&test=60&fig=3,l=0.01&inspect=1&view=outputs';

/** @param {import('@playwright/test').Page} page */
const outputsOf = (page) => ({
  shares: page.getByTestId('outputs-shares'),
  d: page.getByTestId('outputs-d'),
  from: page.getByTestId('outputs-from'),
  number: page.getByTestId('outputs-point-input'),
  of: (/** @type {string} */ name) => page.getByTestId(`outputs-${name}`),
});

/** @param {import('@playwright/test').Locator} locator */
const valueOf = async (locator) => Number(await locator.getAttribute('data-value'));

/** @param {import('@playwright/test').Locator} shares */
const sharesOf = async (shares) => ((await shares.getAttribute('data-shares')) ?? '').split(' ').map(Number);

test('four classes: bars and −ln t_c of a training point, then of logits by hand', async ({
  board,
  page,
}) => {
  await board.openAtRest(`${FOUR},p=3`);
  const { shares, d, of } = outputsOf(page);
  await expect(d).toHaveAttribute('data-value', /\d/);
  const t = await sharesOf(shares);
  expect(t).toHaveLength(4);
  expect(t.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
  const c = Number(await of('class').inputValue());
  // Clouds that are far apart: the network is right about all of their points.
  expect(c).toBe(1 + t.indexOf(Math.max(...t)));
  expect(await valueOf(d)).toBeCloseTo(-Math.log(t[c - 1]), 9);
  await expect(of('class')).toBeDisabled();
  // The next point is another one, and in the link.
  await of('after').click();
  await expect.poll(() => board.hash()).toContain('view=outputs,p=4');
  await expect.poll(() => shares.getAttribute('data-shares')).not.toBe(t.join(' '));
  const classes = new Set([String(c)]);
  for (let i = 0; i < 6; i++) {
    await of('after').click();
    classes.add(await of('class').inputValue());
  }
  expect(classes.size).toBeGreaterThan(1);
  // Moving one makes all of them one's own.
  await page.getByTestId('outputs-z2-input').fill('3');
  await page.keyboard.press('Enter');
  await expect(of('from')).toHaveValue('own');
  await page.getByTestId('outputs-z1-input').fill('1');
  await page.keyboard.press('Enter');
  const own = await sharesOf(shares);
  expect(own[1] / own[0]).toBeCloseTo(Math.exp(2), 9);
  await of('class').selectOption('1');
  await expect.poll(() => valueOf(d)).toBeCloseTo(-Math.log(own[0]), 9);
  await expect.poll(() => board.hash()).toContain('p=own');
});

test('one sigmoid output: t₁ and 1 − t₁', async ({ board, page }) => {
  await board.openAtRest(`${TWO},p=own,z=2,c=2`);
  const { shares, d } = outputsOf(page);
  await expect(shares).toBeVisible();
  const [rest, t] = await sharesOf(shares);
  expect(t).toBeCloseTo(1 / (1 + Math.exp(-2)), 12);
  expect(rest).toBeCloseTo(1 - t, 12);
  expect(await valueOf(d)).toBeCloseTo(Math.log(1 + Math.exp(-2)), 12);
});

test('two softmax outputs are one sigmoid, and without hidden layers at rest at 2λ', async ({
  board,
  page,
}) => {
  await board.openAtRest(`${LINEAR},s=two,z=1.5:-0.5`);
  const { of } = outputsOf(page);
  expect(await valueOf(of('softmax').last())).toBeCloseTo(1 / (1 + Math.exp(-2)), 12);
  expect(await valueOf(of('sigmoid'))).toBeCloseTo(1 / (1 + Math.exp(-2)), 12);
  await of('shift').click();
  await expect.poll(() => board.hash()).toContain('z=2.5:0.5');
  expect(await valueOf(of('softmax').last())).toBeCloseTo(1 / (1 + Math.exp(-2)), 12);
  const verdict = of('rest-verdict');
  await expect(verdict).toHaveAttribute('data-verdict', 'same');
  expect(Number(await verdict.getAttribute('data-doubled'))).toBeLessThanOrEqual(1e-6);
});

test('with a hidden layer no multiple of λ fits; without λ, or two classes, there is nothing to compare', async ({
  board,
  page,
}) => {
  await board.openAtRest(`${TWO},s=two`);
  const { of } = outputsOf(page);
  await expect(of('rest-verdict')).toHaveAttribute('data-verdict', 'none');
  expect(Number(await of('rest-verdict').getAttribute('data-least'))).toBeGreaterThan(1e-4);
  await board.follow(TWO.replace('l=0.1', 'l=0').concat(',s=two'));
  await expect(of('lack')).toHaveAttribute('data-lack', 'lambda');
  await board.follow(`${FOUR},s=two`);
  await expect(of('lack')).toHaveAttribute('data-lack', 'classes');
});

test('a regression has its squared error, and softmax says what it needs', async ({ board, page }) => {
  await board.openAtRest(`${CURVE},s=squared,p=2`);
  const { of } = outputsOf(page);
  await expect(of('d')).toHaveAttribute('data-value', /\d/);
  const [t, y] = [await of('t-input').inputValue(), await of('y-input').inputValue()].map((text) =>
    Number(text.replace('−', '-')),
  );
  expect(await valueOf(of('d'))).toBeCloseTo((t - y) ** 2, 3);
  expect(await valueOf(of('slope'))).toBeCloseTo(2 * (t - y), 3);
  await of('softmax').first().click();
  await expect(of('needs')).toBeVisible();
  await board.follow(`${TWO},s=squared,t=3,y=1`);
  await expect(of('by-hand')).toBeVisible();
  await expect.poll(() => valueOf(of('d'))).toBe(4);
  expect(await valueOf(of('slope'))).toBe(4);
});

test('the wrong pairing has no gradient where it is confidently wrong', async ({ board, page }) => {
  await board.openAtRest(`${TWO},s=pairing`);
  const { of } = outputsOf(page);
  const t = 1 / (1 + Math.exp(6));
  expect(await valueOf(of('right-gradient'))).toBeCloseTo(t - 1, 9);
  expect(await valueOf(of('wrong-gradient'))).toBeCloseTo(2 * (t - 1) * t * (1 - t), 9);
  await expect(of('verdict')).toHaveAttribute('data-state', 'wrong');
  expect(Number(await of('verdict').getAttribute('data-factor'))).toBeGreaterThan(200);
  await of('target-0').click();
  await expect(of('verdict')).toHaveAttribute('data-state', 'right');
  await expect.poll(() => board.hash()).toContain('view=outputs,s=pairing,o=0');
  const slider = of('logit-slider');
  await slider.focus();
  await page.keyboard.press('PageUp');
  await expect.poll(() => board.hash()).toContain('w=-4');
});

test('pictures are saved, with their numbers', async ({ board, page }) => {
  await board.openAtRest(`${TWO},s=pairing`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('outputs-pairing-save-svg').click(),
  ]);
  const svg = await readFile(await download.path(), 'utf8');
  expect(svg).toContain('<svg');
  expect(svg.match(/<path/g)?.length).toBeGreaterThan(4);
  await page.getByTestId('outputs-pairing-table').locator('summary').click();
  await expect(page.getByTestId('outputs-pairing-table').locator('tbody tr')).toHaveCount(41);
});

const LINKS = [FOUR, `${LINEAR},s=two`, `${CURVE},s=squared`, `${TWO},s=pairing`, `${TWO},p=probe`];

test('its words are of the catalogue', async ({ board, page }) => {
  for (const link of [...LINKS, `${CURVE}`, `${TWO},s=squared`, `${FOUR},s=two`]) {
    await page.goto('about:blank');
    await page.goto(`./?lang=pseudo${link}`);
    await expect(page.locator('mlp-tool-outputs .outputs-sections')).toBeVisible();
    await board.rests();
    const symbols = [
      'σ',
      't',
      'y',
      'z',
      'e',
      'D',
      'c',
      'ln',
      'exp',
      'softmax',
      'λ',
      'SVG',
      'PNG',
      'PDF',
      'x',
    ];
    const { count, strange } = await strangersIn(page, 'mlp-tool-outputs', symbols);
    expect(count).toBeGreaterThan(5);
    expect(strange).toEqual([]);
  }
});
