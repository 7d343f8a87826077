/**
 * What legends call the classes, on the page and in files: two by their marks, because probabilities are those of the
 * cross, with their own names beside; more of them by their names. Where people see them, classes are numbered from 1.
 *
 * @import { OwnPoints } from '../points/points.d.ts'
 */
import { ownName } from '../points/grid.js';
import { figureWords } from '../words/en/figures.js';

/**
 * @param {OwnPoints | null} own  null for points that were sampled, whose classes have no names
 * @param {number} label
 * @returns {string} its own name, or "class 1" for the first
 */
export const classText = (own, label) => ownName(own, label) || figureWords().className(label + 1);

/**
 * @param {OwnPoints | null} own
 * @param {number} classes  how many there are
 * @param {number} label
 * @returns {string} "cross", "cross: setosa", and of more than two "class 2" or "setosa"
 */
export function legendText(own, classes, label) {
  if (classes > 2) return classText(own, label);
  const mark = figureWords().marks[label];
  return own?.classes[label] ? `${mark}: ${classText(own, label)}` : mark;
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
  classes > 2 ? classText(own, label) : figureWords().marks[label];
