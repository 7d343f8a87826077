/**
 * Links, files and the board for slides.
 *
 * @import { Page } from '@playwright/test'
 */
import { readFile } from 'node:fs/promises';
import { inflateSync } from 'node:zlib';
import { expect, test } from './support/fixtures.js';

const SMALL = '#v=1&points=60&test=50&fig=5,l=0.05&fig=optimum';

/** @param {Page} page @param {string} [figure]  menu to open it from; else the page's own button */
async function openDialog(page, figure) {
  if (figure) {
    await page.getByTestId(`${figure}-menu-button`).click();
    await page.getByTestId(`${figure}-save`).click();
  } else await page.getByTestId('share').click();
  await expect(page.getByTestId('share-dialog')).toBeVisible();
}

/** What a button of the dialog saves. @param {Page} page @param {string} testId */
async function saved(page, testId) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId(testId).click()]);
  await expect(page.getByTestId('share-status')).toContainText('Saved');
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test('the dialog is loaded when it is opened, keeps the focus and gives it back', async ({ board, page }) => {
  /** @type {string[]} */
  const scripts = [];
  page.on('request', (request) => scripts.push(request.url()));
  await board.openAtRest(SMALL);
  expect(scripts.filter((url) => url.includes('dialog'))).toEqual([]);
  await page.getByTestId('share').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('share-dialog')).toBeVisible();
  expect(scripts.filter((url) => url.includes('jspdf'))).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('share-dialog')).toBeHidden();
  await expect(page.getByTestId('share')).toBeFocused();
});

test('a board is saved as SVG with contours, labels, axes and points as vectors', async ({ board, page }) => {
  await board.openAtRest(SMALL);
  await openDialog(page);
  await page.getByTestId('share-footer').check();
  const { name, bytes } = await saved(page, 'save-picture');
  expect(name).toBe('mlp-playground.svg');
  const found = await page.evaluate((text) => {
    const svg = new DOMParser().parseFromString(text, 'image/svg+xml');
    const all = (/** @type {string} */ selector) => [...svg.querySelectorAll(selector)];
    return {
      error: svg.querySelector('parsererror')?.textContent ?? null,
      texts: all('text:not([aria-hidden])').map(({ textContent }) => textContent),
      images: all('image').map((image) => image.getAttribute('href')?.slice(0, 22)),
      sizes: all('image').map((image) => Number(image.getAttribute('width'))),
      marks: all('use').length,
      dangling: all('use').filter((use) => !svg.getElementById((use.getAttribute('href') ?? '').slice(1)))
        .length,
      strokes: all('path[stroke]').length,
    };
  }, bytes.toString());
  expect(found.error).toBeNull();
  for (const level of ['0.01', '0.1', '0.5', '0.9']) expect(found.texts).toContain(level);
  expect(found.texts).toContain('1 hidden layer of size 5, λ = 0.05');
  expect(found.texts).toContain('Theoretical optimum');
  for (const text of ['class 0', 'class 1', 'P(class 1)']) expect(found.texts).toContain(text);
  expect(found.texts.join('\n')).toMatch(
    /E = 0\.\d{4}, D = 0\.\d{4}, λ = 0\.05, sigmoid units, Xavier start, seed 1, \d+ updates/,
  );
  expect(found.texts.join('\n')).toContain('Data: lecture, 60 points, noise 1, seed 579. Training: L-BFGS.');
  expect(found.images).toEqual(['data:image/png;base64,', 'data:image/png;base64,']);
  for (const width of found.sizes) expect(width).toBeGreaterThan(800);
  expect(found.marks).toBeGreaterThan(100);
  expect(found.dangling).toBe(0);
  expect(found.strokes).toBeGreaterThan(10);
});

