/**
 * The walk on the network: what is known at a step stands in the units and at the edges that the step is about.
 *
 * @import { PlotStyle } from '../palette.js'
 * @import { Box, Column, Focus, WalkLayout } from './backprop-layout.js'
 * @import { Names, Pass, Step, StepKind } from './backprop-walk.js'
 */
import { formatDerivative } from '../../words/numbers.js';
import { SANS, SERIF } from '../fonts.js';
import { stepsOf } from './backprop-walk.js';
import { walkLayout } from './backprop-layout.js';

const SIZE = 12;
const PADDING = 6;
const DASH = [5, 3];
const ARROW = 7;

/**
 * @typedef {object} Walk  what is drawn
 * @property {Pass} pass
 * @property {Focus} focus
 * @property {number} rate  η
 * @property {Names} names
 * @property {string} target  y, as a text
 * @property {string | null} mean  D over several points, as a text; null of a single one
 * @property {boolean} isHidden  whether what the step computes at its unit or weight is to be found out
 */

/** In place of a number that is to be found out. */
const UNKNOWN = '?';

/**
 * An edge with what is written at it.
 *
 * @typedef {object} Edge
 * @property {Box} from
 * @property {Box} to
 * @property {number} weight  0 of those into D
 * @property {string | null} text  null where nothing is
 * @property {boolean} isOfStep
 * @property {boolean} isChosen
 */

/**
 * Whether what a kind of step computes of a layer is known at a step.
 *
 * @param {number} layers
 * @param {Step} now
 * @returns {(kind: StepKind, layer: number) => boolean}
 */
export function knownAt(layers, now) {
  const steps = stepsOf(layers);
  const place = (/** @type {Step} */ { kind, layer }) =>
    steps.findIndex((step) => step.kind === kind && (kind === 'update' || step.layer === layer));
  const at = place(now);
  return (kind, layer) => place({ kind, layer }) <= at;
}

/**
 * The edges between the columns that are seen, those of the step last.
 *
 * @param {Walk} walk
 * @param {WalkLayout} layout
 * @returns {Edge[]}
 */
export function edgesOf({ pass, focus, rate, isHidden }, { columns }) {
  const { step, unit, from: chosenFrom } = focus;
  const isOfWeight = step.kind === 'theta' || step.kind === 'update';
  const edges = columns.slice(1).flatMap((column, i) =>
    columns[i].boxes.flatMap((from) =>
      column.boxes
        .filter((to) => to.unit > 0)
        .map((to) => {
          const isOfStep = isEdgeOf(step, unit, from, to);
          const isChosen = isOfStep && isOfWeight && from.unit === chosenFrom;
          const isIntoError = to.layer > pass.layers;
          const weight = isIntoError ? 0 : pass.theta(to.layer, to.unit, from.unit);
          const text =
            !isOfStep || isIntoError
              ? null
              : isChosen && isHidden
                ? UNKNOWN
                : formatDerivative(numberAt(pass, step.kind, rate, to, from));
          return { from, to, weight, text, isOfStep, isChosen };
        }),
    ),
  );
  return edges.sort(
    (a, b) => Number(a.isOfStep) - Number(b.isOfStep) || Number(a.isChosen) - Number(b.isChosen),
  );
}

/** @param {Step} step @param {number} unit @param {Box} from @param {Box} to */
function isEdgeOf({ kind, layer }, unit, from, to) {
  if (kind === 'error') return from.layer === layer;
  if (kind === 'delta') return from.layer === layer && from.unit === unit;
  return kind !== 'input' && kind !== 'a' && to.layer === layer && to.unit === unit;
}

/** @param {Pass} pass @param {StepKind} kind @param {number} rate @param {Box} to @param {Box} from */
function numberAt(pass, kind, rate, to, from) {
  const at = /** @type {const} */ ([to.layer, to.unit, from.unit]);
  if (kind === 'theta') return pass.gradient(...at);
  if (kind === 'update') return pass.theta(...at) - rate * pass.gradient(...at);
  return pass.theta(...at);
}

/**
 * Units and weights of which no number is to be seen: weights of the step's own layer, where the step is about weights.
 *
 * @param {readonly number[]} sizes
 * @param {WalkLayout} layout
 * @param {readonly Edge[]} edges
 * @param {Step} step
 */
