/** Fingers. */
import { expect, test } from './support/fixtures.js';
import { factsOn, openEmptyPlane, placeIn } from './support/own-points.js';

/** @import { CDPSession, Page } from '@playwright/test' */

test.use({ viewport: { width: 412, height: 860 }, hasTouch: true, isMobile: true });

/** @typedef {{ x: number, y: number, id: number }} Finger */

/** @param {Page} page @returns {Promise<{ down: (fingers: Finger[]) => Promise<unknown>, move: (fingers: Finger[]) => Promise<unknown>, up: (fingers: Finger[]) => Promise<unknown> }>} */
async function fingersOn(page) {
  /** @type {CDPSession} */
  const session = await page.context().newCDPSession(page);
  const send =
    (/** @type {'touchStart' | 'touchMove' | 'touchEnd'} */ type) => (/** @type {Finger[]} */ fingers) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints: fingers });
  return { down: send('touchStart'), move: send('touchMove'), up: send('touchEnd') };
}

for (const tool of /** @type {const} */ (['add', 'erase'])) {
  for (const isSlow of [false, true]) {
    test(`a ${isSlow ? 'slow ' : ''}pinch leaves the points alone, with the tool ${tool}`, async ({
      board,
      page,
    }) => {
      await openEmptyPlane(board, page);
      await page.getByTestId('draw-layer').first().scrollIntoViewIfNeeded();
      const middle = await placeIn(page, 0.5, 0.5);
      await page.touchscreen.tap(middle.x, middle.y);
      await expect(factsOn(page)).toContainText('1 point:');
      if (tool === 'erase') await page.getByTestId('own-tool-erase').check({ force: true });
      const fingers = await fingersOn(page);
      const first = { ...(await placeIn(page, 0.5, 0.5)), id: 1 };
      const second = { ...(await placeIn(page, 0.6, 0.7)), id: 2 };
      await fingers.down([first]);
      if (isSlow) {
        // It moves before the second one comes, and draws.
        for (let i = 1; i <= 4; i++) {
          first.x += 8;
          await fingers.move([first]);
        }
      }
      await fingers.down([first, second]);
      for (let i = 0; i < 8; i++) {
        first.y -= 5;
        second.y += 5;
        await fingers.move([first, second]);
      }
      await fingers.up([first]);
      await fingers.up([]);
      await board.isStill();
      await expect(factsOn(page)).toContainText('1 point:');
    });
  }
}

test('a tap draws one point, and a finger that moves draws several, to be undone at once', async ({
  board,
  page,
}) => {
  await openEmptyPlane(board, page);
  await page.getByTestId('draw-layer').first().scrollIntoViewIfNeeded();
  const fingers = await fingersOn(page);
  const finger = { ...(await placeIn(page, 0.4, 0.4)), id: 1 };
  await fingers.down([finger]);
  await expect(factsOn(page)).toContainText('No points yet');
  await fingers.up([]);
  await expect(factsOn(page)).toContainText('1 point:');
  await fingers.down([finger]);
  for (let i = 0; i < 10; i++) {
    finger.x += 10;
    await fingers.move([finger]);
  }
  await fingers.up([]);
  const drawn = Number(/\d+/.exec(await factsOn(page).innerText())?.[0]);
  expect(drawn).toBeGreaterThan(5);
  await page.getByTestId('undo-points').click();
  await expect(factsOn(page)).toContainText('1 point:');
});

test('fields that take a minus show a keyboard that has one', async ({ board, page }) => {
  await board.openAtRest('#points=20&test=0&fig=3,l=0.1&inspect=1');
  await page.getByTestId('weight').first().click();
  const fields = await page.locator('mlp-number').evaluateAll((all) =>
    all.map((field) => ({
      min: /** @type {any} */ (field).rule.min,
      mode: field.querySelector('input')?.inputMode,
      name: /** @type {any} */ (field).key,
    })),
  );
  expect(fields.some(({ min }) => min < 0)).toBe(true);
  const padWithoutMinus = fields.filter(({ min, mode }) => min < 0 && mode !== 'text');
  expect(padWithoutMinus).toEqual([]);
  // And all others show numbers.
  expect(fields.filter(({ min, mode }) => min >= 0 && !['decimal', 'numeric'].includes(mode ?? ''))).toEqual(
    [],
  );
});
