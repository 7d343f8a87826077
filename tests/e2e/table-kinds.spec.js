/** Tables that leave something to ask or to say, and dialogs that must not stand on each other. */
import { chooseSource } from './support/board.js';
import { expect, test } from './support/fixtures.js';
import { FEW, clickIn, factsOn, openEmptyPlane, paste } from './support/own-points.js';

test('grouped thousands are asked about before anything is used', async ({ board, page }) => {
  await board.openAtRest(FEW);
  await paste(page, 'x1\tx2\tclass\n1,050\t2,500\ta\n3,000\t4,125\tb\n');
  await expect(page.getByTestId('table-unclear')).toContainText('1,050');
  await expect(page.getByTestId('use-points')).toBeDisabled();
  // Another choice does not answer it.
  await page.getByTestId('table-first-select').selectOption('1');
  await expect(page.getByTestId('use-points')).toBeDisabled();
  await page.getByTestId('table-first-select').selectOption('0');
  await page.getByTestId('number-grouped').click();
  await expect(page.getByTestId('table-decimal-select')).toHaveValue('.,');
  await page.getByTestId('use-points').click();
  await board.rests();
  const texts = (await board.figure(0).drawing()).texts.map(({ text }) => text);
  expect(texts).toEqual(expect.arrayContaining(['2000']));
});

test('a file in another encoding: one is guessed, all can be chosen', async ({ board, page }) => {
  await board.openAtRest(FEW);
  await page.getByTestId('own-points').click();
  await page.getByTestId('own-file').setInputFiles({
    name: 'gbk.csv',
    mimeType: 'text/csv',
    // 长度,y,class / 1,2,红 / 3,4,色, by the standard GB 2312.
    buffer: Buffer.from('b3a4b6c82c792c636c6173730a312c322cbaec0a332c342cc9ab0a', 'hex'),
  });
  await expect(page.getByTestId('table-encoding-select')).toHaveValue('gb18030');
  await expect(page.getByTestId('table-preview')).toContainText('长度');
  await page.getByTestId('table-encoding-select').selectOption('windows-1252');
  await expect(page.getByTestId('table-preview')).toContainText('³¤¶È');
  await page.getByTestId('table-encoding-select').selectOption('gb18030');
  await page.getByTestId('use-points').click();
  await expect(factsOn(page)).toHaveText('2 points: 1 红, 1 色');
});

test('digits that the plane cannot hold, and points of one class, are told at opening', async ({
  board,
  page,
}) => {
  await board.openAtRest(FEW);
  await paste(page, 'income,age,class\n0.001,20,a\n250000,30,b\n');
  await expect(page.getByTestId('table-roundings').getByRole('listitem')).toHaveText([
    'Not every digit of income can be kept: 0.001 becomes 0. Rounded: 1 of 2 numbers.',
  ]);
  await expect(page.getByTestId('table-one-class')).toHaveCount(0);
  await page.getByTestId('label-class-0').selectOption({ label: 'left out' });
  await expect(page.getByTestId('table-one-class')).toBeVisible();
  await page.getByTestId('table-label-select').selectOption('none');
  await expect(page.getByTestId('table-one-class')).toBeVisible();
});

test('labels −1 and 1 come back as such', async ({ board, page }) => {
  await board.openAtRest(FEW);
  await paste(page, 'x1,x2,label\n0.5,2,-1\n0.25,3,1\n0.75,4,-1\n0.1,5,1\n');
  await page.getByTestId('use-points').click();
  await expect(factsOn(page)).toHaveText('4 points: 2 -1, 2 1');
  await page.getByTestId('open-table').click();
  const download = page.waitForEvent('download');
  await page.getByTestId('save-csv').click();
  const stream = await (await download).createReadStream();
  let text = '';
  for await (const part of stream) text += part;
  expect(text.split('\r\n')).toContain('0.5,2,-1');
});

test('a file dropped while another dialog is open takes its place', async ({ board, page }) => {
  await board.openAtRest(FEW);
  await page.getByTestId('share').click();
  await expect(page.locator('dialog[open]')).toHaveCount(1);
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['1,2,a\n3,4,b\n'], 'dropped.csv'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
  await expect(page.getByTestId('use-points')).toBeVisible();
  await expect(page.locator('dialog[open]')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog[open]')).toHaveCount(0);
});

test('one class more is one to draw', async ({ board, page }) => {
  await openEmptyPlane(board, page);
  await clickIn(page, 0.3, 0.3);
  await page.getByTestId('own-tools').getByText('Erase').click();
  await page.getByTestId('more-classes').click();
  await expect(page.getByTestId('own-tool-add')).toBeChecked();
  await clickIn(page, 0.3, 0.3);
  await expect(factsOn(page)).toHaveText('2 points: 1 class 1, 0 class 2, 1 class 3');
});

test('the last change of points is undone wherever the focus is, but not what is typed', async ({
  board,
  page,
}) => {
  await openEmptyPlane(board, page);
  for (const place of [0.3, 0.4, 0.5, 0.6]) await clickIn(page, place, place);
  await expect(factsOn(page)).toContainText('4 points');
  for (const [i, id] of ['play', 'optimizer-select', 'show-test-points'].entries()) {
    await page.getByTestId(id).focus();
    await page.keyboard.press('Control+z');
    await expect(factsOn(page)).toContainText(`${3 - i} point`);
  }
  await page.getByTestId('test-share-input').focus();
  await page.keyboard.type('7');
  await page.keyboard.press('Control+z');
  await page.getByTestId('undo-points').focus();
  await expect(factsOn(page)).toContainText('1 point');
});

test('points that no link holds are not lost to a link that is followed', async ({ board, page }) => {
  await board.openAtRest('#points=40&test=0&fig=0,l=1');
  const many = Array.from({ length: 5000 }, (_, i) => `${(i * 7919) % 9973},${(i * 104729) % 9967},${i % 2}`);
  await page.getByTestId('own-points').click();
  await page.getByTestId('own-file').setInputFiles({
    name: 'many.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`x1,x2,class\n${many.join('\n')}\n`),
  });
  await page.getByTestId('use-points').click();
  await expect(page.getByTestId('own-too-many')).toBeVisible();
  await board.follow('#v=1&source=moons&points=40&test=0&fig=0,l=1');
  await expect(page.getByTestId('own-facts')).toHaveCount(0);
  await chooseSource(page, 'own');
  await expect(factsOn(page)).toContainText(/^5.000 points/);
});
