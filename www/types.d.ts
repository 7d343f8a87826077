/** Shared shapes of the page. Pure data on the left of the arrow, the two objects that do things at the end. */
import type { ReadonlySignal, Signal } from '@preact/signals-core';

export type Activation = 'sigmoid' | 'tanh' | 'relu' | 'leakyRelu';
export type Init = 'xavier' | 'he' | 'uniform' | 'zero';
export type OptimizerKind = 'sgd' | 'momentum' | 'adam' | 'lbfgs';
export type Status = 'training' | 'converged' | 'diverged';

/** What all figures of the board share: the data and the way of training. */
export interface Board {
  source: string;
  classes: number;
  noise: number;
  /** Number of training points. */
  points: number;
  /** Number of test points, drawn from a stream of their own. */
  testPoints: number;
  /** Seed of the points. */
  seed: number;
  optimizer: OptimizerKind;
  learningRate: number;
  /** Examples per update; 0 = all of them. */
  batchSize: number;
}

/** One network on the board's data. */
export interface NetworkFigure {
  kind: 'network';
  /** Unique within the board, never reused while the page lives; not part of the link. */
  id: number;
  /** Sizes of the hidden layers, s_1 … s_{L−1}. */
  hidden: readonly number[];
  lambda: number;
  activation: Activation;
  leak: number;
  init: Init;
  /** Seed of the initial weights. */
  seed: number;
}

/** The theoretical optimum: the posterior under the distribution that the points were drawn from. */
export interface OptimumFigure {
  kind: 'optimum';
  id: number;
}

export type Figure = NetworkFigure | OptimumFigure;

/** The whole visible state; a link is an encoded Scene. */
export interface Scene {
  board: Board;
  figures: readonly Figure[];
  /** Id of the network that is looked into; a link holds its place on the board. */
  inspect: number | null;
}

/** [x0, x1, y0, y1] in data coordinates. */
export type Domain = readonly [number, number, number, number];

export interface SourceInfo {
  name: string;
  task: 'classification' | 'regression';
  n: number;
  classes: [number, number];
  /** min, max, default */
  noise: [number, number, number];
  domain: [number, number, number, number];
}

/** Points of the plane with their class. Flat: x = [x₁, x₂, x₁, x₂, …], y = [0, 1, …]. */
export interface Points {
  x: Float64Array;
  y: Float64Array;
  n: number;
  k: number;
}

/** Iso-lines in data coordinates; polyline i covers points starts[i] to starts[i+1] and lies on levels[level[i]]. */
export interface Contours {
  points: Float32Array;
  starts: Uint32Array;
  level: Uint8Array;
}

export interface ErrorReport {
  d: number;
  r: number;
  e: number;
  accuracy: number | null;
  testD: number | null;
  testAccuracy: number | null;
}

/** What a worker sends back for one figure: the newest picture and numbers. */
export interface Frame {
  /** RGBA, row 0 at the bottom of the plane. */
  pixels: Uint8ClampedArray<ArrayBuffer>;
  width: number;
  height: number;
  contours: Contours;
  /** null for the optimum. */
  error: ErrorReport | null;
  /** Only for the optimum. */
  bayes: { error: number | null; crossEntropy: number | null; noiseVariance: number | null } | null;
  status: Status;
  updates: number;
  epochs: number;
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
  /** The distribution that the points were drawn from; null where nobody knows it. */
  truth: { source: string; classes: number; noise: number } | null;
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

/** What a worker tells of the inspected figure. Parts that have not changed since they were last told are null. */
export interface Inspection {
  id: number;
  updates: number;
  /** Θ⁽⁰⁾, Θ⁽¹⁾, …, each row by row, bias first. */
  theta: Float64Array | null;
  /** z and a of all units of layers 1 to L over a coarse grid: a row of width × height nodes for each. */
  maps: { z: Float32Array; a: Float32Array; width: number; height: number } | null;
  /** z of one unit over a fine grid, with its line z = 0; or |t − optimum| with the line t = ½. */
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
    posterior: readonly number[] | null;
  } | null;
  curve: ErrorCurve | null;
  /** Entry [y · K + k] counts the points of class y that the network takes for class k. */
  confusion: { classes: number; train: Uint32Array; test: Uint32Array | null } | null;
  excess: {
    divergence: number;
    divergenceUncertainty: number;
    error: number;
    errorUncertainty: number;
  } | null;
  /** Whether the curve has all its rows. */
  isComplete: boolean;
}

