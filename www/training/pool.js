/**
 * The workers behind one surface: it follows the store, tells the workers what the scene asks for,
 * and publishes what they report.
 *
 * A picture is reproducible from the link: training starts from the figure's seed, on points drawn
 * from the board's seed, and the clock never enters. What is done where the scene changes stands in follow.js, what
 * moves when in schedule.js, in whose hand the training is in clock.js, what of it belongs to the link in moment.js,
 * what is seen of it in publish.js.
 *
 * @import { Domain, Points } from '../points/points.d.ts'
 * @import { Loaded, Look, Scene, SourceInfo, Store } from '../scene/scene.d.ts'
 * @import { Palettes, Pool } from './training.d.ts'
 * @import { BoardData, TrainingChange } from './board-data.js'
 * @import { Data, FigureReport, FromWorker, ToWorker } from './protocol.js'
 * @import { Slot, WorkerLike } from './slot.js'
 */
import { batch, effect, signal, untracked } from '@preact/signals-core';
import { splitOwn } from '../points/split.js';
import { lookOf, sameLook, withShownPlane } from '../scene/look.js';
import { boardAsTrained, ownInfo, ownShown } from '../scene/own-board.js';
import { dataOf, settleBoard, truthOf, updatesPerEpoch } from '../scene/task.js';
import { workersFor } from './assignment.js';
import { BoardPoints } from './board-data.js';
import { Clock } from './clock.js';
import { Engines, compileEngine } from './engine.js';
import { Follower } from './follow.js';
import { Hand } from './hand.js';
import { Inspecting } from './inspection.js';
import { Jobs } from './jobs.js';
import { Moments } from './moment.js';
import { Published } from './publish.js';
import { Requests } from './requests.js';
import { Schedule } from './schedule.js';
import { Seeds } from './seeds.js';
import { Workers } from './workers.js';

/**
 * @param {Store} store
 * @param {object} surroundings  the others are replaced in tests
 * @param {() => WorkerLike} surroundings.createWorker  one that runs worker.js
 * @param {(id: number) => boolean} [surroundings.isBehind]  whether the last picture is still to be drawn
 * @param {number} [surroundings.cores]
 * @param {() => Promise<WebAssembly.Module>} [surroundings.compile]
 * @param {(task: () => void) => void} [surroundings.nextFrame]
 * @param {() => number} [surroundings.now]  milliseconds
 * @returns {Pool}
 */
