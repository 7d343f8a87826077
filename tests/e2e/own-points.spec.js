/** Own points: drawn, opened from tables, saved, and carried in the link. */
import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './support/fixtures.js';

/** @import { Page } from '@playwright/test' */
/** @import { Board } from './support/board.js' */

/** Two figures that draw soon, and some points. */
const FEW = '#points=40&noise=0.2&test=0&fig=2,l=1&fig=optimum';

/** @param {Board} board */
const countOn = async (board) => (await board.figure(0).drawing()).marks.length;

/** @param {Page} page */
const factsOn = (page) => page.getByTestId('own-facts');

/** Opens own points on an empty plane, ready to draw. @param {Board} board @param {Page} page */
async function openEmptyPlane(board, page) {
  await board.openAtRest(FEW);
  await page.getByTestId('own-points').click();
  await page.getByTestId('draw-empty').click();
  await expect(factsOn(page)).toContainText('No points yet');
}

/** A place in the first figure's plot, by shares of its layer. @param {Page} page @param {number} x @param {number} y */
async function placeIn(page, x, y) {
  const box = await page.getByTestId('draw-layer').first().boundingBox();
  if (!box) throw new Error('no layer to draw on');
  return { x: box.x + x * box.width, y: box.y + y * box.height };
}

/** @param {Page} page @param {number} x @param {number} y */
async function clickIn(page, x, y) {
  const place = await placeIn(page, x, y);
  await page.mouse.click(place.x, place.y);
}

/** @param {Page} page @param {string} text */
async function paste(page, text) {
  if (await page.getByTestId('own-points').isVisible()) await page.getByTestId('own-points').click();
  else await page.getByTestId('open-table').click();
  await page.getByTestId('own-text').fill(text);
  await page.getByTestId('read-pasted').click();
}

test('the points of a source become own points, which have no known optimum', async ({ board, page }) => {
  await board.openAtRest(FEW);
  const marks = (await board.figure(0).drawing()).marks.map(({ shape }) => shape).sort();
  await page.getByTestId('source-select').selectOption('own');
  await expect(factsOn(page)).toHaveText('40 points: 20 class 0, 20 class 1');
  await board.rests();
  expect((await board.figure(0).drawing()).marks.map(({ shape }) => shape).sort()).toEqual(marks);
  await expect(board.figure(0).status).toHaveText('converged');
  const optimum = board.figure(1).root;
  await expect(optimum.getByTestId('no-optimum')).toHaveText('Own points have no known optimum.');
  await expect(optimum.getByTestId('bayes-error')).toHaveCount(0);
  await expect(optimum.locator('canvas')).toHaveCount(0);
  // Back to a source: its optimum is there again, and the own points are not lost.
  await page.getByTestId('source-select').selectOption('moons');
  await expect(optimum.getByTestId('bayes-error')).not.toHaveText('–');
  await page.getByTestId('source-select').selectOption('own');
  await expect(factsOn(page)).toHaveText('40 points: 20 class 0, 20 class 1');
});

test('with the mouse: add, spray, move, erase, undo and redo, and the network learns along', async ({
  board,
  page,
}) => {
  await openEmptyPlane(board, page);
  await expect(board.figure(0).status).toHaveText('no points to train on');
  await clickIn(page, 0.3, 0.3);
  await clickIn(page, 0.35, 0.35);
  await page.getByTestId('own-classes').getByText('class 1').click();
  await clickIn(page, 0.7, 0.7);
  await expect(factsOn(page)).toHaveText('3 points: 2 class 0, 1 class 1');
  await expect(board.figure(0).status).toHaveText('converged');
  await expect(board.figure(0).root.getByTestId('accuracy')).toHaveText(/^\d/);

  const from = await placeIn(page, 0.6, 0.5);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 90, from.y + 20, { steps: 12 });
  await page.mouse.up();
  await expect.poll(() => countOn(board)).toBeGreaterThan(6);
  const sprayed = await countOn(board);
  await page.getByTestId('undo-points').click();
  await expect.poll(() => countOn(board)).toBe(3);
  await page.getByTestId('redo-points').click();
  await expect.poll(() => countOn(board)).toBe(sprayed);
  await page.keyboard.press('Control+z');
  await expect.poll(() => countOn(board)).toBe(3);

  await page.getByTestId('own-tools').getByText('Move').click();
  const held = await placeIn(page, 0.7, 0.7);
  const to = await placeIn(page, 0.2, 0.8);
  const before = (await board.figure(0).drawing()).marks.find(({ shape }) => shape === 'cross');
  await page.mouse.move(held.x, held.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await page.mouse.up();
  await board.isStill();
  const after = (await board.figure(0).drawing()).marks.find(({ shape }) => shape === 'cross');
  expect(Math.abs(Number(after?.x) - Number(before?.x) - (to.x - held.x))).toBeLessThan(3);
  expect(Math.abs(Number(after?.y) - Number(before?.y) - (to.y - held.y))).toBeLessThan(3);

  await page.getByTestId('own-tools').getByText('Erase').click();
  await page.mouse.click(to.x, to.y);
  await expect(factsOn(page)).toContainText('2 points: 2 class 0, 0 class 1. With one class alone');
  await page.getByTestId('clear-points').click();
  await expect.poll(() => countOn(board)).toBe(0);
  await page.keyboard.press('Control+z');
  await expect.poll(() => countOn(board)).toBe(2);
});

