/** Tables: pasted, opened, dropped, refused, saved. */
import { saved } from './support/downloads.js';
import { expect, test } from './support/fixtures.js';
import { FEW, countOn, factsOn, paste } from './support/own-points.js';

test('a pasted table: what cannot be read is named by line and column, the rest is used', async ({
  board,
  page,
}) => {
  await board.openAtRest(FEW);
  await paste(page, 'länge;breite;art\n1,5;2;x\n2;n/a;y\n3,25;4;y\n"6;7;x\n');
  await expect(page.getByTestId('table-troubles').getByRole('listitem')).toHaveText([
    'Line 3, column 2: “n/a” is not a number with a decimal comma.',
    'Line 5: a quote is opened here and never closed.',
    'Line 5: there is 1 column, but column 3 is needed.',
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
    'photo.png cannot be opened: it is not a text file;',
  );
  await expect(factsOn(page)).toHaveText('3 points: 2 a, 1 b');
});

test('a table pasted anywhere on the page is opened', { tag: '@chromium' }, async ({ board, page }) => {
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
  await expect(board.notices).toContainText(
    /5.000 of 100.000 points are shown, drawn at random with seed 579/,
  );
  await expect(page.getByTestId('own-too-many')).toContainText('too many points for a link');
  await board.rests();
  await expect.poll(() => board.hash()).toMatch(/^(?!.*own=).*source=own/);
  const facts = await factsOn(page).innerText();
  // A reload still has them.
  await page.reload();
  await board.isDrawn();
  await expect(factsOn(page)).toHaveText(facts);
});

test('the points shown are saved as a table that can be opened again', async ({ board, page }) => {
  await board.openAtRest(FEW);
  /** @returns {Promise<string>} */
  const save = async () => (await saved(page, () => page.getByTestId('save-csv').click())).bytes.toString();
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
