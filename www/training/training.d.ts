/** What is done and shown: frames, inspections, and the pool of workers that makes them. */
import type { ReadonlySignal } from '@preact/signals-core';
import type { Points, Domain } from '../points/points.d.ts';
import type { Activation, Feature, SourceInfo, Look, Moment } from '../scene/scene.d.ts';
import type { ClockState } from './clock.js';

export type Status = 'training' | 'converged' | 'diverged';

/** Iso-lines in data coordinates; polyline i covers points starts[i] to starts[i+1] and lies on levels[level[i]]. */
export interface Contours {
  points: Float32Array;
  starts: Uint32Array;
  level: Uint8Array;
}

/** The inside of one network: a unit, or how far it is from the optimum; `line` names the line that is drawn. */
export interface UnitLook {
  kind: 'unit';
  line: string;
}

/** Values at evenly spaced x from the left edge of the domain to the right one. */
export interface Curve {
  t: Float64Array;
  /** E[y|x]; null where it is not known. */
  truth: Float64Array | null;
}

/** Colours of pictures, each row 256 × RGBA. */
export interface Palettes {
  /** P = 0 … 1, class 0 … class 1. */
  probability: Uint8Array;
  /** For each of eight classes one row, P = 0 … 1. */
  classes: Uint8Array;
  /** From the lowest value to the highest. */
  values: Uint8Array;
}

export interface ErrorReport {
  d: number;
  r: number;
  e: number;
  accuracy: number | null;
  testD: number | null;
  testAccuracy: number | null;
}

/** A network that does not move: of each layer Θ⁽⁰⁾ … Θ⁽ᴸ⁻¹⁾ the largest |∂E/∂θ| and the largest |θ|, biases left out. */
export interface Condition {
  gradients: readonly number[];
  weights: readonly number[];
  /** Whether it gives the same answer on all training points, although y differs. */
  isBlind: boolean;
  /** Largest difference of y. */
  unit: number;
}

/**
 * Where the training of a network stands. `to`: the update that it returns to. `resting`: it came to a stop by itself,
 * without having converged. `collapsed`: λ has shrunk the weights to 0; `vanished`: it gives the same answer everywhere
 * because gradients vanish, `gradients` as in its condition.
 */
export interface Progress {
  code:
    | 'waiting'
    | 'refused'
    | 'empty'
    | 'ready'
    | 'training'
    | 'returning'
    | 'resting'
    | 'paused'
    | 'converged'
    | 'collapsed'
    | 'vanished'
    | 'diverged';
  to?: number;
  gradients?: readonly number[];
}

/** What a person can do with the training as it stands. */
export interface Controls {
  /** Whether anything is on its way, so that there is something to pause. */
  isGoing: boolean;
  /** Whether to train is to go on, or to start anew because no update would change anything. */
  train: 'on' | 'anew' | 'none';
  canStep: boolean;
  canConverge: boolean;
  canReset: boolean;
  /** Why there is no update to be had, where there is none. */
  reason: 'no networks' | 'no points' | 'waiting' | 'ended';
}

/** What a worker sends back for one figure: the newest picture and numbers. */
export interface Frame {
  look: Look;
  domain: Domain;
  /** RGBA, row 0 at the bottom of the plane; empty where there is a curve. */
  pixels: Uint8ClampedArray<ArrayBuffer>;
  width: number;
  height: number;
  contours: Contours;
  /** Of a regression with one input. */
  curve: Curve | null;
  /** null for the optimum. */
  error: ErrorReport | null;
  /** Only for the optimum. */
  bayes: { error: number | null; crossEntropy: number | null; noiseVariance: number | null } | null;
  status: Status;
  updates: number;
  epochs: number;
  /** How often a network that was trained from its seed has taken the place of what was shown. */
  successions?: number;
}

/** A figure at one moment, for elsewhere: all parts belong together. */
export interface Snapshot {
  updates: number;
  status: Status;
  /** Whether its weights are those that its settings lead to from its seed. */
  isOnPath: boolean;
  /** Θ⁽⁰⁾, Θ⁽¹⁾, …, each row by row, bias first; null for the optimum, as is the error. */
  theta: Float64Array | null;
  error: ErrorReport | null;
  /** Only for the optimum. */
  bayes: Frame['bayes'];
  /** null where none was asked for. */
  picture: Pick<Frame, 'look' | 'domain' | 'pixels' | 'width' | 'height' | 'contours' | 'curve'> | null;
}

/** What is looked at of the one figure that is inspected. */
export interface InspectionSubject {
  /** Of the figure. */
  id: number;
  /** The unit whose map is shown large, counted from 0 through layers 1 to L; or |t − optimum|. */
  unit: number | 'difference';
  /** Nodes across the large map, at most. */
  width: number;
  /** A point of the plane to read all values at. */
  probe: readonly [number, number] | null;
  /** Whether the distance from the optimum is to be computed. */
  wantsExcess: boolean;
}

/** Errors over a training: columns of numbers, a row for each moment that was kept and for the present one. */
export interface ErrorCurve {
  /** Row of the present moment. Rows after it are of a training that was left by going back in time. */
  present: number;
  updates: Float64Array;
  epochs: Float64Array;
  e: Float64Array;
  d: Float64Array;
  /** λR, with the λ of the time. */
  penalty: Float64Array;
  /** NaN where it does not apply, as in the next two. */
  testD: Float64Array;
  accuracy: Float64Array;
  testAccuracy: Float64Array;
}

