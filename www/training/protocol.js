/**
 * What the page and its workers say to each other.
 *
 * The page owns the state and tells; a worker owns trainers and grids and does. Figures are built,
 * changed and dropped by message; `goals` says how far to train; `pull` asks for the newest pictures
 * and is answered by exactly one `frames`, also where something of a figure is refused. All arrays are transferred or copied,
 * never shared.
 *
 * @import { Domain, OwnPoints, Points, Reason } from '../points/points.d.ts'
 * @import { Activation, Feature, Init, Look, OptimizerKind, SourceInfo } from '../scene/scene.d.ts'
 * @import { Condition, ErrorReport, Frame, Inspection, InspectionSubject, JobEnd, Palettes, Snapshot, Status } from './training.d.ts'
 */
import { Refusal } from '../points/reason.js';

/**
 * @typedef {object} OptimizerConfig
 * @property {OptimizerKind} kind
 * @property {number} learningRate  ignored by L-BFGS
 * @property {number} batchSize  examples per update, 0 = all; ignored by L-BFGS
 */

/**
 * What the engine's Trainer is made from.
 *
 * @typedef {object} TrainerConfig
 * @property {number[]} layerSizes  s_0 … s_L
 * @property {readonly Feature[]} [features]  the inputs, of a point with two coordinates
 * @property {Activation} activation
 * @property {number} leak
 * @property {'identity' | 'sigmoid' | 'softmax'} output
 * @property {number} lambda
 * @property {OptimizerConfig} optimizer
 * @property {Init} init
 * @property {number} seed
 */

/**
 * The distribution that points are drawn from.
 * @typedef {{ source: string, classes: number, noise: number, balance: number }} Truth
 */

/**
 * The points of a board. `testPoints` may be 0. Own points are not sampled but divided: `testShare` of them is for
 * testing.
 *
 * @typedef {Truth & { points: number, testPoints: number, seed: number, own?: OwnPoints, testShare?: number }} DataSpec
 */

/** @typedef {{ train: Points, test: Points | null }} Samples  `test` is null where there are no test points */

/** @typedef {{ updates: number, epochs: number }} Clock  since the start */

/**
 * How far each figure may train: [id, updates since the start, whether beyond where it comes to rest by itself].
 * @typedef {readonly (readonly [number, number, boolean])[]} Goals
 */

/**
 * Nodes of each figure's grid: [id, width, height].
 * @typedef {readonly (readonly [number, number, number])[]} Grids
 */

/**
 * A message that builds or changes a figure carries the figure's `revision`, which later reports
 * repeat; so the page knows whether a report has seen the change.
 *
 * @typedef {{ type: 'network', id: number, revision: number, config: TrainerConfig, from?: number }} BuildNetwork  on the worker's data, from the seed, or exactly where another of the same settings stands
 * @typedef {{ type: 'optimum', id: number, revision: number, truth: Truth, domain: Domain }} BuildOptimum
 * @typedef {{ type: 'lambda', id: number, revision: number, lambda: number }} ChangeLambda  goes on from the current weights
 * @typedef {{ type: 'optimizer', id: number, revision: number, optimizer: OptimizerConfig }} ChangeOptimizer  likewise
 * @typedef {{ type: 'theta', id: number, revision: number, theta: Float64Array, clock: Clock | null }} ChangeTheta  where it waits for a goal
 * @typedef {{ type: 'points', id: number, revision: number }} ChangePoints  likewise, on the worker's newest data
 * @typedef {{ type: 'settle', id: number, revision: number, end: number }} Settle  trains from the seed behind the picture, up to so many updates, and takes its place
 * @typedef {{ type: 'stay', id: number, revision: number }} Stay  nothing takes its place
 * @typedef {{ type: 'seek', id: number, revision: number, updates: number }} Seek  to a moment that was kept, likewise
 */

/**
 * The points of the board: to train on, to judge by, and where they are from.
 * @typedef {Samples & { domain: Domain, truth: Truth | null }} Data
 */

/**
 * One unit of a job. It holds all that its results depend on. One that needs the lab waits until that has come.
 * @typedef {{ type: 'job', ticket: number, kind: string, params: unknown, data: Data | null, needsLab: boolean }} AskJob
 */

/**
 * Parts of results in the order in which they came; how far it is, from 0 to 1; whether it is over, and how.
 * @typedef {{ type: 'job', ticket: number, parts: unknown[], progress: number, end: JobEnd | null }} JobReport
 */

