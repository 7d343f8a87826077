/**
 * A canvas with a plot: points, axes, and a picture that changes. Whoever has it says what is on it, by signals.
 *
 * @import { ReadonlySignal } from '@preact/signals-core'
 * @import { Page } from '../page.js'
 * @import { Setting, Shown } from '../../views/plot/plot.js'
 */
import { computed, signal } from '@preact/signals-core';
import { html, nothing } from 'lit';
import { selectorsOf } from '../../scene/selectors.js';
import { plotStyle } from '../../views/palette.js';
import { language } from '../../words/language.js';
import { MARGIN } from '../../views/plot/axes.js';
import { FigureView } from '../../views/plot/plot.js';
import { opened } from '../door.js';
import { plotBoxIn, plotUnit } from '../page.js';
import { required, SignalElement } from './signal-element.js';
import { Surface } from './surface.js';
import { pixelRatio, reducedMotion } from './surroundings.js';

/** How long a picture that takes the place of another shines through. */
const FADE_MILLIS = 180;

/**
 * What stays the same from picture to picture, but for the size.
 * @typedef {Omit<Setting, 'width' | 'height' | 'pixelRatio'>} PlotSetting
 */

/**
 * Fires `resolution` with `{ width, height }`, the device pixels of the plot inside its axes, as soon as they are known
 * and whenever they change.
 */
export class PlotCanvas extends SignalElement {
  static properties = {
    aspect: { type: Number },
    label: {},
    follow: { attribute: false },
    shown: { attribute: false },
    setting: { attribute: false },
    isFirst: { attribute: false },
    key: { attribute: false },
  };

  /** @type {FigureView | null} */
  #view = null;
  /** What the view was set up for last. @type {readonly unknown[]} */
  #configured = [];
  #resolution = { width: 0, height: 0 };
  /** Of the picture that was drawn last; null before there was one. @type {number | null} */
  #successions = null;
  /** What was there before, and since when it goes. @type {{ picture: HTMLCanvasElement, since: number } | null} */
  #fading = null;
  #surface = new Surface(this, {
    place: 'canvas',
    key: () => this.key ?? this,
    isFirst: () => this.isFirst(),
    follow: [() => void this.setting.value, () => this.follow()],
    draw: () => this.#draw(),
    sized: () => this.#tellResolution(),
    stop: () => (this.#resolution = { width: 0, height: 0 }),
    forget: () => {
      this.#view = null;
      this.#configured = [];
    },
  });

  constructor() {
    super();
    /** Width of the plane over its height. */
    this.aspect = 1;
    /** What is seen, in words; without any it is decoration. */
    this.label = '';
    /** Reads the signals that make a new picture. @type {() => void} */
    this.follow = () => {};
    /** The picture, and whether it is in motion. @type {() => [shown: Shown | null, isMoving: boolean]} */
    this.shown = required();
    /** null as long as there is nothing to draw. @type {ReadonlySignal<PlotSetting | null>} */
    this.setting = signal(null);
    /** Whether it is drawn before all others. */
    this.isFirst = () => false;
    /** By what it is known to the turns of drawing, where others ask for it. @type {unknown} */
    this.key = undefined;
  }

  /** @override @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    // What is followed is other signals now.
    if (changed.has('setting') || changed.has('follow')) this.#surface.stop();
  }

  #tellResolution() {
    const { width, height } = this.#surface.size.peek();
    const box = plotBoxIn({ width, height });
    const ratio = pixelRatio.peek();
    const detail = { width: Math.round(box.width * ratio), height: Math.round(box.height * ratio) };
    if (detail.width === this.#resolution.width && detail.height === this.#resolution.height) return;
    this.#resolution = detail;
    this.dispatchEvent(new CustomEvent('resolution', { detail }));
  }

  #draw() {
    const setting = this.setting.peek();
    if (!setting) return;
    this.#view ??= new FigureView(/** @type {HTMLCanvasElement} */ (this.querySelector('canvas')));
    const { width, height } = this.#surface.size.peek();
    const unit = plotUnit();
    const ratio = pixelRatio.peek() * unit;
    // Setting up draws axes and points, which is most of the work.
    const wanted = [setting, width, height, ratio, unit];
    if (wanted.some((value, i) => value !== this.#configured[i])) {
      this.#configured = [];
      this.#view.configure({ ...setting, width: width / unit, height: height / unit, pixelRatio: ratio });
      this.#configured = wanted;
    }
    const [shown, isMoving] = this.shown();
    this.#beginFading(shown?.successions ?? null);
    this.#view.draw(shown, isMoving);
    this.#fade();
  }

  /** A network that was trained behind the picture takes its place: the change is to be seen, and not to flash. @param {number | null} successions */
  #beginFading(successions) {
    const isSuccessor =
      this.#successions !== null && successions !== null && successions !== this.#successions;
    this.#successions = successions;
    if (!isSuccessor || reducedMotion.peek()) return;
    const canvas = /** @type {HTMLCanvasElement} */ (this.querySelector('canvas'));
    const picture = document.createElement('canvas');
    Object.assign(picture, { width: canvas.width, height: canvas.height });
    picture.getContext('2d')?.drawImage(canvas, 0, 0);
    this.#fading = { picture, since: performance.now() };
  }

  #fade() {
    if (!this.#fading) return;
    const { picture, since } = this.#fading;
    const canvas = /** @type {HTMLCanvasElement} */ (this.querySelector('canvas'));
    const rest = 1 - (performance.now() - since) / FADE_MILLIS;
    const ctx = canvas.getContext('2d');
    if (!ctx || rest <= 0 || picture.width !== canvas.width || picture.height !== canvas.height) {
      this.#fading = null;
      return;
    }
    ctx.save();
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.globalAlpha = rest;
    ctx.drawImage(picture, 0, 0);
    ctx.restore();
    this.#surface.drawSoon();
  }

  /** @override */
  render() {
    return html`<canvas
        role=${this.label ? 'img' : nothing}
        aria-label=${this.label || nothing}
        aria-hidden=${this.label ? nothing : 'true'}
        .style=${plotProportions(this.aspect)}
      ></canvas
      >${this.#surface.problem()}`;
  }
}

