/**
 * A figure or the whole board as a sheet for slides and paper: pictures side by side, captions below, and, where
 * wanted, small lines that say what they were made from. Drawn with the views, onto whatever takes their calls.
 *
 * @import { Domain, OwnAxis, Points } from '../points/points.d.ts'
 * @import { Look } from '../scene/scene.d.ts'
 * @import { Frame } from '../training/training.d.ts'
 * @import { PlotStyle } from '../views/palette.js'
 * @import { Drawing } from './files.js'
 * @import { KeyEntry, PlacedEntry } from './key.js'
 */
import { MARGIN } from '../views/plot/axes.js';
import { newLayer } from '../views/backend.js';
import * as curves from '../views/plot/regression.js';
import { FigureView } from '../views/plot/plot.js';
import { SANS, SERIF } from '../views/fonts.js';
import { drawKey, layoutKey } from './key.js';

/**
 * @typedef {object} SheetFigure
 * @property {string} caption
 * @property {string | null} note  the small line below
 * @property {Frame} frame
 *
 * @typedef {object} Sheet
 * @property {string} title
 * @property {string} description  what is seen, for those who do not see it
 * @property {readonly SheetFigure[]} figures
 * @property {Domain} domain
 * @property {readonly [OwnAxis, OwnAxis] | null} axes  where they are others than the plane's
 * @property {Points | null} points
 * @property {Points | null} testPoints  null where they are not shown
 * @property {Look} look
 * @property {boolean} fill  whether values are shown as colour
 * @property {PlotStyle} style
 * @property {'white' | 'transparent'} background
 * @property {readonly KeyEntry[]} key  what marks and colours mean; empty for no legend
 * @property {string | null} footer
 */

/** Of the whole of a picture with its axes, in CSS pixels. */
const FIGURE_WIDTH = 460;
const GAP = 24;
const EDGE = 12;

const CAPTION = { font: `15px ${SERIF}`, line: 20 };
const NOTE = { font: `11px ${SANS}`, line: 15 };

/** Nodes of a picture's grid to a CSS pixel. */
const GRID_DENSITY = 2;

/** @param {Domain} domain @returns {{ width: number, height: number }} of the plot alone, in CSS pixels */
function plotSize([x0, x1, y0, y1]) {
  const width = FIGURE_WIDTH - MARGIN.left - MARGIN.right;
  return { width, height: (width * (y1 - y0)) / (x1 - x0) };
}

/**
 * Nodes of the grid that a sheet's pictures want.
 *
 * @param {Domain} domain
 */
export function sheetGrid(domain) {
  const { width, height } = plotSize(domain);
  return { width: Math.round(GRID_DENSITY * width), height: Math.round(GRID_DENSITY * height) };
}

/** Side by side up to three; four as two by two, which fits a slide. @param {number} count */
const columnsOf = (count) => (count <= 3 ? Math.max(1, count) : count === 4 ? 2 : count <= 9 ? 3 : 4);

/**
 * @typedef {object} SheetLayout
 * @property {number} width  CSS pixels
 * @property {number} height
 * @property {{ x: number, y: number, width: number, height: number, caption: string[], note: string[] }[]} cells
 * @property {PlacedEntry[]} key
 * @property {string[]} footer
 */

/** @param {Sheet} sheet @returns {Drawing} */
export const drawingOf = (sheet) => ({
  title: sheet.title,
  description: sheet.description,
  lay(ruler) {
    const layout = layoutSheet(sheet, ruler);
    const { width, height } = layout;
    return { width, height, draw: (ctx, pixelRatio) => drawSheet(ctx, sheet, layout, pixelRatio) };
  },
});

/**
 * @param {Sheet} sheet
 * @param {Pick<CanvasRenderingContext2D, 'font' | 'measureText'>} ruler
 * @returns {SheetLayout}
 */
