/** Names of the buttons that lead to parts of the page that are loaded when they are wanted, and back. */
import { part } from '../language.js';

export const english = {
  /** A dialog. */
  close: 'Close',
  present: 'Present',
  presentTitle: 'The figures alone, full screen and large (P)',
};

export const doorWords = part('doors', english);