export function createPool(
  store,
  {
    isBehind = () => false,
    cores = navigator.hardwareConcurrency || 1,
    compile = compileEngine,
    createWorker,
    nextFrame = (task) => requestAnimationFrame(task),
    now = () => performance.now(),
  },
) {
  const sources = signal(/** @type {readonly SourceInfo[]} */ ([]));
  const points = signal(/** @type {Points | null} */ (null));
  const testPoints = signal(/** @type {Points | null} */ (null));
  const domain = signal(/** @type {Domain} */ ([0, 1, 0, 1]));
  const look = signal(/** @type {Look | null} */ (null));
  const resets = signal(0);
  /** @type {Palettes | null} */
  let palettes = null;
  /** What was followed last. */
  const seen = { scene: /** @type {Scene | null} */ (null), loads: -1, sources: sources.peek() };

  /** What all workers know, whatever their figures. @returns {ToWorker[]} */
  const introduction = () => [
    ...(palettes ? [/** @type {const} */ ({ type: 'palettes', palettes })] : []),
    ...(feed.current ? [dataMessage(feed.current)] : []),
    ...(look.peek() ? [lookMessage()] : []),
    ...inspecting.introduction,
  ];

  /** @param {BoardData} data @returns {Data} */
  const dataFor = ({ spec, train, test }) => {
    return { domain: domain.peek(), truth: spec.own ? null : truthOf(spec), train, test };
  };

  /** @param {BoardData} data @returns {ToWorker} */
  const dataMessage = (data) => ({ type: 'data', ...dataFor(data) });

  /** @returns {ToWorker} */
  const lookMessage = () => ({ type: 'look', look: /** @type {Look} */ (look.peek()) });

  /** Has any worker do something that needs no figure. @param {ToWorker} message @returns {boolean} whether there is one */
  const askAny = (message) => {
    const slot = engines.isLost ? undefined : workers.slots.find(({ isGivenUp }) => !isGivenUp);
    slot?.post(message);
    return slot !== undefined;
  };

  const engines = new Engines(createWorker);
  const clock = new Clock();
  const published = new Published();
  const requests = new Requests();
  const seeds = new Seeds(() => askAny({ type: 'seeds' }));
  const feed = new BoardPoints((data) => {
    const { own, testShare = 0, seed } = data;
    if (!own) return askAny({ type: 'sample', data });
    hear({ type: 'sampled', data, ...splitOwn(own, { share: testShare, seed }) });
    return true;
  });
  const inspecting = new Inspecting(() => workers);
  const workers = new Workers({
    startWorker: () => engines.startWorker(),
    introduction,
    faceOf: (id) => published.face(id),
    now,
    onMessage: (message) => hear(message),
    onDeath: (slot, text, isReplaced) => recover(slot, text, isReplaced),
  });
  const jobs = new Jobs({
    slots: () => (engines.isLost ? [] : workers.slots),
    open: (units) => workers.open(workersFor(cores, units)),
  });
  const moments = new Moments((id) => workers.figure(id), requests);
  moments.onKnown = () => publish();
  const follower = new Follower({
    ...{ workers, clock, moments, now },
    scene: () => store.scene.peek(),
    sources: () => sources.peek(),
    data: () => feed.current,
    isDataDue: () => feed.isWaiting,
    look: (board, info) => {
      const next = lookOf(board, info, feed.current?.train.y ?? []);
      if (sameLook(next, look.peek())) return;
      look.value = next;
      workers.tellAll(lookMessage());
    },
    report: (field, text) => store.report([{ field, text }]),
  });
  const schedule = new Schedule(workers, clock, {
    ...{ nextFrame, now, isBehind },
    canDraw: () => palettes !== null,
    isReady: () => feed.current !== null && !feed.isWaiting,
    limit: () => follower.limit,
    onRunOver: () => {
      clock.state.value = 'unattended';
      for (const figure of workers.networks) {
        if (figure.restsBySettings(follower.limit)) figure.isByHand = false;
      }
    },
    onTick: () => publish(),
  });

  /** Says what of all that is seen has changed. */
  const publish = () =>
    batch(() => {
      const count = store.scene.peek().figures.filter(({ kind }) => kind === 'network').length;
      published.update(workers.networks, clock, schedule, count);
      if (seen.scene) moments.note(seen.scene.figures, clock);
    });

  /** @param {FromWorker} message */
  const hear = (message) => {
    switch (message.type) {
      case 'ready':
        seeds.add(message.seeds);
        if (sources.peek().length === 0) sources.value = message.sources.map(withShownPlane);
        break;
      case 'seeds':
        seeds.add(message.seeds);
        break;
      case 'sampled': {
        const taken = feed.take(message.data, message);
        if (taken) batch(() => takeData(taken.data, taken.change));
        break;
      }
      case 'exported':
        requests.take(message.ticket, message.snapshot);
        break;
      case 'job':
        return jobs.take(message);
      case 'refused':
        refuse(message.id, message.text);
        break;
      case 'frames':
        batch(() => message.figures.forEach((report) => takeReport(report)));
        break;
    }
    publish();
    schedule.wake();
  };

  /** What goes wrong with one figure costs that figure alone. @param {FigureReport} report */
  const takeReport = (report) => {
    const figure = workers.figure(report.id);
    try {
      if (figure?.take(report)) figure.moved(now());
      if (figure?.isReported) inspecting.take(report);
    } catch (error) {
      if (figure) figure.isStuck = true;
      store.notify({ code: 'noPicture', reason: error instanceof Error ? error.message : String(error) });
    }
  };

  /** @param {BoardData} data @param {TrainingChange} change */
  const takeData = (data, change) => {
    points.value = data.train;
    testPoints.value = data.test;
    domain.value = follower.infoOf(data.spec)?.domain ?? domain.peek();
    workers.tellAll(change === 'same' ? { type: 'test', test: data.test } : dataMessage(data));
    follower.takePoints(change);
  };

  /** @param {number | null} id  of the figure, or null for the board's data @param {string} text */
  const refuse = (id, text) => {
    store.notify({ code: 'refused', what: id === null ? 'data' : 'network', reason: text });
    const figure = id === null ? undefined : workers.figure(id);
    if (figure) figure.isStuck = true;
    else if (id === null) feed.refuse();
  };

  /** @param {Slot} slot @param {string} text @param {boolean} isReplaced */
  const recover = (slot, text, isReplaced) => {
    store.notify({ code: isReplaced ? 'workerReplaced' : 'workerLost', reason: text });
    for (const figure of workers.figuresOf(slot)) {
      if (moments.keep(figure)) figure.owed = 0;
      else if (!figure.isOnPath) figure.isByHand = false; // its weights are lost
    }
    requests.giveUp(slot);
    jobs.giveUp(slot, text);
    feed.askAgain();
    seeds.askAgain();
    follower.configure();
    publish();
    schedule.wake();
  };

  /** @param {Scene} scene @param {Loaded} loaded */
  const follow = (scene, loaded) => {
    const before = seen.scene;
    const isLoaded = loaded.count !== seen.loads;
    const knowsMore = sources.peek() !== seen.sources;
    if (isLoaded || knowsMore || scene.board !== before?.board || scene.own !== before.own) {
      const own = ownShown(scene);
      const { patch, problems } = settleBoard(scene.board, own ? [ownInfo(own)] : sources.peek());
      store.report(problems);
      // Then this runs again.
      if (Object.keys(patch).length > 0) return store.setBoard(patch);
    }
    const isBoard = isLoaded || knowsMore || scene.board !== before?.board || scene.own !== before.own;
    Object.assign(seen, { scene, loads: loaded.count, sources: sources.peek() });
    if (isLoaded) {
      moments.ask(loaded.moment);
      // A person may have stopped it before there was anything to stop.
      if (before !== null || !clock.isPaused) {
        clock.state.value = loaded.moment && !loaded.moment.rests ? 'paused' : 'unattended';
        follower.loaded();
      }
    }
    const changed = isBoard ? undefined : changedFigures(before?.figures ?? [], scene.figures);
    if (isBoard || changed !== undefined) place(scene);
    if (isBoard) feed.want(dataOf(scene.board, scene.own));
    follower.configure(changed);
    publish();
    schedule.wake();
  };

  /** @param {Scene} scene */
  const place = ({ figures }) => {
    const added = workers.place(figures, cores);
    for (const figure of figures) {
      if (figure.kind === 'network' && figure.from !== undefined && added.includes(figure.id)) {
        moments.copy(figure.id, figure.from);
      }
    }
    inspecting.placed();
    published.keep((id) => workers.figure(id) !== undefined);
  };

  /** Tells the workers what a person has asked for. */
  const act = () => {
    feed.askAgain();
    follower.configure();
    publish();
    schedule.wake();
  };
  const hand = new Hand({ workers, clock, follower, schedule, done: act });

  const stopFollowing = effect(() => {
    const scene = store.scene.value;
    const loaded = store.loaded.value;
    if (sources.value.length > 0) untracked(() => follow(scene, loaded));
  });
  workers.open(workersFor(cores, store.scene.peek().figures.length));
  const loadEngine = () =>
    engines.load(compile, (text) => {
      store.notify({ code: 'noEngine', reason: text });
      seeds.askAgain();
      jobs.giveUp(null, text);
      published.loses(true);
      publish();
    });
  loadEngine();

  /** The engine may be had by now. */
  const tryAgain = () => {
    workers.close();
    published.loses(false);
    loadEngine();
    workers.revive();
    publish();
  };

  return {
    sources,
    points,
    testPoints,
    domain,
    look,
    epochs: published.epochs,
    settled: published.settled,
    controls: published.controls,
    isGoing: published.isGoing,
    clock: clock.state,
    moment: moments.current,
    randomSeed: () => seeds.take(),
    frame: (id) => published.face(id).frame,
    progress: (id) => published.face(id).progress,
    inspection: inspecting.inspection,

    inspect(subject) {
      inspecting.look(subject);
      schedule.wake();
    },

    train: () => hand.run('training'),
    trainToConvergence: () => hand.run('converging'),
    pause: () => hand.pause(),
    reset() {
      if (engines.isLost) return tryAgain();
      resets.value += 1;
      hand.reset();
    },
    resets,
    bring: (id, moment) => moments.bring(id, moment),
    step: (unit) => hand.step(unit === 'epoch' ? updatesPerEpoch(boardAsTrained(store.scene.peek())) : 1),
    seek: (id, updates) => hand.seek(id, updates),
    setTheta: (id, theta) => hand.setTheta(id, theta),

    run: (kind, units) => jobs.run(kind, units, feed.current && dataFor(feed.current)),

    snapshot: (id, view) => requests.ask(workers.figure(id)?.slot, id, view),

    setResolution(id, width, height) {
      if (!(width >= 1 && height >= 1)) return; // not laid out, or hidden
      published.face(id).view = { width, height };
      workers.figure(id)?.moved(now()); // coarse while a window is dragged
      schedule.wake();
    },

    setPalettes(next) {
      palettes = next;
      workers.tellAll({ type: 'palettes', palettes });
      schedule.wake();
    },

    hide(isHidden) {
      schedule.hide(isHidden);
    },

    dispose() {
      stopFollowing();
      schedule.stop();
      jobs.close();
      workers.close();
    },
  };
}

/**
 * Ids of the figures that are new or other than they were; undefined where all are the same.
 *
 * @param {Scene['figures']} before
 * @param {Scene['figures']} now
 * @returns {Set<number>}
 */
function changedFigures(before, now) {
  if (before === now) return new Set();
  const known = new Set(before);
  return new Set(now.filter((figure) => !known.has(figure)).map(({ id }) => id));
}