test('by keyboard alone', async ({ board, page }) => {
  await openEmptyPlane(board, page);
  await page.getByTestId('draw-layer').first().focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('2');
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(factsOn(page)).toHaveText('2 points: 1 class 0, 1 class 1');
  await expect(page.getByTestId('own-said')).toHaveText(/^Added class 1 at 3\.6\d*, 0\.18\d*\.$/);
  // The cursor is where the second point is; away from it, nothing is erased.
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('Delete');
  await expect(factsOn(page)).toContainText('2 points');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Delete');
  await expect(factsOn(page)).toContainText('1 point: 1 class 0');
  // Take hold of a point, carry it, put it down.
  await page.getByTestId('own-tool-move').focus();
  await page.keyboard.press('Space');
  await page.getByTestId('draw-layer').first().focus();
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('ArrowDown');
  await board.isStill();
  const [{ x }] = (await board.figure(0).drawing()).marks;
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+ArrowLeft');
  await board.isStill();
  const [moved] = (await board.figure(0).drawing()).marks;
  const { width } = /** @type {{ width: number }} */ (await board.figure(0).canvas.boundingBox());
  expect(x - moved.x).toBeGreaterThan(0.07 * width);
  expect(x - moved.x).toBeLessThan(0.12 * width);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('draw-layer')).toHaveCount(0);
  await expect(page.getByTestId('edit-points')).toHaveAttribute('aria-pressed', 'false');
});

test('with a finger, on a phone', async ({ openBoard }) => {
  const board = await openBoard({ viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true });
  const { page } = board;
  await openEmptyPlane(board, page);
  await page.getByTestId('draw-layer').first().scrollIntoViewIfNeeded();
  const place = await placeIn(page, 0.5, 0.5);
  await page.touchscreen.tap(place.x, place.y);
  await expect(factsOn(page)).toContainText('1 point: 1 class 0');
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});

test('a link shows the same points and the same figures elsewhere', async ({ board, page, openBoard }) => {
  await board.openAtRest(FEW);
  await page.getByTestId('own-points').click();
  await page.getByTestId('known-iris').click();
  await page.getByTestId('use-points').click();
  await expect(factsOn(page)).toHaveText('150 points: 50 setosa, 50 versicolor, 50 virginica');
  await board.rests();
  await expect.poll(() => board.hash()).toContain('&own=');
  const shown = await board.figure(0).shown();
  const other = await openBoard();
  await other.openAtRest(await board.hash());
  expect(await other.figure(0).shown()).toEqual(shown);
  await expect(factsOn(other.page)).toHaveText('150 points: 50 setosa, 50 versicolor, 50 virginica');
  const texts = (await other.figure(0).drawing()).texts.map(({ text }) => text);
  expect(texts).toEqual(expect.arrayContaining(['petal length (cm)', 'petal width (cm)', '2.0']));
});

test('a link that was cut says so, and the page goes on', async ({ board }) => {
  await board.openAtRest('#v=1&source=own&own=AQIDBAUG&fig=2,l=1');
  await expect(board.notices).toContainText('own: the points cannot be read');
  await expect(board.figure(0).status).toHaveText('converged');
});

test('a pasted table: what cannot be read is named by line and column, the rest is used', async ({
  board,
  page,
}) => {
  await board.openAtRest(FEW);
  await paste(page, 'länge;breite;art\n1,5;2;x\n2;n/a;y\n3,25;4;y\n"6;7;x\n');
  await expect(page.getByTestId('table-troubles').getByRole('listitem')).toHaveText([
    'Line 3, column 2: “n/a” is not a number with a decimal comma.',
    'Line 5: a quote is opened here and never closed.',
    'Line 5: has 1 column, but column 3 is needed.',
  ]);
  await expect(page.getByTestId('table-read')).toHaveText(
    '2 of 4 rows can be read; the others are left out.',
  );
  await page.getByTestId('use-points').click();
  await expect(factsOn(page)).toHaveText('2 points: 1 x, 1 y');
  await expect.poll(() => countOn(board)).toBe(2);
  await expect(page.getByTestId('test-share-input')).toHaveValue('0');
  // What was replaced comes back.
  await page.getByTestId('edit-points').click();
  await expect(page.getByTestId('undo-points')).toBeDisabled();
});

