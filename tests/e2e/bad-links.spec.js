/** Bad links: field by field, what cannot be read gives way to its default, and one notice names it. */
import { BOARD, MAX_FIGURES } from '../../www/scene/schema.js';
import { formatCount } from '../../www/words/numbers.js';
import { expect, test } from './support/fixtures.js';

/** @type {[hash: string, named: (string | RegExp)[]][]} what the notice has to say */
const ONE_FIELD = [
  ['#source=nowhere', ['source', 'nowhere']],
  ['#source=42', ['source', '42']],
  ['#source=line&classes=3', ['classes', 'no classes']],
  ['#source=moons&noise=0.6&classes=5', ['classes', '5']],
  ['#source=blobs&noise=0.9&classes=5&balance=0.3', ['balance', 'two classes']],
  ['#balance=1', ['balance', '1', '0.05']],
  ['#source=blobs&noise=0.9&classes=5&show=5', ['show', '“5” is no class']],
  ['#show=9', ['show', '9']],
  ['#classes=two', ['classes', 'two']],
  ['#noise=loud', ['noise', 'loud']],
  ['#noise=-1', ['noise', '-1']],
  ['#noise=77', ['noise', '77']],
  ['#points=0', ['points', '0']],
  ['#points=1e9', ['points', '1e9']],
  ['#test=many', ['test', 'many']],
  ['#seed=-5', ['seed', '-5']],
  ['#seed=4294967296', ['seed', '4294967296']],
  ['#optimizer=magic', ['optimizer', 'magic', 'lbfgs']],
  ['#rate=0', ['rate', '0']],
  ['#rate=NaN', ['rate', 'NaN']],
  ['#batch=-1', ['batch', '-1']],
  ['#batch=1.5', ['batch', '1.5']],
  ['#fig=5-0', ['fig 1', 'layer sizes', '5-0']],
  ['#fig=65', ['fig 1', 'layer sizes', '65']],
  ['#fig=1-1-1-1-1-1-1-1-1-1-1', ['fig 1', 'layer sizes']],
  ['#fig=5,l=-0.1', ['fig 1', 'l', '-0.1']],
  ['#fig=5,l=Infinity', ['fig 1', 'l', 'Infinity']],
  ['#fig=5&fig=5,act=step', ['fig 2', 'act', 'step']],
  ['#fig=5,leak=1', ['fig 1', 'leak']],
  ['#fig=5,out=relu', ['fig 1', 'out', 'relu']],
  ['#fig=5,in=x1-x3', ['fig 1', 'in', 'x1-x3']],
  ['#fig=5,in=', ['fig 1', 'in']],
  ['#fig=5,init=random', ['fig 1', 'init', 'random']],
  ['#fig=5,seed=x', ['fig 1', 'seed', 'x']],
  ['#fig=5,colour=red', ['fig 1', 'colour']],
  ['#fig=optimum,l=1', ['fig 1', 'optimum']],
  ['#fig=optimum&fig=optimum', ['fig 2', 'optimum']],
  ['#speed=slow', ['speed', 'slow']],
  ['#tempo=3', ['tempo']],
  ['#points=20&points=30', ['points', 'more than once']],
  ['#v=abc', ['v', 'abc']],
  ['#v=2&points=50', ['version', '2']],
  ['#%E0%A4%A', ['E0%A4%A']],
  ['#fig=5,at=1000000000', ['fig 1', 'at', formatCount(1e9), formatCount(1e8)]],
  [`#source=own&own=AQ${'a'.repeat(170_000)}`, ['own', formatCount(170_002), formatCount(8000)]],
  [`#fig=5,w=${'A'.repeat(200_000)},at=3`, ['fig 1', 'w', formatCount(200_000), formatCount(96_000)]],
  ['#fig=', ['fig 1', 'layer sizes']],
];

test('every single field falls back, and one notice names it', async ({ board, page }) => {
  await board.open('#fig=1,l=1');
  for (const [hash, named] of ONE_FIELD) {
    await test.step(hash.slice(0, 60), async () => {
      await board.follow(hash);
      const name = hash.slice(0, 60);
      for (const words of named) await expect(board.notices, name).toContainText(words);
      await expect(board.notices, name).toHaveCount(1);
    });
  }
  await board.follow('#fig=1,l=1');
  await expect(board.captions).toHaveText(['1 hidden layer of size 1, λ = 1']);
  await expect(board.notices, 'a notice goes with its link').toHaveCount(0);
  await expect(page.getByTestId('points-input')).toHaveValue(String(BOARD.points.default));
  await board.rests();
});