export function unseen(sizes, { columns }, edges, { kind, layer }) {
  const seen = columns
    .flatMap(({ boxes }) => boxes)
    .filter(({ unit, layer: l }) => unit > 0 && l < sizes.length);
  const l = kind === 'delta' ? layer + 1 : layer;
  const isOfWeights = kind !== 'input' && kind !== 'a' && kind !== 'error';
  const weights = isOfWeights && l < sizes.length ? sizes[l] * (sizes[l - 1] + 1) : 0;
  return {
    units: sizes.reduce((sum, size) => sum + size, 0) - seen.length,
    weights: Math.max(0, weights - edges.filter(({ text }) => text !== null).length),
  };
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Walk} walk
 * @param {{ width: number, height: number }} size  in CSS pixels
 * @param {PlotStyle} style
 */
export function drawWalk(ctx, walk, size, style) {
  const layout = walkLayout(walk.pass.network.sizes, size, walk.focus);
  const edges = edgesOf(walk, layout);
  ctx.clearRect(0, 0, size.width, size.height);
  for (const edge of edges) drawEdge(ctx, edge, walk.focus.step.kind, style);
  for (const column of layout.columns) {
    for (const box of column.boxes) drawBox(ctx, walk, box, style);
    drawCounts(ctx, column, style);
  }
  for (const edge of edges) if (edge.text !== null) drawLabel(ctx, edge, walk.focus.step.kind, style);
}

/** @param {Edge} edge */
function endsOf({ from, to }) {
  return {
    ...{ x0: from.x + from.width, y0: from.y + from.height / 2 },
    ...{ x1: to.x, y1: to.y + to.height / 2 },
  };
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Edge} edge
 * @param {StepKind} kind
 * @param {PlotStyle} style
 */
function drawEdge(ctx, edge, kind, style) {
  const { x0, y0, x1, y1 } = endsOf(edge);
  const { weight, isOfStep, isChosen } = edge;
  ctx.save();
  ctx.globalAlpha = isOfStep ? 1 : 0.3;
  ctx.strokeStyle = weight === 0 ? style.axis : style.classes[weight < 0 ? 0 : 1];
  ctx.fillStyle = ctx.strokeStyle;
  ctx.lineWidth = isChosen ? 3 : isOfStep ? 1.75 : 1;
  ctx.setLineDash(weight < 0 ? DASH : []);
  ctx.beginPath();
  ctx.moveTo(x0, y0);
  ctx.lineTo(x1, y1);
  ctx.stroke();
  if (isOfStep) {
    // Numbers go to the right, derivatives to the left.
    const isBack = kind === 'delta' || kind === 'theta' || kind === 'update';
    const length = Math.hypot(x1 - x0, y1 - y0);
    const [dx, dy] = [((isBack ? -1 : 1) * (x1 - x0)) / length, ((isBack ? -1 : 1) * (y1 - y0)) / length];
    const [x, y] = isBack ? [x0, y0] : [x1, y1];
    ctx.setLineDash([]);
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.lineTo(x - ARROW * dx - 0.5 * ARROW * dy, y - ARROW * dy + 0.5 * ARROW * dx);
    ctx.lineTo(x - ARROW * dx + 0.5 * ARROW * dy, y - ARROW * dy - 0.5 * ARROW * dx);
    ctx.closePath();
    ctx.fill();
  }
  ctx.restore();
}

/**
 * Where the edges of the step lie apart: near the many units, away from the one.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {Edge} edge
 * @param {StepKind} kind
 * @param {PlotStyle} style
 */
function drawLabel(ctx, edge, kind, style) {
  const { x0, y0, x1, y1 } = endsOf(edge);
  const share = kind === 'delta' ? 0.62 : 0.38;
  const [x, y] = [x0 + share * (x1 - x0), y0 + share * (y1 - y0)];
  ctx.save();
  ctx.font = `${edge.isChosen ? '600 ' : ''}${SIZE}px ${SANS}`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  const text = /** @type {string} */ (edge.text);
  const width = ctx.measureText(text).width + 6;
  ctx.fillStyle = style.paper;
  ctx.fillRect(x - width / 2, y - 8, width, 16);
  ctx.fillStyle = style.ink;
  ctx.fillText(text, x, y + 0.5);
  ctx.restore();
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Walk} walk
 * @param {Box} box
 * @param {PlotStyle} style
 */
