/** The formula of a network. */
import { part } from '../language.js';

export const english = {
  label: 'The network as a formula',
  shows: 'What stands in the formula',
  show: { both: 'Symbols and numbers', symbols: 'Symbols', numbers: 'Numbers' },
  copy: 'Copy as LaTeX',
  hint: 'Drag a weight sideways, here, on its line in the diagram or in the table, or use arrow keys (Shift for small steps). The numbers are those at the point in the map below.',
  /** @param {string} name @param {string} value */
  drag: (name, value) => `${name} = ${value}. Drag sideways to change it.`,
  /** @param {string} unit */
  unfold: (unit) => `Write out ${unit}`,
  /** @param {string} unit */
  fold: (unit) => `Put ${unit} back together`,
  /** @param {number} count */
  more: (count) => `… ${count} more …`,
  fewer: 'fewer terms',
  /** @param {number} count */
  moreUnits: (count) => (count === 1 ? 'One more unit' : `${count} more units`),
  fewerUnits: 'Fewer units',
  /** @param {number} count */
  outputs: (count) => (count === 1 ? 'Output' : `${count} outputs`),
  /** @param {number} layer @param {number} size */
  layer: (layer, size) => `Hidden layer ${layer}, ${size === 1 ? '1 unit' : `${size} units`}`,
};

export const formulaWords = part('tool-formula', english);
