/**
 * The workers behind one surface: it follows the store, tells the workers what the scene asks for,
 * and publishes what they report.
 *
 * A picture is reproducible from the link: training starts from the figure's seed, on points drawn
 * from the board's seed, and the clock never enters. What is done where the scene changes stands in follow.js, what
 * becomes of what workers say in reports.js, what moves when in schedule.js, in whose hand the training is in clock.js,
 * what of it belongs to the link in moment.js, what is seen of it in publish.js.
 *
 * @import { OwnPoints } from '../points/points.d.ts'
 * @import { SourceInfo, Store } from '../scene/scene.d.ts'
 * @import { Pool } from './training.d.ts'
 * @import { DataSpec, ToWorker } from './protocol.js'
 * @import { Jobs, JobWorkers } from './jobs.js'
 * @import { WorkerLike } from './slot.js'
 */
import { batch, effect, signal, untracked } from '@preact/signals-core';
import { splitOwn } from '../points/split.js';
import { boardAsTrained } from '../scene/own-board.js';
import { updatesPerEpoch } from '../scene/task.js';
import { workersFor } from './assignment.js';
import { BoardPoints } from './board-data.js';
import { Clock } from './clock.js';
import { Engines, compileEngine } from './engine.js';
import { Follower } from './follow.js';
import { Hand } from './hand.js';
import { Inspecting } from './inspection.js';
import { Introduction } from './introduction.js';
import { Moments } from './moment.js';
import { Published } from './publish.js';
import { Reports } from './reports.js';
import { Requests } from './requests.js';
import { Schedule } from './schedule.js';
import { Seeds } from './seeds.js';
import { Workers } from './workers.js';

/**
 * @typedef {object} Surroundings
 * @property {() => WorkerLike} createWorker  one that runs worker.js
 * @property {string} beside  the address of beside.js, as workers load it
 * @property {(id: number) => boolean} isBehind  whether the last picture is still to be drawn
 * @property {number} cores
 * @property {() => Promise<WebAssembly.Module>} compile
 * @property {(task: () => void) => void} nextFrame
 * @property {() => number} now  milliseconds
 */

/**
 * @param {Store} store
 * @param {Pick<Surroundings, 'createWorker'> & Partial<Surroundings>} surroundings  the others are replaced in tests
 * @returns {Pool}
 */
export function createPool(
  store,
  {
    isBehind = () => false,
    cores = navigator.hardwareConcurrency || 1,
    compile = compileEngine,
    createWorker,
    beside = '',
    nextFrame = (task) => requestAnimationFrame(task),
    now = () => performance.now(),
  },
) {
  const parts = connected(store, { isBehind, cores, createWorker, beside, nextFrame, now });
  const { sources, follower, workers, schedule, jobs, engines, published } = parts;
  const loadEngine = () =>
    engines.load(compile, (reason) => {
      store.notify({ code: 'noEngine', reason });
      parts.seeds.askAgain();
      jobs.current?.giveUp(null, reason);
      published.loses(true);
      parts.publish();
    });
  /** The engine may be had by now. */
  const tryAgain = () => {
    workers.close();
    published.loses(false);
    loadEngine();
    workers.revive();
    parts.publish();
  };

  const stopFollowing = effect(() => {
    const scene = store.scene.value;
    const loaded = store.loaded.value;
    if (sources.value.length === 0) return;
    untracked(() => {
      if (follower.follow(scene, loaded)) parts.done();
    });
  });
  workers.open(workersFor(cores, store.scene.peek().figures.length));
  loadEngine();
  return {
    ...readings(parts),
    ...acts(parts, tryAgain),
    dispose() {
      stopFollowing();
      schedule.stop();
      jobs.current?.close();
      workers.close();
    },
  };
}

/**
 * The parts of a pool, and what goes from one to the other.
 *
 * @param {Store} store
 * @param {Omit<Surroundings, 'compile'>} surroundings
 */
