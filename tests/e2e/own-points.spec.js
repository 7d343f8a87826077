/** Own points: drawn, and carried in the link. */
import { violations } from './support/axe.js';
import { chooseSource } from './support/board.js';
import { expect, test } from './support/fixtures.js';
import {
  FEW,
  clickIn,
  countOn,
  factsOn,
  openEmptyPlane,
  openedAgain,
  paste,
  placeIn,
} from './support/own-points.js';

test('the points of a source become own points, which have no known optimum', async ({ board, page }) => {
  await board.openAtRest(FEW);
  const marks = (await board.figure(0).drawing()).marks.map(({ shape }) => shape).sort();
  await chooseSource(page, 'own');
  await expect(factsOn(page)).toHaveText('40 points: 20 class 1, 20 class 2');
  await board.rests();
  expect((await board.figure(0).drawing()).marks.map(({ shape }) => shape).sort()).toEqual(marks);
  await expect(board.figure(0).progress).toHaveAttribute('data-progress', /^(converged|collapsed)$/);
  const optimum = board.figure(1).root;
  await expect(optimum.getByTestId('no-optimum')).toHaveText('Own points have no known optimum.');
  await expect(optimum.getByTestId('bayes-error')).toHaveCount(0);
  await expect(optimum.locator('canvas')).toHaveCount(0);
  // Back to a source: its optimum is there again, and the own points are not lost.
  await chooseSource(page, 'moons');
  await expect(optimum.getByTestId('bayes-error')).not.toHaveText('–');
  await chooseSource(page, 'own');
  await expect(factsOn(page)).toHaveText('40 points: 20 class 1, 20 class 2');
});

test('figures stay under the pointer, whatever is said about the points', async ({ board, page }) => {
  await openEmptyPlane(board, page);
  const before = await placeIn(page, 0, 0);
  await clickIn(page, 0.3, 0.3);
  await expect(factsOn(page)).toContainText('1 point');
  expect(await placeIn(page, 0, 0)).toEqual(before);
  await page.getByTestId('own-classes').getByText('class 2').click();
  await clickIn(page, 0.7, 0.7);
  await expect(factsOn(page)).toHaveText('2 points: 1 class 1, 1 class 2');
  expect(await placeIn(page, 0, 0)).toEqual(before);
});

test('with the mouse: add, spray, move, erase, undo and redo, and the network learns along', async ({
  board,
  page,
}) => {
  await openEmptyPlane(board, page);
  await expect(board.figure(0).progress).toHaveAttribute('data-progress', 'empty');
  await clickIn(page, 0.3, 0.3);
  await clickIn(page, 0.35, 0.35);
  await page.getByTestId('own-classes').getByText('class 2').click();
  await clickIn(page, 0.7, 0.7);
  await expect(factsOn(page)).toHaveText('3 points: 2 class 1, 1 class 2');
  await expect(board.figure(0).progress).toHaveAttribute('data-progress', /^(converged|collapsed)$/);
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
  await expect(factsOn(page)).toContainText('2 points: 2 class 1, 0 class 2. With one class alone');
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
  await expect(factsOn(page)).toHaveText('2 points: 1 class 1, 1 class 2');
  await expect(page.getByTestId('own-said')).toHaveText(/^Added class 2 at 3\.6\d*, 0\.18\d*\.$/);
  // The cursor is where the second point is; away from it, nothing is erased.
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('Delete');
  await expect(factsOn(page)).toContainText('2 points');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Delete');
  await expect(factsOn(page)).toContainText('1 point: 1 class 1');
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

test('with a finger, on a phone', { tag: '@chromium' }, async ({ openBoard }) => {
  const board = await openBoard({ viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true });
  const { page } = board;
  await openEmptyPlane(board, page);
  await page.getByTestId('draw-layer').first().scrollIntoViewIfNeeded();
  const place = await placeIn(page, 0.5, 0.5);
  await page.touchscreen.tap(place.x, place.y);
  await expect(factsOn(page)).toContainText('1 point: 1 class 1');
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});

test('a link shows the same points and the same figures elsewhere', async ({ board, page, openBoard }) => {
  await board.openAtRest(FEW);
  await page.getByTestId('own-points').click();
  await page.getByTestId('known-iris').click();
  await page.getByTestId('use-points').click();
  await expect(factsOn(page)).toHaveText(
    '150 points, 45 of them for testing: 50 setosa, 50 versicolor, 50 virginica',
  );
  await board.rests();
  await expect.poll(() => board.hash()).toContain('&own=');
  const other = await openedAgain(board, openBoard);
  await expect(factsOn(other.page)).toHaveText(
    '150 points, 45 of them for testing: 50 setosa, 50 versicolor, 50 virginica',
  );
  const texts = (await other.figure(0).drawing()).texts.map(({ text }) => text);
  expect(texts).toEqual(expect.arrayContaining(['petal length (cm)', 'petal width (cm)', '2.0']));
});

test('a link that was cut says so, and the page goes on', async ({ board }) => {
  await board.openAtRest('#v=1&source=own&own=AQIDBAUG&fig=2,l=1');
  await expect(board.notices).toContainText('own: ');
  await expect(board.figure(0).progress).toHaveAttribute('data-progress', /^(converged|collapsed)$/);
});

test('up to eight classes can be drawn', async ({ board, page }) => {
  await openEmptyPlane(board, page);
  for (let i = 0; i < 6; i += 1) {
    await clickIn(page, 0.2 + 0.1 * i, 0.3);
    await page.getByTestId('more-classes').click();
  }
  await clickIn(page, 0.5, 0.7);
  await expect(page.getByTestId('more-classes')).toBeDisabled();
  await expect(factsOn(page)).toHaveText(/^7 points: 1 class 1, 0 class 2, 1 class 3, .*, 1 class 8$/);
  await expect(board.figure(0).progress).toHaveAttribute('data-progress', /^(converged|collapsed)$/);
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

test('nothing of it stands in anyone’s way', { tag: '@chromium' }, async ({ board, page }) => {
  await board.openAtRest(FEW);
  await page.getByTestId('own-points').click();
  expect(await violations(page)).toEqual([]);
  await page.getByTestId('own-text').fill('a,b,c\n1,2,x\n?,4,y\n5,6,z\n');
  await page.getByTestId('read-pasted').click();
  await expect(page.getByTestId('table-troubles')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByTestId('use-points').click();
  await page.getByTestId('edit-points').click();
  await board.isStill();
  expect(await violations(page)).toEqual([]);
});