test('columns, labels and classes can be chosen', async ({ board, page }) => {
  await board.openAtRest(FEW);
  await page.getByTestId('own-points').click();
  await page.getByTestId('known-iris').click();
  await page.getByTestId('table-first-select').selectOption({ label: 'sepal width (cm)' });
  await page.getByTestId('label-class-0').selectOption({ label: 'left out' });
  await expect(page.getByTestId('use-points')).toHaveText('Use 100 points');
  await page.getByTestId('table-share-select').selectOption({ label: 'none' });
  await page.getByTestId('use-points').click();
  await expect(factsOn(page)).toHaveText('100 points: 50 versicolor, 50 virginica');
  await expect.poll(() => countOn(board)).toBe(100);
  await expect(page.locator('.legend')).toContainText('cross virginica');
  await expect(page.locator('footer')).toContainText('m = 100');
});

test('the header, the delimiter and the decimal sign can be set right', async ({ board, page }) => {
  await board.openAtRest(FEW);
  await paste(page, '1,2,3\n4,5,6\n7,8,9\n');
  await expect(page.getByTestId('table-read')).toHaveText('3 of 3 rows can be read.');
  await page.getByTestId('table-header').check();
  await expect(page.getByTestId('table-read')).toHaveText('2 of 2 rows can be read.');
  await expect(page.getByTestId('table-preview').getByRole('columnheader').nth(1)).toContainText('1');
  await page.getByTestId('table-delimiter-select').selectOption({ label: 'semicolon' });
  await expect(page.getByTestId('use-points')).toBeDisabled();
  await page.getByTestId('table-back').click();
  await expect(page.getByTestId('own-text')).toBeVisible();
});

for (const [name, text, message] of /** @type {const} */ ([
  ['empty', ' \n \n', 'There is nothing to read yet'],
  ['of words', 'this is\nno table\nat all', 'is not a number'],
  ['of markup', '<script>alert(1)</script>,<b>\n<img src=x onerror=alert(1)>,<i>\n', 'is not a number'],
  ['of nothing but separators', ';;;;\n;;;;\n', 'is not a number'],
])) {
  test(`a table ${name} is refused with a reason, and nothing is lost`, async ({ board, page }) => {
    await board.openAtRest(FEW);
    await paste(page, text);
    await expect(page.locator('dialog')).toContainText(message);
    await page.locator('dialog').getByRole('button', { name: 'Close' }).click();
    await expect(page.locator('dialog')).toBeHidden();
    await expect.poll(() => countOn(board)).toBe(40);
  });
}

test('files are opened from the disk and where they are dropped', async ({ board, page }) => {
  await board.openAtRest(FEW);
  await page.getByTestId('own-points').click();
  const file = {
    name: 'points.tsv',
    mimeType: 'text/tab-separated-values',
    buffer: Buffer.from('\uFEFFu\tv\tw\n1\t2\ta\n3\t4\tb\n'),
  };
  await page.getByTestId('own-file').setInputFiles(file);
  await expect(page.locator('dialog h2')).toHaveText('Points from points.tsv');
  await page.getByTestId('use-points').click();
  await expect(factsOn(page)).toHaveText('2 points: 1 a, 1 b');

  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['1,2,a\n3,4,b\n5,6,a\n'], 'dropped.csv'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
  await expect(page.locator('dialog h2')).toHaveText('Points from dropped.csv');
  await page.getByTestId('use-points').click();
  await expect(factsOn(page)).toHaveText('3 points: 2 a, 1 b');

  await page.getByTestId('open-table').click();
  const picture = {
    name: 'photo.png',
    mimeType: 'image/png',
    buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]),
  };
  await page.getByTestId('own-file').setInputFiles(picture);
  await expect(page.getByTestId('own-trouble')).toContainText(
    'photo.png cannot be opened. This is not a text file.',
  );
  await expect(factsOn(page)).toHaveText('3 points: 2 a, 1 b');
});

test('a table pasted anywhere on the page is opened', async ({ board, page }) => {
  await board.openAtRest(FEW);
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', '1\t2\ta\n3\t4\tb\n');
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  });
  await expect(page.locator('dialog h2')).toHaveText('Points from the clipboard');
  await expect(page.getByTestId('use-points')).toHaveText('Use 2 points');
});