export function layoutSheet({ figures, domain, key, footer }, ruler) {
  const height = plotSize(domain).height + MARGIN.top + MARGIN.bottom;
  const columns = columnsOf(figures.length);
  const texts = figures.map(({ caption, note }) => ({
    caption: wrapped(ruler, CAPTION.font, caption, FIGURE_WIDTH - MARGIN.left),
    note: note ? wrapped(ruler, NOTE.font, note, FIGURE_WIDTH - MARGIN.left) : [],
  }));
  /** @type {SheetLayout['cells']} */
  const cells = [];
  const width = 2 * EDGE + columns * FIGURE_WIDTH + (columns - 1) * GAP;
  const legend = layoutKey(key, ruler, width - 2 * EDGE - MARGIN.left);
  let y = EDGE + legend.height;
  for (let first = 0; first < figures.length; first += columns) {
    const row = texts.slice(first, first + columns);
    for (const [column, text] of row.entries()) {
      cells.push({ x: EDGE + column * (FIGURE_WIDTH + GAP), y, width: FIGURE_WIDTH, height, ...text });
    }
    const textHeight = Math.max(
      ...row.map(({ caption, note }) => caption.length * CAPTION.line + note.length * NOTE.line),
    );
    y += height + 8 + textHeight + GAP;
  }
  const lines = footer ? wrapped(ruler, NOTE.font, footer, width - 2 * EDGE - MARGIN.left) : [];
  const bottom = lines.length > 0 ? y - GAP / 2 + lines.length * NOTE.line : y - GAP;
  return { width, height: bottom + EDGE, cells, key: legend.entries, footer: lines };
}

/**
 * @param {CanvasRenderingContext2D} ctx  of a canvas that is `pixelRatio` times as large as the layout
 * @param {Sheet} sheet
 * @param {SheetLayout} layout
 * @param {number} pixelRatio
 */
export function drawSheet(ctx, sheet, layout, pixelRatio) {
  const { points, testPoints, domain, axes, look, fill } = sheet;
  const isClear = sheet.background === 'transparent';
  const style = isClear ? { ...sheet.style, paper: 'transparent' } : sheet.style;
  ctx.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  if (sheet.background === 'white') {
    ctx.fillStyle = '#ffffff';
    ctx.fillRect(0, 0, layout.width, layout.height);
  }
  drawKey(ctx, layout.key, style, { left: EDGE + MARGIN.left, top: EDGE });
  for (const [i, { x, y, width, height, caption, note }] of layout.cells.entries()) {
    const layer = newLayer(ctx);
    const view = new FigureView(layer);
    view.configure({
      width,
      height,
      pixelRatio,
      domain,
      style,
      points,
      testPoints,
      axes,
      look,
      fill,
      curves,
    });
    view.draw(sheet.figures[i].frame, false);
    ctx.drawImage(layer, x, y, width, height);
    const left = x + MARGIN.left;
    const below = drawLines(ctx, caption, CAPTION, style.ink, left, y + height + 8);
    drawLines(ctx, note, NOTE, style.text, left, below);
  }
  const top = layout.height - EDGE - layout.footer.length * NOTE.line;
  drawLines(ctx, layout.footer, NOTE, style.text, EDGE + MARGIN.left, top);
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {readonly string[]} lines
 * @param {typeof CAPTION} type
 * @param {string} colour
 * @param {number} x
 * @param {number} y
 * @returns {number} y below them
 */
function drawLines(ctx, lines, { font, line }, colour, x, y) {
  ctx.font = font;
  ctx.fillStyle = colour;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  for (const [i, text] of lines.entries()) ctx.fillText(text, x, y + (i + 0.75) * line);
  return y + lines.length * line;
}

/**
 * A text in lines that are not wider than `width`, broken at spaces.
 *
 * @param {Pick<CanvasRenderingContext2D, 'font' | 'measureText'>} ruler
 * @param {string} font
 * @param {string} text
 * @param {number} width
 * @returns {string[]}
 */
export function wrapped(ruler, font, text, width) {
  ruler.font = font;
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(' ')) {
    const longer = lines.length > 0 ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length > 0 && ruler.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