/** A message to the person, shown once: a link field that fell back, a worker that was replaced. */
export interface Notice {
  id: number;
  text: string;
}

/** A field of a link that could not be taken as it stands, and what the page did instead. */
export interface Problem {
  field: string;
  text: string;
}

/** The page's state: signals to read, actions to call. No DOM, no worker inside. */
export interface Store {
  scene: ReadonlySignal<Scene>;
  playing: Signal<boolean>;
  notices: Signal<readonly Notice[]>;
  /** Each bump starts every network anew from its seed. */
  resetCount: ReadonlySignal<number>;
  /** Each bump is a whole scene loaded: its networks train by themselves until they settle. */
  loadCount: ReadonlySignal<number>;
  setBoard(patch: Partial<Board>): void;
  setFigure(id: number, patch: Partial<Omit<NetworkFigure, 'kind' | 'id'>>): void;
  /** Appends a network (a copy of the last one, or the default) or, where none is on the board, the optimum. */
  addFigure(kind: 'network' | 'optimum'): void;
  duplicateFigure(id: number): void;
  removeFigure(id: number): void;
  /** Looks into a network, or no longer into any. */
  inspect(id: number | null): void;
  reset(): void;
  /** Replaces the whole scene, as if the page had been opened with it; figures get new ids. */
  load(scene: Scene, problems?: readonly Problem[]): void;
  /** What of the link that was opened last fell back; all of it stands in one notice. */
  report(problems: readonly Problem[]): void;
  notify(text: string): void;
  dismiss(id: number): void;
}

/** The workers behind one surface. Reads the store by effects; writes frames. */
export interface Pool {
  /** The sources that the page can show; empty until the engine is loaded. */
  sources: ReadonlySignal<readonly SourceInfo[]>;
  /** The training points and test points of the board as drawn now. */
  points: ReadonlySignal<Points | null>;
  testPoints: ReadonlySignal<Points | null>;
  domain: ReadonlySignal<Domain>;
  /** The newest frame of figure `id`. */
  frame(id: number): ReadonlySignal<Frame | null>;
  /** The board's clock: epochs reached by all figures that still train. */
  epochs: ReadonlySignal<number>;
  /** All networks converged, or diverged, or there are none. */
  settled: ReadonlySignal<boolean>;
  /** The newest of every part of the inspection; null where no figure is inspected. */
  inspection: ReadonlySignal<Inspection | null>;
  /** Looks into a figure, or no longer into any. */
  inspect(subject: InspectionSubject | null): void;
  /** Replaces θ of a network, which then waits until training is started again. */
  setTheta(id: number, theta: Float64Array): void;
  /** Takes a network back, or forward again, to a moment that was kept of its training, where it waits. */
  seek(id: number, updates: number): void;
  /** One update, or one epoch, of every network while paused. */
  step(unit: 'update' | 'epoch'): void;
  /** Runs until every network has converged or diverged (playing becomes true, then false). */
  trainToConvergence(): void;
  /** The plot's size in device pixels, from the view; grids refine up to it when things rest. */
  setResolution(id: number, width: number, height: number): void;
  /** 256 × RGBA for P = 0 … 1 (class 0 … class 1); changes with light and dark. Nothing trains or is drawn before the first. */
  setPalette(palette: Uint8Array): void;
  dispose(): void;
}
