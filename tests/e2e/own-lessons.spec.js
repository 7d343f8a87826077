/** Lessons that somebody brings along: opened, dropped, from the page's host; and what is wrong with them. */
import { expect, test } from './support/fixtures.js';
import { lesson } from './support/lesson.js';
import { strangersIn } from './support/strangers.js';

/** @import { Page } from '@playwright/test' */

const TEXT = `# My own

## First {#first}

\`\`\`scene
link: #v=1&points=20&test=20&fig=2
train: 20 updates
hide: d
\`\`\`

Two units, {{points}} points, $x^2$. See [the second](#second) or [the lecture](overfitting#five).

What is $D$?

- [x] small
- [ ] large

> It is {{D(1)}}.

<!-- A note for me. -->

## Second {#second}

\`\`\`scene
link: #v=1&points=20&test=20&fig=3
train: none
controls: points
\`\`\`

Three units.

1. Set the [points](control:points) to what you like.
2. And look.
`;

/** @param {string} text @param {string} [name] */
const file = (text, name = 'my.md') => ({ name, mimeType: 'text/markdown', buffer: Buffer.from(text) });

/** @param {Page} page */
async function openLessons(page) {
  await page.getByTestId('scenes').click();
  await page.getByTestId('open-lessons').click();
  await expect(page.getByTestId('lessons-dialog')).toBeVisible();
}

/** @param {Page} page @param {string} text @param {string} [name] */
const drop = (page, text, name = 'my.md') =>
  page.evaluate(
    ([content, fileName]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], fileName));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    },
    [text, name],
  );

test('an own lesson is opened by hand, taught to its end, and survives a reload in its window', async ({
  board,
  openBoard,
  page,
}) => {
  await board.openAtRest('#v=1&points=20&fig=2,l=0.5');
  await openLessons(page);
  await page.getByTestId('lesson-file').setInputFiles(file(TEXT));
  await expect(lesson(page)).toHaveAttribute('data-scene', 'own-my/first');
  await expect(page.getByTestId('lessons-dialog')).toBeHidden();
  await expect(page.locator('.lesson-body math')).toHaveCount(1);
  await page.keyboard.press('PageDown');
  await page.locator('.lesson-option input').nth(1).check();
  await expect(board.figure(0).root.getByTestId('d')).toBeHidden();
  await page.keyboard.press('PageDown');
  await expect(board.figure(0).updates).toContainText('20');
  await expect(page.getByTestId('lesson-verdict')).toHaveAttribute('data-right', 'false');
  const told = page.getByTestId('lesson-outcome').locator('output');
  await expect(told).toHaveText(await board.figure(0).root.getByTestId('d').innerText());

  await page.reload();
  await expect(lesson(page)).toHaveAttribute('data-beat', 'reveal');
  await expect(page.locator('.lesson-option').nth(1)).toHaveAttribute('data-chosen', '');
  await page.keyboard.press('PageDown');
  await expect(lesson(page)).toHaveAttribute('data-scene', 'own-my/second');
  await expect(page.getByTestId('lesson-next')).toBeDisabled();
  const points = page.getByTestId('points-input');
  await expect(points).toBeVisible();
  await points.fill('30');
  await points.blur();
  await page.getByTestId('lesson-try-1').locator('input').check();
  await expect.poll(() => page.evaluate(() => location.hash)).toContain('points=30');
  await page.reload();
  await expect(points).toHaveValue('30');
  await expect(page.getByTestId('lesson-try-1')).toHaveAttribute('data-done', 'true');
  await expect(page.getByTestId('lesson-try-2')).toHaveAttribute('data-done', 'false');
  await page.keyboard.press('PageUp');
  await expect(lesson(page)).toHaveAttribute('data-scene', 'own-my/first');
  await page.locator('.lesson-body a').nth(0).click();
  await expect(lesson(page)).toHaveAttribute('data-scene', 'own-my/second');
  await page.goBack();
  await expect(lesson(page)).toHaveAttribute('data-scene', 'own-my/first');
  await page.locator('.lesson-body a').nth(1).click();
  await expect(lesson(page)).toHaveAttribute('data-scene', 'overfitting/five');
  await page.goBack();
  await expect(lesson(page)).toHaveAttribute('data-scene', 'own-my/first');

  // Another window has the board, and says that it does not have the lesson.
  const link = await page.evaluate(() => location.hash);
  const other = await openBoard();
  await other.page.goto(`./${link}`);
  await expect(other.notices).toContainText('own-my');
  await expect(lesson(other.page)).toHaveCount(0);
});

