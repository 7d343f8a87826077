/** Files: pictures, weights, programs. */
import { FEW, paste } from './support/own-points.js';
import { chooseSource } from './support/board.js';
import { expect, test } from './support/fixtures.js';
import { readPdf } from './support/pdf.js';
import { SMALL, openDialog, pixelsOf, saved } from './support/share.js';

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
      description: svg.querySelector('svg > desc')?.textContent ?? '',
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
  const said = await board.figure(0).alternative();
  expect(found.description).toContain(said.slice(0, said.indexOf('. E =')));
  for (const level of ['0.01', '0.1', '0.5', '0.9']) expect(found.texts).toContain(level);
  expect(found.texts).toContain('1 hidden layer of size 5, λ = 0.05');
  expect(found.texts).toContain('Theoretical optimum');
  for (const text of ['circle', 'cross', 'P(cross)']) expect(found.texts).toContain(text);
  expect(found.texts.join('\n')).toMatch(
    /E = 0\.\d{4}, D = 0\.\d{4}, λ = 0\.05, sigmoid units, Xavier start, seed 1, \d+ updates/,
  );
  expect(found.texts.join('\n')).toContain('Data: Lecture, 60 points, noise 1, seed 579. Training: L-BFGS.');
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
    const { marks, ...found } = await page.evaluate((text) => {
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
    expect(found).toEqual({ error: null, images, dashed, broken: 0, dangling: 0 });
    expect(marks).toBeGreaterThanOrEqual(60);
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
    ['#source=blobs&classes=3&show=2&points=30&test=0&fig=2', ['class 1', 'class 3', 'P(class 3)']],
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
  await chooseSource(page, 'own');
  await board.rests();
  await openDialog(page);
  await page.getByTestId('share-footer').check();
  const svg = (await saved(page, 'save-picture')).bytes.toString();
  expect(svg).toContain('Data: 40 own points of circle and cross. Training: L-BFGS.');
  expect(svg).not.toContain('optimum');
  expect((await saved(page, 'save-program')).bytes.toString()).toMatch(/^X = \[/m);
  await page.getByTestId('share-subject').selectOption({ index: 2 });
  await page.getByTestId('save-picture').click();
  await expect(page.getByTestId('share-status')).toContainText('Own points have no known optimum');
  const link = await page.locator('input[data-testid="share-link"]').inputValue();
  await page.getByTestId('share-close').click();
  const before = await board.figure(0).shown();
  await board.open(new URL(link).hash);
  await board.rests();
  expect(await board.figure(0).shown()).toEqual(before);
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
    expect(bytes.toString('utf8')).toMatch(/iTXtDescription\0{5}1 hidden layer of size 5, λ = 0\.05\. /);
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
  expect(text).toContain('/Lang (en)');
  expect(text).toContain('/Subject');
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

test('names out of a table are in every file; a PDF says which letters it lacks', async ({ board, page }) => {
  await board.openAtRest(FEW);
  await paste(page, 'Größe <λ> & "x",花の長さ %,art\n10,0.5,Süß\n30,0.7,日本\n20,0.9,Süß\n15,0.6,日本\n');
  await page.getByTestId('use-points').click();
  await board.rests();
  await openDialog(page);
  const svg = (await saved(page, 'save-picture')).bytes.toString();
  const texts = await page.evaluate((text) => {
    const file = new DOMParser().parseFromString(text, 'image/svg+xml');
    return [...file.querySelectorAll('text')].map(({ textContent }) => textContent);
  }, svg);
  for (const text of ['Größe <λ> & "x"', '花の長さ %', 'circle: Süß', 'cross: 日本', 'P(cross)']) {
    expect(texts).toContain(text);
  }
  await page.getByTestId('share-format-pdf').check();
  const { streams } = readPdf((await saved(page, 'save-picture')).bytes);
  await expect(page.getByTestId('share-status')).toContainText(
    'do not have 日 本 花 の 長 さ: there is a question mark',
  );
  await expect(page.getByTestId('share-status')).toContainText('without the optimum');
  const drawn = streams.join('\n').replaceAll('\xa0', ' ');
  for (const text of ['circle: Süß', 'cross: ??', '???? %']) expect(drawn).toContain(`(${text}) Tj`);

  // Networks see the plane; the files say where the table's values lie in it.
  const axes = JSON.parse((await saved(page, 'save-weights')).bytes.toString()).axes;
  expect(axes.map((/** @type {{ name: string }} */ { name }) => name)).toEqual([
    'Größe <λ> & "x"',
    '花の長さ %',
  ]);
  const [{ plane, table }] = axes;
  expect(table[0]).toBeLessThanOrEqual(10);
  expect(table[1]).toBeGreaterThanOrEqual(30);
  const program = (await saved(page, 'save-program')).bytes.toString();
  expect(program).toContain(`"plane": [${plane.join(', ')}], "table": [${table.join(', ')}]}`);
});
