/**
 * One figure's canvas, in layers: the heat map and the iso-lines, or the curve, new with every frame; axes and points, kept in a
 * layer of their own until the data, the size or the colours change; the labels on top.
 *
 * @import { Domain, OwnAxis, Points } from '../../points/points.d.ts'
 * @import { Look } from '../../scene/scene.d.ts'
 * @import { Frame, UnitLook } from '../../training/training.d.ts'
 * @import { PlotStyle } from '../palette.js'
 * @import { Cells } from './cells.js'
 * @import { Label } from './labels.js'
 * @import { Transform } from './transform.js'
 */
import { CURVE_NAMES, drawAxes, PLANE_NAMES, plotBox } from './axes.js';
import { newLayer, newPicture } from '../backend.js';
import { cellAt, createCells } from './cells.js';
import { SANS } from '../fonts.js';
import { formatSetting } from '../../words/numbers.js';
import { toldLevels } from '../told.js';
import { drawContours, drawLabels } from './contours.js';
import { drawOverPoints, drawUnderPoints } from './regression.js';
import { drawHeatmap, updatePicture } from './heatmap.js';
import { placeLabels } from './labels.js';
import { inStyle } from '../palette.js';
import { drawPoints, markRadius, placeOf } from './points.js';
import { smoothLines } from './smooth.js';
import { createTransform, pxFromContours } from './transform.js';

const LABEL_HEIGHT = 11;
const POINT_CELL = 8;
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
  /** @type {Cells | null} */
  #pointCells = null;
  /** Of labels, lines and marks. */
  #scale = 1;
  /** @type {readonly Label[]} */
  #labels = [];
  /** Of the iso-lines' labels, by level; kept while the levels stay. */
  #texts = { key: '', texts: /** @type {string[]} */ ([]), widths: /** @type {number[]} */ ([]) };
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
    if (overlay) {
      overlay.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
      overlay.clearRect(0, 0, width, height);
      drawAxes(overlay, transform, style, look.kind === 'curve' ? CURVE_NAMES : PLANE_NAMES, axes);
      const radius = this.#scale * markRadius(pointCount(points), transform.box.width * transform.box.height);
      const marks = { look, pixelRatio, radius };
      if (testPoints) drawPoints(overlay, testPoints, transform, style, { ...marks, faint: true });
      if (points) drawPoints(overlay, points, transform, style, marks);
    }
    this.#pointCells = points && cellsOfPoints(points, look, transform);
    this.#texts = { key: '', texts: [], widths: [] };
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
    const { width, height, pixelRatio, style, points } = setting;
    const { box } = transform;
    ctx.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
    ctx.clearRect(0, 0, width, height);
    ctx.fillStyle = style.surface;
    ctx.fillRect(box.left, box.top, box.width, box.height);
    const shown = frame && isOf(frame, setting) ? frame : null;
    this.#labels = shown && !shown.curve ? this.#drawArea(ctx, shown, transform, isMoving) : [];
    if (shown?.curve) {
      drawUnderPoints(ctx, shown.curve, transform, style, {
        points: shown.bayes ? null : points,
        spread: Math.sqrt(shown.bayes?.noiseVariance ?? 0),
      });
    }
    if (this.#overlay) ctx.drawImage(this.#overlay, 0, 0, width, height);
    if (shown?.curve) {
      const look = { isOptimum: shown.bayes !== null, scale: this.#scale };
      drawOverPoints(ctx, shown.curve, transform, style, look);
    }
    drawLabels(ctx, this.#labels, style, this.#labelFont);
  }

  /**
   * @param {CanvasRenderingContext2D} ctx
   * @param {Shown} frame
   * @param {Transform} transform
   * @param {boolean} isMoving
   * @returns {readonly Label[]} still to be drawn, on top
   */
  #drawArea(ctx, frame, transform, isMoving) {
    const { style } = /** @type {Setting} */ (this.#setting);
    const { box } = transform;
    if (frame !== this.#pictureOf) {
      updatePicture(this.#picture, { ...frame, pixels: inStyle(frame.pixels, style) });
    }
    this.#pictureOf = frame;
    drawHeatmap(ctx, this.#picture, box);
    const lines = pxFromContours(frame.contours, transform);
    smoothLines(lines, box.width / Math.max(1, frame.width - 1) / 2);
    const { texts, widths } = this.#textsOf(ctx, frame.look);
    const labels = placeLabels(lines, {
      texts,
      widths,
      height: this.#scale * LABEL_HEIGHT,
      box,
      previous: isMoving ? this.#labels : [],
      points: this.#pointCells,
    });
    drawContours(ctx, lines, labels, box, style, { heavyLevel: heavyLevel(frame.look), scale: this.#scale });
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
      this.#texts = { key, texts, widths: texts.map((text) => ctx.measureText(text).width) };
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
 * @param {Points} points
 * @param {Look} look
 * @param {Transform} transform
 * @returns {Cells}
 */
function cellsOfPoints(points, look, { box, pxFromX1, pxFromX2 }) {
  const cells = createCells(box, POINT_CELL);
  for (let i = 0; i < pointCount(points); i++) {
    const [a, b] = placeOf(points, look, i);
    const cell = cellAt(cells, pxFromX1(a), pxFromX2(b));
    if (cell >= 0) cells.values[cell]++;
  }
  return cells;
}

/**
 * Whether a frame belongs to the points and axes that are shown: a worker may still send one of the last data.
 *
 * @param {Shown} frame
 * @param {Setting} setting
 * @returns {boolean}
 */
function isOf(frame, { domain, look }) {
  const isCurve = frame.look.kind === 'curve';
  const fits = frame.look.kind === 'unit' || isCurve === (look.kind === 'curve');
  return fits && frame.domain.every((edge, i) => edge === domain[i]);
}

/**
 * The level drawn heavier: where the decision changes, or the value its sign.
 *
 * @param {Look | UnitLook} look
 * @returns {number} its index
 */
function heavyLevel(look) {
  if (look.kind === 'regions' || look.kind === 'unit') return 0;
  return toldLevels(look).findIndex((level) => level === (look.kind === 'surface' ? 0 : 0.5));
}
