/** The page as one file, opened by a double click. */
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../tools/run.js';
import { expect, test } from './support/fixtures.js';
import { openTab } from './support/inspector.js';
import { REFUSED, refusedBy } from './support/policy.js';

/** @type {string} */
let folder;
/** @type {string} */
let address;

test.use({ serviceWorkers: 'allow', savesData: false });

// By itself in a folder, whose name is one that people give.
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'Übung 4 '));
  const file = join(folder, 'mlp-playground.html');
  await copyFile(join(ROOT, 'dist-single/mlp-playground.html'), file);
  address = pathToFileURL(file).href;
});
test.afterAll(() => rm(folder, { recursive: true }));

/** What the file asks for that is not in it. @type {string[]} */
let asked = [];

test.beforeEach(({ page }) => {
  asked = [];
  page.on('request', (request) => {
    const url = request.url();
    const isOwn = /^(data|blob):/.test(url) || url.split(/[?#]/)[0] === address;
    if (page.url().startsWith('file:') && !isOwn) asked.push(url);
  });
});

/** The file stands for itself. @param {import('./support/board.js').Board} board */
async function isAlone(board) {
  expect(asked).toEqual([]);
  await expect(board.notices).toHaveCount(0);
}

test('trains to rest as the folder does, and keeps its link', async ({ board, page }) => {
  const link = '#v=1&points=40&fig=3,l=0.1';
  await board.openAtRest(link);
  const e = await board.figure(0).number('e');
  await page.goto(`${address}?lang=en${link}`);
  await board.rests();
  await expect(board.figure(0).progress).toHaveAttribute('data-progress', 'converged');
  expect(await board.figure(0).number('e')).toBe(e);
  await board.figure(0).enter('lambda-input', '0.2');
  await expect.poll(() => page.url()).toContain('fig=3,l=0.2');
  await board.rests();
  const changed = await board.figure(0).number('e');
  await page.reload();
  await board.rests();
  expect(await board.figure(0).number('e')).toBe(changed);
  await isAlone(board);
  expect(await page.locator('link[rel=manifest], link[rel=apple-touch-icon]').count()).toBe(0);
});

test('looks inside, and computes with the lab', async ({ board, page }) => {
  await page.goto(`${address}?lang=en#points=60&test=60&fig=3,l=0.02&fig=optimum&inspect=1`);
  await board.rests();
  await expect(page.getByTestId('weight').first()).toBeVisible();
  await openTab(page, 'curves');
  await expect(page.locator('.uplot').first()).toBeVisible();
  await page.goto('about:blank');
  await page.goto(`${address}#points=60&test=60&fig=3,l=0.02&fig=optimum&inspect=1&view=sweep,n=7`);
  await expect(page.getByTestId('sweep-job')).toHaveAttribute('data-end', 'done');
  await isAlone(board);
});

test('has its lessons, in German too', async ({ board, page }) => {
  await page.goto(`${address}?lang=de#v=1&lesson=overfitting/five`);
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.getByTestId('lesson')).toBeVisible();
  await isAlone(board);
});

test.describe('what it does not hold', () => {
  test.use({ expectedProblems: [/Content.Security.Policy|downloadable font|request to another server/] });

  test('it neither loads nor runs', async ({ board, page }) => {
    await page.goto(`${address}#points=20&fig=2,l=1`);
    await board.rests();
    expect(await refusedBy(page)).toEqual({ found: REFUSED, ran: false });
  });
});