for (const [what, link, images, dashed] of /** @type {[string, string, number, boolean][]} */ ([
  [
    'regions of five classes',
    '#source=blobs&classes=5&noise=0.5&points=60&test=0&fig=5,l=0.1&fig=optimum',
    2,
    false,
  ],
  ['one of five classes', '#source=blobs&classes=5&noise=0.5&points=60&test=0&show=2&fig=5,l=0.1', 1, false],
  ['a surface', '#source=bumps&points=60&noise=0.3&test=0&fig=5,l=0.01,in=x1-x2-x1x2&fig=optimum', 2, false],
  ['a curve', '#source=sine&points=60&noise=0.3&test=30&testpoints=yes&fig=5,l=0.01&fig=optimum', 0, true],
])) {
  test(`a picture of ${what} is saved as SVG, PDF and PNG in grey`, async ({ board, page }) => {
    await board.openAtRest(link);
    await openDialog(page);
    await page.getByTestId('share-footer').check();
    const svg = (await saved(page, 'save-picture')).bytes.toString();
    const found = await page.evaluate((text) => {
      const file = new DOMParser().parseFromString(text, 'image/svg+xml');
      const all = (/** @type {string} */ selector) => [...file.querySelectorAll(selector)];
      return {
        error: file.querySelector('parsererror')?.textContent ?? null,
        images: all('image').length,
        dashed: all('path[stroke-dasharray]').length > 0,
        broken: all('path').filter((path) => !/^M/.test(path.getAttribute('d') ?? '')).length,
        dangling: all('use').filter((use) => !file.getElementById((use.getAttribute('href') ?? '').slice(1)))
          .length,
        marks: all('use').length,
      };
    }, svg);
    expect(found).toEqual({ error: null, images, dashed, broken: 0, dangling: 0, marks: found.marks });
    expect(found.marks).toBeGreaterThanOrEqual(60);
    await page.getByTestId('share-format-pdf').check();
    expect((await saved(page, 'save-picture')).bytes.subarray(0, 5).toString()).toBe('%PDF-');
    await page.getByTestId('share-format-png').check();
    await page.getByTestId('share-colours-grey').check();
    expect((await pixelsOf(page, (await saved(page, 'save-picture')).bytes)).colourful).toBe(0);
    const weights = JSON.parse((await saved(page, 'save-weights')).bytes.toString());
    expect(weights.theta[0]).toHaveLength(5);
    expect((await saved(page, 'save-program')).bytes.toString()).toContain('def forward');
  });
}

test('the legend says what is shown, and can be left out', async ({ board, page }) => {
  for (const [link, texts] of /** @type {[string, string[]][]} */ ([
    ['#source=blobs&classes=3&show=2&points=30&test=0&fig=2', ['class 0', 'class 2', 'P(class 2)']],
    ['#source=bumps&points=30&test=0&fig=2', ['t, y']],
    ['#source=sine&points=30&test=0&fig=2&fig=optimum', ['point (x, y)', 't(x)', 'E[y|x]', '± noise']],
  ])) {
    await board.openAtRest(link);
    await openDialog(page);
    const svg = (await saved(page, 'save-picture')).bytes.toString();
    for (const text of texts) expect(svg).toContain(`>${text}<`);
    await page.getByTestId('share-legend').uncheck();
    const bare = (await saved(page, 'save-picture')).bytes.toString();
    for (const text of texts) expect(bare).not.toContain(`>${text}<`);
  }
});