export interface Estimate {
  value: number;
  uncertainty: number;
}

/** What a worker tells of the inspected figure. Parts that have not changed since they were last told are null. */
export interface Inspection {
  id: number;
  updates: number;
  /** Of the network as its worker has it. */
  network: {
    /** s_0 … s_L. */
    sizes: readonly number[];
    /** The inputs, of a point with two coordinates; null where there is one coordinate. */
    features: readonly Feature[] | null;
    output: 'identity' | 'sigmoid' | 'softmax';
    activation: Activation;
    leak: number;
  };
  /** Θ⁽⁰⁾, Θ⁽¹⁾, …, each row by row, bias first. */
  theta: Float64Array | null;
  /** a of all units of layers 1 to L over a coarse grid: a row of width × height nodes for each. */
  maps: { a: Float32Array; width: number; height: number } | null;
  /**
   * a of one unit over a fine grid, with its line z = 0, of a softmax output t = ½; or |t − optimum| with the boundaries
   * of the classes. With one coordinate, both rows are alike. Of more classes the difference is ½ Σ |tₖ − Pₖ|, the total
   * variation.
   */
  picture: {
    unit: number | 'difference';
    values: Float32Array;
    width: number;
    height: number;
    contours: Contours;
  } | null;
  /** z and a of all units of layers 1 to L at one point. */
  probe: {
    x: readonly [number, number];
    z: Float64Array;
    a: Float64Array;
    /** The posterior of each class, of two that of class 1; or E[y|x]. */
    posterior: readonly number[] | null;
  } | null;
  curve: ErrorCurve | null;
  /** Entry [y · K + k] counts the points of class y that the network takes for class k; null in a regression. */
  confusion: { classes: number; train: Uint32Array; test: Uint32Array | null } | null;
  /** Expected D, and expected share of errors, beyond the smallest possible; the latter only of classes. */
  excess: { divergence: Estimate; error: Estimate | null } | null;
  /** What no network can do better than; null where nobody knows the distribution that the points were drawn from. */
  bayes: Frame['bayes'];
  /** Whether the curve has all its rows. */
  isComplete: boolean;
}

/** The workers behind one surface. Reads the store by effects; writes frames. */
export interface Pool {
  /** The sources that the page can show; empty until the engine is loaded. */
  sources: ReadonlySignal<readonly SourceInfo[]>;
  /** The training points and test points of the board as drawn now. */
  points: ReadonlySignal<Points | null>;
  testPoints: ReadonlySignal<Points | null>;
  domain: ReadonlySignal<Domain>;
  /** What all figures show; null until there are points. */
  look: ReadonlySignal<Look | null>;
  /** A fresh seed of the system, 1 … 9999, at once or as soon as the engine is there; rejected where it never will be. */
  randomSeed(): Promise<number>;
  /** The newest frame of figure `id`. */
  frame(id: number): ReadonlySignal<Frame | null>;
  /** Where its training stands. */
  progress(id: number): ReadonlySignal<Progress>;
  /** The board's clock: epochs of the network that has trained longest; previews do not count. */
  epochs: ReadonlySignal<number>;
  /** All networks converged, or diverged, or there are none. */
  settled: ReadonlySignal<boolean>;
  controls: ReadonlySignal<Controls>;
  /** Whether anything is on its way. */
  isGoing: ReadonlySignal<boolean>;
  /** Who has the training in hand. */
  clock: ReadonlySignal<ClockState>;
  /** Where networks stand that are in somebody's hand; null where none is. It belongs to the link. */
  moment: ReadonlySignal<Moment | null>;
  /** Trains every network on until a person stops it; where no update would change anything, from the seeds. */
  train(): void;
  pause(): void;
  /** Starts every network anew from its seed; on a board at rest it waits there. */
  reset(): void;
  /** How often that was done. */
  resets: ReadonlySignal<number>;
  /** A figure that is about to come back to the board is to stand where it stood. */
  bring(id: number, moment: FigureMoment): void;
  /** Replaces θ of a network, which then waits until training is started again. */
  setTheta(id: number, theta: Float64Array): void;
  /** A figure as it is now, with a picture in colours of its own where `view` asks for one. */
  snapshot(id: number, view: { width: number; height: number; palettes: Palettes } | null): Promise<Snapshot>;
  /** The newest of every part of the inspection; null where no figure is inspected. */
  inspection: ReadonlySignal<Inspection | null>;
  /** Looks into a figure, or no longer into any. */
  inspect(subject: InspectionSubject | null): void;
  /** Takes a network back, or forward again, to a moment that was kept of its training, where it waits. */
  seek(id: number, updates: number): void;
  /** One update, or one epoch, of every network while paused. */
  step(unit: 'update' | 'epoch'): void;
  /** Runs until every network has converged, diverged, or used up its epochs. */
  trainToConvergence(): void;
  /** The plot's size in device pixels, from the view; grids refine up to it when things rest. */
  setResolution(id: number, width: number, height: number): void;
  /** Changes with light and dark. Nothing trains or is drawn before the first. */
  setPalettes(palettes: Palettes): void;
  /** Whether nobody can see the board, so that nothing trains and nothing is drawn. */
  hide(isHidden: boolean): void;
  dispose(): void;
}
