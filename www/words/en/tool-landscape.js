/** The landscape: E over a plane of θ. */
import { part } from '../language.js';

export const english = {
  about:
    'One point of this picture is one whole network: all its weights, taken from a plane through the present θ. Height is E on the training points. The line is the way of the training, as seen from the plane.',
  e: 'E',
  through: 'plane through',
  planes: { random: 'this network, along two random directions', three: 'three networks of the board' },
  directions: 'seed of the directions',
  isNormalised: 'steps as long as each unit’s weights',
  extent: 'extent',
  second: 'second',
  third: 'third',
  /** @param {number} place */
  figure: (place) => `figure ${place}`,
  next: 'the next one of this shape',
  needsThree:
    'A plane through three networks takes three different ones on the board with the same layers, inputs and outputs. Duplicate this figure and give the copies other seeds.',
  /** @param {string} caption */
  title: (caption) => `${caption}: E over a plane of θ`,
  /** @param {string} low @param {string} high @param {string} here */
  label: (low, high, here) =>
    `Contours of E over a plane of θ: E from ${low} to ${high}, and ${here} at this network.`,
  /** @param {number} moments @param {string} first @param {string} last */
  path: (moments, first, last) =>
    `The way of the training has ${moments} moments; it begins at a distance of ${first} from the plane and ends at ${last}.`,
  waiting: 'Nothing has come yet.',
  lost: 'E is too large to be told anywhere on this plane: training has diverged. Reset with a smaller η, or with L-BFGS, and there is a landscape again.',
  grey: 'Grey: E is too large to be told.',
  columns: ['a', 'b', 'E'],
  table: 'E at the nodes of the plane',
  cursor: 'Place in the plane. Arrow keys move it, with Shift by more; Home leads back to this network.',
  /** @param {string} a @param {string} b @param {string} e */
  place: (a, b, e) => `a = ${a}, b = ${b}: E = ${e}`,
  point: 'Point at a place to see the network that lies there.',
  /** @param {string} a @param {string} b */
  thereTitle: (a, b) => `The network at a = ${a}, b = ${b}`,
  /** @param {string} e @param {string} d */
  there: (e, d) => `The network at this place: E = ${e}, D = ${d}.`,
  take: 'Give this network these weights',
};

export const landscapeWords = part('tool-landscape', english);
