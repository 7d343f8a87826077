/**
 * What legends call the classes, on the page and in files: two by their marks, because probabilities are those of the
 * cross, with their own names beside; more of them by their names.
 *
 * @import { OwnPoints } from '../points/points.d.ts'
 */
import { className } from '../points/grid.js';
import { MARKS } from './plot/marks.js';

/**
 * @param {OwnPoints | null} own  whose classes may have names
 * @param {number} classes  how many there are
 * @param {number} label
 * @returns {string} "cross", "cross: setosa", and of more than two "class 2" or "setosa"
 */
export function legendText(own, classes, label) {
  if (classes > 2) return className(own, label);
  return own?.classes[label] ? `${MARKS[label].name}: ${className(own, label)}` : MARKS[label].name;
}

/**
 * What the probability of a class is the probability of.
 *
 * @param {OwnPoints | null} own
 * @param {number} classes
 * @param {number} label
 * @returns {string} "cross", and of more than two "class 2" or "setosa"
 */
export const probabilityOf = (own, classes, label) =>
  classes > 2 ? className(own, label) : MARKS[label].name;
