/** What is said of pictures: how they are drawn, and what is read off them at a place. */
import { part } from '../language.js';

export const english = {
  title: 'Picture',
  titleHint: 'How the pictures are drawn: colour or lines alone, and which lines',
  fill: 'Colour',
  fillHint: 'Without it, pictures are lines on white, as in the lecture',
  lines: 'Lines at P =',
  linesHint: 'The probabilities whose contour lines are drawn',
  usual: (/** @type {string} */ levels) => `${levels} (lecture)`,
  half: (/** @type {string} */ level) => `${level} alone`,
  none: 'no lines',
  own: 'others …',
  ownLabel: 'Probabilities of the contour lines',
  ownHint: (/** @type {string} */ low, /** @type {string} */ high, /** @type {number} */ most) =>
    `Up to ${most} numbers from ${low} to ${high}, with spaces between them`,
  problem: (/** @type {string} */ low, /** @type {string} */ high, /** @type {number} */ most) =>
    `Not a list of up to ${most} numbers from ${low} to ${high}.`,
  /** @param {string} count @param {string} all  of training points */
  outside: (count, all) => `${count} of ${all} points lie outside the pictures.`,
  /** @param {string} reason */
  notDrawn: (reason) => `This picture could not be drawn: ${reason}`,
  unknownError: 'unknown error',
  crosshair: {
    /** @param {string} caption */
    label: (caption) => `Values in the picture: ${caption}`,
    keys: 'Arrow keys move the crosshair, with Shift in large steps; Escape ends it.',
    role: 'crosshair',
    /** @param {string} place @param {readonly string[]} figures */
    told: (place, figures) => `At ${place}: ${figures.join('; ')}.`,
    /** @param {number} number @param {string} value */
    figure: (number, value) => `figure ${number}: ${value}`,
    pending: 'being computed',
    unknown: 'not known',
    ended: 'The crosshair is gone.',
  },
};

export const pictureWords = part('picture', english);
