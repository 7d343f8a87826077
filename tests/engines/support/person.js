/**
 * What a person sees and does, over whatever drives a browser: it needs a mouse, keys, and functions that run in the page,
 * and no more, so that journeys are the same in every engine.
 *
 * Parts of the page are named by CSS selectors, and where several fit, by their place among those.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';

/**
 * @typedef {object} Driver
 * @property {string} name  of the engine
 * @property {(url: string) => Promise<unknown>} goto
 * @property {<A, R>(act: (given: A) => R, given: A) => Promise<R>} evaluate  with arguments and results that JSON can hold
 * @property {(x: number, y: number, steps?: number) => Promise<unknown>} move
 * @property {() => Promise<unknown>} down
 * @property {() => Promise<unknown>} up
 * @property {(keys: string) => Promise<unknown>} press  one key, with others that are held before it: Control+Shift+z
 * @property {(text: string) => Promise<unknown>} type
 * @property {(selector: string, path: string) => Promise<unknown>} choose  a file for an input
 * @property {(act: () => Promise<unknown>) => Promise<{ name: string, bytes: Buffer }>} saved  the file that an act leaves on
 *   the disk
 * @property {(width: number, height: number) => Promise<unknown>} resize
 *
 * @typedef {object} Place of a part, in the window
 * @property {number} x of its middle
 * @property {number} y
 * @property {number} width
 * @property {number} height
 */

/** A machine that is busy otherwise is slow, not wrong. */
const PATIENCE_MILLIS = 30_000;
const LOOK_MILLIS = 50;
/** Pictures that stand still for so long have come to rest. */
const STILL_MILLIS = 300;

/** What has this test id. @param {string} name */
export const id = (name) => `[data-testid="${name}"]`;

/** What a figure's plot, or another canvas, shows, as a number that tells pictures apart (FNV-1a over its pixels). */
const pixelsIn = (/** @type {[string, number]} */ [selector, n]) => {
  const canvas = /** @type {HTMLCanvasElement} */ (document.querySelectorAll(selector)[n]);
  const ctx = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const { data } = ctx.getImageData(0, 0, canvas.width, canvas.height);
  let hash = 0x811c9dc5;
  for (const word of new Uint32Array(data.buffer)) hash = Math.imul(hash ^ word, 0x01000193);
  return hash >>> 0;
};

/** @typedef {{ text: string, value: string, isDisabled: boolean, attributes: Record<string, string> }} Part */

export class Person {
  /** @param {Driver} driver @param {string} address  of the page */
  constructor(driver, address) {
    this.driver = driver;
    this.address = address;
  }

  /** The page anew, with all figures drawn. @param {string} [link]  from its `?` or `#` on */
  async open(link = '') {
    await this.driver.goto('about:blank'); // or only the hash would change, and the page stay
    await this.driver.move(2, 2); // a figure under the pointer shows what it points at
    await this.driver.goto(this.address + link);
    await this.until('every figure is drawn', () => this.driver.evaluate(isDrawn, null));
  }

  /** @param {string} [link] */
  async openAtRest(link) {
    await this.open(link);
    await this.rests();
  }

  /**
   * Asks again and again until the answer is true, or is of use.
   *
   * @template T
   * @param {string} what  is waited for
   * @param {() => T | Promise<T>} ask
   * @param {number} [patience]  milliseconds
   * @returns {Promise<T>}
   */
  async until(what, ask, patience = PATIENCE_MILLIS) {
    const end = Date.now() + patience;
    for (;;) {
      const answer = await ask();
      if (answer) return answer;
      if (Date.now() > end) throw new Error(`waited ${patience / 1000} s until ${what}`);
      await sleep(LOOK_MILLIS);
    }
  }

  /** Until the training has ended, and pictures and numbers stand still. */
  rests() {
    return this.#stands(true);
  }

  /** Until pictures and numbers stand still. */
  isStill() {
    return this.#stands(false);
  }

