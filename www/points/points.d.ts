/** Points: sampled, drawn, or read from a table. */

/** One axis of own points: what it measures, and the values at the two edges of the plane, in its own units. */
export interface OwnAxis {
  /** Empty where it is a coordinate of the plane and nothing else. */
  name: string;
  from: number;
  to: number;
}

/** Points that nobody sampled: drawn, or read from a table (grid.js). */
export interface OwnPoints {
  /** The plane that they lie in, as networks see it. */
  domain: Domain;
  axes: readonly [OwnAxis, OwnAxis];
  /** Names of the two to eight classes, empty where they have none. */
  classes: readonly string[];
  /** Class and place of each point in one number, ascending. */
  keys: Float64Array;
}

/** [x0, x1, y0, y1] in data coordinates. */
export type Domain = readonly [number, number, number, number];

/**
 * Examples. Flat: x is m × n, y is m × k: a number, or 0 and 1 for two classes (k = 1), or a row with a single 1 for more.
 */
export interface Points {
  x: Float64Array;
  y: Float64Array;
  n: number;
  k: number;
}
