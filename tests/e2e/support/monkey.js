/**
 * Somebody who does anything that a person can do to the page, without sense: clicks, drags, types, resizes, goes offline,
 * changes the language, opens lessons and tools, edits the link, goes back and forward, presents. The same seed begins in
 * the same way; what a busy machine makes of it may differ.
 *
 * @import { CDPSession, Locator, Page } from '@playwright/test'
 * @import { Board } from './board.js'
 */
import { readFileSync } from 'node:fs';
import { createRandom } from '../../unit/support/random.js';

/** @type {{ links: Record<string, unknown> }} */
const { links } = JSON.parse(readFileSync(new URL('../../unit/links/corpus.json', import.meta.url), 'utf8'));
/** Large boards would leave time for little else. */
const LINKS = Object.keys(links).filter((link) => link.length < 400);

const ENTRIES = ['0', '1', '0,5', '-3', '1e-3', '1e12', '7', '64', '', 'x', '10', '200', '0.0000001', '３'];
const SLIDER_KEYS = ['Home', 'End', 'PageUp', 'PageDown', 'ArrowLeft', 'ArrowRight', 'Space', 'Enter', 'Escape', 'Tab']; // prettier-ignore
const KEYS = [...SLIDER_KEYS, 's', 'r', 'p', 'i', 'f', 'b', 'n', 'o', 'q', '?', 'l', 'F5', 'Control+z', 'Control+Shift+z', 'Control+y', 'Control+z', 'Shift+Tab', 'ArrowUp', 'ArrowDown', '1', '2'].filter((key) => key !== 'F5'); // prettier-ignore
const SIZES = [[1440, 900], [1440, 900], [768, 1024], [360, 740], [740, 360], [320, 568], [1920, 1080]]; // prettier-ignore

/** How long a control may take to be there: a busy machine is slow, not wrong. */
const PATIENCE = 5_000;
const CONTROLS =
  'button:visible:enabled, input:visible:enabled:not([type=file], [readonly]), select:visible:enabled, summary:visible';

/** A frame that takes longer is one in which the page does not answer. */
export const FROZEN_MILLIS = 200;

export class Monkey {
  #page;
  #board;
  #random;
  /** What was done, in a word each. @type {string[]} */
  done = [];
  /** Controls that are there, and could not be reached. @type {string[]} */
  unreached = [];
  /** Frames that took too long, and after which action. @type {{ millis: number, did: string }[]} */
  frozen = [];

  /** @param {Board} board @param {number} seed */
  constructor(board, seed) {
    this.#page = board.page;
    this.#board = board;
    this.#random = createRandom(seed);
    // The lecturer's window.
    this.#page.on('popup', (popup) => void popup.close().catch(() => {}));
  }