  /** @param {boolean} hasEnded  whether training has to have ended */
  async #stands(hasEnded) {
    let before = '';
    let since = Date.now();
    await this.until('the board stands still', async () => {
      const { isGoing, shows } = await this.driver.evaluate(shownNow, null);
      if (shows !== before || (hasEnded && isGoing)) since = Date.now();
      before = shows;
      return Date.now() - since >= STILL_MILLIS;
    });
  }

  /** All parts that fit. @param {string} selector @returns {Promise<Part[]>} */
  all(selector) {
    return this.driver.evaluate(partsOf, selector);
  }

  /** One part, as soon as it is there. @param {string} selector @param {number} [n]  from 0 @returns {Promise<Part>} */
  part(selector, n = 0) {
    return this.until(`there is ${selector}`, async () => (await this.all(selector))[n]);
  }

  /** @param {string} selector @param {number} [n] */
  async text(selector, n) {
    return (await this.part(selector, n)).text;
  }

  /** @param {string} selector @param {number} [n] */
  async number(selector, n) {
    return parseFloat((await this.text(selector, n)).replace('−', '-').replaceAll(/[\s\u202f]/g, ''));
  }

  /** Until a part's text is, or fits. @param {string} selector @param {string | RegExp} wanted @param {number} [n] */
  async reads(selector, wanted, n) {
    await this.#fits(selector, wanted, async () => (await this.part(selector, n)).text);
  }

  /** Until a part's attribute is, or fits. @param {string} selector @param {string} name @param {string | RegExp} wanted @param {number} [n] */
  async has(selector, name, wanted, n) {
    await this.#fits(
      `${name} of ${selector}`,
      wanted,
      async () => (await this.part(selector, n)).attributes[name] ?? '',
    );
  }

  /** Until there are so many. @param {string} selector @param {number} count */
  async counts(selector, count) {
    await this.#fits(`number of ${selector}`, String(count), async () =>
      String((await this.all(selector)).length),
    );
  }

  /** Until the address bar has it. @param {string | RegExp} wanted */
  async isAt(wanted) {
    await this.#fits('hash', wanted, () => this.hash());
  }

  hash() {
    return this.driver.evaluate(() => location.hash, null);
  }

  /** Types another hash into the address bar. @param {string} hash */
  follow(hash) {
    return this.driver.evaluate((text) => void (location.hash = text), hash);
  }

  /** @param {string} what @param {string | RegExp} wanted @param {() => Promise<string>} ask */
  async #fits(what, wanted, ask) {
    let found = '';
    try {
      await this.until(`${what} is ${wanted}`, async () => {
        found = await ask();
        return typeof wanted === 'string' ? found === wanted : wanted.test(found);
      });
    } catch (error) {
      throw new Error(`${/** @type {Error} */ (error).message}; it is “${found}”`, { cause: error });
    }
  }

  /** @param {string} selector  of a canvas @param {number} [n] @returns {Promise<number>} */
  pixels(selector, n = 0) {
    return this.driver.evaluate(pixelsIn, /** @type {[string, number]} */ ([selector, n]));
  }

  /** Where a part is, once it can be seen and reached. @param {string} selector @param {number} [n] @returns {Promise<Place>} */
  async place(selector, n = 0) {
    /** @type {Place | null} */
    let before = null;
    return this.until(`${selector} can be reached`, async () => {
      const place = await this.driver.evaluate(placeOf, /** @type {[string, number]} */ ([selector, n]));
      const stands = isDeepStrictEqual(place, before);
      before = place;
      return stands ? /** @type {Place} */ (place) : /** @type {any} */ (null);
    });
  }

  /** @param {string} selector @param {number} [n] @param {[number, number]} [share]  of its box, from its corner */
  async click(selector, n, [right, down] = [0.5, 0.5]) {
    // What comes late, bars of the browser among it, may move it away from under the pointer.
    await this.until(`${selector} is under the pointer`, async () => {
      const place = await this.place(selector, n);
      const { x, y, width, height } = place;
      await this.driver.move(x + (right - 0.5) * width, y + (down - 0.5) * height);
      return isDeepStrictEqual(await this.place(selector, n), place);
    });
    await this.driver.down();
    await this.driver.up();
  }

  /** Opens a menu's choice, or whatever is a step away. @param {...string} selectors */
  async clicks(...selectors) {
    for (const selector of selectors) await this.click(selector);
  }

  /** Types into a field in place of what is there, and leaves it. @param {string} selector @param {string} text @param {string} [leave] */
  async enter(selector, text, leave = 'Tab') {
    await this.click(selector);
    await this.driver.press('Control+a');
    await this.driver.type(text);
    await this.driver.press(leave);
  }

  /** Chooses a file. @param {string} selector @param {string} path */
  async choose(selector, path) {
    await this.part(selector);
    await this.driver.choose(selector, path);
  }

  /** @param {...string} keys  one after another */
  async press(...keys) {
    for (const key of keys) await this.driver.press(key);
  }

  /** @param {string} selector @param {number} [n] */
  async focus(selector, n = 0) {
    await this.part(selector, n);
    await this.driver.evaluate(
      ([what, place]) => /** @type {HTMLElement} */ (document.querySelectorAll(what)[place]).focus(),
      /** @type {[string, number]} */ ([selector, n]),
    );
  }
}

