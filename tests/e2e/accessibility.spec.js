/** WCAG 2.2 AA: what machines can check of it, and what the page promises beyond. */
import { violations } from './support/axe.js';
import { smallTargets, tooWide } from './support/reach.js';
import { expect, test } from './support/fixtures.js';
import { FEW, paste } from './support/own-points.js';
import { walkByTab } from './support/walk.js';
import { inEach } from './support/windows.js';

/** @import { Page } from '@playwright/test' */
/** @import { Board } from './support/board.js' */

/** Networks with little to compute, and every kind of control among them. */
const BOARD =
  '#points=40&test=40&optimizer=sgd&fig=3-2,act=leakyRelu,l=0.1&fig=0,l=1&fig=4-4,l=1,init=zero&fig=optimum';

/** As wide as captions and controls can become. */
const WIDE =
  '#v=1&points=10&test=0&noise=0.123456&rate=0.0012345&optimizer=adam&seed=4294967295&colour=red' +
  '&fig=64-63-62-61-60-59-58-57-56-55,l=0.00001234567,act=leakyRelu,leak=0.123456789,seed=4294967295&fig=optimum';

const SIZES = /** @type {const} */ ([
  [320, 800],
  [360, 800],
  [768, 800],
  [1440, 800],
]);

/** @param {Page} page */
const fits = (page) => inEach(page, SIZES, (name) => expect.poll(() => tooWide(page), name).toEqual([]));

/** Unfolds what is folded, opens a menu, and has the page say something. @param {Board} board */
async function openEverything(board) {
  await board.page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  await board.showMore();
  await board.figure(0).enter('lambda-input', 'much');
  await board.figure(0).menuButton.click();
}

for (const width of [360, 1440]) {
  test(`axe finds nothing at ${width} px`, async ({ board, page }) => {
    await page.setViewportSize({ width, height: 900 });
    await board.openAtRest(`${BOARD}&colour=red`);
    await expect(board.notices).toHaveCount(1);
    await openEverything(board);
    // A message lies over whatever is at the lower edge until it is closed.
    expect(await violations(page, '.notices')).toEqual([]);
    await page.locator('.notice button').click();
    await expect(board.notices).toHaveCount(0);
    // And the bar that stays in sight over whatever is below it.
    await page.evaluate(() => scrollTo(0, 0));
    expect(await violations(page)).toEqual([]);
  });
}

