/**
 * The engine.
 *
 * @import { Problem, Runner } from '../types.d.ts'
 */
import { SEED, trainerConfig } from '../trainer-config.js';
import { mean } from './support.js';

/** `?named` takes the build that a profiler can read, which the benchmark makes beside the one that people run. */
const FOLDER = import.meta.url.endsWith('?named') ? '../../target/bench/named' : '../../www/pkg';

const {
  default: init,
  Plane,
  traceContours,
  Trainer,
} = /** @type {typeof import('../../www/pkg/mlp_playground.js')} */ (
  await import(`${FOLDER}/mlp_playground.js`)
);

/** Fleets and landscapes are in the module with all of the boundary, which has a trainer of its own. */
const {
  default: initLab,
  Fleet,
  Landscape,
  Trainer: LabTrainer,
} = await import('../../www/pkg/lab/mlp_playground.js');

/**
 * Epochs after which training starts again: a trainer that has converged does nothing more, and on batches it calls a
 * long plateau convergence.
 */
const EPOCHS_PER_RUN = 500;

await init({ module_or_path: new URL(`${FOLDER}/mlp_playground_bg.wasm`, import.meta.url) });
await initLab({ module_or_path: new URL('../../www/pkg/lab/mlp_playground_bg.wasm', import.meta.url) });

/**
 * @param {Problem} problem
 * @returns {Runner}
 */
export function train(problem) {
  const { m, batch = m } = problem;
  const trainer = createTrainer(problem);
  const start = trainer.theta;
  const updatesPerEpoch = Math.ceil(m / batch);
  let expected = 0;
  let sinceStart = 0;
  return {
    run(count) {
      for (let left = count; left > 0;) {
        if (sinceStart === EPOCHS_PER_RUN) {
          trainer.theta = start;
          sinceStart = 0;
        }
        const epochs = Math.min(left, EPOCHS_PER_RUN - sinceStart);
        expected += epochs * updatesPerEpoch;
        const clock = trainer.advance(epochs * updatesPerEpoch);
        if (clock.updates !== expected) {
          throw new Error(`training is ${clock.status} after ${clock.updates} updates, not ${expected}`);
        }
        sinceStart += epochs;
        left -= epochs;
      }
    },
    outcome: () => ({ d: trainer.error().d }),
  };
}

/**
 * @param {Problem} problem
 * @returns {Runner}
 */
export function grid(problem) {
  const trainer = createTrainer(problem);
  const plane = createPlane(problem);
  return {
    run(count) {
      for (let i = 0; i < count; i++) plane.evaluateNetwork(trainer);
    },
    outcome: () => ({ mean: mean(plane.values()) }),
  };
}

/**
 * @param {Problem} problem
 * @param {string} [option] `copied` hands the grid over from JavaScript each time, as the others get it; otherwise it
 *   lies where the engine has computed it.
 * @returns {Runner}
 */
export function contours(problem, option) {
  const { side = 2, levels } = problem;
  const plane = createPlane(problem);
  plane.evaluateNetwork(createTrainer(problem));
  const values = plane.values();
  const wanted = Float32Array.from(levels);
  const trace =
    option === 'copied' ? () => traceContours(values, side, side, wanted) : () => plane.contours(wanted);
  let lines = trace();
  return {
    run(count) {
      for (let i = 0; i < count; i++) lines = trace();
    },
    outcome() {
      const [x0, x1] = option === 'copied' ? [0, side - 1] : problem.domain;
      const cell = (x1 - x0) / (side - 1);
      return { length: lengthOf(lines) / cell, lines: lines.level.length, points: lines.points.length / 2 };
    },
  };
}

/**
 * All that the engine does for one picture on the page: the grid, its contours, its colours.
 *
 * @param {Problem} problem
 * @returns {Runner}
 */
