/** What is asked for: the scene, and what happens to it. */
import type { ReadonlySignal, Signal } from '@preact/signals-core';
import type { Coded, OwnAxis, OwnPoints, OwnValue } from '../points/points.d.ts';

export type Activation = 'sigmoid' | 'tanh' | 'relu' | 'leakyRelu';

export type Init = 'xavier' | 'xavierPlain' | 'he' | 'uniform' | 'zero';

/** What a network may take in of a point (x₁, x₂): the coordinates, their products, their sines. */
export type Feature = 'x1' | 'x2' | 'x1x1' | 'x2x2' | 'x1x2' | 'sinx1' | 'sinx2';

/** What is shown of K > 2 classes: the regions where each is the most probable, or the probability of one. */
export type Shown = 'all' | '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7';

/** How fast a person's training goes: updates a second, as fast as possible, or as the page thinks best (training/pace.js). */
export type Speed = number | 'fastest' | 'auto';

export type OptimizerKind = 'sgd' | 'momentum' | 'adam' | 'lbfgs';

/** What all figures of the board share: the data and the way of training. */
export interface Board {
  source: string;
  classes: number;
  noise: number;
  /** Share of class 1 among two classes. */
  balance: number;
  shown: Shown;
  /** Number of training points. */
  points: number;
  /** Number of test points, drawn from a stream of their own. */
  testPoints: number;
  /** Seed of the points; of own points, of which of them are for testing. */
  seed: number;
  /** Share of own points that is for testing. */
  testShare: number;
  optimizer: OptimizerKind;
  learningRate: number;
  /** Examples per update; 0 = all of them. */
  batchSize: number;
  /** Whether the test points are shown. */
  showTest: boolean;
  speed: Speed;
  /** Whether pictures show values as colour, and not by lines alone. */
  fill: boolean;
  /** The probabilities whose lines are shown, ascending. */
  levels: readonly number[];
}

/** What a person chooses about a network. */
export interface NetworkSettings {
  /** Sizes of the hidden layers, s_1 … s_{L−1}. */
  hidden: readonly number[];
  lambda: number;
  activation: Activation;
  leak: number;
  /** For two classes: one output, P(class 1), or one for each. More classes take softmax, a regression the identity. */
  output: 'sigmoid' | 'softmax';
  /** Of a point with two coordinates, in the order of the first layer's inputs; at least one. */
  features: readonly Feature[];
  init: Init;
  /** Seed of the initial weights. */
  seed: number;
  /** What a person calls the figure; empty where it goes by its caption alone. */
  name: string;
}

/** One network on the board's data. */
export interface NetworkFigure extends NetworkSettings {
  kind: 'network';
  /** Unique within the board, never reused while the page lives; not part of the link. */
  id: number;
  /** The figure that it was copied from, whose moment it takes over; not part of the link. */
  from?: number;
}

/** Where the training of one network stands. */
export interface FigureMoment {
  /** The update towards which a link trains it. */
  at: number;
  /** Its weights there, where training from the seed does not lead to them; in the layout of a trainer's θ. */
  theta: Float32Array | null;
}

/** The moment at which a board stands still. Without it a board trains until it rests. */
export interface Moment {
  /** Whether the board came to rest there, so that a figure trains on by itself when it is changed. */
  rests: boolean;
  /** By the figure's id; at least one. */
  figures: ReadonlyMap<number, FigureMoment>;
}

/** The theoretical optimum: the posterior, or E[y|x], under the distribution that the points were drawn from. */
export interface OptimumFigure {
  kind: 'optimum';
  id: number;
  name: string;
}

export type Figure = NetworkFigure | OptimumFigure;

/** What is asked for; a link is an encoded Scene, with a Moment where the board stands still. */
export interface Scene {
  board: Board;
  figures: readonly Figure[];
  /** Stay in the page, but not in its link, while the board shows another source. */
  own?: OwnPoints;
  /** Id of the network that is looked into; a link holds its place on the board. */
  inspect: number | null;
  /** What is seen of that network: the name of a view and its settings, as in a link (views.js). */
  view: string;
  /** The lesson that the board is part of, and the scene in it: `overfitting/lambda`; null where there is none. */
  lesson: string | null;
}

export interface SourceInfo {
  name: string;
  task: 'classification' | 'regression';
  n: number;
  classes: [number, number];
  /** min, max, default */
  noise: [number, number, number];
  domain: [number, number, number, number];
  /** Of own points: the units of x and y of a curve. */
  axes?: readonly [OwnAxis, OwnAxis];
  /** Of own points: the scale of y over the plane. */
  value?: OwnValue;
}