/**
 * What the size of a plot follows from, as custom properties.
 *
 * @param {number} aspect  width of the plane over its height
 */
export const plotProportions = (aspect) =>
  `--plot-aspect: ${aspect}; --plot-inset-x: ${(MARGIN.left + MARGIN.right) / 16}rem; --plot-inset-y: ${(MARGIN.top + MARGIN.bottom) / 16}rem`;

/** What draws curves, loaded where there are some. @type {import('@preact/signals-core').Signal<typeof import('../../views/plot/regression.js') | null>} */
const curves = signal(null);

/** @param {Page} page */
async function loadCurves(page) {
  curves.value = await opened(page, 'part', () => import('../../views/plot/regression.js'));
}

/**
 * What plots of the board's data have in common. It is another object only when something of it has changed.
 *
 * @param {Page} page
 * @param {ReadonlySignal<boolean>} [showsTest]  whether the test points are shown
 * @returns {ReadonlySignal<PlotSetting | null>} null before the data are there, as the axes are unknown then
 */
export function boardSetting(page, showsTest = signal(false)) {
  const { pool, store, theme } = page;
  const { axes, board } = selectorsOf(store);
  const fill = computed(() => board.value.fill);
  return computed(() => {
    const [look, points] = [pool.look.value, pool.points.value];
    // Whatever is written on a canvas is written anew in another language.
    void language();
    if (!look || !points) return null;
    if (look.kind === 'curve' && !curves.value) {
      void loadCurves(page);
      return null;
    }
    return {
      domain: pool.domain.value,
      style: plotStyle(theme.dark.value),
      points,
      testPoints: showsTest.value ? pool.testPoints.value : null,
      axes: axes.value,
      fill: fill.value,
      look,
      curves: curves.value,
    };
  });
}

customElements.define('mlp-plot-canvas', PlotCanvas);
