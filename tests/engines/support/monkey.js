/**
 * Somebody who does anything that a person can do to the page, without sense: clicks, drags, types, resizes, goes offline,
 * changes the language, opens lessons and tools, edits the link, goes back and forward, presents. The same seed begins in
 * the same way; what a busy machine makes of it may differ.
 *
 * @import { LongFrame } from './monkey-in-page.js'
 * @import { Person } from './person.js'
 */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom } from '../../unit/support/random.js';
import {
  begin,
  chooseControl,
  choosePicture,
  lookAt,
  noticesClosed,
  setSelect,
  takeFrames,
} from './monkey-in-page.js';
import { id, isDrawn, placeOf } from './person.js';

/** @type {{ links: Record<string, unknown> }} */
const { links } = JSON.parse(readFileSync(new URL('../../unit/links/corpus.json', import.meta.url), 'utf8'));
/** Large boards would leave time for little else. */
const LINKS = Object.keys(links).filter((link) => link.length < 400);

const ENTRIES = ['0', '1', '0,5', '-3', '1e-3', '1e12', '7', '64', '', 'x', '10', '200', '0.0000001', '３'];
const SLIDER_KEYS = ['Home', 'End', 'PageUp', 'PageDown', 'ArrowLeft', 'ArrowRight', 'Space', 'Enter', 'Escape', 'Tab']; // prettier-ignore
const KEYS = [...SLIDER_KEYS, 's', 'r', 'p', 'i', 'f', 'b', 'n', 'o', 'q', '?', 'l', 'Control+z', 'Control+Shift+z', 'Control+y', 'Control+z', 'Shift+Tab', 'ArrowUp', 'ArrowDown', '1', '2']; // prettier-ignore
const SIZES = /** @type {const} */ ([[1440, 900], [1440, 900], [768, 1024], [360, 740], [740, 360], [320, 568], [1920, 1080]]); // prettier-ignore

/** How long a control may take to be there: a busy machine is slow, not wrong. */
const PATIENCE_MILLIS = 5_000;
const LOOK_MILLIS = 50;
/** Large networks are trained anew to where they were. */
export const REPLAY_MILLIS = 120_000;

/** A frame that takes longer is one in which the page does not answer. */
export const FROZEN_MILLIS = 200;

/**
 * @typedef {object} Surroundings  what lies outside the page
 * @property {(isThere: boolean) => Promise<unknown> | void} network
 * @property {() => Promise<unknown>} closeOthers  windows that the page has opened
 */

export class Monkey {
  #person;
  #surroundings;
  #random;
  /** What was done, in a word each. @type {string[]} */
  done = [];
  /** Controls that are there, and could not be reached. @type {string[]} */
  unreached = [];
  /** Frames that took too long, and after which action. @type {(LongFrame & { did: string })[]} */
  frozen = [];

  /** @param {Person} person @param {Surroundings} surroundings @param {number} seed */
  constructor(person, surroundings, seed) {
    this.#person = person;
    this.#surroundings = surroundings;
    this.#random = createRandom(seed);
  }

