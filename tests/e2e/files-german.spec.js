/** What is saved in the language of the page, and what is the same in all of them. */
import { readFile } from 'node:fs/promises';
import { expect, test } from './support/fixtures.js';
import { openDialog } from './support/share.js';

/** @import { Page } from '@playwright/test' */

const BOARD = '#v=1&points=60&test=0&fig=5,l=0.05&fig=3-2,l=0.25&fig=optimum';

/** @param {Page} page @param {string} testId */
async function savedBy(page, testId) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId(testId).click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

test('of several networks, somebody says whose weights are saved', async ({ board, page }) => {
  await board.openAtRest(BOARD);
  await openDialog(page);
  for (const id of ['save-weights', 'save-program']) await expect(page.getByTestId(id)).toBeDisabled();
  await expect(page.getByTestId('open-weights')).toBeDisabled();
  await page.getByTestId('share-network').selectOption('2');
  const { name, text } = await savedBy(page, 'save-weights');
  expect(JSON.parse(text).network.layerSizes).toEqual([2, 3, 2, 1]);
  expect(name).toBe('2-hidden-layers-of-sizes-3-and-2-lambda-0.25.json');
  // A figure that the dialog is opened for needs no other choice, and the next board asks again.
  await page.getByTestId('share-subject').selectOption('1');
  await expect(page.getByTestId('share-network')).toHaveCount(0);
  expect(JSON.parse((await savedBy(page, 'save-weights')).text).network.layerSizes).toEqual([2, 5, 1]);
  await page.getByTestId('share-close').click();
  await openDialog(page);
  await expect(page.getByTestId('save-weights')).toBeDisabled();
});

test('pictures speak the page’s language, weights and programs English', async ({ board, page }) => {
  await board.openAtRest(`?lang=de${BOARD}`);
  await openDialog(page);
  await page.getByTestId('share-subject').selectOption('2');
  await page.getByTestId('share-footer').check();
  const { name, text } = await savedBy(page, 'save-picture');
  expect(name).toBe('2-verdeckte-Schichten-der-Größen-3-und-2-lambda-0,25.svg');
  const texts = [...text.matchAll(/<text[^>]*>([^]*?)<\/text>/g)].map(([, inner]) =>
    inner.replaceAll(/<[^>]*>/g, ''),
  );
  const all = texts.join('\n');
  for (const german of [
    'verdeckte Schichten',
    'λ = 0,25',
    'Kreis',
    'Kreuz',
    'Daten: Vorlesung, 60 Punkte',
    'Rauschen 1',
    'Startzahl',
    'Schritte',
  ]) {
    expect(all).toContain(german);
  }
  expect(all).not.toMatch(/\d\.\d|hidden|seed|noise|circle|updates/);
  const weights = await savedBy(page, 'save-weights');
  expect(JSON.parse(weights.text)).toMatchObject({
    title: '2 hidden layers of sizes 3 and 2, λ = 0.25',
    network: { lambda: 0.25, activation: 'sigmoid' },
  });
  const program = await savedBy(page, 'save-program');
  expect(program.name).toMatch(/^2-verdeckte.*\.py$/);
  expect(program.text).toContain('2 hidden layers of sizes 3 and 2');
  await page.getByTestId('open-weights').setInputFiles({
    ...{ name: 'a.json', mimeType: 'application/json' },
    buffer: Buffer.from(weights.text.replace('"version": 1', '"version": 7')),
  });
  await expect(page.getByTestId('share-status')).toContainText('Version 7');
});

for (const [lang, head, sign] of [
  ['en', 'x1,x2,class', '.'],
  ['de', 'x1;x2;class', ','],
]) {
  test(`tables are saved as spreadsheets of the language have them, and read back: ${lang}`, async ({
    board,
    page,
  }) => {
    await board.openAtRest(`?lang=${lang}#points=30&test=0&fig=1`);
    await page.getByTestId('own-points').click();
    const { text } = await savedBy(page, 'save-csv');
    const lines = text.replace('\uFEFF', '').trim().split('\r\n');
    expect(lines[0]).toBe(head);
    expect(lines[1].split(sign === ',' ? ';' : ',')[0]).toMatch(
      sign === ',' ? /^-?\d+,\d+$/ : /^-?\d+\.\d+$/,
    );
    // The other way is a choice.
    await page.getByTestId(sign === ',' ? 'csv-point' : 'csv-comma').check();
    const other = (await savedBy(page, 'save-csv')).text;
    expect(other.startsWith(sign === ',' ? '\uFEFFx1,x2,class' : '\uFEFFx1;x2;class')).toBe(true);
    for (const table of [text, other]) {
      await page
        .getByTestId('own-file')
        .setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
      await page.getByTestId('use-points').click();
      await expect.poll(() => board.hash()).toContain('source=own');
      if (table === text) await page.getByTestId('open-table').click();
    }
  });
}

/** Of texts without words: numbers, formats, names of things that are called so everywhere. */
const WORDLESS = /^[\s\p{N}\p{P}\p{S}ᵢⱼ]*$|^(SVG|PNG|PDF|JSON|Python|\d×|[\d\s×]+|[EDRλ\s=+‹›]+)$/u;

test('every text of sharing, of the code and of presenting is out of the catalogue', async ({
  board,
  page,
}) => {
  /** Texts, titles and labels that no language would have. @param {string} selector */
  const foreign = (selector) =>
    page.locator(selector).evaluate((root) => {
      const inside = [root, ...root.querySelectorAll('*')].filter((element) => element.checkVisibility());
      const texts = inside.flatMap((element) => [
        ...[...element.childNodes]
          .filter(({ nodeType }) => nodeType === 3)
          .map((node) => ({ text: node.textContent ?? '', around: element.textContent ?? '' })),
        ...['aria-label', 'title', 'placeholder'].map((name) => ({
          text: element.getAttribute(name) ?? '',
          around: '',
        })),
      ]);
      return texts
        .filter(
          ({ text, around }) =>
            text.trim() !== '' && !text.includes('⟦') && !/⟦[^⟧]*$/.test(around.split(text)[0]),
        )
        .map(({ text }) => text.trim());
    });
  const isWord = (/** @type {string} */ text) => !WORDLESS.test(text) && !/^https?:/.test(text);
  await board.openAtRest(`?lang=pseudo${BOARD}`);
  await openDialog(page);
  expect((await foreign('mlp-share')).filter(isWord)).toEqual([]);
  await page.getByTestId('share-code').click();
  expect((await foreign('mlp-code')).filter(isWord)).toEqual([]);
  await page.keyboard.press('q');
  await page.getByTestId('share-close').click();
  await page.keyboard.press('p');
  await expect(page.getByTestId('present')).toBeVisible();
  await page.keyboard.press('n');
  await expect(page.locator('.stage-numbers').first()).toBeVisible();
  expect((await foreign('mlp-present')).filter(isWord)).toEqual([]);
});