/**
 * @typedef {{ type: 'start', module: WebAssembly.Module, beside: string }
 *   | { type: 'lab', module: WebAssembly.Module, script: string }
 *   | { type: 'seeds' }
 *   | { type: 'sample', data: DataSpec }
 *   | ({ type: 'data', domain: Domain, truth: Truth | null } & Samples)
 *   | { type: 'test', test: Points | null }
 *   | { type: 'palettes', palettes: Palettes }
 *   | { type: 'look', look: Look }
 *   | BuildNetwork | BuildOptimum | ChangeLambda | ChangeOptimizer | ChangePoints | ChangeTheta | Seek | Settle | Stay
 *   | { type: 'export', ticket: number, id: number, view: ExportView | null }
 *   | { type: 'values', ticket: number, x: Float64Array }
 *   | { type: 'inspect', subject: InspectionSubject | null }
 *   | { type: 'prepare' }
 *   | { type: 'still', ticket: number }
 *   | AskJob
 *   | { type: 'cancel', ticket: number }
 *   | { type: 'drop', id: number }
 *   | { type: 'goals', goals: Goals }
 *   | { type: 'pull', grids: Grids, isAtRest: boolean }} ToWorker
 */

/**
 * A picture for elsewhere, in colours of its own; it shows what the figure shows.
 * @typedef {{ width: number, height: number, palettes: Palettes }} ExportView
 */

/**
 * t of figures at one place, by their ids; null where the place does not fit what the figure is trained on.
 * @typedef {(readonly [id: number, t: Float64Array | null])[]} Values
 */

/** @typedef {Pick<Frame, 'look' | 'domain' | 'pixels' | 'width' | 'height' | 'contours' | 'curve'>} Picture */

/**
 * @typedef {object} FigureReport
 * @property {number} id
 * @property {number} revision
 * @property {number} updates
 * @property {number} epochs
 * @property {Status} status
 * @property {boolean} isOnPath  whether the weights are those that the settings lead to from the seed in so many updates
 * @property {boolean} hasGoneOn  whether training went on beyond where it had ended by itself
 * @property {boolean} isSettling  whether one from the seed is being trained, to take the place of what is shown
 * @property {number} successions  how often one has
 * @property {Condition | null} condition  of one that does not move; null where it is not known yet
 * @property {Picture | null} picture  null where the last one still holds
 * @property {ErrorReport | null} error  null where the last one still holds, and for the optimum
 * @property {Frame['bayes']} bayes  of the optimum
 * @property {Inspection | null} inspection  null where the figure is not inspected or nothing is new
 * @property {number} millisPerUpdate
 * @property {number} millisPerNode  of the grid
 */

/**
 * `refused`: the engine did not take what the figure, or with null the board's data, asks for.
 * `dead`: the worker's engine is unusable and the worker is to be replaced.
 * `valued`: t at a place; no values where it was asked to answer when nothing is on its way to it any more (`still`).
 * `beside`: what it does beside figures has been loaded, or the lab, and there may be more to tell; or why it could not be.
 *
 * @typedef {{ type: 'ready', sources: SourceInfo[], seeds: number[] }
 *   | { type: 'seeds', seeds: number[] }
 *   | ({ type: 'sampled', data: DataSpec } & Samples)
 *   | { type: 'frames', figures: FigureReport[] }
 *   | { type: 'exported', ticket: number, snapshot: Snapshot | null }
 *   | { type: 'valued', ticket: number, values: Values }
 *   | JobReport
 *   | { type: 'beside', problem: Reason | null }
 *   | { type: 'refused', id: number | null, reason: Reason }
 *   | { type: 'dead', reason: Reason }} FromWorker
 */

/**
 * Longest stretch of training between two looks at the messages, in milliseconds. A picture waits
 * for at most one, so that with `DRAW_MILLIS` both fit into a frame of a 60 Hz display.
 */
export const SLICE_MILLIS = 4;

/** Fresh seeds, u32, that a worker draws at once: when it starts, and whenever it is asked for more. */
export const SEEDS = 8;

/** What a worker may spend on the pictures of one frame, in milliseconds. */
export const DRAW_MILLIS = 6;

/** Errors by which the engine refuses input; any other error means that it can no longer be trusted. */
const REFUSALS = ['InvalidConfig', 'InvalidData', 'ShapeMismatch'];

/** @param {unknown} error */
export const isRefusal = (error) =>
  error instanceof Refusal || (error instanceof Error && REFUSALS.includes(error.name));
