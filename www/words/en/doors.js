/** Names of the buttons behind which a part of the page is loaded. */
import { part } from '../language.js';

export const english = {
  present: 'Present',
  presentTitle: 'The figures alone, full screen and large (P)',
};

export const doorWords = part('doors', english);
