/**
 * A worker's inside: it holds figures, trains them in short slices and answers the page in between.
 * It knows neither `self` nor how the engine came to be, so that tests can drive it.
 *
 * @import { Beside } from './beside.js'
 * @import { Points, Reason } from '../points/points.d.ts'
 * @import { Look } from '../scene/scene.d.ts'
 * @import { InspectionSubject, Palettes, Snapshot } from '../training/training.d.ts'
 * @import { Data, DataSpec, FigureReport, FromWorker, Grids, Samples, ToWorker, Values } from '../training/protocol.js'
 */
import { Guard } from './failure.js';
import { Figures } from './figures.js';
import { Later } from './later.js';
import { NetworkFigure } from './network.js';
import { OptimumFigure } from './optimum.js';
import { isRefusal, SEEDS } from '../training/protocol.js';

/**
 * What is used of the engine.
 * @typedef {Pick<typeof import('../pkg/mlp_playground.js'), 'Trainer' | 'Plane' | 'sampleSource' | 'bayes' | 'excess' | 'optimum' | 'randomSeed' | 'sources' | 'traceContours'>} Engine
 */

/**
 * Gives what is done beside figures to `take`, or the reason why it cannot be had to `fail`; now or later, once.
 *
 * @typedef {(take: (beside: Beside) => void, fail: (reason: Reason) => void) => void} LoadBeside
 */

/**
 * The engine with all of its boundary, for what is done beside figures. It has a memory of its own: objects of one
 * engine are of no use to the other.
 * @typedef {typeof import('../pkg/lab/mlp_playground.js')} Lab
 */

/**
 * Gives the lab that a message brings to `take`, or the reason why there is none to `fail`; now or later, once.
 *
 * @typedef {(message: Extract<ToWorker, { type: 'lab' }>, take: (lab: Lab) => void, fail: (reason: Reason) => void) => void} OpenLab
 */

/**
 * @typedef {object} Surroundings
 * @property {(message: FromWorker, transfer: Transferable[]) => void} post
 * @property {() => number} now  milliseconds
 * @property {(task: () => void) => void} defer  runs `task` after the messages that wait
 * @property {LoadBeside} loadBeside
 * @property {OpenLab} openLab
 */

/**
 * @param {Engine} engine
 * @param {Surroundings} surroundings
 * @returns {{ receive: (message: ToWorker) => void }}
 */
export function createHost(engine, surroundings) {
  const host = new Host(engine, surroundings);
  return { receive: (message) => host.receive(message) };
}

class Host {
  #engine;
  #post;
  #now;
  #guard;
  #later;
  #figures;
  /** @type {Data | null} */
  #data = null;
  /** @type {Palettes | null} */
  #palettes = null;
  /** @type {Look | null} */
  #look = null;
  /** @type {InspectionSubject | null} */
  #subject = null;