test('own points are saved with their networks; their optimum is not known', async ({ board, page }) => {
  await board.openAtRest('#points=40&noise=0.2&test=0&fig=2,l=1&fig=optimum');
  await page.getByTestId('source-select').selectOption('own');
  await board.rests();
  await openDialog(page);
  await page.getByTestId('share-footer').check();
  const svg = (await saved(page, 'save-picture')).bytes.toString();
  expect(svg).toContain('Data: 40 own points of class 0 (circle), class 1 (cross). Training: L-BFGS.');
  expect(svg).not.toContain('optimum');
  expect((await saved(page, 'save-program')).bytes.toString()).toMatch(/^X = \[/m);
  await page.getByTestId('share-subject').selectOption({ index: 2 });
  await page.getByTestId('save-picture').click();
  await expect(page.getByTestId('share-status')).toContainText('own points have no known optimum');
  const link = await page.locator('input[data-testid="share-link"]').inputValue();
  await page.getByTestId('share-close').click();
  const before = await board.figure(0).shown();
  await board.open(new URL(link).hash);
  await board.rests();
  expect(await board.figure(0).shown()).toEqual(before);
});

test('a moment of a network with features and of more classes comes back', async ({ board }) => {
  await board.open('#source=blobs&classes=4&noise=0.5&points=60&test=0&fig=4,in=x1-x2-x1x1&fig=3');
  await board.resetToStart();
  for (let i = 0; i < 5; i += 1) await board.stepUpdate.click();
  await expect(board.figure(1).updates).toHaveText('5 updates');
  await board.isStill();
  const before = await board.shown();
  await expect.poll(() => board.hash()).toContain('fig=4,in=x1-x2-x1x1,at=5&fig=3,at=5');
  await board.open(await board.hash());
  await expect(board.figure(1).updates).toHaveText('5 updates');
  await board.isStill();
  expect(await board.shown()).toEqual(before);
});

for (const scale of [1, 3]) {
  test(`a figure is saved as PNG at ${scale}×, transparent where nothing is`, async ({ board, page }) => {
    await board.openAtRest(SMALL);
    await openDialog(page, 'figure-1');
    await page.getByTestId('share-format-png').check();
    await page.getByTestId(`share-scale-${scale}`).check();
    await page.getByTestId('share-background-transparent').check();
    const clear = await pixelsOf(page, (await saved(page, 'save-picture')).bytes);
    await page.getByTestId('share-background-white').check();
    const { name, bytes } = await saved(page, 'save-picture');
    const white = await pixelsOf(page, bytes);
    expect(name).toBe('1-hidden-layer-of-size-5-lambda-0.05.png');
    expect(white.width).toBe(scale * (460 + 24));
    expect([clear.width, clear.height]).toEqual([white.width, white.height]);
    expect(clear.corner).toEqual([0, 0, 0, 0]);
    expect(white.corner).toEqual([255, 255, 255, 255]);
    expect(clear.middle[3]).toBe(255);
  });
}

test('grey for print has no colour', async ({ board, page }) => {
  await board.openAtRest(SMALL);
  await openDialog(page, 'figure-2');
  await page.getByTestId('share-format-png').check();
  await page.getByTestId('share-colours-grey').check();
  const { colourful } = await pixelsOf(page, (await saved(page, 'save-picture')).bytes);
  expect(colourful).toBe(0);
});

test('a figure is saved as PDF with its labels as text', async ({ board, page }) => {
  await board.openAtRest(SMALL);
  await openDialog(page, 'figure-1');
  await page.getByTestId('share-format-pdf').check();
  await page.getByTestId('share-footer').check();
  const { name, bytes } = await saved(page, 'save-picture');
  expect(name).toMatch(/\.pdf$/);
  const { text, streams } = readPdf(bytes);
  expect(text.slice(0, 5)).toBe('%PDF-');
  expect(text.trimEnd()).toMatch(/startxref\s+\d+\s+%%EOF$/);
  const start = Number(/startxref\s+(\d+)/.exec(text)?.[1]);
  expect(text.slice(start, start + 4)).toBe('xref');
  const [, width] = /\/MediaBox \[0 0 ([\d.]+) [\d.]+\]/.exec(text) ?? [];
  expect(Number(width)).toBeCloseTo(0.75 * (460 + 24), 1);
  expect(text).toContain('/Subtype /Image');
  const drawn = streams.join('\n');
  for (const level of ['0.01', '0.1', '0.5', '0.9']) expect(drawn).toContain(`(${level}) Tj`);
  expect(drawn.match(/ c$/gm)?.length ?? 0, 'curves of the contours').toBeGreaterThan(50);
});

test('weights are saved and opened again; a file that does not fit says why and changes nothing', async ({
  board,
  page,
}) => {
  await board.openAtRest(SMALL);
  const before = await board.figure(0).shown();
  const error = await page.getByTestId('e').innerText();
  await openDialog(page, 'figure-1');
  const { name, bytes } = await saved(page, 'save-weights');
  expect(name).toBe('1-hidden-layer-of-size-5-lambda-0.05.json');
  const file = JSON.parse(bytes.toString());
  expect(file.network.layerSizes).toEqual([2, 5, 1]);

  const open = (/** @type {unknown} */ content) =>
    page.getByTestId('open-weights').setInputFiles({
      name: 'weights.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(content)),
    });
  await open({ ...file, theta: file.theta.slice(1) });
  await expect(page.getByTestId('share-status')).toContainText('“theta” does not hold 2 matrices');
  await open({ ...file, network: { ...file.network, layerSizes: [3, 1] }, theta: [[[0, 0, 0, 0]]] });
  await expect(page.getByTestId('share-status')).toContainText('3-1');
  expect(await board.figure(0).shown()).toEqual(before);

  await page.getByTestId('share-close').click();
  await board.resetToStart();
  await expect(page.getByTestId('e')).not.toHaveText(error);
  await openDialog(page, 'figure-1');
  await open(file);
  await expect(page.getByTestId('share-status')).toContainText('Opened weights.json');
  await page.getByTestId('share-close').click();
  await expect(page.getByTestId('e')).toHaveText(error);
  // The address now holds these weights, and shows them again elsewhere.
  await expect.poll(() => board.hash()).toMatch(/,w=[\w-]{112}/);
  const link = await board.hash();
  await board.open(link);
  await expect(page.getByTestId('e')).toHaveText(error);
  await expect(board.transport).toHaveAttribute('data-going', 'false');
});

test('the Python program holds the figure', async ({ board, page }) => {
  await board.openAtRest(SMALL);
  await openDialog(page, 'figure-1');
  const { name, bytes } = await saved(page, 'save-program');
  expect(name).toBe('1-hidden-layer-of-size-5-lambda-0.05.py');
  expect(bytes.toString()).toMatch(/^LAYER_SIZES = \[2, 5, 1\]$/m);
  expect(bytes.toString()).toContain('def torch_network()');
});

test('a link to a paused board shows the same moment', async ({ board, page }) => {
  await board.open('#v=1&points=80&fig=6&fig=10-10');
  await page.getByTestId('step-update').click();
  await board.resetToStart();
  for (let i = 0; i < 7; i += 1) await board.stepUpdate.click();
  await expect(board.figure(1).updates).toHaveText('7 updates');
  await board.isStill();
  const before = await board.shown();
  await expect.poll(() => board.hash()).toBe('#v=1&points=80&fig=6,at=7&fig=10-10,at=7');
  await board.open(await board.hash());
  await expect(board.figure(1).updates).toHaveText('7 updates');
  await board.isStill();
  expect(await board.shown()).toEqual(before);
});

test('a link that is too long for chats says so and is offered without the moment', async ({
  board,
  page,
}) => {
  await board.open('#v=1&points=50&test=0&fig=20-20,l=2');
  await openDialog(page);
  await expect(page.getByTestId('share-length')).toHaveCount(0);
  await expect(page.getByTestId('share-settings-only')).toHaveCount(0);
  await page.getByTestId('share-close').click();
  // 501 weights of 0.5 (3f000000, least byte first).
  await board.follow(`#v=1&points=50&test=0&fig=20-20,l=2,w=${'AAAAPwAAAD8AAAA_'.repeat(167)},at=5`);
  await expect(board.figure(0).updates).toHaveText('5 updates');
  await board.isStill();
  await openDialog(page);
  const link = page.locator('input[data-testid="share-link"]');
  const length = page.getByTestId('share-length');
  await expect(length).toHaveAttribute('data-length', String((await link.inputValue()).length));
  await expect(page.getByTestId('share-weights-inside')).toBeVisible();
  await page.getByTestId('share-settings-only').check();
  expect(new URL(await link.inputValue()).hash).toBe('#v=1&points=50&test=0&fig=20-20,l=2');
  await expect(length).toHaveAttribute('data-length', String((await link.inputValue()).length));
  await expect(page.getByTestId('share-weights-inside')).toHaveCount(0);
});

test('test points that are shown are in the link', async ({ board, page }) => {
  await board.openAtRest(SMALL);
  await page.getByTestId('show-test-points').check();
  await expect.poll(() => board.hash()).toContain('testpoints=yes');
  await board.openAtRest(await board.hash());
  await expect(page.getByTestId('show-test-points')).toBeChecked();
});

test('embedded, only the board is there, and it rests out of sight', async ({ page, address }) => {
  await page.goto(`${address}?embed#v=1&rate=0.01&optimizer=sgd&points=50&fig=5`);
  await expect(page.getByTestId('updates')).toBeVisible();
  await expect(page.getByTestId('play')).toHaveCount(0);
  await expect(page.getByTestId('source-select')).toHaveCount(0);
  await expect(page.getByTestId('open-in-playground')).toHaveAttribute('href', /\/#v=1&.*fig=5/);

  await page.setContent(
    `<link rel="icon" href="data:,"><input autofocus><div style="height: 3000px"></div>
     <iframe src="${address}?embed#v=1&rate=0.001&optimizer=sgd&points=3000&fig=64-64-64" width="640" height="480"></iframe>`,
  );
  const frame = page.frameLocator('iframe');
  const updates = async () =>
    Number((await frame.getByTestId('updates').innerText()).replace(/\D*updates.*|[^\d]/g, ''));
  await page.locator('iframe').scrollIntoViewIfNeeded();
  await expect(frame.getByTestId('updates')).toBeVisible();
  await expect(page.locator('input')).toBeFocused();
  await page.evaluate(() => scrollTo(0, 0));
  // It hears of that in one of the next frames, and finishes what it is at.
  await expect
    .poll(async () => {
      const before = await updates();
      await page.waitForTimeout(600);
      return (await updates()) - before;
    })
    .toBe(0);
  const resting = await updates();
  await page.locator('iframe').scrollIntoViewIfNeeded();
  await expect.poll(updates).toBeGreaterThan(resting);
});

test('embedded, it works where storage is blocked', async ({ board, page }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    }
  });
  await page.goto(`./?embed${SMALL}`);
  await expect(page.getByTestId('status')).toHaveText('converged');
  await expect(board.notices).toHaveCount(0);
});

