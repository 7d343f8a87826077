/**
 * One figure's canvas, in layers: the heat map, new with every frame; axes and points, kept in a layer of their own until
 * the data, the size or the colours change; above them, where no number of points hides them, the iso-lines with their
 * labels. A curve lies below its points.
 *
 * @import { Domain, OwnAxis, Points } from '../../points/points.d.ts'
 * @import { Look } from '../../scene/scene.d.ts'
 * @import { Frame, UnitLook } from '../../training/training.d.ts'
 * @import { PlotStyle } from '../palette.js'
 * @import { Label } from './labels.js'
 * @import { Transform } from './transform.js'
 */
import { CURVE_NAMES, drawAxes, PLANE_NAMES, plotBox } from './axes.js';
import { newLayer, newPicture } from '../backend.js';
import { SANS } from '../fonts.js';
import { formatSetting } from '../../words/numbers.js';
import { toldLevels } from '../told.js';
import { drawContours, drawLabels } from './contours.js';
import { Crowd } from './crowd.js';
import { drawHeatmap, updatePicture } from './heatmap.js';
import { placeLabels } from './labels.js';
import { recolouring } from '../palette.js';
import { placeOf } from './marks.js';
import { drawPoints, markRadius } from './points.js';
import { smoothLines } from './smooth.js';
import { createTransform, pxFromContours } from './transform.js';

const LABEL_HEIGHT = 11;
/** What a test point counts beside a training point, for labels to keep clear of: it is fainter. */
const TEST_WEIGHT = 0.25;
/** Plots wider than this carry larger labels, lines and marks. */
const SMALL_WIDTH = 380;
const LARGEST_SCALE = 1.45;

/** @typedef {Omit<Frame, 'look'> & { look: Look | UnitLook }} Shown */

/**
 * What stays the same from frame to frame.
 * @typedef {object} Setting
 * @property {number} width Of the canvas. One unit is a CSS pixel where the page's font size is 16, and grows with it.
 * @property {number} height Of the canvas, in the same unit.
 * @property {number} pixelRatio Device pixels per unit.
 * @property {Domain} domain
 * @property {PlotStyle} style
 * @property {Points | null} points
 * @property {Points | null} testPoints null where they are not shown.
 * @property {readonly [OwnAxis, OwnAxis] | null} [axes] Units and names of the axes, where they are others than the plane's.
 * @property {Look} look What is shown, and so how points are drawn.
 * @property {typeof import('./regression.js') | null} [curves] What draws curves, where there are some.
 * @property {boolean} [fill] Whether values are shown as colour, too, and not by lines alone; true where it does not say.
 */

