/** What tests of own points do again and again. */
import { expect } from '@playwright/test';

/** @import { Page } from '@playwright/test' */
/** @import { Board } from './board.js' */

/** Two figures that draw soon, and some points. */
export const FEW = '#points=40&noise=0.2&test=0&fig=2,l=1&fig=optimum';

/** @param {Board} board */
export const countOn = async (board) => (await board.figure(0).drawing()).marks.length;

/** @param {Page} page */
export const factsOn = (page) => page.getByTestId('own-facts');

/** Opens own points on an empty plane, ready to draw. @param {Board} board @param {Page} page */
export const openEmptyPlane = (board, page) => openDrawing(board, page, 'draw-empty');

/** Opens one of the empty planes, ready to draw. @param {Board} board @param {Page} page @param {string} plane */
export async function openDrawing(board, page, plane) {
  await board.openAtRest(FEW);
  await page.getByTestId('own-points').click();
  await page.getByTestId(plane).click();
  await expect(factsOn(page)).toContainText('No points yet');
}

/** A place in the first figure's plot, by shares of its layer. @param {Page} page @param {number} x @param {number} y */
export async function placeIn(page, x, y) {
  const box = await page.getByTestId('draw-layer').first().boundingBox();
  if (!box) throw new Error('no layer to draw on');
  return { x: box.x + x * box.width, y: box.y + y * box.height };
}

/** @param {Page} page @param {number} x @param {number} y */
export async function clickIn(page, x, y) {
  const place = await placeIn(page, x, y);
  await page.mouse.click(place.x, place.y);
}

/** @param {Page} page @param {string} text */
export async function paste(page, text) {
  if (await page.getByTestId('own-points').isVisible()) await page.getByTestId('own-points').click();
  else await page.getByTestId('open-table').click();
  await page.getByTestId('own-text').fill(text);
  await page.getByTestId('read-pasted').click();
}

/**
 * Another page with the board's link, whose first figure shows the same.
 *
 * @param {Board} board
 * @param {() => Promise<Board>} openBoard
 */
export async function openedAgain(board, openBoard) {
  const shown = await board.figure(0).shown();
  const other = await openBoard();
  await other.openAtRest(await board.hash());
  expect(await other.figure(0).shown()).toEqual(shown);
  return other;
}
