/**
 * Reads canvases: their pixels, and, as text and marks cannot be read back from pixels, what was drawn on them by
 * which call.
 *
 * @import { BrowserContext, Locator } from '@playwright/test'
 */
import { MARKS } from '../../../www/views/plot/marks.js';

/**
 * @typedef {object} Drawing what a canvas shows now
 * @property {{ text: string, angle: number }[]} texts with their angle to the horizontal, in radians
 * @property {Mark[]} marks
 * @property {number} count how often it has been drawn so far
 *
 * @typedef {object} Mark
 * @property {string} shape the name of a class's mark, or disc
 * @property {number} size of the little picture that it is stamped from, in units of the canvas
 * @property {number} x of its centre, in units of the canvas
 * @property {number} y
 */

/**
 * Records from now on what the pages of a context draw.
 *
 * @param {BrowserContext} context
 */
export async function recordDrawing(context) {
  await context.addInitScript(record, MARKS);
}

/**
 * What a canvas shows, with the layers that were copied onto it.
 *
 * @param {Locator} canvas
 * @returns {Promise<Drawing>}
 */
export const drawingOn = (canvas) =>
  canvas.evaluate((element) => /** @type {any} */ (window).drawingOn(element));

/**
 * A number that tells pictures apart (FNV-1a over the pixels).
 *
 * @param {Locator} canvas
 * @returns {Promise<number>}
 */
export const pixelsOf = (canvas) =>
  canvas.evaluate((element) => {
    const { width, height } = /** @type {HTMLCanvasElement} */ (element);
    const ctx = /** @type {CanvasRenderingContext2D} */ (
      /** @type {HTMLCanvasElement} */ (element).getContext('2d')
    );
    let hash = 0x811c9dc5;
    for (const word of new Uint32Array(ctx.getImageData(0, 0, width, height).data.buffer)) {
      hash = Math.imul(hash ^ word, 0x01000193);
    }
    return hash >>> 0;
  });

/**
 * Share of the pixels, 0 to 1, in which two canvases of the same size clearly differ: by more than 8 of 255 in one of
 * the colours.
 *
 * @param {Locator} canvas
 * @param {Locator} other
 * @returns {Promise<number>}
 */
export const differenceOf = async (canvas, other) =>
  canvas.evaluate(
    (a, b) => {
      const [first, second] = /** @type {HTMLCanvasElement[]} */ ([a, b]).map(
        (element) => element.getContext('2d')?.getImageData(0, 0, element.width, element.height).data ?? [],
      );
      if (first.length !== second.length) throw new Error('canvases of different size');
      let different = 0;
      for (let i = 0; i < first.length; i += 4) {
        if ([0, 1, 2].some((channel) => Math.abs(first[i + channel] - second[i + channel]) > 8)) different++;
      }
      return (4 * different) / first.length;
    },
    await other.elementHandle(),
  );

/** Runs in the page, before its own scripts. @param {typeof MARKS} marks */
function record(marks) {
  /** @typedef {{ texts: Drawing['texts'], marks: Mark[], layers: Set<object>, shape: Mark['shape'] | null, count: number }} Entry */

  /** Pictures up to this side are marks. */
  const MARK_SIDE = 64;

  /** Names of the paths that are marks. @type {WeakMap<Path2D, string>} */
  const shapes = new WeakMap();
  window.Path2D = class extends Path2D {
    /** @param {Path2D | string} [from] */
    constructor(from) {
      super(from);
      const mark = marks.find(({ path }) => path === from);
      if (mark) shapes.set(this, mark.name);
    }
  };

  /** @type {WeakMap<object, Entry>} */
  const entries = new WeakMap();
  const entryOf = (/** @type {object} */ canvas) => {
    let entry = entries.get(canvas);
    if (!entry) {
      entry = { texts: [], marks: [], layers: new Set(), shape: null, count: 0 };
      entries.set(canvas, entry);
    }
    return entry;
  };

  /**
   * @param {'clearRect' | 'fillText' | 'arc' | 'stroke' | 'drawImage'} name
   * @param {(ctx: CanvasRenderingContext2D, entry: Entry, args: any[]) => void} note
   */
  const listen = (name, note) => {
    const prototype = /** @type {any} */ (CanvasRenderingContext2D.prototype);
    const original = prototype[name];
    prototype[name] = function (/** @type {any[]} */ ...args) {
      note(this, entryOf(this.canvas), args);
      return original.apply(this, args);
    };
  };

  listen('clearRect', (_, entry) => {
    Object.assign(entry, { texts: [], marks: [], layers: new Set(), count: entry.count + 1 });
  });
  listen('fillText', (ctx, entry, [text]) => {
    const { a, b } = ctx.getTransform();
    entry.texts.push({ text: String(text), angle: Math.atan2(b, a) });
  });
  listen('arc', (_, entry) => (entry.shape ??= 'disc'));
  listen('stroke', (_, entry, [path]) => (entry.shape ??= shapes.get(path) ?? null));
  listen('drawImage', (_, entry, [source, x, y, width, height]) => {
    const { shape } = entryOf(source);
    if (source.width > MARK_SIDE) entry.layers.add(source);
    else if (shape) entry.marks.push({ shape, size: width, x: x + width / 2, y: y + height / 2 });
  });

  /** @param {object} canvas @param {readonly object[]} [above]  that it is a layer of; a copy may lie on its original @returns {Drawing} */
  const drawing = (canvas, above = []) => {
    const { texts, marks, layers, count } = entryOf(canvas);
    const below = [...layers]
      .filter((layer) => layer !== canvas && !above.includes(layer))
      .map((layer) => drawing(layer, [...above, canvas]));
    return {
      texts: [...below.flatMap((layer) => layer.texts), ...texts],
      marks: [...below.flatMap((layer) => layer.marks), ...marks],
      count,
    };
  };
  /** @type {any} */ (window).drawingOn = (/** @type {object} */ canvas) => drawing(canvas);
}