export class FigureView {
  /** @type {CanvasRenderingContext2D | null} */
  #ctx;
  #picture;
  #overlay;
  /** @type {Setting | null} */
  #setting = null;
  /** @type {Transform | null} */
  #transform = null;
  /** @type {Crowd | null} */
  #crowd = null;
  /** Of labels, lines and marks. */
  #scale = 1;
  /** @type {readonly Label[]} */
  #labels = [];
  /** Of the iso-lines' labels, by level; kept while the levels stay. */
  #texts = { key: '', texts: /** @type {string[]} */ ([]), widths: /** @type {number[]} */ ([]), dash: 0 };
  /** @type {Shown | null} */
  #pictureOf = null;

  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.#ctx = canvas.getContext('2d');
    this.#overlay = this.#ctx ? newLayer(this.#ctx) : null;
    this.#picture = newPicture(this.#ctx);
    this.#picture.width = this.#picture.height = 0;
  }

  /**
   * Takes over a new size, data or colours and redraws the layer of axes and points.
   *
   * @param {Setting} setting
   */
  configure(setting) {
    const ctx = this.#ctx;
    const layer = this.#overlay;
    if (!ctx || !layer) return;
    const { width, height, pixelRatio, domain, style, points, testPoints, look, axes } = setting;
    const transform = createTransform(domain, plotBox(width, height));
    this.#setting = setting;
    this.#transform = transform;
    this.#scale = Math.min(LARGEST_SCALE, Math.max(1, transform.box.width / SMALL_WIDTH));
    for (const canvas of [ctx.canvas, layer]) {
      // Assigning a size clears a canvas and costs an allocation, so only where it changed.
      const deviceWidth = Math.round(width * pixelRatio);
      const deviceHeight = Math.round(height * pixelRatio);
      if (canvas.width !== deviceWidth) canvas.width = deviceWidth;
      if (canvas.height !== deviceHeight) canvas.height = deviceHeight;
    }
    const overlay = layer.getContext('2d');
    const radius = this.#scale * markRadius(pointCount(points), transform.box.width * transform.box.height);
    if (overlay) {
      overlay.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
      overlay.clearRect(0, 0, width, height);
      drawAxes(overlay, transform, style, look.kind === 'curve' ? CURVE_NAMES : PLANE_NAMES, axes);
      const marks = { look, pixelRatio, radius };
      if (testPoints) drawPoints(overlay, testPoints, transform, style, { ...marks, faint: true });
      if (points) drawPoints(overlay, points, transform, style, marks);
    }
    this.#crowd = crowdOf(setting, transform, radius);
    this.#texts = { key: '', texts: [], widths: [], dash: 0 };
    this.#pictureOf = null;
  }

  /**
   * In motion, labels keep near to where they were in the frame before. At rest they stand where the picture alone
   * puts them, so that the same picture always looks the same, however it came about.
   *
   * @param {Shown | null} frame
   * @param {boolean} isMoving
   */
  draw(frame, isMoving) {
    const ctx = this.#ctx;
    const setting = this.#setting;
    const transform = this.#transform;
    if (!ctx || !setting || !transform) return;
    const { width, height, pixelRatio, style, points, curves } = setting;
    const { box } = transform;
    const isBare = isBareOf(frame, setting);
    ctx.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
    ctx.clearRect(0, 0, width, height);
    ctx.fillStyle = isBare ? style.paper : style.surface;
    ctx.fillRect(box.left, box.top, box.width, box.height);
    const shown = frame && isOf(frame, setting) ? frame : null;
    if (shown && !shown.curve && !isBare) this.#drawFill(ctx, shown, transform);
    if (shown?.curve) {
      curves?.drawUnderCurves(ctx, shown.curve, transform, style, {
        points: shown.bayes ? null : points,
        spread: Math.sqrt(shown.bayes?.noiseVariance ?? 0),
      });
    }
    if (shown?.curve) {
      const look = { isOptimum: shown.bayes !== null, scale: this.#scale };
      curves?.drawCurves(ctx, shown.curve, transform, style, look);
    }
    // The points of a curve stand on it: its halo would cut those that it passes through.
    if (this.#overlay) ctx.drawImage(this.#overlay, 0, 0, width, height);
    this.#labels = shown && !shown.curve ? this.#drawLines(ctx, shown, transform, isMoving) : [];
    drawLabels(ctx, this.#labels, style, this.#labelFont, isBare);
  }

  /**
   * @param {CanvasRenderingContext2D} ctx
   * @param {Shown} frame
   * @param {Transform} transform
   */
  #drawFill(ctx, frame, { box }) {
    const { style } = /** @type {Setting} */ (this.#setting);
    if (frame !== this.#pictureOf) {
      updatePicture(this.#picture, { ...frame, pixels: recolouring.inStyle(frame.pixels, style) });
    }
    this.#pictureOf = frame;
    drawHeatmap(ctx, this.#picture, box);
  }

  /**
   * @param {CanvasRenderingContext2D} ctx
   * @param {Shown} frame
   * @param {Transform} transform
   * @param {boolean} isMoving
   * @returns {readonly Label[]} still to be drawn, on top
   */
  #drawLines(ctx, frame, transform, isMoving) {
    const setting = /** @type {Setting} */ (this.#setting);
    const { box } = transform;
    const lines = pxFromContours(frame.contours, transform);
    smoothLines(lines, box.width / Math.max(1, frame.width - 1) / 2);
    const { key: _, ...texts } = this.#textsOf(ctx, frame.look);
    const labels = placeLabels(lines, {
      ...texts,
      height: this.#scale * LABEL_HEIGHT,
      box,
      previous: isMoving ? this.#labels : [],
      points: this.#crowd,
    });
    drawContours(ctx, lines, labels, box, setting.style, {
      heavyLevel: heavyLevel(frame.look),
      scale: this.#scale,
      isBare: isBareOf(frame, setting),
    });
    return labels;
  }

  /**
   * @param {CanvasRenderingContext2D} ctx
   * @param {Look | UnitLook} look
   */
  #textsOf(ctx, look) {
    const texts = look.kind === 'unit' ? [look.line] : toldLevels(look).map(formatSetting);
    const key = texts.join();
    if (key !== this.#texts.key) {
      ctx.font = this.#labelFont;
      const widthOf = (/** @type {string} */ text) => ctx.measureText(text).width;
      this.#texts = { key, texts, widths: texts.map(widthOf), dash: widthOf('–') };
    }
    return this.#texts;
  }

  get #labelFont() {
    return `${this.#scale * LABEL_HEIGHT}px ${SANS}`;
  }
}

/**
 * @param {Points | null} points
 * @returns {number}
 */
function pointCount(points) {
  return points ? points.x.length / points.n : 0;
}

/**
 * @param {Setting} setting
 * @param {Transform} transform
 * @param {number} radius Of a mark.
 * @returns {Crowd}
 */
function crowdOf({ points, testPoints, look }, { box, pxFromX1, pxFromX2 }, radius) {
  const xyw = [];
  for (const [some, weight] of /** @type {const} */ ([
    [points, 1],
    [testPoints, TEST_WEIGHT],
  ])) {
    for (let i = 0; some && i < pointCount(some); i++) {
      const [a, b] = placeOf(some, look, i);
      xyw.push(pxFromX1(a), pxFromX2(b), weight);
    }
  }
  return new Crowd(box, xyw, radius);
}

/**
 * Whether a frame belongs to the points and axes that are shown: a worker may still send one of the last data.
 *
 * @param {Shown} frame
 * @param {Setting} setting
 * @returns {boolean}
 */
export function isOf(frame, { domain, look }) {
  const isCurve = frame.look.kind === 'curve';
  const fits = frame.look.kind === 'unit' || isCurve === (look.kind === 'curve');
  return fits && frame.domain.every((edge, i) => edge === domain[i]);
}

/** Whether lines have no fill below. A unit's map has hardly any lines, and is never bare. @param {Shown | null} frame @param {Setting} setting */
export const isBareOf = (frame, { fill = true }) => !fill && frame?.look.kind !== 'unit';

/**
 * The level drawn heavier: where the decision changes, or the value its sign.
 *
 * @param {Look | UnitLook} look
 * @returns {number} its index
 */
export function heavyLevel(look) {
  if (look.kind === 'regions' || look.kind === 'unit') return 0;
  return toldLevels(look).findIndex((level) => level === (look.kind === 'surface' ? 0 : 0.5));
}