/** Whether the page is there, with a picture in every figure. */
export function isDrawn() {
  const waits = document.querySelector('[data-progress=waiting]') !== null;
  const numbers = [...document.querySelectorAll('[data-testid=bayes-error], [data-testid=noise-variance]')];
  const isThere = document.querySelector('[data-testid=figure], [data-testid=present], main') !== null;
  const canvases = [...document.querySelectorAll('[data-testid=figure] canvas')];
  return (
    isThere &&
    !waits &&
    canvases.every((canvas) => /** @type {HTMLCanvasElement} */ (canvas).width > 0) &&
    numbers.every(({ textContent }) => textContent !== '–')
  );
}

/** Pictures and numbers of all figures, and whether they train. */
function shownNow() {
  const plots = /** @type {NodeListOf<HTMLCanvasElement>} */ (
    document.querySelectorAll('[data-testid=figure] canvas')
  );
  let hash = 0x811c9dc5;
  for (const canvas of plots) {
    const image = canvas.getContext('2d')?.getImageData(0, 0, canvas.width || 1, canvas.height || 1);
    for (const word of new Uint32Array(image?.data.buffer ?? new ArrayBuffer(0))) {
      hash = Math.imul(hash ^ word, 0x01000193);
    }
  }
  const texts = [...document.querySelectorAll('[data-testid=figure]')].map(({ textContent }) => textContent);
  return {
    isGoing: document.querySelector('.transport[data-going=true]') !== null,
    shows: `${hash} ${texts}`,
  };
}

/** @param {string} selector @returns {Part[]} */
function partsOf(selector) {
  return [...document.querySelectorAll(selector)].map((element) => ({
    text: (element.textContent ?? '').replace(/\s+/g, ' ').trim(),
    value: String(/** @type {any} */ (element).value ?? ''),
    isDisabled: Boolean(/** @type {any} */ (element).disabled),
    attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
  }));
}

/** Scrolls to a part; null while it is not there, or something lies over it. @param {[string, number]} which @returns {Place | null} */
export function placeOf([selector, n]) {
  const found = /** @type {HTMLElement | undefined} */ (document.querySelectorAll(selector)[n]);
  if (!found || /** @type {any} */ (found).disabled) return null;
  // A choice is made by its label, which may be all of it that is seen.
  const isChoice = found.matches('input[type=radio], input[type=checkbox]');
  const element = (isChoice && found.closest('label')) || found;
  const boxOf = () => element.getBoundingClientRect();
  const isOut = () => boxOf().top < 0 || boxOf().bottom > innerHeight;
  if (isOut()) element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { left, top, width, height } = boxOf();
  const [x, y] = [left + width / 2, top + height / 2];
  const hit = document.elementFromPoint(x, y);
  const isReached = hit && (element.contains(hit) || hit.contains(element));
  // What sticks to the edge of a dialog may lie over it.
  if (!isReached) element.scrollIntoView({ block: 'center', behavior: 'instant' });
  return width > 0 && height > 0 && isReached ? { x, y, width, height } : null;
}