  /**
   * @param {Engine} engine
   * @param {Surroundings} surroundings
   */
  constructor(engine, surroundings) {
    const { post, now, defer } = surroundings;
    this.#engine = engine;
    this.#post = post;
    this.#now = now;
    this.#guard = new Guard(post);
    this.#later = new Later(engine, surroundings, this.#guard, () => this.#figures.wake());
    this.#figures = new Figures(() => this.#later.jobs, this.#guard, defer);
    this.#guard.run(null, () =>
      post({ type: 'ready', sources: engine.sources(), seeds: this.#freshSeeds() }, []),
    );
  }

  /** @param {ToWorker} message */
  receive(message) {
    const obey = /** @type {(message: ToWorker) => void} */ (this.#orders[message.type]);
    this.#guard.run('id' in message ? message.id : null, () => obey(message));
  }

  /** What each message has this worker do. @type {{ [T in ToWorker['type']]: (message: Extract<ToWorker, { type: T }>) => void }} */
  #orders = {
    start: () => {}, // it has
    seeds: () => this.#post({ type: 'seeds', seeds: this.#freshSeeds() }, []),
    sample: ({ data }) => this.#post({ type: 'sampled', data, ...this.#sample(data) }, []),
    data: (data) => {
      this.#data = data;
    },
    test: ({ test }) => {
      if (this.#data) this.#data = { ...this.#data, test };
      for (const figure of this.#figures.networks) figure.changeTestSet(test);
    },
    palettes: ({ palettes }) => {
      this.#palettes = palettes;
    },
    look: ({ look }) => {
      this.#look = look;
    },

    network: (message) => {
      const [engine, data, now] = [this.#engine, this.#data, this.#now];
      if (!data) return;
      const original = message.from === undefined ? undefined : this.#figures.all.get(message.from);
      const twin = original instanceof NetworkFigure ? original : undefined;
      this.#figures.build(
        message,
        () => new NetworkFigure(engine, message.id, message.config, data, now, twin),
      );
    },
    optimum: (message) => {
      const [engine, now] = [this.#engine, this.#now];
      this.#figures.build(message, () => new OptimumFigure(engine, message.truth, message.domain, now));
    },
    lambda: (message) => this.#figures.change(message, (figure) => figure.changeLambda(message.lambda)),
    optimizer: (message) =>
      this.#figures.change(message, (figure) => figure.changeOptimizer(message.optimizer)),
    points: (message) => {
      const data = this.#data;
      this.#figures.change(message, (figure) => data && figure.changePoints(data));
    },
    theta: (message) =>
      this.#figures.change(message, (figure) => figure.changeTheta(message.theta, message.clock)),
    settle: (message) => this.#figures.change(message, (figure) => figure.settle(message.end)),
    stay: (message) => this.#figures.change(message, (figure) => figure.stay()),
    seek: (message) => this.#figures.change(message, (figure) => figure.seek(message.updates)),
    drop: ({ id }) => this.#figures.drop(id),
    goals: ({ goals }) => this.#figures.setGoals(goals),

    prepare: () => this.#later.want(false),
    still: ({ ticket }) =>
      this.#later.whenStill(() => this.#post({ type: 'valued', ticket, values: [] }, [])),
    lab: (message) => this.#later.openLab(message),
    job: (message) => this.#later.start(message),
    cancel: ({ ticket }) => this.#later.cancel(ticket),

    inspect: ({ subject }) => {
      if (this.#subject?.id !== subject?.id) {
        for (const figure of this.#figures.networks) figure.stopInspecting();
      }
      this.#subject = subject;
      if (subject) this.#later.want();
    },
    pull: ({ grids, isAtRest }) => this.#report(grids, isAtRest),
    export: (message) => this.#export(message),
    values: ({ ticket, x }) => this.#post({ type: 'valued', ticket, values: this.#valuesAt(x) }, []),
  };

  /**
   * Answers a pull, whatever happens: a figure of which something is refused is told without it.
   *
   * @param {Grids} grids
   * @param {boolean} isAtRest
   */
  #report(grids, isAtRest) {
    const [palettes, look, subject] = [this.#palettes, this.#look, this.#subject];
    const { beside, lab } = this.#later;
    const sizes = new Map(grids.map(([id, width, height]) => [id, { width, height }]));
    /** @type {FigureReport[]} */
    const reports = [];
    /** @type {Transferable[]} */
    const transfer = [];
    for (const [id, figure] of this.#figures.all) {
      const size = sizes.get(id);
      const view = size && palettes && look ? { size, palettes, look } : null;
      this.#guard.run(id, () => {
        const isSubject = subject?.id === id;
        const glance = isSubject && beside ? { subject, Inspection: beside.Inspection, lab } : null;
        const part = figure.report(view, glance, isAtRest);
        reports.push({ id, ...part });
        if (beside) transfer.push(...beside.transferOf(part.inspection));
        if (!part.picture) return;
        const { pixels, contours } = part.picture;
        transfer.push(pixels.buffer, contours.points.buffer, contours.starts.buffer, contours.level.buffer);
      });
      if (this.#guard.isDead) return;
    }
    this.#post({ type: 'frames', figures: reports }, transfer);
  }

  /** @param {DataSpec} spec @returns {Samples} */
  #sample({ points, testPoints, seed, ...truth }) {
    /** @param {'train' | 'test'} part @param {number} m @returns {Points} */
    const draw = (part, m) => this.#engine.sampleSource({ ...truth, m, seed, part });
    return { train: draw('train', points), test: testPoints > 0 ? draw('test', testPoints) : null };
  }

  /** None where the system gives none. */
  #freshSeeds() {
    try {
      return Array.from({ length: SEEDS }, () => this.#engine.randomSeed());
    } catch {
      return [];
    }
  }

  /** @param {Float64Array} x @returns {Values} */
  #valuesAt(x) {
    /** @type {Values} */
    const values = [];
    for (const [id, figure] of this.#figures.all) {
      this.#guard.run(id, () => {
        try {
          values.push([id, figure.valuesAt(x)]);
        } catch (error) {
          // The points may be others by now, with another number of coordinates; whoever asks asks again.
          if (!isRefusal(error)) throw error;
          values.push([id, null]);
        }
      });
    }
    return values;
  }

  /** Answers with a figure, or that there is none: also where the engine refuses it. @param {Extract<ToWorker, { type: 'export' }>} message */
  #export({ id, ticket, view }) {
    const look = this.#look;
    const wanted = view && look ? { size: view, palettes: view.palettes, look } : null;
    /** @type {Snapshot | null} */
    let snapshot = null;
    this.#guard.run(id, () => (snapshot = this.#figures.all.get(id)?.snapshot(wanted) ?? null));
    const pixels = /** @type {Snapshot | null} */ (snapshot)?.picture?.pixels.buffer;
    this.#post({ type: 'exported', ticket, snapshot }, pixels ? [pixels] : []);
  }
}
