/** Files where they are made and opened: beside each other, in frames, in browsers with other fonts or falsified pixels. */
import { createHash } from 'node:crypto';
import { expect, test } from './support/fixtures.js';
import { captionOf } from './support/pdf.js';
import { SMALL, openDialog, saved } from './support/share.js';

test('files in one page do not share names, and each looks as it does alone', async ({
  board,
  page,
  openBoard,
}) => {
  await board.openAtRest(SMALL);
  /** @type {string[]} */
  const files = [];
  for (const [figure, count] of /** @type {[string, number][]} */ ([
    ['figure-1', 1],
    ['figure-2', 2],
  ])) {
    await openDialog(page, figure);
    for (let i = 0; i < count; i += 1) files.push((await saved(page, 'save-picture')).bytes.toString());
    await page.getByTestId('share-close').click();
  }
  const names = files.map((file) => [...file.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  for (const list of names) expect(list.length).toBeGreaterThan(2);
  expect(new Set(names.flat()).size).toBe(names.flat().length);

  const other = (await openBoard()).page;
  const hashOf = (/** @type {Buffer} */ bytes) => createHash('sha256').update(bytes).digest('hex');
  const shots = async (/** @type {string[]} */ texts) => {
    // All at one place, of which one is seen at a time: elsewhere, edges are smoothed otherwise.
    const boxes = texts.map((text) => `<div style="position: absolute; top: 0">${text}</div>`);
    await other.setContent(
      `<link rel="icon" href="data:,"><style>div { visibility: hidden }</style>${boxes.join('')}`,
    );
    const found = [];
    for (const svg of await other.locator('div').all()) {
      await svg.evaluate((element) => (element.style.visibility = 'visible'));
      found.push(hashOf(await svg.screenshot()));
      await svg.evaluate((element) => (element.style.visibility = 'hidden'));
    }
    return found;
  };
  const alone = [];
  for (const file of files) alone.push(...(await shots([file])));
  expect(alone[0]).not.toBe(alone[1]);
  expect(alone[1]).toBe(alone[2]);
  expect(await shots(files)).toEqual(alone);
  // As programs read it that know SVG 1.1 alone, and such as know SVG 2 alone.
  const asPicture = async (/** @type {string} */ text) => {
    await other.setContent(
      `<link rel="icon" href="data:,"><img src="data:image/svg+xml;base64,${Buffer.from(text).toString('base64')}">`,
    );
    await other.locator('img').evaluate((image) => /** @type {HTMLImageElement} */ (image).decode());
    return hashOf(await other.locator('img').screenshot());
  };
  const whole = await asPicture(files[0]);
  expect(await asPicture(files[0].replaceAll(/ href="[^"]+"/g, ''))).toBe(whole);
  expect(await asPicture(files[0].replaceAll(/ xlink:href="[^"]+"/g, ''))).toBe(whole);
});

test.describe('where the pixels of canvases are falsified', () => {
  test.beforeEach(async ({ page }) => {
    // As browsers do it that protect against being recognised: whatever is read back has noise in it.
    await page.addInitScript(() => {
      const noisy = (/** @type {HTMLCanvasElement} */ canvas) => {
        const copy = /** @type {HTMLCanvasElement} */ (canvas.cloneNode());
        const ctx = /** @type {CanvasRenderingContext2D} */ (copy.getContext('2d'));
        ctx.drawImage(canvas, 0, 0);
        const image = read.call(ctx, 0, 0, copy.width, copy.height);
        for (let i = 0; i < image.data.length; i += 53) image.data[i] ^= 1;
        ctx.putImageData(image, 0, 0);
        return copy;
      };
      const [canvases, contexts] = [HTMLCanvasElement.prototype, CanvasRenderingContext2D.prototype];
      const { toBlob, toDataURL } = canvases;
      const read = contexts.getImageData;
      canvases.toBlob = function (...rest) {
        toBlob.apply(noisy(this), rest);
      };
      canvases.toDataURL = function (...rest) {
        return toDataURL.apply(noisy(this), rest);
      };
      contexts.getImageData = function (...box) {
        const image = read.apply(this, box);
        for (let i = 0; i < image.data.length; i += 53) image.data[i] ^= 1;
        return image;
      };
    });
  });

  test('a PNG is not saved, and that is said; SVG and PDF need no canvas', async ({
    board,
    page,
    openBoard,
  }) => {
    await board.openAtRest(SMALL);
    await openDialog(page, 'figure-2');
    let downloads = 0;
    page.on('download', () => (downloads += 1));
    await page.getByTestId('share-format-png').check();
    await page.getByTestId('save-picture').click();
    await expect(page.getByTestId('share-status')).toContainText('changes the pixels');
    expect(downloads).toBe(0);
    await page.getByTestId('share-format-pdf').check();
    await saved(page, 'save-picture');
    await page.getByTestId('share-format-svg').check();
    const pictureIn = (/** @type {Buffer} */ svg) => /<image [^>]* href="([^"]+)"/.exec(svg.toString())?.[1];
    const here = pictureIn((await saved(page, 'save-picture')).bytes);
    const elsewhere = await openBoard();
    await elsewhere.openAtRest(SMALL);
    await openDialog(elsewhere.page, 'figure-2');
    const there = pictureIn((await saved(elsewhere.page, 'save-picture')).bytes);
    expect(here).toMatch(/^data:image\/png;base64,.{1000}/);
    expect(here).toBe(there);
  });
});

test.describe('whatever fonts the browser has', () => {
  test.beforeEach(async ({ page }) => {
    // The serif of some systems is a third wider than Times.
    await page.addInitScript(() => {
      const { measureText } = CanvasRenderingContext2D.prototype;
      CanvasRenderingContext2D.prototype.measureText = function (text) {
        const metrics = measureText.call(this, text);
        const { width, actualBoundingBoxAscent } = metrics;
        return /** @type {TextMetrics} */ ({ width: 1.33 * width, actualBoundingBoxAscent });
      };
    });
  });

  test('a PDF has no gap before a letter of another font', async ({ board, page }) => {
    await board.openAtRest(SMALL);
    await openDialog(page, 'figure-1');
    await page.getByTestId('share-format-pdf').check();
    const { pieces, gaps } = captionOf((await saved(page, 'save-picture')).bytes);
    expect(pieces).toEqual(['1 hidden layer of size 5, ', 'l', ' = 0.05']);
    for (const gap of gaps) expect(gap).toBeCloseTo(0, 0);
  });
});

test('in a frame, which may not be allowed to save, nothing is promised', async ({ page, address }) => {
  await page.setContent(
    `<link rel="icon" href="data:,"><iframe src="${address}${SMALL}" width="1200" height="800"></iframe>`,
  );
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('[data-progress=converged]').first()).toBeVisible();
  await frame.getByTestId('share').click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    frame.getByTestId('save-picture').click(),
  ]);
  expect(download.suggestedFilename()).toBe('mlp-playground.svg');
  await expect(frame.getByTestId('share-status')).toContainText('Handed mlp-playground.svg');
});
