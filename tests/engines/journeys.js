/**
 * Ways through the page that lead past what differs between engines: canvases, sliders, fields, keys, files, frames. They
 * are walked in Chromium and Firefox by tests/e2e/journeys.spec.js, and in WebKit by webkit.test.js.
 *
 * @import { Person } from './support/person.js'
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { formatError } from '../../www/words/numbers.js';
import { captionOf } from '../e2e/support/pdf.js';
import { atRest } from './support/expected.js';
import { id } from './support/person.js';

const SMALL = '#v=1&points=60&test=0&fig=5,l=0.05&fig=optimum';
const PLOTS = `${id('figure')} canvas`;
const CAPTION = id('caption');
const E = id('e');
const LAMBDA = id('figure-1-lambda-input');
const SLIDER = id('figure-1-lambda-slider');

/** @param {Person} person @param {string} link */
async function showsWhatIsComputed(person, link) {
  const networks = atRest(link);
  for (const [n, { e, updates }] of networks.entries()) {
    assert.equal(await person.text(E, n), formatError(e), `E of network ${n + 1}`);
    assert.equal(await person.number(id('updates'), n), updates, `updates of network ${n + 1}`);
  }
}

/**
 * Parts of a row that are not on one line with the first, and boxes beside a legend that are not on its line: engines differ
 * in what a legend is in a row.
 *
 * @param {Person} person
 */
const offTheLine = (person) =>
  person.driver.evaluate(() => {
    const visible = (/** @type {Element} */ element) => element.checkVisibility();
    const isBeside = (/** @type {Element} */ a, /** @type {Element} */ b) => {
      const [one, other] = [a.getBoundingClientRect(), b.getBoundingClientRect()];
      return one.top < other.bottom - 4 && other.top < one.bottom - 4;
    };
    const rows = [...document.querySelectorAll('.settings-row')].map((row) =>
      [...row.children].filter(visible),
    );
    const layers = [...document.querySelectorAll('.layers')].map((group) => [
      ...group.querySelectorAll(':scope > legend, .check'),
    ]);
    return [...rows, ...layers]
      .flatMap((parts) => parts.filter((part) => !isBeside(part, /** @type {Element} */ (parts[0]))))
      .map((part) => part.outerHTML.slice(0, 80));
  }, null);

