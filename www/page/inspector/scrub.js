/**
 * A number under a hand: dragged by a pointer, right and up for more, or moved by the keys of a slider.
 *
 * @import { Track } from '../elements/slider-field.js'
 */
import { positionAfter } from '../elements/slider-field.js';

/** A pointer that has moved less, in CSS pixels, has only pressed. */
const LEAST = 3;

/** With Shift, so many times finer. */
const FINER = 10;

/**
 * What is dragged, as it is when the pointer goes down.
 *
 * @typedef {object} Held
 * @property {number} value
 * @property {Track} track  a pixel is one of its steps
 * @property {(value: number) => void} set
 */

export class Scrub {
  /** @type {(Held & { pointer: number, x: number, y: number, position: number, hasMoved: boolean }) | null} */
  #held = null;

  /** @param {PointerEvent} event  pointerdown, on the element that also gets the others @param {Held} held */
  begin(event, held) {
    if (event.button !== 0) return;
    const { pointerId: pointer, clientX: x, clientY: y } = event;
    this.#held = { ...held, pointer, x, y, position: held.track.positionOf(held.value), hasMoved: false };
    try {
      /** @type {Element} */ (event.currentTarget).setPointerCapture(pointer);
    } catch {
      this.#held = null; // the pointer is gone already, so nothing is dragged
    }
  }

  /** @param {PointerEvent} event @returns {boolean} whether something is being dragged */
  move(event) {
    const held = this.#held;
    if (held?.pointer !== event.pointerId) return false;
    const way = event.clientX - held.x - (event.clientY - held.y);
    if (!held.hasMoved && Math.abs(way) < LEAST) return true;
    held.hasMoved = true;
    // From where it is now, so that Shift may come and go.
    held.position += event.shiftKey ? way / FINER : way;
    [held.x, held.y] = [event.clientX, event.clientY];
    const { steps, valueAt } = held.track;
    held.position = Math.min(steps, Math.max(0, held.position));
    held.set(valueAt(event.shiftKey ? held.position : Math.round(held.position)));
    return true;
  }

  /** Also where the pointer is taken away. @param {PointerEvent} event */
  end(event) {
    if (this.#held?.pointer === event.pointerId) this.#held = null;
  }
}

/**
 * The value to which a key moves another one; null where it is none of a slider's keys.
 *
 * @param {KeyboardEvent} event
 * @param {Pick<Held, 'value' | 'track'>} held
 */
export function keyed({ key, shiftKey, ctrlKey, altKey, metaKey }, { value, track }) {
  if (ctrlKey || altKey || metaKey) return null;
  const position = positionAfter(key, track.positionOf(value), track);
  if (position === null) return null;
  if (!shiftKey) return track.valueAt(position);
  const here = track.positionOf(value);
  return track.valueAt(here + Math.sign(position - here) / FINER);
}