/** What a figure's picture shows, and where its contour lines are. The same for all figures of a board. */
export type Look =
  /** P(class 1) of two classes. */
  | { kind: 'probability'; levels: readonly number[] }
  /** P(class) of one of more classes. */
  | { kind: 'class'; class: number; levels: readonly number[] }
  /** Where each of more than two classes is the most probable; the lines are the boundaries. */
  | { kind: 'regions'; levels: readonly [] }
  /**
   * The value t(x₁, x₂), on a scale of colours from `low` to `high`; `told` is how the low end, the lines and the high
   * end are told, in y's own unit.
   */
  | { kind: 'surface'; low: number; high: number; levels: readonly number[]; told: readonly number[] }
  /** The value t(x₁); `axes` are its units, where they are others than the plane's. */
  | { kind: 'curve'; levels: readonly []; axes?: readonly [OwnAxis, OwnAxis] };

type Messages = typeof import('../words/en/notices.js').english.messages;

/** What happened, as a code with its values; the catalogue has the sentence. */
export type Message = Coded<Messages>;

/** A message to the person, shown once: a link field that fell back, a worker that was replaced. */
export interface Notice {
  id: number;
  message: Message;
  /** What a button beside it does: undo, or what the message leads to. */
  act?: () => void;
}

type LinkWords = typeof import('../words/en/links.js').english;

/**
 * A field of a link that could not be taken as it stands, and what the page did instead, as a code with its values.
 * `field` is as in links: "l", of a figure "fig 2, l"; "link" is the whole.
 */
export type Problem = { field: string } & Coded<LinkWords['problems']>;

/** What a field of the scene takes. */
export type Expected =
  | { kind: 'integer'; min: number; max: number }
  | { kind: 'real'; min: number; max: number; positive: boolean }
  | { kind: 'choice' | 'subset'; choices: readonly string[] }
  | { kind: 'layers'; most: number; min: number; max: number }
  | { kind: 'probabilities'; most: number; min: number; max: number }
  | { kind: 'numbers'; most: number; min: number; max: number }
  | { kind: 'floats'; max: number }
  | { kind: 'name'; most: number }
  | { kind: 'or'; of: Expected; words: readonly string[] }
  | { kind: 'identifier' | 'flag' | 'points' | 'text' };

/** What a field that holds a number takes. */
export type ExpectedNumber = Extract<Expected, { kind: 'integer' | 'real' }>;

/** That a whole scene was loaded: its networks train by themselves until they rest, or to the moment that its link holds. */
export interface Loaded {
  /** Of scenes so far. */
  count: number;
  /** Whether it is another place in the browser's history. */
  isEntry: boolean;
  moment: Moment | null;
}

/** The page's state: signals to read, actions to call. No DOM, no worker inside. */
export interface Store {
  scene: ReadonlySignal<Scene>;
  notices: Signal<readonly Notice[]>;
  /** The whole scene that was loaded last. */
  loaded: ReadonlySignal<Loaded>;
  setBoard(patch: Partial<Board>): void;
  /** Puts own points on the board, with what else of the board goes with them. */
  setOwn(own: OwnPoints, patch?: Partial<Board>): void;
  setFigure(id: number, patch: Partial<Omit<NetworkFigure, 'kind' | 'id'>>): void;
  /** Appends a network (a copy of the last one, or the default) or, where none is on the board, the optimum. */
  addFigure(kind: 'network' | 'optimum'): void;
  /** Puts a copy beside it: as it is now, or, with other settings, to be trained from its seed. */
  duplicateFigure(id: number, patch?: Partial<Omit<NetworkFigure, 'kind' | 'id'>>): void;
  removeFigure(id: number): void;
  /** Moves a figure to a place on the board, from 0; places beyond the ends are the ends. */
  moveFigure(id: number, place: number): void;
  /** Calls a figure by a name, of which signs that no name has go; '' takes it away. */
  nameFigure(id: number, name: string): void;
  /** Looks into a network, or no longer into any. */
  inspect(id: number | null): void;
  /** Shows something else of the network that is looked into, if one is: a view and its settings, as in a link. */
  show(view: string): void;
  /** Makes the board part of a scene of a lesson, or of none; it stays as it is. */
  teach(lesson: string | null): void;
  /** Puts back parts that the scene had before, with the ids of its figures. */
  restore(parts: Partial<Scene>): void;
  /** Replaces the whole scene, as if the page had been opened with it; figures get new ids. */
  load(scene: Scene, problems?: readonly Problem[], moment?: Moment | null): void;
  /**
   * Goes to another scene: figures whose place and defining settings agree keep their ids, and go on as what they are
   * from there. It is another place in the browser's history, unless it comes from there.
   */
  go(
    scene: Scene,
    problems?: readonly Problem[],
    moment?: Moment | null,
    options?: { isEntry?: boolean },
  ): void;
  /** What of the link that was opened last fell back; all of it stands in one notice. */
  report(problems: readonly Problem[]): void;
  /** Returns the notice's id. */
  notify(message: Message, act?: () => void): number;
  dismiss(id: number): void;
}
