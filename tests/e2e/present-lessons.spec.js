/** Lessons before a hall: beside the figures, in the lecturer's window, and in the frames of slides. */
import { besidesTool, stageSelectorOf } from '../../www/page/lessons/controls.js';
import { violations } from './support/axe.js';
import { chaptersIn } from './support/chapters.js';
import { expect, test } from './support/fixtures.js';
import { isAt, lesson } from './support/lesson.js';
import { strangersIn } from './support/strangers.js';
import { inEach, staysInWindow } from './support/windows.js';

/** @import { Page } from '@playwright/test' */

/** @param {Page} page @param {string} address */
async function open(page, address) {
  await page.goto(`./${address}`);
  await expect(lesson(page)).toBeVisible();
}

/** By the key of a clicker. @param {Page} page */
async function present(page) {
  await page.keyboard.press('F5');
  await expect(page.getByTestId('present')).toBeVisible();
  await expect(lesson(page)).toBeVisible();
}

/** What of figures, tool and lesson sticks out of the window, or lies over each other. @param {Page} page */
const misplaced = (page) =>
  page.evaluate(() => {
    const boxesOf = (/** @type {string} */ selector) =>
      [...document.querySelectorAll(selector)].map((element) => ({
        selector,
        box: element.getBoundingClientRect(),
      }));
    const figures = boxesOf('[data-testid=figure] canvas, .stage-caption > span, .stage-controls > *');
    const panel = boxesOf('.lesson, .lesson-foot');
    const tool = boxesOf('main mlp-inspector-place');
    const out = [...figures, ...panel, ...tool].filter(
      ({ box }) =>
        box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1,
    );
    const over = figures.flatMap(({ box: a, selector }) =>
      [...panel, ...tool]
        .filter(
          ({ box: b }) =>
            a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1,
        )
        .map((other) => `${selector} over ${other.selector}`),
    );
    const wide = [...document.querySelectorAll('.lesson, .lesson-foot')].filter(
      (element) => element.scrollWidth > element.clientWidth + 1,
    );
    const end = (/** @type {string} */ selector, /** @type {'top' | 'bottom'} */ side) =>
      document.querySelector(selector)?.getBoundingClientRect()[side] ?? 0;
    if (end('.lesson-outcome', 'bottom') > end('.lesson-foot', 'top') + 1) over.push('outcome under buttons');
    return { out: out.map(({ selector }) => selector), over, wide: wide.map(({ className }) => className) };
  });

const HALLS = /** @type {const} */ ([
  [1280, 720],
  [1920, 1080],
  [3840, 2160],
  [1024, 768],
]);

for (const [n, place] of [
  'overfitting/twenty',
  'overfitting/decision',
  'overfitting/training-set',
  'definition/network',
].entries()) {
  test(`in every hall the figures of ${place} fit beside the text, with a tool and without`, async ({
    page,
  }) => {
    await staysInWindow(page);
    const [width, height] = HALLS[n];
    await page.setViewportSize({ width, height });
    await open(page, `?lang=de#lesson=${place}`);
    await present(page);
    for (const beat of ['show', 'ask', 'reveal']) {
      if ((await lesson(page).getAttribute('data-beat')) !== beat) continue;
      await inEach(page, HALLS, (name) =>
        expect.poll(() => misplaced(page), `${beat} at ${name}`).toEqual({ out: [], over: [], wide: [] }),
      );
      if (beat !== 'reveal') await page.keyboard.press('PageDown');
    }
  });
}

