/**
 * One figure of the board.
 *
 * @import { Locator } from '@playwright/test'
 */
import { differenceOf, drawingOn, pixelsOf } from './drawing.js';
import { numberFrom } from './numbers.js';

export class Figure {
  /** @param {Locator} root */
  constructor(root) {
    this.root = root;
    this.canvas = root.locator('canvas');
    this.caption = root.getByTestId('caption');
    this.detail = root.locator('.detail');
    this.progress = root.locator('.progress');
    this.status = root.getByTestId('status');
    this.updates = root.getByTestId('updates');
    this.menuButton = this.control('menu-button');
    this.duplicate = this.control('duplicate');
    this.remove = this.control('remove');
  }

  /**
   * One of its controls, such as `lambda-slider`.
   *
   * @param {string} name the end of its test id
   */
  control(name) {
    return this.root.getByTestId(new RegExp(`^figure-\\d+-${name}$`));
  }

  /**
   * Types into a field and leaves it.
   *
   * @param {string} name
   * @param {string} text
   */
  async enter(name, text) {
    await this.control(name).fill(text);
    await this.control(name).blur();
  }

  /** The sentence beside a field whose entry was not taken. @param {string} name of the field */
  problemOf(name) {
    return this.control(name).locator('xpath=..').locator('[role=alert]');
  }

  /** Unfolds activation, initial weights, inputs and outputs. */
  async openSettings() {
    const fold = this.root.locator('details.more');
    if ((await fold.getAttribute('open')) === null) await this.control('more').click();
  }

  /** A control that stands behind the fold. @param {string} name  the end of its test id */
  async setting(name) {
    await this.openSettings();
    return this.control(name);
  }

  /** Chooses from its menu. @param {string} action  the end of the entry's test id */
  async choose(action) {
    await this.menuButton.click();
    await this.control(action).click();
  }

  async isNetwork() {
    return (await this.root.getAttribute('data-kind')) === 'network';
  }

  /** A number that tells pictures apart. */
  pixels() {
    return pixelsOf(this.canvas);
  }

  /** Texts and marks of its picture. */
  drawing() {
    return drawingOn(this.canvas);
  }

  /** Share of the pixels in which it differs from another. @param {Figure} other */
  differenceFrom(other) {
    return differenceOf(this.canvas, other.canvas);
  }

  /** What its picture shows, in words. */
  async alternative() {
    return (await this.canvas.getAttribute('aria-label')) ?? '';
  }

  /** The number that stands in it under a test id, such as `e` or `bayes-error`. @param {string} testId */
  async number(testId) {
    return numberFrom(await this.root.getByTestId(testId).innerText());
  }

  /** All that it says and shows, as one consistent state. */
  async shown() {
    const texts = await this.root.evaluate((root) =>
      Object.fromEntries(
        [...root.querySelectorAll('.captions, dd, .progress')].map((element, index) => [
          element.getAttribute('data-testid') ?? `text ${index}`,
          element.textContent?.replace(/\s+/g, ' ').trim() ?? '',
        ]),
      ),
    );
    return { ...texts, pixels: await this.pixels() };
  }
}