test('a lesson of the same name as one of the lecture’s takes nothing from that', async ({ board, page }) => {
  await board.openAtRest('#v=1&points=20&fig=2');
  await drop(page, TEXT, 'overfitting.md');
  await expect(lesson(page)).toHaveAttribute('data-scene', 'own-overfitting/first');
  await page.keyboard.press('o');
  await page.getByTestId('lesson-overfitting-five').click();
  await expect(lesson(page)).toHaveAttribute('data-scene', 'overfitting/five');
});

test('the page’s address names a lesson on its host, and a link a scene of it', async ({ context, page }) => {
  await context.route('**/lessons/mine.md', (route) =>
    route.fulfill({ body: TEXT, contentType: 'text/markdown' }),
  );
  await page.goto('./?lesson=lessons/mine.md');
  await expect(lesson(page)).toHaveAttribute('data-scene', 'own-mine/first');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await expect(lesson(page)).toHaveAttribute('data-scene', 'own-mine/second');
  await expect.poll(() => page.evaluate(() => location.hash)).toContain('own-mine/second');
  await page.reload();
  await expect(lesson(page)).toHaveAttribute('data-scene', 'own-mine/second');
  // Whoever gets this address gets the scene.
  await page.evaluate(() => sessionStorage.clear());
  await page.goto('about:blank');
  await page.goto('./?lesson=lessons/mine.md#lesson=own-mine/second');
  await expect(lesson(page)).toHaveAttribute('data-scene', 'own-mine/second');
  await expect(page.getByTestId('points-input')).toHaveValue('20');
  await expect(page.getByTestId('notice')).toHaveCount(0);
});

test.describe('that are not there', () => {
  test.use({ expectedProblems: [/Failed to load resource/] });

  for (const path of [
    'none.md',
    'https://example.org/x.md',
    '//example.org/x.md',
    'index.html',
    'javascript:alert(1)//x.md',
  ]) {
    test(`${path} is told, and the board stays`, async ({ board, page }) => {
      await page.goto(`./?lesson=${encodeURIComponent(path)}#v=1&points=20&fig=2,l=0.5`);
      await board.isDrawn();
      await expect(board.notices).toContainText(/md|html/);
      await expect(lesson(page)).toHaveCount(0);
      await expect(board.figure(0).control('lambda-input')).toHaveValue('0.5');
    });
  }
});

/** What is wrong, and the lines that are told. @type {Record<string, [text: string, lines: number[]]>} */
const BROKEN = {
  'an unknown key': [TEXT.replace('train: 20', 'trian: 20'), [7]],
  'a link that cannot be read': [TEXT.replace('points=20', 'points=lots'), [6]],
  'an endless expression': [TEXT.replace('{{D(1)}}', `{{${'(D(1) + '.repeat(50)}0${')'.repeat(50)}}}`), [18]],
  'a fence without an end': [TEXT.replace('hide: d\n```', 'hide: d'), [10]],
  'an unknown tool': [TEXT.replace('hide: d', 'tool: oracle 1'), [8]],
  'no scene': ['# Title\n\nText.\n', [3]],
};

for (const language of ['en', 'de']) {
  test(`what is wrong with a lesson is told by file and line, and the board stays (${language})`, async ({
    board,
    page,
  }) => {
    await page.goto(`./?lang=${language}#v=1&points=20&fig=2,l=0.5`);
    await board.isDrawn();
    const before = await page.evaluate(() => location.hash);
    for (const [what, [text, lines]] of Object.entries(BROKEN)) {
      await drop(page, text);
      const problems = page.getByTestId('lesson-problems').locator('li');
      await expect(problems, what).not.toHaveCount(0);
      const told = await problems.allInnerTexts();
      const word = language === 'en' ? 'line' : 'Zeile';
      for (const line of lines) {
        expect(
          told.some((one) => one.includes('my.md') && one.includes(`${word} ${line}`)),
          `${what}: ${told.join(' | ')}`,
        ).toBe(true);
      }
      await page.getByTestId('lessons-close').click();
    }
    // Ten megabytes are not even read.
    await drop(page, 'x'.repeat(10_000_000), 'long.md');
    await expect(page.getByTestId('lesson-problems')).toContainText('long.md');
    await expect(page.getByTestId('lesson-problems')).toContainText(/10[\s\u202f.,]?000/);
    await expect(lesson(page)).toHaveCount(0);
    await expect(board.figure(0).control('lambda-input')).toHaveValue(language === 'en' ? '0.5' : '0,5');
    expect(await page.evaluate(() => location.hash)).toBe(before);
  });
}