function connected(store, { isBehind, cores, createWorker, beside, nextFrame, now }) {
  const sources = signal(/** @type {readonly SourceInfo[]} */ ([]));
  const engines = new Engines(createWorker, beside);
  const clock = new Clock();
  const published = new Published();
  const requests = new Requests(() => schedule.wake());
  const introduction = new Introduction((message) => workers.tellAll(message));
  const inspecting = new Inspecting(() => workers);
  const workers = new Workers({
    startWorker: () => engines.startWorker(),
    introduction: () => [...introduction.messages, ...inspecting.introduction],
    faceOf: (id) => published.face(id),
    now,
    onMessage: (message) => reports.take(message),
    onDeath: (slot, reason, isReplaced) => reports.recover(slot, reason, isReplaced),
  });
  /** @param {ToWorker} message */
  const askAny = (message) => !engines.isLost && workers.tellAny(message);
  const seeds = new Seeds(() => askAny({ type: 'seeds' }));
  const feed = new BoardPoints((data) =>
    data.own ? divide(data, data.own, reports) : askAny({ type: 'sample', data }),
  );
  /** @type {{ current: Jobs | null, workers: JobWorkers }} */
  const jobs = {
    current: null, // before there was one
    workers: {
      slots: () => (engines.isLost ? [] : workers.slots),
      open: (units) => workers.open(workersFor(cores, units)),
      wake: () => schedule.wake(),
    },
  };
  const moments = new Moments((id) => workers.figure(id), requests);
  const shared = { store, sources, introduction, workers, feed, clock, moments, inspecting, published, now };
  const follower = new Follower({ ...shared, cores });
  const schedule = new Schedule(workers, clock, {
    ...{ nextFrame, now, isBehind },
    canDraw: () => introduction.canDraw,
    speed: () => store.scene.peek().board.speed,
    isReady: () => feed.current !== null && !feed.isWaiting,
    limit: () => follower.limit,
    onRunOver: () => hand.letGo(),
    onTick: () => publish(),
  });

  /** Says what of all that is seen has changed. */
  const publish = () =>
    batch(() => {
      const count = store.scene.peek().figures.filter(({ kind }) => kind === 'network').length;
      published.update(workers.networks, clock, schedule, { count, limit: follower.limit });
      if (follower.scene) moments.note(follower.scene.figures, clock);
    });
  moments.onKnown = publish;
  const done = () => {
    publish();
    schedule.wake();
  };
  const reports = new Reports({ ...shared, follower, requests, seeds, jobs, done });
  /** Tells the workers what a person has asked for. */
  const act = () => {
    clock.isReplaying.value = false;
    feed.askAgain();
    follower.configure();
    done();
  };
  const hand = new Hand({ ...shared, follower, schedule, done: act });
  return { ...shared, follower, seeds, jobs, requests, engines, schedule, hand, publish, done };
}

/** @typedef {ReturnType<typeof connected>} Parts */

/**
 * Own points are there at once, as if a worker had sampled them.
 *
 * @param {DataSpec} data
 * @param {OwnPoints} own
 * @param {Reports} reports
 */
function divide(data, own, reports) {
  const { testShare = 0, seed } = data;
  reports.take({ type: 'sampled', data, ...splitOwn(own, { share: testShare, seed }) });
  return true;
}

/**
 * What is seen of the training.
 *
 * @param {Parts} parts
 */
const readings = ({ sources, introduction, published, clock, moments, inspecting }) => ({
  sources,
  points: introduction.points,
  testPoints: introduction.testPoints,
  domain: introduction.domain,
  look: introduction.look,
  epochs: published.epochs,
  controls: published.controls,
  isGoing: published.isGoing,
  clock: clock.state,
  isReplaying: clock.isReplaying,
  moment: moments.current,
  standing: moments.standing,
  inspection: inspecting.inspection,
  frame: (/** @type {number} */ id) => published.face(id).frame,
  progress: (/** @type {number} */ id) => published.face(id).progress,
});

/**
 * What can be done with it.
 *
 * @param {Parts} parts
 * @param {() => void} tryAgain  to have an engine
 * @returns {Omit<Pool, keyof ReturnType<typeof readings> | 'dispose'>}
 */
function acts(parts, tryAgain) {
  const { store, workers, introduction, inspecting, moments, published, schedule, hand, clock } = parts;
  const resets = signal(0);
  const restarts = signal({ count: 0, id: 0 });
  return {
    train: () => hand.run('training'),
    replay() {
      clock.isReplaying.value = true;
      return () => {
        clock.isReplaying.value = false;
        schedule.wake();
      };
    },
    trainToConvergence: () => hand.run('converging'),
    pause: () => hand.pause(),
    step: (unit) => hand.step(unit === 'epoch' ? updatesPerEpoch(boardAsTrained(store.scene.peek())) : 1),
    seek: (id, updates) => hand.seek(id, updates),
    setTheta: (id, theta) => hand.setTheta(id, theta),
    bring: (id, moment) => moments.bring(id, moment),
    resets,
    restart(id) {
      restarts.value = { count: restarts.peek().count + 1, id };
      hand.restart(id);
    },
    restarts,
    reset() {
      if (parts.engines.isLost) return tryAgain();
      moments.leave();
      resets.value += 1;
      hand.reset();
    },

    randomSeed: () => parts.seeds.take(),
    employ(make) {
      const jobs = (parts.jobs.current ??= make(parts.jobs.workers));
      return (work, units) => jobs.run(work, units, introduction.data);
    },
    introduce: (message) => introduction.add(message),
    askAll: (message) => workers.slots.map((slot) => parts.requests.askBy(slot, message)),
    snapshot: (id, view) => parts.requests.ask(workers.figure(id)?.slot, id, view),
    lookAfter() {
      for (const slot of workers.slots) slot.isStale = true;
      schedule.wake();
    },

    inspect(subject) {
      inspecting.look(subject);
      schedule.wake();
    },

    setResolution(id, width, height) {
      if (!(width >= 1 && height >= 1)) return; // not laid out, or hidden
      published.face(id).view = { width, height };
      workers.figure(id)?.moved(parts.now()); // coarse while a window is dragged
      schedule.wake();
    },

    setPalettes(palettes) {
      introduction.takePalettes(palettes);
      schedule.wake();
    },

    hide: (isHidden) => schedule.hide(isHidden),
  };
}