test('a notice can be closed', async ({ board }) => {
  await board.open('#points=0&fig=1,l=1');
  await board.notices.getByRole('button', { name: 'Close' }).click();
  await expect(board.notices).toHaveCount(0);
  await board.rests();
  await expect(board.notices).toHaveCount(0);
});

test('what else the link says is kept', async ({ board, page }) => {
  await board.openAtRest('#source=circle&noise=quiet&points=60&fig=4,l=much,act=tanh&fig=optimum');
  await expect(board.notices).toHaveCount(1);
  await expect(board.notices).toContainText('noise');
  await expect(board.notices).toContainText('fig 1, l');
  await expect(page.getByTestId('source-select')).toHaveAttribute('data-value', 'circle');
  await expect(page.getByTestId('points-input')).toHaveValue('60');
  await expect(board.captions).toHaveText(['1 hidden layer of size 4, λ = 0', 'Theoretical optimum']);
  await expect(board.figure(0).detail).toContainText('tanh');
  // The address says what is shown.
  await expect.poll(() => board.hash()).toContain('fig=4,act=tanh&fig=optimum');
});

test('what the reader of links and what the engine refuse is one notice', async ({ board }) => {
  await board.open('#source=nowhere&classes=7&rate=fast&fig=3');
  await expect(board.notices).toContainText(['source']);
  await expect(board.notices).toHaveCount(1);
  await expect(board.notices).toContainText('classes');
  await expect(board.notices).toContainText('rate');
  await board.rests();
  await expect(board.notices).toHaveCount(1);
});

for (const [what, hash] of /** @type {const} */ ([
  ['garbage', '#?%%&&==,,=&fig=,,,&=&#'],
  ['10 kB of junk', `#${'x'.repeat(5000)}=${'9'.repeat(5000)}`],
  ['10 kB of fields', `#${Array.from({ length: 1000 }, (_, i) => `k${i}=${i}&`).join('')}`],
  ['a script', '#source=<img src=x onerror=alert(1)>&fig=<script>alert(1)</script>'],
])) {
  test(`${what} gives a working page and one notice`, async ({ board, page }) => {
    await board.openAtRest(`${hash}&fig=2,l=0.5`);
    await expect(board.notices).toHaveCount(1);
    // Short enough to be read.
    expect((await board.notices.innerText()).length).toBeLessThan(700);
    expect(await page.locator('body :is(img, script)').count()).toBe(0);
    const figure = await board.figure((await board.figures.count()) - 1);
    await expect(figure.caption).toHaveText('1 hidden layer of size 2, λ = 0.5');
    await figure.enter('lambda-input', '0.6');
    await expect(figure.caption).toHaveText('1 hidden layer of size 2, λ = 0.6');
  });
}

test('100 figures are cut to what a board holds', async ({ board }) => {
  await board.open(`#points=10&test=0&${Array.from({ length: 100 }, () => 'fig=1,l=1').join('&')}`);
  await expect(board.figures).toHaveCount(MAX_FIGURES);
  await expect(board.notices).toHaveCount(1);
  await expect(board.notices).toContainText(`at most ${MAX_FIGURES} figures`);
  await board.rests();
  await expect(board.figure(MAX_FIGURES - 1).progress).toHaveAttribute(
    'data-progress',
    /converged|collapsed/,
  );
});

test('a link from a newer page shows the default scene and says so', async ({ board, page }) => {
  await board.open('#v=9&fig=3&points=50');
  await expect(board.figures).toHaveCount(4);
  await expect(board.notices).toHaveCount(1);
  await expect(board.notices).toContainText('newer');
  // The link stays in the address for the page that can read it, until there is something else to say.
  await board.rests();
  await page.waitForTimeout(1000);
  expect(await board.hash()).toBe('#v=9&fig=3&points=50');
  await board.enter('points-input', '60');
  await expect.poll(() => board.hash()).toBe('#v=1&points=60');
});

test('where what is shown in place of a newer page’s link is paused, a reload leads to the same moment', async ({
  board,
  page,
}) => {
  await board.open('#v=9&fig=3&points=50');
  await board.stepUpdate.click(); // pauses first, and goes on from where it rests
  const updates = page.getByTestId('updates');
  await expect.poll(() => board.hash()).toMatch(/^#v=1&fig=5,at=/);
  const paused = await updates.allTextContents();
  await page.reload();
  await expect(updates).toHaveText(paused);
});

test('a page opens with a link that is far too long', async ({ board }) => {
  await board.open(`#v=1&source=own&own=AQ${'-a'.repeat(85_000)}&fig=2,l=0.5`);
  await expect(board.captions).toHaveText(['1 hidden layer of size 2, λ = 0.5']);
  await expect(board.notices).toHaveCount(1);
  await board.rests();
});
