/** What is done and shown: frames, inspections, and the pool of workers that makes them. */
import type { ReadonlySignal } from '@preact/signals-core';
import type { Points, Domain, Reason } from '../points/points.d.ts';
import type { Activation, Feature, SourceInfo, Look, Moment } from '../scene/scene.d.ts';
import type { ClockState } from './clock.js';
import type { Jobs, JobWorkers, Work } from './jobs.js';
import type { ToWorker } from './protocol.js';

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
  /** Whether to train is to go on, or to start anew because every network has come to where it stays by itself. */
  train: 'on' | 'anew' | 'none';
  canStep: boolean;
  canConverge: boolean;
  canReset: boolean;
  /** Why there is no update to be had, where there is none. */
  reason: 'no engine' | 'no networks' | 'no points' | 'waiting' | 'settling' | 'ended';
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
  /**
   * The parts that are wanted, by name: files of worker/inspect/parts/, which say what they take and tell. `asking`
   * counts on whenever a part is wanted that was not wanted before, and so has to be told again.
   */
  parts: Readonly<Record<string, { params: unknown; asking: number }>>;
}

/** What is told of the inspected figure. */
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
  /**
   * The data of each part, null where there is nothing to tell of this network. A worker leaves out the parts that have
   * not changed since it told them last; the pool puts all together.
   */
  parts: Record<string, unknown>;
  /** Why a part is missing, of those that could not be made. */
  problems: Record<string, Reason>;
  /** Whether a part that takes several reports has come to its end. */
  isComplete: boolean;
}

/** How a job has ended. The reasons are the engine's, or what happened to the workers. */
export type JobEnd =
  { type: 'done' } | { type: 'cancelled' } | { type: 'refused' | 'failed' | 'lost'; reason: Reason };

/** Work beside the board, in units that do not depend on each other, spread over the workers. */
export interface Job {
  /** 0 to 1. */
  progress: ReadonlySignal<number>;
  /** Of each unit, in the order in which they were given: what it has brought so far. */
  results: ReadonlySignal<readonly (readonly unknown[])[]>;
  /** Resolves once, and is never rejected. The first unit that cannot be done ends the whole job. */
  done: Promise<JobEnd>;
  cancel(): void;
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
  controls: ReadonlySignal<Controls>;
  /** Whether anything is on its way. */
  isGoing: ReadonlySignal<boolean>;
  /** Who has the training in hand. */
  clock: ReadonlySignal<ClockState>;
  /** Where networks stand that are in somebody's hand; null where none is. It belongs to the link. */
  moment: ReadonlySignal<Moment | null>;
  /** Where the networks stand that a person has in hand, also in the midst of a run. */
  standing: ReadonlySignal<Moment | null>;
  /**
   * Trains every network on until a person stops it, at the board's speed; from the seeds, where all have come to where
   * they stay by themselves.
   */
  train(): void;
  /**
   * Shows the first updates of the training that begins, which nobody has started, at the page's own speed, then goes on
   * as fast as possible, also where anything is done. Returns what ends it.
   */
  replay(): () => void;
  isReplaying: ReadonlySignal<boolean>;
  pause(): void;
  /** Starts every network anew from its seed; on a board at rest it waits there. */
  reset(): void;
  /** How often that was done. */
  resets: ReadonlySignal<number>;
  /** Starts one network anew from its seed, and leaves the others as they are. */
  restart(id: number): void;
  /** How often that was done, and to which one last. */
  restarts: ReadonlySignal<{ count: number; id: number }>;
  /** A figure that is about to come back to the board is to stand where it stood. */
  bring(id: number, moment: FigureMoment): void;
  /** Replaces θ of a network, which then waits until training is started again. */
  setTheta(id: number, theta: Float64Array): void;
  /** A figure as it is now, with a picture in colours of its own where `view` asks for one. */
  snapshot(id: number, view: { width: number; height: number; palettes: Palettes } | null): Promise<Snapshot>;
  /** Asks every worker; of those that stop before they have answered the promise is rejected (`values.js`). */
  askAll(message: (ticket: number) => ToWorker): Promise<unknown>[];
  /** The newest of every part of the inspection; null where no figure is inspected. */
  inspection: ReadonlySignal<Inspection | null>;
  /** Looks into a figure, at parts by name with what each takes, or no longer into any. */
  inspect(subject: { id: number; parts: Readonly<Record<string, unknown>> } | null): void;
  /** What runs jobs on the points that the board has now: `runJob` in jobs.js, which no first picture needs, calls it. */
  employ(make: (workers: JobWorkers) => Jobs): (work: Work, units: readonly unknown[]) => Job;
  /** Tells every worker that there is, and every one that comes later, in the order of calls. */
  introduce(message: ToWorker): void;
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
  /** Asks every worker for what is new, so that one which is gone without a word is found out and replaced. */
  lookAfter(): void;
  /** Whether nobody can see the board, so that nothing trains and nothing is drawn. */
  hide(isHidden: boolean): void;
  dispose(): void;
}
