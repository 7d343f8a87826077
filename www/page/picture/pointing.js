/**
 * Pointing into a figure: with the mouse or a pen above it, with a finger that presses before it moves, with the arrow
 * keys where the figure has the focus. It comes with the first touch, and what is then shown when somebody points for the
 * first time.
 *
 * @import { Plot } from '../board/plot.js'
 */
import { isEditing } from '../own/own-points.js';
import { plotBoxIn } from '../page.js';
import { opened } from '../door.js';

/** For so long a finger presses before it points; one that moves earlier scrolls. */
const PRESS_MILLIS = 250;
/** How far a finger may move while it presses, in CSS pixels. */
const SLOP = 8;
/** What an arrow key moves the crosshair by, as a share of the plane; with Shift. */
const STEPS = { usual: 0.01, wide: 0.1 };

/** @type {Record<string, readonly [right: number, up: number]>} */
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** @typedef {import('./crosshair.js').Crosshair} Crosshair */

export class Pointing {
  #plot;
  /** @type {Crosshair | null} */
  #crosshair = null;
  /** What waits for it to be loaded: the newest only. @type {((crosshair: Crosshair) => void) | null} */
  #waiting = null;
  #isLoading = false;
  /** A finger that presses, and where. @type {{ timer: ReturnType<typeof setTimeout>, x: number, y: number } | null} */
  #press = null;
  /** Whether a finger points. */
  #isTouching = false;

  /** @param {Plot} plot @param {PointerEvent | null} begun  what has come of a pointer that is still there */
  constructor(plot, begun) {
    this.#plot = plot;
    plot.addEventListener('pointermove', (event) => this.#onMove(event));
    plot.addEventListener('pointerleave', (event) => {
      if (event.pointerType !== 'touch') this.end();
    });
    plot.addEventListener('pointerdown', (event) => this.#onDown(event));
    for (const name of /** @type {const} */ (['pointerup', 'pointercancel'])) {
      plot.addEventListener(name, (event) => event.pointerType === 'touch' && this.#release());
    }
    // A finger that points must not scroll the page, too, nor open a menu.
    plot.addEventListener(
      'touchmove',
      (event) => this.#isTouching && event.cancelable && event.preventDefault(),
      {
        passive: false,
      },
    );
    plot.addEventListener('contextmenu', (event) => this.#isTouching && event.preventDefault());
    if (begun?.pointerType === 'touch') this.#onDown(begun);
    else if (begun?.type === 'pointermove') this.#point(begun); // what lay over the figure may have gone under it
  }

  /** @param {(crosshair: Crosshair) => void} act */
  async #with(act) {
    if (this.#crosshair) return act(this.#crosshair);
    const isLoading = this.#isLoading;
    [this.#waiting, this.#isLoading] = [act, true];
    if (isLoading) return;
    const { page } = this.#plot;
    const found = await opened(page, 'crosshair', () => import('./crosshair.js'));
    this.#isLoading = false;
    if (!found) return;
    this.#crosshair = found.crosshairOf(page);
    this.#waiting?.(this.#crosshair);
  }

  get #isOff() {
    return isEditing(this.#plot.page);
  }

  /** @param {{ clientX: number, clientY: number }} event */
  #point({ clientX, clientY }) {
    const canvas = this.#plot.querySelector('canvas')?.getBoundingClientRect();
    if (!canvas || this.#isOff) return;
    const box = plotBoxIn(canvas);
    const right = (clientX - canvas.left - box.left) / box.width;
    const down = (clientY - canvas.top - box.top) / box.height;
    const isInside = right >= 0 && right <= 1 && down >= 0 && down <= 1;
    if (!isInside) return this.end();
    const [x0, x1, y0, y1] = this.#plot.page.pool.domain.peek();
    const { id } = this.#plot.figure;
    /** @type {[number, number]} */
    const place = [x0 + right * (x1 - x0), y1 - down * (y1 - y0)];
    const isUnder = () => this.#isAt(canvas);
    void this.#with((crosshair) => crosshair.point(id, place, isUnder));
  }

  /** Whether the picture is still where it was. @param {DOMRect} box */
  #isAt({ left, top, width, height }) {
    const now = this.#plot.querySelector('canvas')?.getBoundingClientRect();
    return now?.left === left && now.top === top && now.width === width && now.height === height;
  }

  /** Nobody points any more. */
  end() {
    this.#waiting = null;
    this.#crosshair?.leave(this.#plot.figure.id);
  }

  /** @param {PointerEvent} event */
  #onMove(event) {
    if (event.pointerType !== 'touch') return this.#point(event);
    if (this.#isTouching) return this.#point(event);
    const press = this.#press;
    if (press && Math.hypot(event.clientX - press.x, event.clientY - press.y) > SLOP) this.#forgetPress();
  }

  /** @param {PointerEvent} event */
  #onDown(event) {
    if (event.pointerType !== 'touch' || this.#isOff) return;
    this.#forgetPress();
    const { clientX, clientY } = event;
    const timer = setTimeout(() => {
      this.#press = null;
      this.#isTouching = true;
      this.#point({ clientX, clientY });
    }, PRESS_MILLIS);
    this.#press = { timer, x: clientX, y: clientY };
  }

  #forgetPress() {
    clearTimeout(this.#press?.timer);
    this.#press = null;
  }

  #release() {
    this.#forgetPress();
    if (!this.#isTouching) return;
    this.#isTouching = false;
    this.end();
  }

  /** @param {KeyboardEvent} event */
  onKeydown = (event) => {
    const direction = DIRECTIONS[event.key];
    if (!direction || event.altKey || event.ctrlKey || event.metaKey || this.#isOff) return;
    event.preventDefault();
    event.stopPropagation();
    const step = event.shiftKey ? STEPS.wide : STEPS.usual;
    const { id } = this.#plot.figure;
    void this.#with((crosshair) => crosshair.move(id, [step * direction[0], step * direction[1]]));
  };
}
