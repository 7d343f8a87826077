/**
 * The page as a person meets it: what is on it, and what one does to it.
 *
 * @import { Page } from '@playwright/test'
 */
import { expect } from '@playwright/test';
import { Figure } from './figure.js';
import { typeWhereFillIsSilent } from './typing.js';

/** Pictures that stand still for so long have come to rest: they refine within 0.2 s of the last change. */
const STILL_MILLIS = 300;

/**
 * Chooses where the points come from.
 *
 * @param {Page} page
 * @param {string} source
 */
export async function chooseSource(page, source) {
  await page.getByTestId('source-select').click();
  await page.getByTestId(`source-option-${source}`).click();
}

export class Board {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.transport = page.locator('.transport');
    this.play = page.getByTestId('play');
    this.stepUpdate = page.getByTestId('step-update');
    this.stepEpoch = page.getByTestId('step-epoch');
    this.converge = page.getByTestId('converge');
    this.resetButton = page.getByTestId('reset');
    this.epochs = page.getByTestId('epochs');
    this.notices = page.getByTestId('notice');
    this.announcement = page.getByTestId('announcement');
    this.figures = page.getByTestId('figure');
    this.captions = page.getByTestId('caption');
    this.plots = page.getByTestId('figure').locator('canvas');
    typeWhereFillIsSilent(page);
  }

  /**
   * Loads the page anew, and waits until every figure has a picture.
   *
   * @param {string} [link] from its `#`
   */
  async open(link = '') {
    await this.page.goto('about:blank'); // or only the hash would change, and the page stay
    await this.page.goto(`./${link}`);
    await this.isDrawn();
  }

  /** Waits until every figure has a picture. */
  async isDrawn() {
    await this.page.waitForFunction(() => {
      const textsOf = (/** @type {string} */ id) =>
        [...document.querySelectorAll(`[data-testid=${id}]`)].map((element) => element.textContent);
      const isThere = document.querySelector('[data-testid=play]') !== null;
      const numbers = [...textsOf('bayes-error'), ...textsOf('noise-variance')];
      return isThere && document.querySelector('[data-progress=waiting]') === null && !numbers.includes('–');
    });
  }

  /** Loads the page anew, and waits until it rests. */
  async openAtRest(link = '') {
    await this.open(link);
    await this.rests();
  }

  /** Types another hash into the address bar. @param {string} hash */
  async follow(hash) {
    await this.page.evaluate((text) => (location.hash = text), hash);
  }

  /** Waits until the board has come to rest by itself, and the pictures stand still. */
  async rests() {
    await this.#isStill(true);
  }

  /** Waits until pictures and numbers stand still. */
  async isStill() {
    await this.#isStill(false);
  }

  /** @param {boolean} hasEnded whether the training has to have ended, too */
  async #isStill(hasEnded) {
    await this.page.evaluate(
      ([hasToEnd, millis]) =>
        new Promise((resolve) => {
          let before = '';
          let since = 0;
          const look = (/** @type {number} */ time) => {
            const pictures = [...document.querySelectorAll('canvas')].map(
              (canvas) => /** @type {any} */ (window).drawingOn(canvas).count,
            );
            const now = `${pictures} ${document.querySelector('#figures')?.textContent}`;
            const isOnItsWay =
              document.querySelector('#figures') === null ||
              document.querySelector('.transport[data-going=true], [data-progress=waiting]') !== null;
            if (now !== before || (hasToEnd && isOnItsWay)) since = time;
            before = now;
            if (time - since >= millis) resolve(null);
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        }),
      /** @type {const} */ ([hasEnded, STILL_MILLIS]),
    );
  }

  /** What every figure shows, in order. */
  async shown() {
    return Promise.all((await this.allFigures()).map((figure) => figure.shown()));
  }

  /** @param {number} position from 0 */
  figure(position) {
    return new Figure(this.figures.nth(position));
  }

  async allFigures() {
    const count = await this.figures.count();
    return Array.from({ length: count }, (_, position) => this.figure(position));
  }

  /** Where there is room for one figure only, shows this one. @param {number} position from 0 */
  async show(position) {
    const tab = this.page.getByTestId('strip-tab').nth(position);
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
  }

  async pause() {
    await expect(this.play).toHaveAttribute('data-does', 'pause');
    await this.play.click();
    await expect(this.transport).toHaveAttribute('data-clock', 'paused');
    await expect(this.transport).toHaveAttribute('data-going', 'false');
  }

  /** Nothing moves any more, whether it is stopped or has just come to rest. */
  async stops() {
    await expect(async () => {
      if ((await this.transport.getAttribute('data-going')) === 'true') {
        await this.play.click({ timeout: 500 });
      }
      await expect(this.transport).toHaveAttribute('data-going', 'false', { timeout: 500 });
    }).toPass();
  }

  /** Every network at its start, and nothing trains. */
  async resetToStart() {
    // Reset goes on with what goes; so it is paused first, or has just come to rest.
    await expect(async () => {
      const isGoing = (await this.transport.getAttribute('data-going')) === 'true';
      if (isGoing) await this.play.click({ timeout: 500 });
      // It may have been stopped there before its first update, where there is nothing to reset.
      if (await this.resetButton.isEnabled()) await this.resetButton.click({ timeout: 500 });
      await expect(this.transport).toHaveAttribute('data-clock', 'paused', { timeout: 500 });
    }).toPass();
    for (const figure of await this.allFigures()) {
      if (await figure.isNetwork()) await expect(figure.progress).toHaveAttribute('data-progress', 'ready');
    }
  }

  /** The hash of the address bar, which follows the scene. */
  async hash() {
    return this.page.evaluate(() => location.hash);
  }

  /**
   * A control of the fields that all figures share, such as `source-select`.
   *
   * @param {string} testId
   */
  control(testId) {
    return this.page.getByTestId(testId);
  }

  /** Shows the settings behind "More". */
  async showMore() {
    const button = this.control('more-settings');
    if ((await button.getAttribute('aria-expanded')) === 'false') await button.click();
  }

  /**
   * Types into a field and leaves it.
   *
   * @param {string} testId
   * @param {string} text
   */
  async enter(testId, text) {
    if (await this.control(testId).isHidden()) await this.showMore();
    await this.control(testId).fill(text);
    await this.control(testId).blur();
  }
}