export function picture(problem) {
  const trainer = createTrainer(problem);
  const plane = createPlane(problem);
  const levels = Float32Array.from(problem.levels);
  const palette = Uint8Array.from({ length: 1024 }, (_, i) => i % 256);
  let bytes = 0;
  return {
    run(count) {
      for (let i = 0; i < count; i++) {
        plane.evaluateNetwork(trainer);
        bytes = plane.contours(levels).points.length + plane.pixels(palette).length;
      }
    },
    outcome: () => ({ bytes }),
  };
}

/**
 * @param {Problem} problem
 * @returns {Runner}
 */
export function lbfgs(problem) {
  const { updates = 0 } = problem;
  const outcome = { updates: 0, e: NaN };
  return {
    run(count) {
      for (let i = 0; i < count; i++) {
        const trainer = createTrainer(problem);
        outcome.updates = trainer.advance(updates).updates;
        outcome.e = trainer.error().e;
        trainer.free();
      }
    },
    outcome: () => outcome,
  };
}

/**
 * @param {Problem} problem
 * @param {string} [option] `alone` makes a trainer for each training
 * @returns {Runner}
 */
export function fleet(problem, option) {
  const { updates = 0 } = problem;
  const base = trainerConfig(problem);
  const [x, y] = [Float64Array.from(problem.x), Float64Array.from(problem.y)];
  /** What the first one has come to. */
  let e = NaN;
  /** @param {number[]} seeds */
  const together = (seeds) => {
    const members = new Fleet({ base, axes: [{ vary: 'seed', values: seeds }], updates });
    members.setTrainingSet(x, y);
    while (members.left > 0) {
      const columns = members.advance(10);
      const first = columns.index.indexOf(0);
      if (first >= 0) e = columns.e[first];
    }
    members.free();
  };
  /** @param {number[]} seeds */
  const alone = (seeds) => {
    for (const seed of seeds) {
      const trainer = new Trainer({ ...base, seed });
      trainer.setTrainingSet(x, y);
      trainer.advance(updates);
      if (seed === SEED) e = trainer.error().e;
      trainer.free();
    }
  };
  const run = option === 'alone' ? alone : together;
  return {
    run: (count) => run(Array.from({ length: count }, (_, i) => SEED + i)),
    outcome: () => ({ e }),
  };
}

/**
 * @param {Problem} problem
 * @returns {Runner}
 */
export function landscape(problem) {
  const { side = 2, directions = [[], []] } = problem;
  const trainer = prepared(new LabTrainer(trainerConfig(problem)), problem);
  const [origin, u, v, domain] = [problem.theta, ...directions, problem.domain].map((numbers) =>
    Float64Array.from(numbers),
  );
  const plane = new Landscape(origin, u, v, domain, side, side);
  let e = new Float32Array();
  return {
    run(count) {
      for (let i = 0; i < count; i++) ({ e } = plane.errors(trainer, 0, side));
    },
    outcome: () => ({ e: mean(e) }),
  };
}

/** @param {Problem} problem */
const createTrainer = (problem) => prepared(new Trainer(trainerConfig(problem)), problem);

/**
 * @template {InstanceType<typeof Trainer> | InstanceType<typeof LabTrainer>} T
 * @param {T} trainer
 * @param {Problem} problem
 */
function prepared(trainer, problem) {
  if (problem.theta.length > 0) trainer.theta = Float64Array.from(problem.theta);
  trainer.setTrainingSet(Float64Array.from(problem.x), Float64Array.from(problem.y));
  return trainer;
}

/** @param {Problem} problem */
function createPlane({ domain, side = 2 }) {
  return new Plane(new Float64Array(domain), side, side);
}

/**
 * The length of all polylines together.
 *
 * @param {{ points: Float32Array, starts: Uint32Array }} lines
 */
function lengthOf({ points, starts }) {
  let length = 0;
  for (let line = 0; line + 1 < starts.length; line++) {
    for (let i = starts[line] + 1; i < starts[line + 1]; i++) {
      length += Math.hypot(points[2 * i] - points[2 * i - 2], points[2 * i + 1] - points[2 * i - 1]);
    }
  }
  return length;
}