test('markup in a lesson is shown as what it is, and does nothing', async ({ board, page }) => {
  await board.openAtRest('#v=1&points=20&fig=2');
  const evil =
    '<img src=x onerror="window.hit=1"><script>window.hit=2</script> <b onclick="window.hit=3">bold</b>';
  const hostile = TEXT.replace('Two units', `${evil} Two units`)
    .replace('small', '<svg onload=window.hit=6> small')
    .replace('A note', '<iframe srcdoc=x>');
  await drop(page, hostile);
  await expect(lesson(page)).toContainText('<img src=x onerror="window.hit=1">');
  await page.keyboard.press('PageDown');
  await expect(lesson(page)).toContainText('<svg onload=window.hit=6> small');
  await isHarmless(page);
  const addressed = '[link](javascript:window.hit=4) $\\href{javascript:window.hit=5}{x}$ Two units';
  await drop(page, TEXT.replace('Two units', addressed), 'other.md');
  await expect(page.getByTestId('lesson-problems').locator('li')).toHaveCount(2);
  await isHarmless(page);
});

/** @param {Page} page */
async function isHarmless(page) {
  const places = page.locator('mlp-lesson, mlp-lessons');
  await expect(places.locator('img, script, b, iframe, [onload], [onclick], [onerror]')).toHaveCount(0);
  await expect(places.locator('svg:not(button svg)')).toHaveCount(0);
  await expect(places.locator('[href^="javascript"]')).toHaveCount(0);
  expect(await page.evaluate(() => /** @type {any} */ (window).hit)).toBe(undefined);
}

test('this board is copied as the fence of a scene, which opens as the same board', async ({
  board,
  context,
  page,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await board.openAtRest(
    '#v=1&source=moons&noise=0.3&points=25&test=30&fig=3-2,l=0.2&fig=optimum&inspect=1&view=curves',
  );
  const link = await page.evaluate(() => location.hash);
  await openLessons(page);
  await page.getByTestId('copy-scene').click();
  await expect(page.getByTestId('lessons-status')).not.toBeEmpty();
  const fence = await page.evaluate(() => navigator.clipboard.readText());
  expect(fence).toContain('tool: curves 1');
  await page.getByTestId('lessons-close').click();
  await board.open('#v=1&points=20&fig=2');
  await drop(page, `# Copied\n\n## Scene {#one}\n\n${fence}`, 'copied.md');
  await expect(lesson(page)).toHaveAttribute('data-scene', 'own-copied/one');
  await expect.poll(() => page.evaluate(() => location.hash)).toContain('own-copied');
  const now = new URLSearchParams((await page.evaluate(() => location.hash)).slice(1));
  now.delete('lesson');
  expect([...now].sort()).toEqual([...new URLSearchParams(link.slice(1))].sort());
});

test('all words of lessons come from the catalogue', async ({ board, page }) => {
  await board.openAtRest('?lang=pseudo#v=1&points=20&fig=2');
  await drop(page, TEXT.replace('train: 20', 'trian: 20'));
  await expect(page.getByTestId('lesson-problems')).toBeVisible();
  // Titles of the lecture are in its own languages.
  const titles = await page.locator('.lessons-list').evaluate((list) => {
    const found = [...list.querySelectorAll('a, h3')].map(
      (each) => each.firstChild?.parentElement?.textContent ?? '',
    );
    return found.join(' ');
  });
  const known = titles.match(/\p{L}+/gu) ?? [];
  const dialog = await strangersIn(page, 'dialog[open]', known);
  expect(dialog.strange).toEqual([]);
  expect(dialog.count).toBeGreaterThan(20);
  await page.getByTestId('lessons-close').click();
  await drop(page, TEXT);
  const own = TEXT.match(/\p{L}+/gu) ?? [];
  for (let beat = 0; beat < 5; beat += 1) {
    const { strange } = await strangersIn(page, 'mlp-lesson', own);
    expect(strange).toEqual([]);
    await page.keyboard.press('PageDown');
  }
});