test('a clicker presents, goes on, makes black and ends, and nothing is lost', async ({ board, page }) => {
  await open(page, '#lesson=overfitting/five');
  await page.evaluate(() => Object.assign(window, { isSame: true }));
  await page.keyboard.press('PageDown');
  await page.locator('.lesson-option input').nth(2).check();
  await present(page);
  await isAt(page, 'overfitting/five', 'ask');
  await page.keyboard.press('n');
  const stage = page.getByTestId('present');
  // Hidden are those that the scene hides, and no others.
  await expect(stage.getByTestId('updates')).toBeVisible();
  for (const id of ['d', 'e']) await expect(stage.getByTestId(id)).toBeHidden();
  await expect(stage.getByTestId('lambda-r')).toBeVisible();
  await page.keyboard.press('F5');
  await page.keyboard.press('.');
  await expect(page.getByTestId('black')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('black')).toHaveCount(0);
  await expect(stage).toBeVisible();
  await page.keyboard.press('PageDown');
  await isAt(page, 'overfitting/five', 'reveal');
  await expect(page.locator('.lesson-option').nth(2)).toHaveAttribute('data-chosen', '');
  for (const id of ['d', 'e']) await expect(stage.getByTestId(id)).toBeVisible();
  await page.keyboard.press('o');
  await expect(page.getByTestId('lessons-dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('lessons-dialog')).toBeHidden();
  await expect(stage).toBeVisible();
  await page.keyboard.press('PageUp');
  await page.keyboard.press('Escape');
  await expect(stage).toHaveCount(0);
  await isAt(page, 'overfitting/five', 'ask');
  await expect(board.figure(0).root.getByTestId('accuracy')).toBeHidden();
  await expect(page.getByTestId('points-input')).toBeHidden();
  await expect(page).toHaveTitle(/Five units/);
  expect(await page.evaluate(() => /** @type {any} */ (window).isSame)).toBe(true);
});

test('a stage has every control that a scene needs, and words of the text light it up', async ({ page }) => {
  const needy = chaptersIn('en').flatMap(({ id, scenes }) =>
    scenes
      .filter(({ fence }) => fence.controls.length > 0)
      .map(({ id: scene, fence: { controls, tool } }) => ({ place: `${id}/${scene}`, controls, tool })),
  );
  expect(needy.length).toBeGreaterThan(10);
  test.setTimeout(60_000 + 10_000 * needy.length);
  await open(page, `#lesson=${needy[0].place}`);
  await present(page);
  for (const { place, controls, tool } of needy) {
    await page.evaluate((hash) => (location.hash = hash), `#lesson=${place}`);
    await isAt(page, place, 'show');
    for (const control of controls) {
      const { figure, name } = control;
      const isOnStage = besidesTool([control], tool).length > 0;
      await expect(
        page.locator(isOnStage ? stageSelectorOf(control) : 'mlp-inspector').first(),
        `${place} ${figure} ${name}`,
      ).toBeVisible();
      const target = figure === null ? name : `${figure}.${name}`;
      const word = lesson(page).locator(`[data-control="${target}"]`);
      if ((await word.count()) === 0) continue;
      // A tool may still be on its way.
      await expect(async () => {
        await word.first().blur();
        await word.first().focus();
        await expect(page.locator('[data-lit]'), `${place} ${target}`).toBeVisible({ timeout: 1000 });
      }).toPass({ timeout: 20_000 });
      await word.first().blur();
    }
  }
});

test('a stage has no other controls than those that the scene needs', async ({ page }) => {
  await open(page, '#lesson=overfitting/held-back');
  await present(page);
  await expect(page.getByTestId(/^stage-\d+-lambda-slider$/)).toHaveCount(1);
  await expect(page.locator('mlp-sizes')).toHaveCount(0);
  await expect(page.getByTestId('stage-needed')).toHaveCount(0);
  await expect(page.getByTestId('present-play')).toHaveCount(0);
  await page.getByTestId('lesson-all-controls').check();
  await expect(page.locator('mlp-sizes')).toHaveCount(1);
  await expect(page.getByTestId('present-play')).toHaveCount(1);
  await page.getByTestId('lesson-all-controls').uncheck();
  await page.evaluate(() => (location.hash = '#lesson=overfitting/penalty'));
  await isAt(page, 'overfitting/penalty', 'show');
  await expect(page.getByTestId(/^stage-\d+-lambda-slider$/)).toHaveCount(0);
  // A decision is by the numbers, too.
  await page.evaluate(() => (location.hash = '#lesson=overfitting/decision'));
  await isAt(page, 'overfitting/decision', 'show');
  await expect(page.getByTestId('present').getByTestId('d').first()).toBeVisible();
  // A tool that has the answer comes with it.
  await page.evaluate(() => (location.hash = '#lesson=depth/vanishing'));
  for (const [beat, count] of /** @type {const} */ ([
    ['show', 0],
    ['ask', 0],
    ['reveal', 1],
  ])) {
    await isAt(page, 'depth/vanishing', beat);
    await expect(page.locator('mlp-inspector')).toHaveCount(count);
    await page.keyboard.press('PageDown');
  }
  await page.evaluate(() => (location.hash = '#lesson=overfitting/penalty'));
  await isAt(page, 'overfitting/penalty', 'show');
  await page.getByTestId('present-leave').focus();
  await page.keyboard.press('Escape');
  // Without a lesson it has its own.
  await page.getByTestId('lesson-leave').click();
  await page.keyboard.press('p');
  await expect(page.getByTestId(/^stage-\d+-lambda-slider$/)).toHaveCount(2);
});

for (const lang of ['en', 'de']) {
  test(`axe finds nothing in the lecturer’s window, ${lang}`, async ({ page }) => {
    await open(page, `?lang=${lang}#lesson=overfitting/five`);
    const opened = page.waitForEvent('popup');
    await page.keyboard.press('o');
    await page.getByTestId('open-presenter').click();
    const lecturer = await opened;
    await expect(lecturer.getByTestId('presenter')).toHaveAttribute('data-scene', 'five');
    await expect(lecturer.locator('html')).toHaveAttribute('lang', lang);
    // Of what has no role a name is not read.
    await expect(lecturer.locator('span:is([aria-label], [aria-labelledby]):not([role])')).toHaveCount(0);
    await expect(lecturer.locator('.presenter-clock')).toContainText(/(Time|Zeit)\s*\d+:\d\d/);
    // With the hands that have been counted, and with what comes out.
    await lecturer.getByTestId('presenter-option-2').getByRole('button').last().click();
    expect(await violations(lecturer)).toEqual([]);
    await lecturer.keyboard.press('PageDown');
    await lecturer.keyboard.press('PageDown');
    await expect(lecturer.getByTestId('presenter')).toHaveAttribute('data-beat', 'reveal');
    expect(await violations(lecturer)).toEqual([]);
  });
}

for (const way of ['a BroadcastChannel', 'messages between windows']) {
  test(`the lecturer’s window follows and leads, by ${way}`, async ({ context, page }) => {
    if (way !== 'a BroadcastChannel') {
      await context.addInitScript(() => {
        delete (/** @type {any} */ (window).BroadcastChannel);
      });
    }
    await open(page, '#lesson=overfitting/five');
    const opened = page.waitForEvent('popup');
    await page.keyboard.press('o');
    await page.getByTestId('open-presenter').click();
    const lecturer = await opened;
    const notes = lecturer.getByTestId('presenter');
    await expect(notes).toHaveAttribute('data-scene', 'five');
    await expect(notes).toHaveAttribute('data-beat', 'show');
    expect(await lecturer.evaluate(() => 'BroadcastChannel' in window)).toBe(way === 'a BroadcastChannel');
    await expect(lecturer.getByTestId('presenter-notes')).toContainText('Mistake to hear');
    await expect(page.locator('body')).not.toContainText('Mistake to hear');
    await expect(lecturer.getByTestId('presenter-option-2')).toHaveAttribute('data-right', '');
    await expect(lecturer.locator('[data-right]')).toHaveCount(1);
    await expect(lecturer.getByTestId('presenter-following')).toHaveText('Twice twenty units');
    // What comes out is there to be read before, without numbers that nothing has come to yet.
    const numbers = lecturer.getByTestId('presenter-outcome').locator('output');
    await expect(numbers.first()).toHaveAttribute('data-known', 'false');

    // What start.js says of a page that does not come is not said here.
    await expect(lecturer.locator('html')).toHaveAttribute('data-started', '');

    // Hands up.
    await lecturer.getByTestId('presenter-option-2').getByRole('button').last().click();
    await lecturer.getByTestId('presenter-option-2').getByRole('button').last().click();
    await lecturer.getByTestId('presenter-option-1').getByRole('button').first().click();
    await expect(lecturer.getByTestId('votes-2')).toHaveText('2');
    await expect(lecturer.getByTestId('votes-1')).toHaveText('0');

    // It leads …
    await lecturer.keyboard.press('PageDown');
    await isAt(page, 'overfitting/five', 'ask');
    await expect(notes).toHaveAttribute('data-beat', 'ask');
    await lecturer.getByTestId('presenter-next').click();
    await isAt(page, 'overfitting/five', 'reveal');
    await expect(lecturer.getByTestId('presenter-outcome').locator('[data-known=false]')).toHaveCount(0);
    await lecturer.keyboard.press('PageUp');
    await isAt(page, 'overfitting/five', 'ask');
    // … and follows.
    await page.bringToFront();
    await page.keyboard.press('PageDown');
    await expect(notes).toHaveAttribute('data-beat', 'reveal');
    await expect(lecturer.getByTestId('votes-2')).toHaveText('2');
    await page.keyboard.press('PageDown');
    await expect(notes).toHaveAttribute('data-scene', 'twenty');
    await expect(lecturer.getByTestId('votes-1')).toHaveText('0');

    // The clock.
    await expect(lecturer.getByTestId('presenter-since')).not.toHaveText('0:00');
    await lecturer.getByTestId('presenter-restart').click();
    await expect(lecturer.getByTestId('presenter-since')).toHaveText(/^0:0[01]$/);

    // A reload of the hall's window, and one of the lecturer's.
    await page.reload();
    await isAt(page, 'overfitting/twenty', 'show');
    await expect(lecturer.getByTestId('presenter-gone')).toHaveCount(0);
    await lecturer.keyboard.press('PageDown');
    await isAt(page, 'overfitting/twenty', 'ask');
    await lecturer.reload();
    await expect(notes).toHaveAttribute('data-beat', 'ask');

    // Before a hall, its black is the hall's.
    await page.bringToFront();
    await present(page);
    await lecturer.keyboard.press('.');
    await expect(page.getByTestId('black')).toBeVisible();
    await lecturer.keyboard.press('.');
    await expect(page.getByTestId('black')).toHaveCount(0);

    await lecturer.close();
    await page.keyboard.press('PageDown');
    await isAt(page, 'overfitting/twenty', 'reveal');
    await page.keyboard.press('Escape');

    // Another one, which is told when the lesson's window goes.
    const again = page.waitForEvent('popup');
    await page.keyboard.press('o');
    await page.getByTestId('open-presenter').click();
    const second = await again;
    await expect(second.getByTestId('presenter')).toHaveAttribute('data-beat', 'reveal');
    await page.close();
    await expect(second.getByTestId('presenter-gone')).toBeVisible();
  });
}

test('the lecturer sees the best of a decision before it is shown, in every language', async ({ page }) => {
  await open(page, '?lang=pseudo#lesson=overfitting/decision');
  const opened = page.waitForEvent('popup');
  await page.keyboard.press('o');
  await page.getByTestId('open-presenter').click();
  const lecturer = await opened;
  await expect(lecturer.locator('[data-right]')).toHaveCount(1, { timeout: 60_000 });
  await expect(page.locator('.lesson-option[data-right]')).toHaveCount(0);
  // What the lecture says is in its own languages.
  const told = await lecturer.locator('.presenter').innerText();
  const said = await lecturer.evaluate(() =>
    [
      ...document.querySelectorAll(
        'header p:first-child, h1, section > p:not([class]), .presenter-options li > div, .presenter-notes > p, footer strong',
      ),
    ]
      .map(({ textContent }) => textContent)
      .join(' '),
  );
  expect(told.length).toBeGreaterThan(100);
  const { strange, count } = await strangersIn(lecturer, '.presenter', said.match(/\p{L}+/gu) ?? []);
  expect(strange).toEqual([]);
  expect(count).toBeGreaterThan(15);
});

test('in a frame of a slide a lesson has its panel, and the deck its keys', async ({ page }) => {
  for (const [width, height] of [
    [1280, 720],
    [960, 540],
  ]) {
    await page.setViewportSize({ width, height });
    await page.goto('about:blank');
    await open(page, '?embed#lesson=overfitting/twenty');
    await isAt(page, 'overfitting/twenty', 'show');
    await expect(page.getByTestId('figure')).toHaveCount(2);
    await page.keyboard.press('PageDown');
    await page.keyboard.press('o');
    await isAt(page, 'overfitting/twenty', 'show');
    await page.getByTestId('lesson-next').click();
    await isAt(page, 'overfitting/twenty', 'ask');
    await expect(async () => {
      expect(await misplaced(page)).toEqual({ out: [], over: [], wide: [] });
    }).toPass({ timeout: 15_000 });
  }
  await page.getByTestId('lesson-leave').click();
  await expect(lesson(page)).toHaveCount(0);
});

test('where a number of the sum is withheld a question mark stands, and nowhere else', async ({ page }) => {
  const seen = () =>
    page.locator('.stage-number').evaluateAll((numbers) =>
      numbers.map((number) => {
        const mark = getComputedStyle(number, '::after');
        return {
          id: number.dataset.testid,
          isSeen: getComputedStyle(number).visibility === 'visible',
          isAsked: mark.content.includes('?') && mark.visibility === 'visible',
        };
      }),
    );
  await open(page, '?embed#v=1&lesson=overfitting/five');
  for (const beat of ['show', 'ask', 'reveal']) {
    await isAt(page, 'overfitting/five', beat);
    const withheld = beat === 'reveal' ? [] : ['d', 'e'];
    for (const id of ['d', 'lambda-r', 'e']) {
      const isSeen = !withheld.includes(id);
      await expect.poll(seen, beat).toContainEqual({ id, isSeen, isAsked: !isSeen });
    }
    if (beat !== 'reveal') await page.getByTestId('lesson-next').click();
  }
});
