/**
 * Page Up and Page Down are for what leads through a lecture: a clicker, a deck, lessons. A slider would take them for
 * large steps.
 */
import { freed } from './freed-keys.js';

const PAGE_KEYS = ['PageUp', 'PageDown'];

/** @param {EventTarget | null} target @returns {target is HTMLInputElement} */
const isSlider = (target) => target instanceof HTMLInputElement && target.type === 'range';

/**
 * Takes keys from the sliders in an element without preventing what else they do: what the browser makes of them is
 * put back before anybody hears of it.
 *
 * @param {HTMLElement} element
 * @param {readonly string[]} [keys]
 * @returns {() => void} stops
 */
export function freePageKeys(element, keys = PAGE_KEYS) {
  /** @type {{ slider: HTMLInputElement, value: string } | null} */
  let held = null;
  /** @param {KeyboardEvent} event */
  const onKeydown = ({ target, key }) => {
    held = keys.includes(key) && isSlider(target) ? { slider: target, value: target.value } : null;
  };
  /** @param {Event} event */
  const onChange = (event) => {
    if (held?.slider !== event.target) return;
    held.slider.value = held.value;
    event.stopImmediatePropagation();
  };
  const onEnd = () => (held = null);
  /** @type {[string, any][]} */
  const listeners = [
    ['keydown', onKeydown],
    ['input', onChange],
    ['change', onChange],
    ['keyup', onEnd],
    ['pointerdown', onEnd],
  ];
  for (const [type, listener] of listeners) element.addEventListener(type, listener, true);
  freed.set(element, keys);
  return () => {
    freed.delete(element);
    for (const [type, listener] of listeners) element.removeEventListener(type, listener, true);
  };
}