  /** Does something. */
  async act() {
    const random = this.#random;
    /** @type {[number, string, () => Promise<unknown>][]} */
    const kinds = [
      [50, 'control', () => this.#useControl()],
      [14, 'key', () => this.#pressKey()],
      [10, 'drag', () => this.#drag()],
      [6, 'link', () => this.#editLink()],
      [6, 'history', () => this.#goThroughHistory()],
      [4, 'size', () => this.#resize()],
      [3, 'network', () => this.#page.context().setOffline(random.below(2) === 0)],
      [2, 'language', () => this.#click('language')],
      [2, 'tool', () => this.#openTool()],
      [2, 'lesson', () => this.#openLesson()],
      [1, 'reload', () => this.#reload()],
    ];
    let left = random.below(kinds.reduce((sum, [weight]) => sum + weight, 0));
    const [, name, does] = /** @type {(typeof kinds)[number]} */ (
      kinds.find(([weight]) => (left -= weight) < 0) ?? kinds[0]
    );
    this.done.push(name);
    await does();
    await this.#stay();
    await this.#look();
  }

  /** The page as it was found: in a window of the usual size, with a network, alone on the screen. */
  async leave() {
    const page = this.#page;
    await page.context().setOffline(false);
    await page.setViewportSize({ width: 1440, height: 900 });
    for (let tries = 0; tries < 20; tries++) {
      const isFree = await page.evaluate(
        () =>
          document.querySelector('dialog[open]') === null &&
          document.querySelector('[data-testid=play]') !== null,
      );
      if (isFree) return;
      await page.keyboard.press('Escape');
      await page.waitForTimeout(300);
    }
    throw new Error(`what is open does not close after ${this.done.slice(-20).join(' ')}`);
  }

  /** What was done last. */
  get #last() {
    return this.done.slice(-2).join(' ');
  }

  /** @param {string} testId */
  async #click(testId) {
    const control = this.#page.getByTestId(testId);
    if (await control.isVisible()) await control.click({ timeout: PATIENCE }).catch(() => {});
  }

  /** While a dialog is open, nothing else can be reached. */
  async #scope() {
    const hasDialog = (await this.#page.locator('dialog[open]').count()) > 0;
    return this.#page.locator(hasDialog ? 'dialog[open]' : 'body');
  }

  async #useControl() {
    const page = this.#page;
    // A black picture lies over everything.
    const isBlack = await page.getByTestId('black').isVisible();
    const controls = isBlack ? page.getByTestId('black') : (await this.#scope()).locator(CONTROLS);
    const count = await controls.count();
    if (count === 0) return;
    // What it is stays the same, whatever comes and goes beside it, and comes back.
    const number = String(this.done.length);
    const control = page.locator(`[data-chosen="${number}"]`);
    try {
      const mark = (/** @type {Element} */ element, /** @type {string} */ as) =>
        element.setAttribute('data-chosen', as);
      await controls.nth(this.#random.below(count)).evaluate(mark, number, { timeout: PATIENCE });
      const kind = await control.evaluate(kindOf, undefined, { timeout: PATIENCE });
      this.done[this.done.length - 1] = kind.name;
      await this.#use(control, kind.type);
    } catch {
      if ((await control.count()) > 0) await this.#useAgain(control);
    }
  }

  /**
   * Messages and menus may lie over a control, or the head of the page after scrolling: a person closes them, and scrolls. What then
   * can still not be used is a fault, unless it has gone, or lies behind a dialog that came meanwhile.
   *
   * @param {Locator} control
   */
  async #useAgain(control) {
    const page = this.#page;
    try {
      const close = (/** @type {(HTMLElement | SVGElement)[]} */ buttons) =>
        buttons.forEach((button) => button instanceof HTMLElement && button.click());
      await page.getByTestId('notice').locator('button.icon-button').evaluateAll(close);
      if ((await page.locator(':popover-open, [data-open]').count()) > 0) await page.keyboard.press('Escape');
      await control.evaluate((element) => element.scrollIntoView({ block: 'center' }), undefined, { timeout: PATIENCE }); // prettier-ignore
      const { type } = await control.evaluate(kindOf, undefined, { timeout: PATIENCE });
      await this.#use(control, type);
    } catch (error) {
      const isCovered = (await page.locator('dialog[open]').count()) > 0;
      const isThere =
        (await control.count()) > 0 &&
        (await control.isVisible()) &&
        (await control.isEnabled({ timeout: 500 }).catch(() => false));
      if (!isCovered && isThere) {
        this.unreached.push(`${this.#last}: ${await control.evaluate(whereabouts)}; ${String(error)}`);
      }
    }
  }

  /**
   * What a person may do with a control of this type, some of it without sense.
   *
   * @param {Locator} control
   * @param {string} type of an input, otherwise the element's name
   */
  async #use(control, type) {
    const random = this.#random;
    const timeout = PATIENCE;
    if (type === 'select') {
      const options = await control.locator('option').count();
      await control.selectOption({ index: random.below(options) }, { timeout });
    } else if (['text', 'search', 'url'].includes(type)) {
      await control.fill(random.pick(ENTRIES), { timeout });
      await control.blur({ timeout });
    } else if (type === 'number') {
      const numbers = ENTRIES.filter((entry) => /^(-?\d+(\.\d+)?)?$/.test(entry));
      await control.fill(random.pick(numbers), { timeout });
      await control.blur({ timeout });
    } else if (type === 'range') {
      await control.focus({ timeout });
      await this.#page.keyboard.press(random.pick(SLIDER_KEYS));
    } else if (type === 'radio') {
      await control.check({ force: true, timeout }); // its label is what is seen
    } else {
      await control.click({ timeout });
    }
  }

  async #pressKey() {
    const key = this.#random.pick(KEYS);
    this.done[this.done.length - 1] = `key ${key}`;
    await this.#page.keyboard.press(key);
  }

  /** Over a picture, a slider or anywhere. */
  async #drag() {
    const random = this.#random;
    const things = (await this.#scope()).locator('canvas:visible, input[type=range]:visible, svg:visible');
    const count = await things.count();
    const box =
      count === 0
        ? null
        : await things
            .nth(random.below(count))
            .boundingBox({ timeout: PATIENCE })
            .catch(() => null);
    if (!box) return;
    const place = () =>
      /** @type {const} */ ([box.x + box.width * random.next(), box.y + box.height * random.next()]);
    const { mouse } = this.#page;
    await mouse.move(...place());
    await mouse.down();
    for (let step = 1 + random.below(6); step > 0; step--) await mouse.move(...place(), { steps: 3 });
    await mouse.up();
  }

  /** Another link, as it is or mistyped. */
  async #editLink() {
    const random = this.#random;
    const link = random.pick(random.below(3) === 0 ? [await this.#board.hash()] : LINKS);
    const at = random.below(link.length + 1);
    const edited = random.below(2) === 0 ? link : link.slice(0, at) + random.pick(['9', ',', '&', 'x', '-', '']) + link.slice(at + random.below(3)); // prettier-ignore
    this.done[this.done.length - 1] = `link ${edited}`;
    await this.#board.follow(edited.startsWith('#') ? edited : `#${edited}`);
  }

  async #goThroughHistory() {
    const isBack = this.#random.below(3) > 0;
    this.done[this.done.length - 1] = isBack ? 'back' : 'forward';
    const go = (/** @type {boolean} */ back) => (back ? history.back() : history.forward());
    await this.#page.evaluate(go, isBack).catch(() => {}); // it may lead out of the page at once
    await this.#page.waitForTimeout(100);
    await this.#page.waitForLoadState();
  }

  async #resize() {
    const [width, height] = this.#random.pick(SIZES);
    this.done[this.done.length - 1] = `${width}×${height}`;
    await this.#page.setViewportSize({ width, height });
  }

  async #openTool() {
    const tools = this.#page.getByTestId('inspector-tools');
    if (!(await tools.isVisible())) {
      await this.#page.keyboard.press('i');
      await tools.waitFor({ timeout: PATIENCE }).catch(() => {});
    }
    if (!(await tools.isVisible())) return;
    const count = await tools.locator('option').count();
    const index = this.#random.below(count);
    await tools.selectOption({ index }, { timeout: PATIENCE }).catch(() => {});
    this.done[this.done.length - 1] = `tool ${index}`;
  }

  async #openLesson() {
    await this.#click('scenes');
    await this.#click('open-lessons');
    const scenes = this.#page.locator('[data-testid^="lesson-"]:visible').and(this.#page.locator('dialog *'));
    const count = await scenes.count();
    if (count > 0) {
      await scenes
        .nth(this.#random.below(count))
        .click({ timeout: PATIENCE })
        .catch(() => {});
    }
  }

  /** Without a network there would be nothing. */
  async #reload() {
    await this.#page.context().setOffline(false);
    await this.#page.reload();
    await this.#board.isDrawn();
    await this.watchFrames();
  }

  /** Back may have led out of the page. */
  async #stay() {
    const page = this.#page;
    if (page.url().startsWith('http')) return;
    await page.context().setOffline(false);
    await page.goForward().catch(() => {});
    if (!page.url().startsWith('http')) await this.#board.open();
    await this.watchFrames();
  }

  /** From now on the page writes down its longest frames. */
  async watchFrames() {
    await this.#page.evaluate(() => {
      const watched = /** @type {any} */ (window);
      if (watched.longFrames) return;
      watched.longFrames = [];
      let before = performance.now();
      const look = (/** @type {number} */ time) => {
        if (time - before > 100 && document.visibilityState === 'visible') {
          watched.longFrames.push(time - before);
        }
        before = time;
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
  }

  /** Takes what the page has written down. */
  async #look() {
    const frames = await this.#page
      .evaluate(() => /** @type {any} */ (window).longFrames?.splice(0) ?? [])
      .catch(() => []); // it is being loaded
    for (const millis of frames) {
      if (millis > FROZEN_MILLIS) this.frozen.push({ millis: Math.round(millis), did: this.#last });
    }
  }
}

/**
 * What the page holds: megabytes of its heap after a collection of garbage, nodes, listeners. Null where the browser does
 * not tell.
 *
 * @param {Page} page
 * @returns {Promise<{ megabytes: number, nodes: number, listeners: number, workers: number } | null>}
 */
export async function holdings(page) {
  /** @type {CDPSession} */
  let session;
  try {
    session = await page.context().newCDPSession(page);
  } catch {
    return null;
  }
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  const of = (/** @type {string} */ name) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return {
    megabytes: of('JSHeapUsedSize') / 2 ** 20,
    nodes: of('Nodes'),
    listeners: of('JSEventListeners'),
    workers: page.workers().length,
  };
}

/** @param {Element} element @returns {{ type: string, name: string }} */
function kindOf(element) {
  const type = element instanceof HTMLInputElement ? element.type : element.tagName.toLowerCase();
  return {
    type,
    name: element.getAttribute('data-testid') ?? element.getAttribute('aria-label') ?? type,
  };
}

/** Enough to find an element again. @param {Element} element */
function whereabouts(element) {
  const { x, y, width, height } = element.getBoundingClientRect();
  const around = [];
  for (let at = /** @type {Element | null} */ (element); at && around.length < 6; at = at.parentElement) {
    around.unshift(`${at.localName}.${at.className}`);
  }
  const rect = [x, y, width, height].map(Math.round).join(' ');
  return `${around.join(' > ')} at ${rect} of ${innerWidth}×${innerHeight}, scrolled by ${scrollY}, ${location.hash}`;
}
