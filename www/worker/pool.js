/**
 * The workers behind one surface: it follows the store, spreads the figures over workers, keeps them
 * in step and collects their pictures. It decides; the workers compute.
 *
 * A picture is reproducible from the link: training starts from the figure's seed, on points drawn
 * from the board's seed, and the clock never enters. So everything that defines the start, which is
 * the points, the layers, the activation, the initialisation, begins anew when it changes. What only
 * steers the training, λ and the optimizer, goes on from the present weights, because watching the
 * boundary yield is the point of a slider; a reload trains from the start with the value it has then.
 *
 * @import { Signal } from '@preact/signals-core'
 * @import { Domain, Figure, Frame, Points, Pool, Scene, SourceInfo, Store } from '../types.d.ts'
 * @import { FromWorker } from './protocol.js'
 * @import { Size } from './resolution.js'
 * @import { WorkerLike } from './slot.js'
 */
import { batch, effect, signal, untracked } from '@preact/signals-core';
import { costOf, placed, workersFor } from './assignment.js';
import { DataFeed } from './data-feed.js';
import { compileEngine } from './engine.js';
import { FIRST_PACE, levelGoal, nextPace } from './lockstep.js';
import { Member } from './member.js';
import { DRAW_MILLIS } from './protocol.js';
import { gridFor } from './resolution.js';
import { Run } from './run.js';
import { Slot } from './slot.js';
import { dataOf, settleBoard, shownSources, trainerConfig, truthOf, updatesPerEpoch } from './task.js';

/** How long nothing may have moved before pictures are refined, and before a run counts as over. */
const REFINE_MILLIS = 150;
const OVER_MILLIS = 400;

/** Until the view has told. */
const FIRST_VIEW = { width: 300, height: 300 };

/**
 * @param {Store} store
 * @param {object} [surroundings]  replaced in tests
 * @param {number} [surroundings.cores]
 * @param {() => Promise<WebAssembly.Module>} [surroundings.compile]
 * @param {() => WorkerLike} [surroundings.createWorker]
 * @param {(task: () => void) => void} [surroundings.nextFrame]
 * @param {() => number} [surroundings.now]  milliseconds
 * @returns {Pool}
 */
