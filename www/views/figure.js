/**
 * One figure's canvas, in layers: the heat map and the iso-lines, new with every frame; axes and points, kept in a
 * layer of their own until the data, the size or the colours change; the labels on top.
 *
 * @import { Domain, Frame, Points } from '../types.d.ts'
 * @import { PlotStyle } from './palette.js'
 * @import { Cells } from './cells.js'
 * @import { Label } from './labels.js'
 * @import { Transform } from './transform.js'
 */
import { drawAxes, plotBox } from './axes.js';
import { cellAt, createCells } from './cells.js';
import { SANS } from './fonts.js';
import { drawContours, drawLabels } from './contours.js';
import { drawHeatmap, updatePicture } from './heatmap.js';
import { placeLabels } from './labels.js';
import { drawPoints, markRadius } from './points.js';
import { smoothLines } from './smooth.js';
import { createTransform, pxFromContours } from './transform.js';

const LABEL_HEIGHT = 11;
const POINT_CELL = 8;
/** Plots wider than this carry larger labels, lines and marks. */
const SMALL_WIDTH = 380;
const LARGEST_SCALE = 1.45;

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
 * @property {readonly number[]} levels Probabilities of the iso-lines.
 * @property {readonly string[]} [texts] Written on the lines, instead of the levels.
 */

export class FigureView {
  /** @type {CanvasRenderingContext2D | null} */
  #ctx;
  #picture = document.createElement('canvas');
  #overlay = document.createElement('canvas');
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
  /** @type {string[]} */
  #texts = [];
  /** @type {number[]} */
  #widths = [];
  /** @type {Frame | null} */
  #pictureOf = null;

  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.#ctx = canvas.getContext('2d');
    this.#picture.width = this.#picture.height = 0;
  }

  /**
   * Takes over a new size, data or colours and redraws the layer of axes and points.
   *
   * @param {Setting} setting
   */
  configure(setting) {
    const ctx = this.#ctx;
    if (!ctx) return;
    const { width, height, pixelRatio, domain, style, points, testPoints, levels, texts } = setting;
    const transform = createTransform(domain, plotBox(width, height));
    this.#setting = setting;
    this.#transform = transform;
    this.#scale = Math.min(LARGEST_SCALE, Math.max(1, transform.box.width / SMALL_WIDTH));
    for (const canvas of [ctx.canvas, this.#overlay]) {
      // Assigning a size clears a canvas and costs an allocation, so only where it changed.
      const deviceWidth = Math.round(width * pixelRatio);
      const deviceHeight = Math.round(height * pixelRatio);
      if (canvas.width !== deviceWidth) canvas.width = deviceWidth;
      if (canvas.height !== deviceHeight) canvas.height = deviceHeight;
    }
    const overlay = this.#overlay.getContext('2d');
    if (overlay) {
      overlay.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
      overlay.clearRect(0, 0, width, height);
      drawAxes(overlay, transform, style);
      const radius = this.#scale * markRadius(pointCount(points), transform.box.width * transform.box.height);
      if (testPoints) drawPoints(overlay, testPoints, transform, style, { pixelRatio, radius, faint: true });
      if (points) drawPoints(overlay, points, transform, style, { pixelRatio, radius });
    }
    this.#pointCells = points && cellsOfPoints(points, transform);
    this.#texts = [...(texts ?? levels.map(String))];
    ctx.font = this.#labelFont;
    this.#widths = this.#texts.map((text) => ctx.measureText(text).width);
  }

  /**
   * In motion, labels keep near to where they were in the frame before. At rest they stand where the picture alone
   * puts them, so that the same picture always looks the same, however it came about.
   *
   * @param {Frame | null} frame
   * @param {boolean} isMoving
   */
  draw(frame, isMoving) {
    const ctx = this.#ctx;
    const setting = this.#setting;
    const transform = this.#transform;
    if (!ctx || !setting || !transform) return;
    const { width, height, pixelRatio, style, levels } = setting;
    const { box } = transform;
    ctx.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
    ctx.clearRect(0, 0, width, height);
    ctx.fillStyle = style.surface;
    ctx.fillRect(box.left, box.top, box.width, box.height);
    if (frame) {
      if (frame !== this.#pictureOf) updatePicture(this.#picture, frame);
      this.#pictureOf = frame;
      drawHeatmap(ctx, this.#picture, box);
      const lines = pxFromContours(frame.contours, transform);
      smoothLines(lines, box.width / Math.max(1, frame.width - 1) / 2);
      this.#labels = placeLabels(lines, {
        texts: this.#texts,
        widths: this.#widths,
        height: this.#scale * LABEL_HEIGHT,
        box,
        previous: isMoving ? this.#labels : [],
        points: this.#pointCells,
      });
      drawContours(ctx, lines, this.#labels, box, style, {
        heavyLevel: levels.indexOf(0.5),
        scale: this.#scale,
      });
    }
    ctx.drawImage(this.#overlay, 0, 0, width, height);
    if (frame) drawLabels(ctx, this.#labels, style, this.#labelFont);
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
 * @param {Transform} transform
 * @returns {Cells}
 */
function cellsOfPoints({ x, n }, { box, pxFromX1, pxFromX2 }) {
  const cells = createCells(box, POINT_CELL);
  for (let i = 0; i * n < x.length; i++) {
    const cell = cellAt(cells, pxFromX1(x[i * n]), pxFromX2(x[i * n + 1]));
    if (cell >= 0) cells.values[cell]++;
  }
  return cells;
}