for (const [colorScheme, lang] of /** @type {const} */ ([
  ['light', 'en'],
  ['dark', 'de'],
])) {
  test(`axe finds nothing where figures are presented, embedded or a code, ${colorScheme}, in ${lang}`, async ({
    board,
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await board.openAtRest(`?lang=${lang}${BOARD}`);
    await page.keyboard.press('p');
    await expect(page.getByTestId('present')).toBeVisible();
    await page.keyboard.press('n');
    // As long as the keyboard is among the buttons, they stay.
    await page.getByTestId('present-numbers').focus();
    await expect(page.locator('.present .stage-buttons')).toHaveCSS('opacity', '1');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('q');
    await expect(page.getByTestId('code')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.goto('about:blank');
    await page.goto(`./?embed&controls=lambda,layers,train,foo&lang=${lang}${BOARD}`);
    await expect(page.getByTestId('figure')).toHaveCount(4);
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 480, height: 360 });
    await expect(page.getByTestId('stage-bar')).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
}

for (const [what, link, there] of [
  ['the figures, presented', `?present${BOARD}`, 'present'],
  ['the figures, embedded', `?embed&controls=lambda,layers,train${BOARD}`, 'figure'],
  ['a lesson, presented', '?present#v=1&lesson=overfitting/five', 'lesson'],
  ['a lesson, embedded', '?embed#v=1&lesson=overfitting/five', 'lesson'],
]) {
  test(`of ${what}, axe finds nothing, targets are 24 px or more, and Tab leads through all in sight`, async ({
    page,
  }) => {
    await page.goto(`./${link}`);
    await expect(page.getByTestId(there).first()).toBeVisible();
    // Buttons hide from a pointer that rests, not from the keyboard.
    await page.keyboard.press('Tab');
    expect(await violations(page)).toEqual([]);
    expect((await smallTargets(page)).small).toEqual([]);
    const { walked, stops, troubles } = await walkByTab(page);
    expect(stops.length).toBeGreaterThan(1);
    expect(walked).toEqual(stops);
    expect(troubles).toEqual([]);
  });
}

for (const [task, link] of [
  ['classes', '#source=blobs&classes=8&show=3&points=40&test=0&fig=2,l=1&fig=optimum'],
  ['a curve', '#source=sine&noise=0.3&points=40&test=0&fig=2,l=1&fig=optimum'],
  ['a surface', '#source=bumps&noise=0.3&points=40&test=0&fig=2,l=1,in=x1-sinx2&fig=optimum'],
]) {
  test(`axe finds nothing on a board of ${task}`, async ({ board, page }) => {
    await board.openAtRest(link);
    await openEverything(board);
    expect(await violations(page)).toEqual([]);
  });
}

for (const [n, link] of ['', WIDE, '?lang=de', `?lang=de${WIDE}`].entries()) {
  const [width, height] = SIZES[n];
  test(`nothing of ${link || 'the first board'}, come at ${width} px, sticks out at any width`, async ({
    board,
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await board.open(link);
    await openEverything(board);
    await fits(page);
  });
}

for (const [n, lang] of ['en', 'de'].entries()) {
  const [width, height] = SIZES[3 * n];
  test(`nothing of own points, come at ${width} px in ${lang}, sticks out at any width`, async ({
    board,
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await board.open(`?lang=${lang}${FEW}`);
    await paste(
      page,
      '1,2,a class with a long name\n4,5,another\n7,8,the third\n7,9,a class with a long name\n',
    );
    await fits(page);
    await page.getByTestId('use-points').click();
    await page.getByTestId('edit-points').click();
    await expect(page.getByTestId('draw-layer').first()).toBeVisible();
    await fits(page);
  });
}

for (const [what, options] of /** @type {const} */ ([
  ['a mouse', { viewport: { width: 1440, height: 900 } }],
  ['a finger on a phone', { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }],
])) {
  test(`every target is 24 px or more for ${what}`, async ({ openBoard }) => {
    const board = await openBoard(options);
    await board.openAtRest(BOARD);
    await openEverything(board);
    const { small, count } = await smallTargets(board.page);
    expect(small).toEqual([]);
    expect(count).toBeGreaterThan(40);
    // Nothing else lies over a control.
    await board.figure(0).menuButton.click();
    const covered = await board.page.evaluate(() =>
      [...document.querySelectorAll('button:enabled, input:enabled, select:enabled')]
        .filter((element) => element.checkVisibility())
        .filter((element) => {
          element.scrollIntoView({ block: 'center' });
          const { left, top, width, height } = element.getBoundingClientRect();
          const hit = document.elementFromPoint(left + width / 2, top + height / 2);
          return !hit || !(element.contains(hit) || hit.contains(element));
        })
        .map((element) => element.outerHTML.slice(0, 100)),
    );
    expect(covered).toEqual([]);
  });
}

test('pictures have a text alternative that says what they show', async ({ board, page }) => {
  await board.openAtRest();
  await expect(page.getByRole('img')).toHaveCount(4);
  for (const figure of await board.allFigures()) {
    const caption = await figure.caption.innerText();
    await expect.poll(async () => (await figure.alternative()).startsWith(`${caption}.`)).toBe(true);
    await expect(figure.root).toHaveAccessibleName(caption);
    expect(await figure.alternative()).toMatch(/contour lines? at .*0\.5/);
    if (!(await figure.isNetwork())) {
      expect(await figure.alternative()).toMatch(/Bayes error \d+\.\d\s%/);
      continue;
    }
    const e = (await figure.root.getByTestId('e').innerText()).trim();
    await expect.poll(() => figure.alternative()).toContain(`E = ${e}.`);
    expect(await figure.alternative()).toMatch(/Training accuracy .* Test accuracy .* (converged|resting), /);
  }
});

test('every control has a name of its own within its figure', async ({ board, page }) => {
  await board.openAtRest(BOARD);
  await openEverything(board);
  const snapshot = await page.locator('body').ariaSnapshot();
  const control = /- '?(?:button|textbox|slider|spinbutton|combobox|checkbox)(?: "[^"]+")?/g;
  const places = [snapshot.split(/- main:/)[0], ...snapshot.split(/- '?figure/).slice(1)];
  expect(places).toHaveLength(5);
  for (const place of places) {
    const names = place.match(control) ?? [];
    expect(names.filter((name) => !name.includes('"'))).toEqual([]);
    expect(new Set(names).size, names.join()).toBe(names.length);
  }
  await expect(page.getByRole('main')).toHaveCount(1);
  await expect(page.getByRole('region', { name: 'Data and training' })).toBeVisible();
});

const LOOKED_INTO = '#points=40&test=40&optimizer=sgd&fig=2,l=0.1&inspect=1';

for (const [what, link, part, least] of /** @type {[string, string, string, number][]} */ ([
  ['the board', BOARD, 'mlp-app', 6],
  ['the diagram', LOOKED_INTO, 'mlp-inspector', 2],
  ['the curves', `${LOOKED_INTO}&view=curves`, 'mlp-inspector', 1],
  ['the formula', `${LOOKED_INTO}&view=formula`, 'mlp-inspector', 5],
  ['gradients', `${LOOKED_INTO}&view=gradients`, 'mlp-inspector', 1],
  ['activations', `${LOOKED_INTO}&view=activations`, 'mlp-inspector', 1],
  ['outputs', `${LOOKED_INTO}&view=outputs`, 'mlp-inspector', 1],
  ['which minimum', `${LOOKED_INTO}&view=minima,n=10,size=64`, 'mlp-inspector', 1],
  ['the presented board', `?present${BOARD}`, '[data-testid=present]', 3],
])) {
  test(`every slider of ${what} has a name, and tells its value in words that follow it`, async ({
    board,
    page,
  }) => {
    await board.openAtRest(link);
    if (what === 'the board') await board.showMore();
    // A weight that is chosen has a slider, and one on its line.
    if (what === 'the diagram') await page.getByTestId('weight').first().click();
    const sliders = page.locator(part).getByRole('slider', { disabled: false });
    await expect.poll(() => sliders.count()).toBeGreaterThanOrEqual(least);
    for (const slider of await sliders.all()) {
      await expect(slider).toHaveAccessibleName(/\p{L}/u);
      const before = await slider.getAttribute('aria-valuetext');
      expect(before).toMatch(/\p{L}|\d/u);
      await slider.focus();
      // Its words follow a moment later: where it stands says which way there is room.
      const isFirst = await slider.evaluate((input) => {
        const { value, min } = /** @type {HTMLInputElement} */ (input);
        return Number(value) <= Number(min);
      });
      await page.keyboard.press(isFirst ? 'ArrowRight' : 'ArrowLeft');
      await expect(slider).not.toHaveAttribute('aria-valuetext', before ?? '');
    }
  });
}

test('milestones are announced, and only those', async ({ board, page }) => {
  await page.addInitScript(() => {
    /** @type {string[]} */
    const said = [];
    Object.assign(window, { said });
    new MutationObserver(() => {
      const text = document.querySelector('[data-testid=announcement]')?.textContent?.trim();
      if (text && text !== said.at(-1)) said.push(text);
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  await board.open('#points=40&fig=2,l=0.1&fig=3,l=0.1');
  await expect(board.announcement).toHaveText('Training has ended: 2 of 2 networks converged.');
  await board.resetButton.click();
  await expect(board.announcement).toHaveText('Every network starts anew from its seed.');
  await board.play.click();
  await expect(board.announcement).toHaveText('Training has ended: 2 of 2 networks converged.');
  const said = await page.evaluate(() => /** @type {any} */ (window).said);
  expect(said).toEqual([
    'Training has ended: 2 of 2 networks converged.',
    'Every network starts anew from its seed.',
    'Training has ended: 2 of 2 networks converged.',
  ]);
  await expect(board.announcement).toHaveRole('status');
});

test('a pause is announced', async ({ board }) => {
  await board.openAtRest('#points=40&test=0&optimizer=sgd&rate=0.001&fig=2');
  await board.play.click();
  await board.pause();
  await expect(board.announcement).toHaveText(/^Paused at epoch \d/);
});

test('who asks for reduced motion gets fewer pictures', async ({ openBoard }) => {
  /** How often the picture was drawn in 1.2 s of the page's own time, while it trained. */
  const drawings = async (/** @type {'reduce' | 'no-preference'} */ reducedMotion) => {
    const board = await openBoard({ reducedMotion });
    await board.page.clock.install();
    await board.open('#points=40&test=0&optimizer=sgd&rate=0.001&fig=3-3');
    await board.rests();
    const atRest = await board.figure(0).number('updates');
    await board.play.click();
    await expect.poll(() => board.figure(0).number('updates')).not.toBe(atRest);
    // Its time stands still, but for these steps; workers run in between.
    await board.page.clock.pauseAt(Date.now() + 1000);
    const start = (await board.figure(0).drawing()).count;
    const updates = await board.figure(0).number('updates');
    for (let i = 0; i < 75; i++) await board.page.clock.runFor(16);
    const end = (await board.figure(0).drawing()).count;
    expect(await board.figure(0).number('updates')).toBeGreaterThan(updates);
    return end - start;
  };
  // At most one every half second, and one at each end.
  expect(await drawings('reduce')).toBeLessThanOrEqual(4);
  expect(await drawings('no-preference')).toBeGreaterThan(20);
});

test('figures that look the same have names of their own, and so have their menus', async ({
  board,
  page,
}) => {
  await board.openAtRest('#points=60&test=0&fig=3,l=0.1&fig=3,l=0.1,act=tanh&fig=4&fig=3,l=0.1&fig=optimum');
  const namesOf = async (/** @type {'button' | 'figure'} */ role) => {
    const snapshot = await page.locator('mlp-board').ariaSnapshot();
    return [...snapshot.matchAll(new RegExp(`- ${role} "([^"]*)"`, 'g'))].map(([, name]) => name);
  };
  const figures = await namesOf('figure');
  expect(figures).toHaveLength(5);
  expect(new Set(figures).size).toBe(5);
  const menus = () => page.getByTestId(/^figure-\d+-menu-button$/).evaluateAll((all) => all.map((one) => one.ariaLabel)); // prettier-ignore
  expect(new Set(await menus()).size).toBe(5);
  // Who is alone in what it is called needs no number.
  for (const position of [3, 1]) {
    await board.figure(position).menuButton.click();
    await board.figure(position).remove.click();
  }
  await expect(board.captions).toHaveCount(3);
  const left = await menus();
  expect(new Set(left.map((name) => name?.replace(/\d of \d/, ''))).size).toBe(3);
  expect(left.join()).not.toMatch(/\d of \d/);
});