export function createPool(
  store,
  {
    cores = navigator.hardwareConcurrency || 1,
    compile = compileEngine,
    createWorker = () => new Worker(new URL('./worker.js', import.meta.url), { type: 'module' }),
    nextFrame = (task) => requestAnimationFrame(task),
    now = () => performance.now(),
  } = {},
) {
  const sources = signal(/** @type {readonly SourceInfo[]} */ ([]));
  const points = signal(/** @type {Points | null} */ (null));
  const testPoints = signal(/** @type {Points | null} */ (null));
  const domain = signal(/** @type {Domain} */ ([0, 1, 0, 1]));
  const epochs = signal(0);
  const settled = signal(false);
  /** @type {Map<number, Signal<Frame | null>>} */
  const frames = new Map();
  /** @type {Map<number, Size>} */
  const views = new Map();
  /** @type {Uint8Array | null} */
  let palette = null;

  /** @type {WebAssembly.Module | null} */
  let engine = null;
  /** @type {Slot[]} */
  const slots = [];
  /** @type {Map<number, Member>} */
  const members = new Map();
  const run = new Run();
  let pace = FIRST_PACE;
  let isFrameDue = false;
  let isDisposed = false;
  const seen = { resets: store.resetCount.peek(), loads: store.loadCount.peek() };

  const feed = new DataFeed((data) => {
    (slots.find((slot) => !slot.isGivenUp) ?? slots[0])?.post({ type: 'sample', data });
  });

  // ---- figures and their workers -------------------------------------------------------------

  const board = () => store.scene.peek().board;
  const networks = () => [...members.values()].filter(({ kind }) => kind === 'network');
  const membersOf = (/** @type {Slot} */ slot) => [...members.values()].filter((member) => member.slot === slot);

  /** @param {number} id */
  const frameOf = (id) => {
    let frame = frames.get(id);
    if (!frame) frames.set(id, (frame = signal(null)));
    return frame;
  };

  /** @param {number} count */
  const openSlots = (count) => {
    while (slots.length < count) {
      /** @type {Slot} */
      const slot = new Slot(startWorker, {
        onMessage: (message) => hear(slot, message),
        onDeath: (text, isReplaced) => recover(slot, text, isReplaced),
        now,
      });
      slots.push(slot);
      introduce(slot);
    }
  };

  const startWorker = () => {
    const worker = createWorker();
    worker.postMessage({ type: 'start', module: engine });
    return worker;
  };

  /** Tells a new worker what all figures share. @param {Slot} slot */
  const introduce = (slot) => {
    if (palette) slot.post({ type: 'palette', palette });
    sendData(slot);
  };

  /** @param {Slot} slot */
  const sendData = (slot) => {
    if (!feed.current) return;
    const { train, test } = feed.current;
    slot.post({ type: 'data', domain: domain.peek(), train, test });
  };

  /** @param {Slot} slot @param {string} text @param {boolean} isReplaced */
  const recover = (slot, text, isReplaced) => {
    for (const member of membersOf(slot)) {
      member.buildAgain();
      member.isStuck = !isReplaced;
    }
    if (isReplaced) {
      store.notify(`A worker stopped (${text}) and was replaced. Its networks train again from their seeds.`);
      introduce(slot);
      configure(store.scene.peek());
    } else {
      store.notify(`A worker stopped again and again (${text}). Its figures stand still; reset tries once more.`);
    }
    feed.askAgain();
    publish();
    wake();
  };

  const revive = () => {
    for (const slot of slots.filter(({ isGivenUp }) => isGivenUp)) {
      slot.revive();
      introduce(slot);
      for (const member of membersOf(slot)) {
        member.buildAgain();
        member.isStuck = false;
      }
    }
  };

  /** @param {readonly Figure[]} figures */
  const place = (figures) => {
    const present = new Set(figures.map(({ id }) => id));
    for (const { id, slot } of members.values()) {
      if (present.has(id)) continue;
      slot.post({ type: 'drop', id });
      members.delete(id);
      frames.delete(id);
      views.delete(id);
    }
    const added = figures.filter(({ id }) => !members.has(id));
    if (added.length === 0) return;
    revive();
    openSlots(workersFor(cores, figures.length));
    const loads = slots.map((slot) =>
      figures.reduce((sum, figure) => sum + (members.get(figure.id)?.slot === slot ? costOf(figure) : 0), 0),
    );
    const places = placed(loads, added);
    for (const { id, kind } of added) {
      const slot = /** @type {Slot} */ (slots[places.get(id) ?? 0]);
      members.set(id, new Member(id, kind, slot, frameOf(id)));
    }
  };

  /** Tells the workers what differs from what they know; nothing before there are points. @param {Scene} scene */
  const configure = (scene) => {
    const spec = feed.current?.spec;
    const info = sources.peek().find(({ name }) => name === spec?.source);
    if (!spec || !info) return;
    for (const figure of scene.figures) {
      const member = members.get(figure.id);
      if (!member || member.slot.isGivenUp) continue;
      const change =
        figure.kind === 'network'
          ? member.configureNetwork(trainerConfig(scene.board, figure, info))
          : member.configureOptimum(truthOf(spec), info.domain);
      if (change === 'same') continue;
      // A network that is owed its old place comes back to it by itself.
      if (figure.kind === 'network' && member.owed === 0) run.changed(member, scene.board);
      if (change === 'built' || run.isPlaying) member.slot.movedAt = now();
    }
    store.playing.value = run.isPlaying;
  };

  // ---- what happens ------------------------------------------------------------------------------

  /** @param {Slot} slot @param {FromWorker} message */
  const hear = (slot, message) => {
    switch (message.type) {
      case 'ready':
        if (sources.peek().length === 0) sources.value = shownSources(message.sources);
        return;
      case 'sampled': {
        const taken = feed.take(message);
        if (taken) batch(() => takeData(taken.isNewTraining));
        break;
      }
      case 'refused': {
        store.notify(`The engine refused ${message.id === null ? 'the data' : 'a figure'}: ${message.text}`);
        const member = message.id === null ? undefined : members.get(message.id);
        if (member) member.isStuck = true;
        else feed.refuse();
        break;
      }
      case 'frames':
        slot.hasReported = true;
        batch(() => {
          for (const report of message.figures) {
            if (members.get(report.id)?.take(report)) slot.movedAt = now();
          }
          publish();
        });
    }
    wake();
  };

  /** @param {boolean} isNewTraining */
  const takeData = (isNewTraining) => {
    if (!feed.current) return;
    const { spec, train, test } = feed.current;
    points.value = train;
    testPoints.value = test;
    domain.value = sources.peek().find(({ name }) => name === spec.source)?.domain ?? domain.peek();
    if (isNewTraining) {
      for (const slot of slots) sendData(slot);
      for (const network of networks()) network.startAnew();
    } else {
      for (const slot of slots) slot.post({ type: 'test', test });
    }
    configure(store.scene.peek());
  };

  /** @param {Scene} scene @param {boolean} isPlaying @param {number} resets @param {number} loads */
  const follow = (scene, isPlaying, resets, loads) => {
    const { patch, problems } = settleBoard(scene.board, sources.peek());
    for (const { field, text } of problems) store.notify(`${field}: ${text}.`);
    if (Object.keys(patch).length > 0) {
      store.setBoard(patch); // and so this runs again
      return;
    }
    if (loads !== seen.loads) {
      seen.loads = loads;
      revive();
      run.play('page', [], scene.board);
    }
    if (isPlaying && !run.isPlaying) run.play('person', members.values(), scene.board);
    if (!isPlaying && run.isPlaying) {
      run.pause();
      planGoals();
    }
    if (resets !== seen.resets) {
      seen.resets = resets;
      revive();
      run.reset();
      for (const network of networks()) network.startAnew();
    }
    place(scene.figures);
    feed.want(dataOf(scene.board));
    configure(scene);
    publish();
    wake();
  };

  const publish = () => {
    const all = networks();
    const training = all.filter(({ isTraining }) => isTraining);
    const positions = (training.length > 0 ? training : all).map((member) => member.epochs);
    epochs.value = training.length > 0 ? Math.min(...positions) : Math.max(0, ...positions);
    settled.value =
      training.length === 0 && all.every(({ isBuilt, isStuck }) => isBuilt || isStuck);
  };

  // ---- frame by frame ------------------------------------------------------------------------------

  const wake = () => {
    if (isFrameDue || isDisposed) return;
    isFrameDue = true;
    nextFrame(() => {
      isFrameDue = false;
      if (!isDisposed) tick(now());
    });
  };

  /** @param {number} time */
  const tick = (time) => {
    planGoals();
    let isBusy = false;
    for (const slot of slots) {
      if (slot.isGivenUp || !palette) continue;
      const its = membersOf(slot).filter(({ isBuilt }) => isBuilt);
      const isResting = time - slot.movedAt >= REFINE_MILLIS && !its.some(({ isMoving }) => isMoving);
      const grids = its.map((member) => ({ member, size: wantedGrid(member, isResting, its.length) }));
      const isWanted =
        slot.isStale || its.some(({ isMoving }) => isMoving) || grids.some(({ member, size }) => !hasGrid(member, size));
      if (isWanted && !slot.isPulled) {
        slot.pull(
          its.map(({ id, goal }) => [id, goal]),
          grids.map(({ member, size }) => [member.id, size.width, size.height]),
        );
      }
      isBusy ||= isWanted || (!isResting && its.length > 0);
    }
    if (run.isPlaying && !endRun(time)) isBusy = true;
    if (isBusy) wake();
  };

  /** @param {Member} member @param {boolean} isResting @param {number} sharers  of the worker */
  const wantedGrid = (member, isResting, sharers) => {
    const view = views.get(member.id) ?? FIRST_VIEW;
    return gridFor({ ...member, view }, isResting, DRAW_MILLIS / sharers);
  };

  /** @param {Member} member @param {Size} size */
  const hasGrid = ({ grid }, { width, height }) => grid?.width === width && grid.height === height;

  /** Says how far each network may train. A round ends when every worker that trains has reported. */
  const planGoals = () => {
    const training = networks().filter(({ isTraining }) => isTraining);
    const running = run.isPlaying ? training.filter(({ updates, end }) => updates < end) : [];
    if (running.length > 0 && running.every(({ slot }) => slot.hasReported || !slot.isPulled)) {
      pace = nextPace(pace, running.map(({ updates }) => updates)); // prettier-ignore
      for (const slot of slots) slot.hasReported = false;
    }
    const level = run.isPaused ? levelGoal(pace, training) : 0;
    /** @type {Set<Slot>} */
    const changed = new Set();
    for (const member of training) {
      const goal = Math.max(run.isPlaying ? Math.min(pace.goal, member.end) : level, member.owed);
      if (goal !== member.goal) changed.add(member.slot);
      member.goal = goal;
    }
    // A worker that is to be pulled now learns it then.
    for (const slot of changed) {
      if (slot.isPulled) slot.postGoals(membersOf(slot).map(({ id, goal }) => [id, goal]));
    }
  };

  /** Ends a run in which nothing is left to do. @param {number} time @returns {boolean} */
  const endRun = (time) => {
    const all = networks();
    const isDone =
      engine !== null &&
      !feed.isWaiting &&
      all.every(({ isBuilt, isStuck }) => isBuilt || isStuck) &&
      !all.some((member) => member.isMoving || (member.isTraining && member.updates < member.end)) &&
      slots.every((slot) => time - slot.movedAt >= OVER_MILLIS);
    if (!isDone) return false;
    run.rest();
    store.playing.value = false;
    return true;
  };

  // ---- start and end -------------------------------------------------------------------------------

  if (store.playing.peek()) run.play('page', [], board());
  const stopFollowing = effect(() => {
    const scene = store.scene.value;
    const isPlaying = store.playing.value;
    const resets = store.resetCount.value;
    const loads = store.loadCount.value;
    if (sources.value.length > 0) untracked(() => follow(scene, isPlaying, resets, loads));
  });
  compile().then(
    (module) => {
      if (isDisposed) return;
      engine = module;
      openSlots(workersFor(cores, store.scene.peek().figures.length));
    },
    (error) => store.notify(`The engine could not be loaded: ${error.message}`),
  );

  return {
    sources,
    points,
    testPoints,
    domain,
    epochs,
    settled,
    frame: frameOf,

    step(unit) {
      store.playing.value = false;
      const count = unit === 'epoch' ? updatesPerEpoch(board()) : 1;
      for (const member of networks()) {
        if (member.isTraining) member.owed = Math.max(member.owed, member.updates) + count;
      }
      wake();
    },

    trainToConvergence() {
      run.play('convergence', members.values(), board());
      store.playing.value = true;
      wake();
    },

    setResolution(id, width, height) {
      if (!(width >= 1 && height >= 1)) return; // not laid out, or hidden
      views.set(id, { width, height });
      const slot = members.get(id)?.slot;
      if (slot) slot.movedAt = now(); // coarse while a window is dragged
      wake();
    },

    setPalette(next) {
      palette = next.slice();
      for (const slot of slots) slot.post({ type: 'palette', palette });
      wake();
    },

    dispose() {
      isDisposed = true;
      stopFollowing();
      for (const slot of slots) slot.close();
    },
  };
}
