/** Keys that sliders give up (`page-keys.js`). */

/** Whose sliders give up which keys. @type {Map<Element, readonly string[]>} */
export const freed = new Map();

/** Whether a slider has to leave a key alone. @param {Element} slider @param {string} key */
export const isFreed = (slider, key) =>
  [...freed].some(([element, keys]) => keys.includes(key) && element.contains(slider));