  get #driver() {
    return this.#person.driver;
  }

  /** Begins to write down long frames; to be called on a page that is there. */
  begin() {
    return this.#driver.evaluate(begin, null);
  }

  /** Does something. */
  async act() {
    const random = this.#random;
    /** @type {[number, string, () => Promise<unknown> | void][]} */
    const kinds = [
      [50, 'control', () => this.#useControl()],
      [14, 'key', () => this.#pressKey()],
      [10, 'drag', () => this.#drag()],
      [6, 'link', () => this.#editLink()],
      [6, 'history', () => this.#goThroughHistory()],
      [4, 'size', () => this.#resize()],
      [3, 'network', () => this.#surroundings.network(random.below(2) > 0)],
      [2, 'language', () => this.#tap(id('language'))],
      [2, 'tool', () => this.#openTool()],
      [2, 'lesson', () => this.#openLesson()],
      [1, 'reload', () => this.reload()],
    ];
    let left = random.below(kinds.reduce((sum, [weight]) => sum + weight, 0));
    const [, name, does] = /** @type {(typeof kinds)[number]} */ (
      kinds.find(([weight]) => (left -= weight) < 0) ?? kinds[0]
    );
    this.done.push(name);
    await does();
    await this.#stay();
    for (const frame of await this.#driver.evaluate(takeFrames, FROZEN_MILLIS)) {
      this.frozen.push({ ...frame, did: this.#last });
    }
  }

  /** The page as it was found: in a window of the usual size, with a network, alone on the screen. */
  async leave() {
    await this.#surroundings.network(true);
    await this.#driver.resize(1440, 900);
    for (let tries = 0; tries < 20; tries++) {
      const isFree = await this.#driver.evaluate(
        () =>
          document.querySelector('dialog[open]') === null &&
          document.querySelector('[data-testid=play]') !== null,
        null,
      );
      if (isFree) return;
      await this.#driver.press('Escape');
      await sleep(300);
    }
    throw new Error(`what is open does not close after ${this.done.slice(-20).join(' ')}`);
  }

  /** Without a network there would be nothing. */
  async reload() {
    await this.#surroundings.network(true);
    await this.#driver.evaluate(() => {
      Object.assign(window, { isOld: true });
      location.reload();
    }, null);
    await this.#person.until('it is reloaded', () => this.#driver.evaluate(() => !('isOld' in window), null));
    const drawn = () => this.#driver.evaluate(isDrawn, null);
    await this.#person.until('every figure is drawn', drawn, REPLAY_MILLIS);
    await this.begin();
  }

  /** What was done last. */
  get #last() {
    return this.done.slice(-2).join(' ');
  }

  /** @param {string} name */
  #did(name) {
    this.done[this.done.length - 1] = name;
  }

  /** @param {string} selector @returns {Promise<boolean>} whether it was there */
  async #tap(selector) {
    const { driver } = this.#person;
    const place = await driver.evaluate(placeOf, /** @type {[string, number]} */ ([selector, 0]));
    if (!place) return false;
    await driver.move(place.x, place.y);
    await driver.down();
    await driver.up();
    return true;
  }

  async #useControl() {
    const number = String(this.done.length);
    const control = await this.#driver.evaluate(chooseControl, [this.#random.next(), number]);
    if (!control) return;
    this.#did(control.name);
    if (await this.#use(number, control)) return;
    // Messages and menus may lie over a control: a person closes them. What then can still not be used is a fault,
    // unless it has gone, or lies behind a dialog that came meanwhile.
    await this.#driver.press('Escape');
    await this.#driver.evaluate(noticesClosed, null);
    if (await this.#use(number, control)) return;
    const found = await this.#driver.evaluate(lookAt, number);
    if (found.isThere && !found.isCovered) this.unreached.push(`${this.#last}: ${found.where}`);
  }

  /**
   * What a person may do with a control of this type, some of it without sense.
   *
   * @param {string} number  that marks it
   * @param {{ type: string, options: number }} control
   * @returns {Promise<boolean>} whether it could be reached
   */
  async #use(number, { type, options }) {
    const random = this.#random;
    const driver = this.#driver;
    const selector = `[data-chosen="${number}"]`;
    if (!(await this.#reach(selector))) return false;
    if (type === 'select') {
      await driver.evaluate(setSelect, /** @type {const} */ ([number, random.below(options)]));
      return true;
    }
    if (type === 'range') {
      await driver.evaluate((which) => /** @type {HTMLElement?} */ (document.querySelector(which))?.focus(), selector); // prettier-ignore
      await driver.press(random.pick(SLIDER_KEYS));
      return true;
    }
    await driver.down();
    await driver.up();
    if (['text', 'search', 'url', 'number'].includes(type)) {
      const entries =
        type === 'number' ? ENTRIES.filter((entry) => /^(-?\d+(\.\d+)?)?$/.test(entry)) : ENTRIES;
      const entry = random.pick(entries);
      await driver.press('Control+a');
      if (entry === '') await driver.press('Delete');
      else await driver.type(entry);
      await driver.press('Tab');
    }
    return true;
  }

  /** Moves the pointer over a part, once it stands. @param {string} selector @returns {Promise<boolean>} */
  async #reach(selector) {
    const end = Date.now() + PATIENCE_MILLIS;
    for (let before = ''; Date.now() < end; await sleep(LOOK_MILLIS)) {
      const place = await this.#driver.evaluate(placeOf, /** @type {[string, number]} */ ([selector, 0]));
      const now = JSON.stringify(place);
      if (place && now === before) {
        await this.#driver.move(place.x, place.y);
        return true;
      }
      before = now;
    }
    return false;
  }

  async #pressKey() {
    const key = this.#random.pick(KEYS);
    this.#did(`key ${key}`);
    await this.#driver.press(key);
  }

  /** Over a picture, a slider or anywhere. */
  async #drag() {
    const random = this.#random;
    const { driver } = this.#person;
    const box = await driver.evaluate(choosePicture, random.next());
    if (!box) return;
    const place = () =>
      /** @type {const} */ ([box.left + box.width * random.next(), box.top + box.height * random.next()]);
    await driver.move(...place());
    await driver.down();
    for (let step = 1 + random.below(6); step > 0; step--) await driver.move(...place(), 3);
    await driver.up();
  }

  /** Another link, as it is or mistyped. */
  async #editLink() {
    const random = this.#random;
    const link = random.pick(random.below(3) === 0 ? [await this.#person.hash()] : LINKS);
    const at = random.below(link.length + 1);
    const edited = random.below(2) === 0 ? link : link.slice(0, at) + random.pick(['9', ',', '&', 'x', '-', '']) + link.slice(at + random.below(3)); // prettier-ignore
    this.#did(`link ${edited}`);
    await this.#person.follow(edited.startsWith('#') ? edited : `#${edited}`);
  }

  async #goThroughHistory() {
    const isBack = this.#random.below(3) > 0;
    this.#did(isBack ? 'back' : 'forward');
    await this.#driver.evaluate((goesBack) => (goesBack ? history.back() : history.forward()), isBack);
    await sleep(100);
  }

  async #resize() {
    const [width, height] = this.#random.pick(SIZES);
    this.#did(`${width}×${height}`);
    await this.#driver.resize(width, height);
  }

  async #openTool() {
    const find = () =>
      this.#driver.evaluate(placeOf, /** @type {[string, number]} */ ([id('inspector-tools'), 0]));
    if (!(await find())) {
      await this.#driver.press('i');
      await sleep(500);
    }
    if (!(await find())) return;
    const share = this.#random.next();
    const index = await this.#driver.evaluate(
      ([selector, part]) => {
        const select = /** @type {HTMLSelectElement | null} */ (document.querySelector(selector));
        if (!select) return -1;
        select.selectedIndex = Math.floor(part * select.options.length);
        for (const type of ['input', 'change']) select.dispatchEvent(new Event(type, { bubbles: true }));
        return select.selectedIndex;
      },
      /** @type {[string, number]} */ ([id('inspector-tools'), share]),
    );
    this.#did(`tool ${index}`);
  }

  async #openLesson() {
    if (!(await this.#tap(id('scenes')))) return;
    await sleep(500);
    await this.#tap(id('open-lessons'));
    await sleep(300);
    const number = String(this.done.length);
    const control = await this.#driver.evaluate(chooseControl, [
      this.#random.next(),
      number,
      'dialog[open] [data-testid^="lesson-"]',
    ]);
    if (control) await this.#use(number, control);
  }

  /** Back may have led out of the page, and a button opened another window. */
  async #stay() {
    await this.#surroundings.closeOthers();
    const isHere = await this.#driver.evaluate(() => location.protocol.startsWith('http'), null);
    if (isHere) {
      await this.begin();
      return;
    }
    await this.#surroundings.network(true);
    await this.#person.open();
    await this.begin();
  }
}
