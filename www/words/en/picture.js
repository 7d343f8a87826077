/** What is said of pictures: how they are drawn, and what is read off them at a place. */
import { part } from '../language.js';

export const english = {
  title: 'Picture',
  titleHint: 'How the pictures are drawn: colour or lines alone, and which lines',
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
  },
};

export const pictureWords = part('picture', english);
