/**
 * What is expected completes „erwartet wird …“, which suits names of every number and gender.
 *
 * @type {typeof import('../en/fields.js').english}
 */
export default {
  numbers: {
    integer: (min, max) => `eine ganze Zahl von ${min} bis ${max}`,
    real: (min, max) => `eine Zahl von ${min} bis ${max}`,
    above: (min, max) => `eine Zahl größer als ${min} und höchstens ${max}`,
  },
  wrong: (name, expected, text, stays) =>
    `${name}: erwartet wird ${expected}, nicht „${text}“. Es bleibt bei ${stays}.`,
  empty: (name, expected, stays) =>
    `${name}: erwartet wird ${expected}, und leer darf das Feld nicht sein. Es bleibt bei ${stays}.`,
};