function drawBox(ctx, walk, box, style) {
  const { focus } = walk;
  const { x, y, width, height, layer, unit } = box;
  const isOfStep = layer === focus.step.layer && unit === focus.unit && focus.step.kind !== 'error';
  const isSource =
    (focus.step.kind === 'theta' || focus.step.kind === 'update') &&
    layer === focus.step.layer - 1 &&
    unit === focus.from;
  const isError = layer > walk.pass.layers && focus.step.kind === 'error';
  ctx.save();
  ctx.fillStyle = style.surface;
  ctx.strokeStyle = isOfStep || isSource || isError ? style.ink : style.axis;
  ctx.lineWidth = isOfStep || isError ? 2.5 : isSource ? 2 : 1;
  ctx.beginPath();
  if (unit === 0) ctx.arc(x + width / 2, y + height / 2, width / 2, 0, 2 * Math.PI);
  else ctx.rect(x, y, width, height);
  ctx.fill();
  ctx.stroke();
  ctx.fillStyle = style.ink;
  ctx.textBaseline = 'middle';
  if (unit === 0) {
    ctx.font = `${SIZE}px ${SANS}`;
    ctx.textAlign = 'center';
    ctx.fillText('1', x + width / 2, y + height / 2 + 0.5);
  } else {
    const lines = layer > walk.pass.layers ? linesOfError(walk) : linesOf(walk, layer, unit);
    const pitch = height / Math.max(lines.length, layer === 0 ? 1 : 3);
    lines.forEach(({ name, text, isNew }, i) => {
      const middle = y + (i + 0.5) * pitch + 0.5;
      ctx.textAlign = 'left';
      ctx.font = `italic ${SIZE + (i === 0 ? 1 : 0)}px ${SERIF}`;
      ctx.fillText(name, x + PADDING, middle);
      ctx.textAlign = 'right';
      ctx.font = `${isNew ? '700 ' : ''}${SIZE}px ${SANS}`;
      ctx.fillText(text, x + width - PADDING, middle);
    });
  }
  ctx.restore();
}

/** @typedef {{ name: string, text: string, isNew: boolean }} Line */

/**
 * What stands in a unit's box; what is not known yet is left free.
 *
 * @param {Walk} walk
 * @param {number} layer
 * @param {number} unit
 * @returns {Line[]}
 */
export function linesOf({ pass, focus, names, isHidden }, layer, unit) {
  const { step } = focus;
  const isKnown = knownAt(pass.layers, step);
  /** @param {string} name @param {StepKind} kind @param {number} value @returns {Line} */
  const line = (name, kind, value) => {
    const isNew = step.kind === kind && step.layer === layer;
    const text = isNew && isHidden && unit === focus.unit ? UNKNOWN : formatDerivative(value);
    return { name, text: isKnown(kind, layer) ? text : '', isNew };
  };
  if (layer === 0) return [line(names.a(0, unit), 'input', pass.a(0, unit))];
  return [
    line(names.a(layer, unit), 'a', pass.a(layer, unit)),
    line('z', 'z', pass.z(layer, unit)),
    line('∂D/∂z', 'delta', pass.delta(layer, unit)),
  ];
}

/** @param {Walk} walk @returns {Line[]} */
function linesOfError({ pass, focus, target, mean, isHidden }) {
  const isNew = focus.step.kind === 'error';
  const isKnown = knownAt(pass.layers, focus.step)('error', pass.layers);
  const own = isNew && isHidden ? UNKNOWN : formatDerivative(pass.trace.error);
  return [
    { name: 'D', text: isKnown ? own : '', isNew },
    { name: 'y', text: target, isNew: false },
    ...(mean === null ? [] : [{ name: 'Ø D', text: isKnown ? mean : '', isNew }]),
  ];
}

/** How many units are above and below. @param {CanvasRenderingContext2D} ctx @param {Column} column @param {PlotStyle} style */
function drawCounts(ctx, { boxes, above, below }, style) {
  const [first, last] = [boxes[0], boxes[boxes.length - 1]];
  const middle = last.x + last.width / 2;
  ctx.save();
  ctx.font = `${SIZE}px ${SANS}`;
  ctx.fillStyle = style.text;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  if (above > 0) {
    ctx.fillText(`↑ ${above}`, middle, first.y + (first.unit === 0 ? 12 : -9));
  }
  if (below > 0) ctx.fillText(`↓ ${below}`, middle, last.y + last.height + 9);
  ctx.restore();
}
