/**
 * A worker's inside: it holds figures, trains them in short slices and answers the page in between.
 * It knows neither `self` nor how the engine came to be, so that tests can drive it.
 *
 * @import { Points } from '../points/points.d.ts'
 * @import { Look } from '../scene/scene.d.ts'
 * @import { InspectionSubject, Palettes, Snapshot } from '../training/training.d.ts'
 * @import { Data, DataSpec, FigureReport, FromWorker, Goals, Grids, Samples, ToWorker } from '../training/protocol.js'
 */
import { transferOf } from './inspect/inspection.js';
import { Jobs } from './jobs/jobs.js';
import { NetworkFigure } from './network.js';
import { OptimumFigure } from './optimum.js';
import { SEEDS, isRefusal } from '../training/protocol.js';

/**
 * What is used of the engine.
 * @typedef {Pick<typeof import('../pkg/mlp_playground.js'), 'Trainer' | 'Plane' | 'sampleSource' | 'bayes' | 'excess' | 'optimum' | 'randomSeed' | 'sources' | 'traceContours'>} Engine
 */

/**
 * @param {Engine} engine
 * @param {object} surroundings
 * @param {(message: FromWorker, transfer: Transferable[]) => void} surroundings.post
 * @param {() => number} surroundings.now  milliseconds
 * @param {(task: () => void) => void} surroundings.defer  runs `task` after the messages that wait
 * @returns {{ receive: (message: ToWorker) => void }}
 */
