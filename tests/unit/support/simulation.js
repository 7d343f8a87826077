/**
 * A page with workers in simulated time: every worker is a host with a fake engine, whose work takes
 * as long as it says. What the pool does then depends on nothing but the test.
 *
 * @import { Store } from '../../../www/scene/scene.d.ts'
 * @import { FromWorker, ToWorker } from '../../../www/training/protocol.js'
 * @import { Engine, LoadBeside, OpenLab } from '../../../www/worker/host.js'
 * @import { Costs, Holder } from './timed-engines.js'
 */
import { createHost } from '../../../www/worker/host.js';
import { createPool } from '../../../www/training/pool.js';
import { loadBeside as loadAtOnce } from './beside.js';
import { openLab as openAtOnce } from './lab.js';
import { fakeEngine, timedEngine } from './timed-engines.js';

const FRAME_MILLIS = 16;

/**
 * What tests see of a worker, beside what its engine knows.
 *
 * @typedef {object} WorkerState
 * @property {number} time  up to which it has worked, in milliseconds
 * @property {boolean} isTerminated
 * @property {boolean} hangs  whether it is caught in an endless loop
 * @property {number} pulls  that wait for an answer
 * @property {number} mostPulls  that have ever waited at once
 * @property {(type: string, listener: (event: any) => void) => void} addEventListener
 * @property {(type: 'message' | 'error' | 'messageerror', event: object) => void} emit
 * @property {() => void} terminate
 * @property {(message: ToWorker) => void} postMessage
 * @property {(until: number) => void} run  works off what waits until the simulated time is reached
 */

/** @typedef {Holder & WorkerState} SimulatedWorker */

/**
 * @typedef {object} Machine
 * @property {Engine} [engine]  the real one, where its work counts
 * @property {number} [cores]
 * @property {(id: number) => boolean} [isBehind]  whether the last picture is still to be drawn
 * @property {() => Promise<WebAssembly.Module>} [compile]
 * @property {LoadBeside} [loadBeside]
 * @property {OpenLab} [openLab]
 */

/** A page in simulated time. @typedef {ReturnType<typeof simulate>} Simulation */

/** The smallest of modules; nobody instantiates it. */
const compileNothing = async () => new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));

/** @param {Store} store @param {Costs & Machine} [options] */
export function simulate(
  store,
  {
    cores = 2,
    isBehind,
    engine,
    compile = compileNothing,
    loadBeside = loadAtOnce,
    openLab = openAtOnce,
    ...costs
  } = {},
) {
  let time = 0;
  /** @type {{ at: number, act: () => void }[]} */
  const mail = [];
  /** @type {(() => void)[]} */
  let frameTasks = [];
  /** @type {SimulatedWorker[]} */
  const workers = [];

  /** @returns {SimulatedWorker} */
  const createWorker = () => {
    /** @type {(() => void)[]} */
    const tasks = [];
    /** @type {Map<string, (event: any) => void>} */
    const listeners = new Map();
    /** @type {ReturnType<typeof createHost> | null} */
    let host = null;
    /** What came before the engine. @type {ToWorker[]} */
    const early = [];
    /** @type {SimulatedWorker} */
    const worker = {
      time,
      trainers: new Set(),
      isTerminated: false,
      hangs: false,
      pulls: 0,
      mostPulls: 0,
      spend: (millis) => (worker.time += millis),
      addEventListener: (type, listener) => listeners.set(type, listener),
      emit: (type, event) => listeners.get(type)?.({ preventDefault() {}, ...event }),
      terminate: () => (worker.isTerminated = true),
      postMessage(message) {
        if (message.type === 'pull') worker.mostPulls = Math.max(worker.mostPulls, ++worker.pulls);
        const copy = structuredClone(message);
        tasks.push(() => {
          if (copy.type === 'start') {
            host = createHost(
              engine ? timedEngine(engine, costs, worker) : fakeEngine(costs, worker),
              surroundings,
            );
            for (const message of early.splice(0)) host.receive(message);
          } else if (host) host.receive(copy);
          else early.push(copy);
        });
      },
      run(until) {
        while (tasks.length > 0 && worker.time < until && !worker.isTerminated && !worker.hangs) {
          tasks.shift()?.();
        }
        worker.time = Math.max(worker.time, until);
      },
    };
    const surroundings = {
      now: () => worker.time,
      /** @param {() => void} task */
      defer: (task) => tasks.push(task),
      loadBeside,
      openLab,
      /** @param {FromWorker} message @param {Transferable[]} transfer */
      post: (message, transfer) => {
        const data = structuredClone(message, { transfer });
        if (data.type === 'frames') worker.pulls -= 1;
        mail.push({
          at: worker.time,
          act: () => worker.isTerminated || listeners.get('message')?.({ data }),
        });
      },
    };
    workers.push(worker);
    return worker;
  };

  const pool = createPool(store, {
    cores,
    isBehind,
    compile,
    createWorker,
    nextFrame: (task) => frameTasks.push(task),
    now: () => time,
  });
  pool.setPalettes({
    probability: new Uint8Array(1024),
    classes: new Uint8Array(8192),
    values: new Uint8Array(1024),
  });

  const alive = () => workers.filter(({ isTerminated }) => !isTerminated);
  return {
    pool,
    workers,
    now: () => time,
    /** Trainers in the order in which they were made, those that were freed left out. */
    trainers: () => alive().flatMap((worker) => [...worker.trainers]),

    /**
     * Lets time pass; `watch` looks at the end of every millisecond.
     *
     * @param {number} millis
     * @param {() => void} [watch]
     */
    async run(millis, watch = () => {}) {
      await Promise.resolve(); // the engine compiles
      await Promise.resolve();
      for (const end = time + millis; time < end;) {
        time += 1;
        for (const worker of alive()) worker.run(time);
        mail.sort((a, b) => a.at - b.at);
        while (mail.length > 0 && mail[0].at <= time) mail.shift()?.act();
        if (time % FRAME_MILLIS === 0) {
          const tasks = frameTasks;
          frameTasks = [];
          for (const task of tasks) task();
        }
        watch();
      }
    },
    /** A machine that sleeps: time passes, and nobody does anything. @param {number} millis */
    sleep(millis) {
      time += millis;
      for (const worker of workers) worker.time += millis;
    },
    /** Whether the pool asks for a next frame. */
    isAwake: () => frameTasks.length > 0,
  };
}