test('the code for slides shows the board', async ({ board, page }) => {
  await board.openAtRest(SMALL);
  await openDialog(page);
  await page.getByTestId('share-size-1280 × 720').check();
  const snippet = await page.getByTestId('share-snippet').inputValue();
  expect(snippet).toContain('width="1280" height="720"');
  await page.setContent(snippet);
  await expect(page.frameLocator('iframe').getByTestId('caption')).toHaveCount(2);
});

for (const width of [1440, 768, 360]) {
  test(`the dialog fits a page ${width} pixels wide`, async ({ board, page }) => {
    await page.setViewportSize({ width, height: 760 });
    await board.openAtRest(SMALL);
    await openDialog(page);
    const dialog = page.getByTestId('share-dialog');
    expect(await dialog.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
    const box = await dialog.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
    for (const button of await dialog.locator('button, label.check, label.button').all()) {
      expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(24);
    }
  });
}

/** @param {Page} page @param {Buffer} bytes  of a PNG */
const pixelsOf = (page, bytes) =>
  page.evaluate(async (base64) => {
    const data = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([data], { type: 'image/png' }));
    const { width, height } = bitmap;
    const ctx = /** @type {OffscreenCanvasRenderingContext2D} */ (
      new OffscreenCanvas(width, height).getContext('2d')
    );
    ctx.drawImage(bitmap, 0, 0);
    const at = (/** @type {number} */ x, /** @type {number} */ y) => [...ctx.getImageData(x, y, 1, 1).data];
    const all = ctx.getImageData(0, 0, width, height).data;
    let colourful = 0;
    for (let i = 0; i < all.length; i += 4) {
      const channels = [all[i], all[i + 1], all[i + 2]];
      colourful += Number(Math.max(...channels) - Math.min(...channels) > 2);
    }
    return { width, height, corner: at(1, 1), middle: at(width >> 1, height >> 1), colourful };
  }, bytes.toString('base64'));

/** @param {Buffer} bytes */
function readPdf(bytes) {
  const text = bytes.toString('latin1');
  const streams = [...text.matchAll(/<<([^]*?)>>\s*stream\r?\n/g)].flatMap(
    ({ 0: head, 1: entries, index }) => {
      if (!entries.includes('FlateDecode') || entries.includes('/Image')) return [];
      const from = index + head.length;
      return [inflateSync(bytes.subarray(from, text.indexOf('endstream', from))).toString('latin1')];
    },
  );
  return { text, streams };
}