test('100,000 rows: the page stays alive, a part is drawn, and all of that is said', async ({
  board,
  page,
}) => {
  await board.openAtRest('#points=40&test=0&fig=0,l=1');
  const rows = Array.from({ length: 100_000 }, (_, i) => `${i % 977},${(7 * i) % 1009},${i % 2}`);
  await page.getByTestId('own-points').click();
  await page.evaluate(() => {
    const seen = /** @type {any} */ (window);
    seen.framesSeen = 0;
    const count = () => {
      seen.framesSeen += 1;
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  });
  await page.getByTestId('own-file').setInputFiles({
    name: 'many.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`x,y,class\n${rows.join('\n')}\n`),
  });
  await expect(page.getByTestId('use-points')).toHaveText(/^\s*Use 5.000 of 100.000 points\s*$/);
  // Frames were drawn between the pieces; a page that reads all at once draws none.
  const framesSeen = await page.evaluate(() => /** @type {any} */ (window).framesSeen);
  expect(framesSeen).toBeGreaterThan(3);
  await page.getByTestId('use-points').click();
  await expect(board.notices).toContainText(/5.000 of 100.000 points are shown, drawn at random with seed 4/);
  await expect(page.getByTestId('own-too-many')).toContainText('too many points for a link');
  await board.rests();
  expect(await board.hash()).not.toContain('own=');
  const facts = await factsOn(page).innerText();
  // A reload still has them.
  await page.reload();
  await board.isDrawn();
  await expect(factsOn(page)).toHaveText(facts);
});

test('the points shown are saved as a table that can be opened again', async ({ board, page }) => {
  await board.openAtRest(FEW);
  /** @returns {Promise<string>} */
  const save = async () => {
    const download = page.waitForEvent('download');
    await page.getByTestId('save-csv').click();
    return readFile(await (await download).path(), 'utf8');
  };
  await page.getByTestId('own-points').click();
  const sampled = await save();
  expect(sampled.split('\r\n').slice(0, 1)).toEqual(['\uFEFFx1,x2,class']);
  expect(sampled.trim().split('\r\n')).toHaveLength(41);
  await page.getByTestId('known-iris').click();
  await page.getByTestId('use-points').click();
  await page.getByTestId('open-table').click();
  const iris = await save();
  expect(iris).toContain('petal length (cm),petal width (cm),class,set\r\n');
  expect(iris).toContain('1.4,0.2,setosa,');
  await page.getByTestId('own-text').fill(iris);
  await page.getByTestId('read-pasted').click();
  await expect(page.getByTestId('use-points')).toHaveText('Use 150 points');
});

test('up to eight classes can be drawn', async ({ board, page }) => {
  await openEmptyPlane(board, page);
  for (let i = 0; i < 6; i += 1) {
    await clickIn(page, 0.2 + 0.1 * i, 0.3);
    await page.getByTestId('more-classes').click();
  }
  await clickIn(page, 0.5, 0.7);
  await expect(page.getByTestId('more-classes')).toBeDisabled();
  await expect(factsOn(page)).toHaveText(/^7 points: 1 class 0, 0 class 1, 1 class 2, .*, 1 class 7$/);
  await expect(board.figure(0).status).toHaveText('converged');
  await page.getByTestId('fewer-classes').click();
  await expect(factsOn(page)).toContainText('6 points');
  await expect(board.notices).toHaveCount(0);
});

test('names from a link are text and nothing else', async ({ board, page }) => {
  await board.openAtRest(FEW);
  await paste(page, '"<img src=x onerror=alert(1)>",y,class\n1,2,"<b>a</b>"\n3,4,"=1+1"\n');
  await page.getByTestId('use-points').click();
  await expect(factsOn(page)).toHaveText('2 points: 1 <b>a</b>, 1 =1+1');
  await expect.poll(() => board.hash()).toContain('&own=');
  await board.openAtRest(await board.hash());
  await expect(factsOn(page)).toHaveText('2 points: 1 <b>a</b>, 1 =1+1');
  expect(await page.locator('main img, main b').count()).toBe(0);
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test(`nothing of it stands in anyone’s way, ${colorScheme}`, async ({ openBoard }) => {
    const board = await openBoard({ colorScheme });
    const { page } = board;
    await board.openAtRest(FEW);
    const violations = async () => (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]); // prettier-ignore
    await page.getByTestId('own-points').click();
    expect(await violations()).toEqual([]);
    await page.getByTestId('own-text').fill('a,b,c\n1,2,x\n?,4,y\n5,6,z\n');
    await page.getByTestId('read-pasted').click();
    await expect(page.getByTestId('table-troubles')).toBeVisible();
    expect(await violations()).toEqual([]);
    await page.getByTestId('use-points').click();
    await page.getByTestId('edit-points').click();
    await board.isStill();
    expect(await violations()).toEqual([]);
  });
}
