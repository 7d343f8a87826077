/** @type {typeof import('../en/fields.js').english} */
export default {
  expects: {
    integer: (min, max) => `eine ganze Zahl von ${min} bis ${max}`,
    real: (min, max) => `eine Zahl von ${min} bis ${max}`,
    positive: (_min, max) => `eine Zahl über 0 und bis ${max}`,
  },
  wrong: (name, expected, typed) => `${name}: Erwartet wird ${expected}, nicht „${typed}“.`,
  empty: (name, expected) => `${name}: Erwartet wird ${expected}; das Feld darf nicht leer sein.`,
  stays: (value) => `Es bleibt bei ${value}.`,
};
