/**
 * Which plots are drawn in which frame: as many of those that wait as leave most of the frame to everything else. So a
 * board of many figures answers as quickly as a small one, and its pictures take turns instead.
 */

/** What a frame may take of the page's thread, in milliseconds. */
const BUDGET_MILLIS = 4;
/** Plots that a frame draws in any case: on a machine that is busy elsewhere, pictures must not stand still. */
const FEWEST = 2;
/** How fast the cost of a plot is believed to grow. */
const RISE = 0.03;

/** What draws each plot that waits, by its key, in the order in which they are drawn. @type {Map<unknown, () => void>} */
let waiting = new Map();
/** @type {(() => void)[]} */
let tasks = [];
let animationFrame = 0;

/** What a plot takes of a frame, painting included: about the least lately, as more is waiting for a core. */
let millisPerPlot = 0;
/** The frame that is being measured. */
let begun = { time: 0, plots: 0 };

/** A message is a task of its own, and the first one after the frame. */
const { port1: frameEnd, port2: frameStart } = new MessageChannel();
frameEnd.onmessage = () => {
  const measured = (performance.now() - begun.time) / begun.plots;
  const isLess = millisPerPlot === 0 || measured < millisPerPlot;
  millisPerPlot = isLess ? measured : millisPerPlot + RISE * (measured - millisPerPlot);
};

/**
 * Draws a plot in one of the next frames; once, however often it is asked for until then.
 *
 * @param {unknown} key  of the plot; a figure's is its id
 * @param {() => void} draw
 * @param {boolean} isFirst whether it goes before all others
 */
export function drawSoon(key, draw, isFirst) {
  if (isFirst) waiting = new Map([[key, draw], ...waiting]);
  else waiting.set(key, draw);
  requestFrame();
}

/** @param {unknown} key */
export function drawNoMore(key) {
  waiting.delete(key);
}

/** Draws whatever waits, without waiting for a frame. */
export function drawAll() {
  const draws = [...waiting.values()];
  waiting.clear();
  for (const draw of draws) draw();
}

/**
 * Whether a figure is still to be drawn: a newer picture of it would only replace one that nobody has seen.
 *
 * @param {number} id
 */
export const isWaiting = (id) => waiting.has(id);

/**
 * Runs a task in the next frame, when it has been drawn.
 *
 * @param {() => void} task
 */
export function afterDrawing(task) {
  tasks.push(task);
  requestFrame();
}

function requestFrame() {
  animationFrame ||= requestAnimationFrame(drawSome);
}

function drawSome() {
  animationFrame = 0;
  const affordable = millisPerPlot > 0 ? Math.floor(BUDGET_MILLIS / millisPerPlot) : Infinity;
  const turn = [...waiting].slice(0, Math.max(FEWEST, affordable));
  begun = { time: performance.now(), plots: turn.length };
  for (const [key, draw] of turn) {
    waiting.delete(key);
    attempt(draw);
  }
  if (turn.length > 0) frameStart.postMessage(null);
  if (waiting.size > 0) requestFrame();
  const due = tasks;
  tasks = [];
  due.forEach(attempt);
}

/** What fails is told, and keeps nothing else from its turn. @param {() => void} action */
function attempt(action) {
  try {
    action();
  } catch (error) {
    reportError(error);
  }
}
