/** Points: sampled, drawn, or read from a table. */

/** One axis of own points: what it measures, and the values at the two edges of the plane, in its own units. */
export interface OwnAxis {
  /** Empty where it is a coordinate of the plane and nothing else. */
  name: string;
  from: number;
  to: number;
}

/** The scale of y over the plane: its name and its ends in its own unit. */
export interface OwnValue extends OwnAxis {
  /** y at both ends as networks see it. */
  range: readonly [number, number];
}

/**
 * Points that nobody sampled: drawn, or read from a table (grid.js). Of classes, (x₁, x₂) and a class; where y is a
 * number, (x, y), or, with a `value`, (x₁, x₂, y).
 */
export interface OwnPoints {
  /** The plane that they lie in, as networks see it. */
  domain: Domain;
  /** Of x₁ and x₂, or of x and y. */
  axes: readonly [OwnAxis, OwnAxis];
  /** Names of the two to eight classes, empty where they have none; no class at all where y is a number. */
  classes: readonly string[];
  /** Of y where it is a number over (x₁, x₂); only there. */
  value?: OwnValue;
  /** Class or y, and place, of each point in one number, ascending. */
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

/** A code with its values, for each sentence of the catalogue that is made of values. */
export type Coded<Sentences extends Record<string, (values: any) => string>> = {
  [Code in keyof Sentences]: { code: Code } & (Parameters<Sentences[Code]> extends [infer Values]
    ? Values
    : unknown);
}[keyof Sentences];

/** Why something cannot be done, as a code with its values; the catalogue has the sentence. */
export type Reason = Coded<typeof import('../words/en/reasons.js').english.reasons>;

/** What is wrong at a place of a table, as a code with its values. `line` and `column` count from 1. */
export type Trouble = { line: number; column?: number } & Coded<
  typeof import('../words/en/own.js').english.troubles
>;