export function createHost(engine, { post, now, defer }) {
  /** @type {Map<number, NetworkFigure | OptimumFigure>} */
  const figures = new Map();
  /** @type {Data | null} */
  let data = null;
  /** @type {Palettes | null} */
  let palettes = null;
  /** @type {Look | null} */
  let look = null;
  /** @type {InspectionSubject | null} */
  let subject = null;
  let sliceIsDue = false;
  let isDead = false;
  const jobs = new Jobs(engine, { post, now });

  /**
   * Runs `act`. What the engine refuses is reported and forgotten; anything else, a panic above all,
   * may have left the engine's memory in any state, and ends this worker.
   *
   * @param {number | null} id  of the figure that it is about
   * @param {() => void} act
   * @returns {boolean} whether it was done
   */
  const guarded = (id, act) => {
    if (isDead) return false;
    try {
      act();
      return true;
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      if (isRefusal(error)) {
        post({ type: 'refused', id, text }, []);
      } else {
        isDead = true;
        post({ type: 'dead', text }, []);
      }
      return false;
    }
  };

  /** @param {number} id */
  const drop = (id) => {
    figures.get(id)?.free();
    figures.delete(id);
  };

  /**
   * @param {{ id: number, revision: number }} message
   * @param {() => NetworkFigure | OptimumFigure} make
   */
  const build = ({ id, revision }, make) => {
    drop(id);
    const figure = make();
    figure.revision = revision;
    figures.set(id, figure);
  };

  /**
   * @param {{ id: number, revision: number }} message
   * @param {(figure: NetworkFigure) => void} apply
   */
  const change = ({ id, revision }, apply) => {
    const figure = figures.get(id);
    if (!(figure instanceof NetworkFigure)) return; // it was refused when it was built
    figure.revision = revision;
    apply(figure);
    scheduleSlice();
  };

  /** @param {Goals} goals */
  const setGoals = (goals) => {
    for (const [id, goal, goesOn] of goals) {
      const figure = figures.get(id);
      if (figure instanceof NetworkFigure) Object.assign(figure, { goal, goesOn });
    }
    scheduleSlice();
  };

  const scheduleSlice = () => {
    if (sliceIsDue || isDead || !(slowest() || jobs.isBusy)) return;
    sliceIsDue = true;
    defer(() => {
      sliceIsDue = false;
      const figure = slowest();
      if (jobs.isTurn(figure !== null)) guarded(null, () => jobs.work());
      // What cannot train would be tried for ever.
      else if (figure && !guarded(figure.id, () => figure.train())) drop(figure.id);
      scheduleSlice();
    });
  };

  /** Of the figures that have a goal ahead, the one that is furthest behind. */
  const slowest = () => {
    /** @type {NetworkFigure | null} */
    let found = null;
    for (const figure of figures.values()) {
      if (!(figure instanceof NetworkFigure) || !figure.mayTrain) continue;
      if (!found || figure.position < found.position) found = figure;
    }
    return found;
  };

  /**
   * Answers a pull, whatever happens: a figure of which something is refused is told without it.
   *
   * @param {Grids} grids
   * @param {boolean} isAtRest
   */
  const report = (grids, isAtRest) => {
    const sizes = new Map(grids.map(([id, width, height]) => [id, { width, height }]));
    /** @type {FigureReport[]} */
    const reports = [];
    /** @type {Transferable[]} */
    const transfer = [];
    for (const [id, figure] of figures) {
      const size = sizes.get(id);
      const view = size && palettes && look ? { size, palettes, look } : null;
      guarded(id, () => {
        const part = figure.report(view, subject?.id === id ? subject : null, isAtRest);
        reports.push({ id, ...part });
        transfer.push(...transferOf(part.inspection));
        if (!part.picture) return;
        const { pixels, contours } = part.picture;
        transfer.push(pixels.buffer, contours.points.buffer, contours.starts.buffer, contours.level.buffer);
      });
      if (isDead) return;
    }
    post({ type: 'frames', figures: reports }, transfer);
  };

  /** @param {DataSpec} spec @returns {Samples} */
  const sample = ({ points, testPoints, seed, ...truth }) => {
    /** @param {'train' | 'test'} part @param {number} m @returns {Points} */
    const draw = (part, m) => engine.sampleSource({ ...truth, m, seed, part });
    return { train: draw('train', points), test: testPoints > 0 ? draw('test', testPoints) : null };
  };

  /** None where the system gives none. */
  const freshSeeds = () => {
    try {
      return Array.from({ length: SEEDS }, () => engine.randomSeed());
    } catch {
      return [];
    }
  };

  /** Answers with a figure, or that there is none: also where the engine refuses it. @param {Extract<ToWorker, { type: 'export' }>} message */
  const exportFigure = ({ id, ticket, view }) => {
    const wanted = view && look ? { size: view, palettes: view.palettes, look } : null;
    /** @type {Snapshot | null} */
    let snapshot = null;
    guarded(id, () => (snapshot = figures.get(id)?.snapshot(wanted) ?? null));
    const pixels = /** @type {Snapshot | null} */ (snapshot)?.picture?.pixels.buffer;
    post({ type: 'exported', ticket, snapshot }, pixels ? [pixels] : []);
  };

  /** @param {ToWorker} message */
  const obey = (message) => {
    switch (message.type) {
      case 'seeds':
        return post({ type: 'seeds', seeds: freshSeeds() }, []);
      case 'sample':
        return post({ type: 'sampled', data: message.data, ...sample(message.data) }, []);
      case 'data':
        data = message;
        return;
      case 'test':
        if (data) data = { ...data, test: message.test };
        for (const figure of figures.values()) {
          if (figure instanceof NetworkFigure) figure.changeTestSet(message.test);
        }
        return;
      case 'palettes':
        palettes = message.palettes;
        return;
      case 'look':
        look = message.look;
        return;
      case 'network': {
        const known = data;
        const original = message.from === undefined ? undefined : figures.get(message.from);
        const twin = original instanceof NetworkFigure ? original : undefined;
        if (known)
          build(message, () => new NetworkFigure(engine, message.id, message.config, known, now, twin));
        return;
      }
      case 'optimum':
        return build(message, () => new OptimumFigure(engine, message.truth, message.domain, now));
      case 'lambda':
        return change(message, (figure) => figure.changeLambda(message.lambda));
      case 'optimizer':
        return change(message, (figure) => figure.changeOptimizer(message.optimizer));
      case 'points': {
        const known = data;
        return change(message, (figure) => known && figure.changePoints(known));
      }
      case 'theta':
        return change(message, (figure) => figure.changeTheta(message.theta, message.clock));
      case 'export':
        return exportFigure(message);
      case 'settle':
        return change(message, (figure) => figure.settle(message.end));
      case 'stay':
        return change(message, (figure) => figure.stay());
      case 'seek':
        return change(message, (figure) => figure.seek(message.updates));
      case 'inspect':
        if (subject?.id !== message.subject?.id) {
          for (const figure of figures.values()) if (figure instanceof NetworkFigure) figure.stopInspecting();
        }
        subject = message.subject;
        return;
      case 'job':
        jobs.start(message);
        return scheduleSlice();
      case 'cancel':
        return jobs.cancel(message.ticket);
      case 'drop':
        return drop(message.id);
      case 'goals':
        return setGoals(message.goals);
      case 'pull':
        return report(message.grids, message.isAtRest);
    }
  };

  guarded(null, () => post({ type: 'ready', sources: engine.sources(), seeds: freshSeeds() }, []));
  return {
    receive(message) {
      guarded('id' in message ? message.id : null, () => obey(message));
    },
  };
}