/** @type {Record<string, (person: Person) => Promise<void>>} */
export const JOURNEYS = {
  'first view: it trains by itself to the numbers that are computed elsewhere': async (person) => {
    await person.openAtRest();
    assert.equal((await person.all(id('figure'))).length, 4);
    await showsWhatIsComputed(person, '');
    assert.deepEqual(await offTheLine(person), []);
    const pictures = await Promise.all([0, 1, 2, 3].map((n) => person.pixels(PLOTS, n)));
    assert.equal(new Set(pictures).size, 4, 'pictures that differ');
    const ground = () =>
      person.driver.evaluate(() => getComputedStyle(document.documentElement).backgroundColor, null);
    const before = await ground();
    const themes = new Set([before]);
    for (let i = 0; i < 3; i += 1) {
      await person.click(id('theme'));
      themes.add(await ground());
    }
    assert.equal(themes.size, 2, 'a light and a dark theme');
    assert.equal(await ground(), before);
  },

  'λ: by dragging, by keys, by its field': async (person) => {
    await person.openAtRest('#v=1&fig=20-20,l=0.001');
    const { x, y, width } = await person.place(SLIDER);
    const at = (/** @type {number} */ share) => x - width / 2 + 8 + share * (width - 16);
    await person.driver.move(at(0.3), y);
    await person.driver.down();
    for (const share of [0.45, 0.6, 0.75]) {
      const [caption, e, pixels] = [
        await person.text(CAPTION),
        await person.number(E),
        await person.pixels(PLOTS),
      ];
      await person.driver.move(at(share), y, 5);
      // The button is still down.
      await person.until('the caption moves along', async () => (await person.text(CAPTION)) !== caption);
      await person.until('E grows with λ', async () => (await person.number(E)) > e);
      await person.until('the picture moves along', async () => (await person.pixels(PLOTS)) !== pixels);
    }
    await person.driver.up();
    await person.openAtRest('#v=1&points=50&test=0&fig=3,l=0.1');
    await person.focus(SLIDER);
    for (const [key, lambda] of [
      ['Home', '0'],
      ['ArrowRight', '0.0001'],
      ['End', '10'],
    ]) {
      await person.press(key);
      await person.reads(CAPTION, `1 hidden layer of size 3, λ = ${lambda}`);
    }
    await person.enter(LAMBDA, '0,25');
    await person.reads(CAPTION, '1 hidden layer of size 3, λ = 0.25');
    await person.enter(LAMBDA, 'abc');
    await person.has(LAMBDA, 'aria-invalid', 'true');
    await person.focus(LAMBDA);
    await person.press('Escape');
    assert.equal((await person.part(LAMBDA)).value, '0.25');
    await person.rests();
    await person.isAt('#v=1&points=50&test=0&fig=3,l=0.25');
    await showsWhatIsComputed(person, await person.hash());
  },

  'layers: one more, another size, none': async (person) => {
    await person.openAtRest('#v=1&points=60&test=0&fig=4,l=0.1&fig=optimum');
    await person.click('.layers .stepper button:last-child');
    await person.reads(CAPTION, '2 hidden layers of size 4 each, λ = 0.1');
    await person.enter(id('figure-1-size-1-input'), '6');
    await person.reads(CAPTION, '2 hidden layers of size 6 each, λ = 0.1');
    await person.rests();
    await showsWhatIsComputed(person, await person.hash());
    const deep = await person.pixels(PLOTS);
    await person.enter(id('figure-1-layers-input'), '0', 'Enter');
    await person.isAt(/fig=0,l=0\.1/);
    await person.rests();
    await showsWhatIsComputed(person, await person.hash());
    assert.notEqual(await person.pixels(PLOTS), deep);
    await person.press('Control+z');
    // One step takes back what was done in one go.
    await person.isAt(/fig=(4|6-6),l=0\.1/);
  },

  'inspector: a weight is edited and given back, a point is read, curves are drawn': async (person) => {
    await person.openAtRest(SMALL);
    const e = await person.text(E);
    await person.click(id('figure-1-inspect'));
    await person.click(id('weight'));
    await person.enter(id('theta-input'), '30', 'Enter');
    await person.until('E grows', async () => (await person.number(E)) > 1);
    await person.focus(id('theta-slider'));
    await person.press('ArrowLeft');
    await person.reads(id('weight'), /^(?!.*30\.000)/);
    await person.click(id('undo'));
    await person.press('Control+z');
    await person.reads(E, e);
    const { x, y } = await person.place(id('probe'));
    await person.driver.move(x, y);
    await person.driver.move(x + 20, y + 10, 3);
    await person.reads(id('probe-text'), /t = +[01]\.\d{4}, true posterior [01]\.\d{4}/);
    await person.click('[data-tab=curves]');
    await person.part('.chart canvas');
    await person.reads(`${id('readings')} dd`, e, 1);
    await person.press('Escape');
    await person.counts(id('inspector'), 0);
  },

  'drawing: points by mouse and by keys, sprayed, erased, brought back': async (person) => {
    const facts = id('own-facts');
    const count = async () => parseInt((await person.text(facts)).replace(/^\D.*/, '0'));
    await person.openAtRest('#v=1&points=40&noise=0.2&test=0&fig=2,l=1&fig=optimum');
    await person.clicks(id('own-points'), id('draw-empty'));
    const layer = id('draw-layer');
    await person.click(layer, 0, [0.3, 0.3]);
    await person.click(layer, 0, [0.35, 0.35]);
    await person.click(id('own-class-1'));
    await person.click(layer, 0, [0.7, 0.7]);
    await person.reads(facts, '3 points: 2 class 1, 1 class 2');
    await person.has('[data-progress]', 'data-progress', /^(converged|collapsed)$/);
    const { x, y } = await person.place(layer);
    await person.driver.move(x, y);
    await person.driver.down();
    await person.driver.move(x + 90, y + 20, 12);
    await person.driver.up();
    await person.until('points are sprayed', async () => (await count()) > 6);
    await person.press('Control+z');
    await person.reads(facts, /^3 points/);
    await person.click(id('own-tool-erase'));
    await person.click(layer, 0, [0.7, 0.7]);
    await person.reads(facts, /^2 points: 2 class 1, 0 class 2/);
    await person.focus(layer);
    await person.press('2', 'Shift+ArrowRight', 'Enter');
    await person.isStill();
    await person.isAt(/&own=/);
  },

  'share: the link is copied and pasted, and opened it shows the same': async (person) => {
    await person.openAtRest(SMALL);
    const shown = [await person.text(E), await person.pixels(PLOTS, 0), await person.pixels(PLOTS, 1)];
    await person.focus(id('share'));
    await person.press('Enter');
    await person.click(id('share-copy'));
    await person.reads(id('share-status'), /./);
    const link = (await person.part(`input${id('share-link')}`)).value;
    assert.equal(new URL(link).hash, SMALL);
    await person.press('Escape');
    await person.counts('dialog[open]', 0);
    await person.click(id('own-points'));
    await person.click(id('own-text'));
    await person.press('Control+v');
    await person.until('it is pasted', async () => (await person.part(id('own-text'))).value === link);
    await person.openAtRest(new URL(link).hash);
    assert.equal(await person.text(E), shown[0]);
    // A busy machine refines a picture later.
    await person.until('pictures are the same', async () => {
      const pictures = [await person.pixels(PLOTS, 0), await person.pixels(PLOTS, 1)];
      return isDeepStrictEqual(pictures, shown.slice(1));
    });
  },

  'embed: alone, with a control, and in a frame that rests out of sight': async (person) => {
    await person.open('?embed&controls=lambda#v=1&points=40&test=0&fig=5,l=0.1');
    await person.reads(id('status'), 'converged');
    await person.focus(id('stage-1-lambda-slider'));
    await person.press('Home');
    await person.has(id('open-in-playground'), 'href', /#v=1&points=40&test=0&fig=5$/);
    // One that goes on for long.
    const link = '?embed#v=1&rate=0.001&optimizer=sgd&points=3000&test=0&fig=64-64';
    await person.driver.goto(`${person.address}deck?${encodeURIComponent(link)}`);
    const updates = () =>
      person.driver.evaluate((selector) => {
        const inside = /** @type {HTMLIFrameElement} */ (document.querySelector('iframe')).contentDocument;
        return inside?.querySelector(selector)?.textContent ?? '';
      }, id('updates'));
    await person.until('the frame is there', updates);
    await person.until('it rests out of sight', async () => {
      const before = await updates();
      await sleep(500);
      return (await updates()) === before;
    });
    const before = await updates();
    await person.driver.evaluate(() => document.querySelector('iframe')?.scrollIntoView(), null);
    await person.until('it trains in sight', async () => (await updates()) !== before);
  },

  'lessons: shown, asked, revealed by Page Down, and back': async (person) => {
    const lesson = id('lesson');
    await person.open('#lesson=overfitting/five');
    await person.has(lesson, 'data-beat', 'show');
    await person.press('PageDown');
    await person.has(lesson, 'data-beat', 'ask');
    await person.has('[data-progress]', 'data-progress', 'ready');
    await person.click('.lesson-option input', 2);
    await person.press('PageDown');
    await person.has(lesson, 'data-beat', 'reveal');
    await person.has(id('lesson-verdict'), 'data-right', 'false');
    await person.counts('[data-known=false]', 0);
    await person.rests();
    const told = await person.text(`${id('lesson-outcome')} output`);
    assert.equal(told, await person.text(id('accuracy')));
    await person.press('PageUp');
    await person.has(lesson, 'data-beat', 'ask');
    await person.isAt(/lesson=overfitting\/five/);
  },

  'present: the figures alone, one of them large, λ by keys, and back': async (person) => {
    await person.openAtRest(SMALL);
    await person.press('p');
    const stage = id('present');
    await person.part(stage);
    await person.counts(id('play'), 0);
    await person.isStill();
    const small = (await person.place(PLOTS)).width;
    // Not by F, which WebKitGTK keeps for itself where the page has the whole screen.
    await person.click(id('enlarge-1'));
    await person.has(stage, 'data-enlarged', '1');
    await person.until(
      `it is clearly wider than ${small}`,
      async () => (await person.place(PLOTS)).width > 1.2 * small,
    );
    await person.press('ArrowRight');
    await person.has(stage, 'data-enlarged', '2');
    await person.click(id('enlarge-2'));
    await person.counts(id('figure'), 2);
    await person.focus(id('stage-1-lambda-slider'));
    await person.press('ArrowRight');
    await person.isAt(/^(?!.*fig=5,l=0\.05&)/);
    // The browser's own full screen may take the first one.
    await person.until('it is left', async () => {
      await person.press('Escape');
      return (await person.all(stage)).length === 0;
    });
    await person.part(id('play'));
  },

  'a change just before a reload is kept': async (person) => {
    await person.openAtRest('#v=1&points=40&test=0&fig=2,l=1');
    await person.driver.evaluate((selector) => {
      const field = /** @type {HTMLInputElement} */ (document.querySelector(selector));
      field.value = '0.5';
      for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
      setTimeout(() => location.reload(), 50);
      Object.assign(window, { isOld: true });
    }, LAMBDA);
    await person.until('it is reloaded', () =>
      person.driver.evaluate(
        () => !('isOld' in window) && document.querySelector('[data-testid=caption]') !== null,
        null,
      ),
    );
    await person.reads(CAPTION, '1 hidden layer of size 2, λ = 0.5');
  },
  // At the end: a bar that tells of files makes the window of some browsers smaller.
  'tables: pasted, opened as a file, kept over a reload, saved': async (person) => {
    const folder = mkdtempSync(join(tmpdir(), 'table-'));
    try {
      await person.openAtRest('#v=1&points=40&noise=0.2&test=0&fig=2,l=1');
      await person.click(id('own-points'));
      await person.click(id('own-text'));
      await person.driver.type('a;b;art\n1,5;2;x\n2;n/a;y\n3,25;4;y\n');
      await person.click(id('read-pasted'));
      await person.reads(id('table-troubles'), /Line 3, column 2/);
      await person.click(id('use-points'));
      await person.reads(id('own-facts'), '2 points: 1 x, 1 y');
      writeFileSync(join(folder, 'points.tsv'), '\uFEFFu\tv\tw\n1\t2\ta\n3\t4\tb\n5\t7\tb\n');
      await person.click(id('open-table'));
      await person.choose(id('own-file'), join(folder, 'points.tsv'));
      await person.click(id('use-points'));
      await person.reads(id('own-facts'), '3 points: 1 a, 2 b');
      await person.isAt(/&own=/);
      await person.driver.evaluate(() => location.reload(), null);
      await person.reads(id('own-facts'), '3 points: 1 a, 2 b');
      await person.click(id('open-table'));
      const { name, bytes } = await person.driver.saved(() => person.click(id('save-csv')));
      assert.match(name, /\.csv$/);
      assert.match(bytes.toString(), /^\uFEFFu,v,class\r\n1,2,a\r\n3,4,b\r\n5,7,b\r\n$/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },

  'save: pictures, weights to the last bit, a program': async (person) => {
    const folder = mkdtempSync(join(tmpdir(), 'weights-'));
    try {
      await person.openAtRest(SMALL);
      const e = await person.text(E);
      await person.clicks(id('figure-1-menu-button'), id('figure-1-save'));
      const save = async (/** @type {string} */ what) => {
        const file = await person.driver.saved(() => person.click(id(what)));
        await person.reads(id('share-status'), /Saved/);
        return file;
      };
      const svg = (await save('save-picture')).bytes.toString();
      assert.match(svg, /^<svg|^<\?xml/);
      assert.match(svg, /1 hidden layer of size 5, λ = 0\.05/);
      assert.match(svg, /href="data:image\/png;base64,.{1000}/);
      await person.click(id('share-format-pdf'));
      const { bytes: pdf } = await save('save-picture');
      assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
      // The pieces of the caption follow each other as they are wide, whatever fonts the system has.
      const { pieces, gaps } = captionOf(pdf);
      assert.deepEqual(pieces, ['1 hidden layer of size 5, ', 'l', ' = 0.05']);
      for (const gap of gaps) assert.ok(Math.abs(gap) < 0.5, `a gap of ${gap} pt in ${pieces}`);
      await person.click(id('share-format-png'));
      const { bytes: png } = await save('save-picture');
      assert.equal(png.subarray(1, 4).toString(), 'PNG');
      assert.equal(png.readUInt32BE(16) % (460 + 24), 0, 'pixels across');
      const weights = await save('save-weights');
      const { theta } = JSON.parse(weights.bytes.toString());
      assert.deepEqual(theta.flat(2), atRest(SMALL)[0].theta);
      assert.match((await save('save-program')).bytes.toString(), /def forward/);
      // Opened again, on a board that has another network.
      writeFileSync(join(folder, 'weights.json'), weights.bytes);
      await person.openAtRest('#v=1&points=60&test=0&fig=2,l=1');
      await person.click(id('share'));
      await person.choose(id('open-weights'), join(folder, 'weights.json'));
      await person.reads(E, e);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
