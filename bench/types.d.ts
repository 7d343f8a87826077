/** Shared shapes of the benchmark. */

/** What a contender has to do; the name of the function that its script exports for it. */
export type Kind = 'train' | 'grid' | 'contours' | 'lbfgs' | 'fleet' | 'picture' | 'landscape';

/** One row of the reference work. */
export interface Work {
  id: string;
  kind: Kind;
  /** What is done, in words. */
  title: string;
  /** What is counted: a pass over the examples, a grid, … */
  per: 'epoch' | 'grid' | 'tracing' | 'run' | 'training' | 'picture' | 'landscape';
  /** Whether figures are given per second or as the time of one. */
  unit: '1/s' | 'ms' | 's';
  /** n, hidden layers, K. */
  sizes: readonly number[];
  /** Examples per update. */
  batch?: number;
  precision?: 'f32' | 'f64';
  /** Nodes along one side of the grid. */
  side?: number;
  /** Iterations of L-BFGS, or updates of each training of a fleet. */
  updates?: number;
  /** What a fleet's members are trained by. */
  optimizer?: 'sgd' | 'lbfgs';
}

/** A work with its numbers: everything that a contender gets, as JSON. All arrays are flat and row-major. */
export interface Problem extends Work {
  learningRate: number;
  lambda: number;
  /** Number of examples. */
  m: number;
  /** m × n. */
  x: number[];
  /** 0 or 1. */
  y: number[];
  /**
   * What training starts from, or the trained network whose grid is computed or around which a landscape lies; the
   * engine's order, bias first.
   */
  theta: number[];
  /** [x0, x1, y0, y1] of the grid, or [a0, a1, b0, b1] of the plane of θ. */
  domain: [number, number, number, number];
  /** u and v of the plane of θ, from `theta`; of landscapes. */
  directions?: [number[], number[]];
  /** z of the trained network at the nodes, for contours. */
  values: number[];
  /** The levels of the contours, as logits. */
  levels: number[];
}

/** A contender at its work, in its page. */
export interface Runner {
  /** Does the work `count` times. */
  run(count: number): void | Promise<unknown>;
  /** Reads what the work has led to, outside of the measured time. */
  outcome(): Outcome | Promise<Outcome>;
  /** Floating-point operations of one unit, where it is not the work's own count. */
  flops?: number;
  /** Which of several ways the runner has chosen. */
  choice?: string;
}

/** Named numbers; which of them contenders must agree on depends on the kind of work. */
export type Outcome = Record<string, number>;

/** What a page script exports: one function per kind of work that it can do. */
export type Script = Partial<Record<Kind, (problem: Problem, option?: string) => Runner | Promise<Runner>>>;

/** Someone who does the work. */
export interface Contender {
  id: string;
  name: string;
  /**
   * `ours` is what the others are compared with, `variant` is ours as well; `limit` does no work, it only shows what the
   * machine can.
   */
  role: 'ours' | 'variant' | 'limit' | 'peer';
  /** File in contenders/. */
  script: string;
  /** What the script is told: a backend, a precision. */
  option?: string;
  /** The works that it does, by id. */
  works: readonly string[];
  /** Whether it computes what we compute up to rounding, so that the outcomes must agree. */
  same: boolean;
  /** The package whose version counts. */
  package?: string;
  /** In what the comparison is not even. */
  differences: string;
}

/** A contender that is set up and can be measured. */
export interface Station {
  contender: Contender;
  flops: number | undefined;
  choice: string | undefined;
  /** Does the work `count` times and gives the milliseconds it took. */
  sample(count: number): Promise<number>;
  outcome(): Promise<Outcome>;
  /** As `sample`, with the milliseconds that each function took itself; null where nothing can look into it. */
  profile: ((count: number) => Promise<{ millis: number; functions: Map<string, number> }>) | null;
  close(): Promise<void>;
}

/** What the measurement of one contender at one work gave. */
export interface Entry {
  id: string;
  name: string;
  role: Contender['role'];
  version: string | null;
  differences: string;
  /** Milliseconds per unit, round by round; empty where it failed. */
  millis: number[];
  /** Floating-point operations per unit; null where they are not counted. */
  flops: number | null;
  choice: string | null;
  outcome: Outcome;
  /** Why there are no figures. */
  failure: string | null;
}

/** All contenders at one work. */
export interface WorkResult {
  work: Work;
  entries: Entry[];
}

/** One figure of the page at work. */
export interface Figure {
  name: string;
  /** One number, or several of which the median counts. */
  values: number[];
  unit: string;
  /** How it was measured. */
  how: string;
}

/** What a page that has worked for some time is like. */
export interface SoakLook {
  /** Since the beginning. */
  minutes: number;
  /** Of each figure. */
  epochsPerSecond: number;
  framesPerSecond: number;
  /** Between two frames, in milliseconds. */
  longestGap: number;
  /** Megabytes by the browser's own account of scripts, document and canvases, without wasm. */
  objects: number;
  /** Megabytes that the system has given to the page's process; null where it does not tell. */
  process: number | null;
}

/** A page at work for a long time. */
export interface Soak {
  figures: number;
  minutes: number;
  looks: SoakLook[];
  /** Why it ended before its time; null where it did not. */
  failure: string | null;
}

/** What the parts of a work take. */
export interface Parts {
  title: string;
  /** What is counted. */
  per: string;
  /** Milliseconds of one, and of each of its parts. */
  millis: number;
  parts: { name: string; millis: number }[];
}

/** Where and when. */
export interface Surroundings {
  processor: string;
  cores: number;
  memoryGigabytes: number;
  system: string;
  browser: string;
  node: string;
  commit: string;
  date: string;
  /** Processes waiting for a core before the run began; more than a fraction of one disturbs it. */
  load: number;
  rounds: number;
  sampleMillis: number;
}

/** Everything that a run of the benchmark found out. */
export interface Results {
  surroundings: Surroundings;
  works: WorkResult[];
  /** The first epochs of a training work in a fresh page: milliseconds per epoch, round by round. */
  coldStart: { workId: string; epochs: number; millis: number[] } | null;
  parts: Parts[];
  page: Figure[];
  /** null where it was not asked for. */
  soak: Soak | null;
  /** What was left out, and why. */
  notes: string[];
}

/** What page/tap.js offers in the page at work. Times in milliseconds. */
export interface Tap {
  /** When a figure's weights last changed, as far as the page was told. */
  progressAt(): number;
  /** How many updates all figures have made together, as far as the page was told, and when that was. */
  updates(): { time: number; sum: number };
  /** Looks on for so long: times of the frames, durations of the long tasks, number of new pictures. */
  watch(millis: number): Promise<{ frames: number[]; longTasks: number[]; pictures: number }>;
  /** Resolves when no figure has moved for so long. */
  rest(quietMillis: number): Promise<void>;
  /** Moves λ of a figure; gives the time until a picture of weights trained with it has been painted. */
  moveSlider(id: number, position: number): Promise<number>;
  /** Presses pause; gives the times until the page shows it, and until the last network has stopped. */
  pause(): Promise<{ shown: number; stopped: number }>;
}

declare global {
  var tap: Tap;
  /** What host.js offers in a contender's page. */
  var bench: {
    prepare(
      script: string,
      kind: Kind,
      problem: string,
      option?: string,
    ): Promise<{ flops?: number; choice?: string }>;
    sample(count: number): Promise<number>;
    outcome(): Promise<Outcome>;
  };
}
