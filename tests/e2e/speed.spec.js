/**
 * Watching networks learn: the speed of a person's run, and what a first visit sees.
 *
 * @import { Page } from '@playwright/test'
 */
import { expect, test } from './support/fixtures.js';

/** Two small networks that are done in a blink. */
const SMALL = 'points=40&test=0&fig=3,l=0.01&fig=5,l=0.01';

/** @typedef {{ updates: number, clock: string, isReplay: boolean }} Seen */

/**
 * Notes how far the first network is whenever that changes, from the moment at which the page has one.
 *
 * @param {Page} page
 */
const noteUpdates = (page) =>
  page.addInitScript(() => {
    const seen = /** @type {Seen[]} */ ([]);
    Object.assign(window, { seen });
    const look = () => {
      const text = document.querySelector('[data-testid=updates]')?.textContent ?? '';
      const updates = Number(text.split(/update/)[0].replace(/\D/g, '') || NaN);
      const { clock = '', replaying } =
        /** @type {HTMLElement | null} */ (document.querySelector('.transport'))?.dataset ?? {};
      if (!Number.isNaN(updates) && seen.at(-1)?.updates !== updates) {
        seen.push({ updates, clock, isReplay: replaying === 'true' });
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });

/** @param {Page} page @returns {Promise<Seen[]>} */
const seenOn = (page) => page.evaluate(() => /** @type {any} */ (window).seen);

test('the slider sets the speed, says it, and the link has it', async ({ board, page }) => {
  await board.openAtRest(`#${SMALL}`);
  const slider = board.control('speed-slider');
  await expect(slider).toHaveAttribute('aria-valuetext', /^automatic/);
  expect(await board.hash()).not.toContain('speed');

  // The page's own speed has the first place; the slowest comes next.
  await slider.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuetext', '1 update a second');
  await slider.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuetext', '2 updates a second');
  await expect.poll(() => board.hash()).toContain('speed=2');
  await slider.press('End');
  await expect(slider).toHaveAttribute('aria-valuetext', 'as fast as possible');
  await expect.poll(() => board.hash()).toContain('speed=fastest');
  await slider.press('Home');
  await expect(slider).toHaveAttribute('aria-valuetext', /^automatic/);
  await expect.poll(() => board.hash()).not.toContain('speed');

  await board.open(`#${SMALL}&speed=300`);
  await expect(slider).toHaveAttribute('aria-valuetext', '300 updates a second');
  await page.goto('about:blank');
  await page.goto(`./?lang=de#${SMALL}&speed=100000`);
  await expect(slider).toHaveAttribute('aria-valuetext', /^100\s000 Schritte pro Sekunde$/);
});

test('at rest Train starts anew at the speed, every update is seen, and pause is at once', async ({
  board,
  page,
}) => {
  await noteUpdates(page);
  await board.openAtRest(`#${SMALL}&speed=2`);
  await expect(board.play).toHaveAttribute('data-does', 'anew');
  const end = await board.figure(0).number('updates');
  expect(end).toBeGreaterThan(5); // what nobody has started waits for no speed
  await board.play.click();
  await expect(board.figure(0).updates).toHaveText(/^[4-9] updates/);
  await board.pause();
  await board.isStill();
  const shown = await board.figure(0).number('updates');
  const counts = (await seenOn(page)).map(({ updates }) => updates);
  const anew = counts.slice(counts.lastIndexOf(0));
  expect(anew).toEqual(Array.from({ length: shown + 1 }, (_, i) => i));
  await board.stepUpdate.click();
  await expect.poll(() => board.figure(0).number('updates')).toBe(shown + 1);

  // Faster on the way: it goes on from there, to the same end.
  await board.play.click();
  await board.control('speed-slider').press('End');
  await board.rests();
  expect(await board.figure(0).number('updates')).toBe(end);
  await expect.poll(() => board.hash()).not.toContain('at=');
});

test('who has been here before sees no replay', async ({ board, page }) => {
  await noteUpdates(page);
  await board.openAtRest();
  expect((await seenOn(page)).filter(({ isReplay }) => isReplay)).toEqual([]);
});

test.describe('a first visit', () => {
  test.use({ isFirstVisit: true });

  test('shows the first 200 updates, once, and leaves the link short', async ({ board, page }) => {
    await noteUpdates(page);
    await board.openAtRest();
    const seen = await seenOn(page);
    const counts = seen.map(({ updates }) => updates);
    const shown = seen.filter(({ isReplay }) => isReplay).map(({ updates }) => updates);
    // As many as can be read in four seconds, at eight a second; without a replay, one or two.
    expect(shown.length).toBeGreaterThan(12);
    expect(Math.max(...shown)).toBeLessThan(240);
    expect(Math.max(...shown)).toBeGreaterThan(120);
    expect(counts, 'none goes back').toEqual(counts.toSorted((a, b) => a - b));
    expect(new Set(seen.map(({ clock }) => clock))).toEqual(new Set(['unattended']));
    await expect(board.transport).toHaveAttribute('data-replaying', 'false');
    await expect(board.play).toHaveAttribute('data-does', 'anew');
    expect(await board.hash()).toBe('');

    await page.reload();
    await board.isDrawn();
    await board.rests();
    expect((await seenOn(page)).filter(({ isReplay }) => isReplay)).toEqual([]);
  });

  test('any control ends it: training goes on, or stands where it was stopped', async ({
    board,
    page,
    openBoard,
  }) => {
    await board.open();
    await expect(board.transport).toHaveAttribute('data-replaying', 'true');
    await page.keyboard.press('Shift'); // which does nothing
    await expect(board.transport).toHaveAttribute('data-replaying', 'true');
    await board.pause();
    await expect(board.transport).toHaveAttribute('data-replaying', 'false');
    await board.isStill();
    expect(await board.figure(0).number('updates')).toBeLessThan(240);

    const other = await openBoard();
    await other.open();
    await expect(other.transport).toHaveAttribute('data-replaying', 'true');
    await other.control('theme').click();
    await expect(other.transport).toHaveAttribute('data-replaying', 'false');
    await expect(other.transport).toHaveAttribute('data-clock', 'unattended');
    await other.rests();
  });

  test('a link, a frame, and who wants less motion see none', async ({ openBoard }) => {
    for (const [options, link] of /** @type {const} */ ([
      [{ reducedMotion: 'reduce' }, ''],
      [{}, `#${SMALL}`],
    ])) {
      const board = await openBoard(options);
      await noteUpdates(board.page);
      await board.openAtRest(link);
      expect((await seenOn(board.page)).filter(({ isReplay }) => isReplay)).toEqual([]);
      // It was the first visit all the same.
      expect(await board.page.evaluate(() => localStorage.getItem('visited'))).toBe('yes');
    }
  });
});
