/**
 * The workers behind one surface: it follows the store, tells the workers what the scene asks for,
 * and publishes what they report.
 *
 * A picture is reproducible from the link: training starts from the figure's seed, on points drawn
 * from the board's seed, and the clock never enters. So everything that defines the start, which is
 * the points, the layers, the activation, the initialisation, begins anew when it changes. What only
 * steers the training, λ and the optimizer, goes on from the present weights, because watching the
 * boundary yield is the point of a slider; the weights that it leads to are then in the link (moment.js).
 *
 * @import { Domain, Points } from '../points/points.d.ts'
 * @import { Board, Look, Scene, SourceInfo, Store } from '../scene/scene.d.ts'
 * @import { Palettes, Pool } from './training.d.ts'
 * @import { Face } from './remote-figure.js'
 * @import { TrainingChange } from './board-data.js'
 * @import { Data, DataSpec, FromWorker, ToWorker } from './protocol.js'
 * @import { WorkerLike } from './slot.js'
 */
import { batch, effect, signal, untracked } from '@preact/signals-core';
import { splitOwn } from '../points/split.js';
import { lookOf } from '../scene/look.js';
import { boardAsTrained, ownInfo, ownShown } from '../scene/own-board.js';
import { isMoment } from '../scene/schema.js';
import { workersFor } from './assignment.js';
import { Conductor } from './schedule.js';
import { Crew } from './workers.js';
import { DataFeed } from './board-data.js';
import { Engines, compileEngine } from './engine.js';
import { Inspecting } from './inspection.js';
import { Jobs } from './jobs.js';
import { Moment } from './moment.js';
import { Run } from './clock.js';
import { Seeds } from './seeds.js';
import { Snapshots } from './requests.js';
import { dataOf, settleBoard, trainerConfig, truthOf, updatesPerEpoch } from '../scene/task.js';

/** Device pixels of a plot, until its view has told. */
const FIRST_VIEW = { width: 300, height: 300 };

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
  const epochs = signal(0);
  const settled = signal(false);
  /** @type {Map<number, Face>} */
  const faces = new Map();
  const look = signal(/** @type {Look | null} */ (null));
  /** @type {Palettes | null} */
  let palettes = null;
  const engines = new Engines(createWorker);
  const seen = { resets: store.resetCount.peek(), loads: store.loadCount.peek(), isRested: false };

  /** @param {number} id */
  const faceOf = (id) => {
    let face = faces.get(id);
    if (!face) faces.set(id, (face = { frame: signal(null), view: FIRST_VIEW }));
    return face;
  };

  /** What all workers know, whatever their figures. @returns {ToWorker[]} */
  const introduction = () => [
    ...(palettes ? [/** @type {const} */ ({ type: 'palettes', palettes })] : []),
    ...(feed.current ? [dataMessage(feed.current)] : []),
    ...(look.peek() ? [lookMessage()] : []),
    ...inspecting.introduction,
  ];

  /** @param {NonNullable<DataFeed['current']>} data @returns {Data} */
  const boardData = ({ spec, train, test }) => {
    return { domain: domain.peek(), truth: spec.own ? null : truthOf(spec), train, test };
  };

  /** @param {NonNullable<DataFeed['current']>} data @returns {ToWorker} */
  const dataMessage = (data) => ({ type: 'data', ...boardData(data) });

  /** @returns {ToWorker} */
  const lookMessage = () => ({ type: 'look', look: /** @type {Look} */ (look.peek()) });

  /** Has any worker do something that needs no figure. @param {ToWorker} message @returns {boolean} whether there is one */
  const askAny = (message) => {
    const slot = engines.isLost ? undefined : crew.slots.find(({ isGivenUp }) => !isGivenUp);
    slot?.post(message);
    return slot !== undefined;
  };

  const feed = new DataFeed((data) => {
    const { own, testShare = 0, seed } = data;
    if (own) hear({ type: 'sampled', data, ...splitOwn(own, { share: testShare, seed }) });
    else askAny({ type: 'sample', data });
  });
  const seeds = new Seeds(() => askAny({ type: 'seeds' }));
  const run = new Run();
  const snapshots = new Snapshots();
  const inspecting = new Inspecting(() => crew);
  const jobs = new Jobs({
    slots: () => (engines.isLost ? [] : crew.slots),
    open: (units) => crew.open(workersFor(cores, units)),
  });
  const crew = new Crew({
    startWorker: () => engines.startWorker(),
    introduction,
    faceOf,
    now,
    onMessage: (message) => hear(message),
    onDeath: (text, isReplaced) => {
      store.notify(
        isReplaced
          ? `A worker stopped (${text}) and was replaced; its networks train again from their seeds.`
          : `A worker stopped again and again (${text}). Its figures stand still until you press reset.`,
      );
      snapshots.giveUp();
      jobs.lookAgain(text);
      feed.askAgain();
      seeds.askAgain();
      configure(store.scene.peek());
      conductor.wake();
    },
  });
  const moment = new Moment(store, crew, run, snapshots);
  const conductor = new Conductor(crew, run, {
    nextFrame,
    now,
    canDraw: () => palettes !== null,
    isBehind,
    isReady: () => feed.current !== null && !feed.isWaiting,
    onRunOver: () => {
      run.rest();
      store.playing.value = false;
    },
  });

  /**
   * Tells the workers what differs from what they know. Before there are points there is nothing to
   * tell.
   *
   * @param {Scene} scene
   */
  const configure = (scene) => {
    const { figures } = scene;
    const board = boardAsTrained(scene);
    const spec = feed.current?.spec;
    const info = spec && infoOf(spec);
    if (spec && info) {
      // Own points have no known optimum.
      const unknown = spec.own ? figures.filter(({ kind }) => kind === 'optimum') : [];
      for (const { id } of unknown) crew.member(id)?.letGo();
      // What differs from the points that are there is on its way with the next ones.
      const drawn = { ...board, ...spec };
      updateLook(drawn, info);
      for (const figure of figures) {
        const member = crew.member(figure.id);
        if (!member || member.slot.isGivenUp) continue;
        const isNetwork = figure.kind === 'network';
        if (!isNetwork && spec.own) continue;
        const change = isNetwork
          ? member.configureNetwork(trainerConfig(drawn, figure, info))
          : member.configureOptimum(truthOf(spec), info.domain);
        // A moment belongs to the points of its scene, which may be on their way.
        const isNew = isNetwork && member.isNew && !feed.isWaiting;
        if (isNew) member.isNew = false;
        if (isNew && isMoment(scene)) moment.restore(member, figure);
        else if (change === 'same') continue;
        else if (isNetwork && !member.isOwing) run.changed(member, board);
        if (change === 'built' || run.isPlaying) member.moved(now());
      }
    }
    store.playing.value = run.isPlaying;
    publish();
  };

  /** @param {DataSpec} spec */
  const infoOf = ({ source, own }) =>
    own ? ownInfo(own) : sources.peek().find(({ name }) => name === source);

  /**
   * @param {Board} board
   * @param {SourceInfo} info
   */
  const updateLook = (board, info) => {
    const next = lookOf(board, info, feed.current?.train.y ?? []);
    if (JSON.stringify(next) === JSON.stringify(look.peek())) return;
    look.value = next;
    crew.tellAll(lookMessage());
  };

  const publish = () => {
    const all = crew.networks;
    const training = all.filter(({ isTraining }) => isTraining);
    epochs.value =
      training.length > 0
        ? Math.min(...training.map((network) => network.epochs))
        : Math.max(0, ...all.map((network) => network.epochs));
    settled.value = training.length === 0 && all.every(({ isBuilt, isStuck }) => isBuilt || isStuck);
    moment.note();
  };

  /** @param {FromWorker} message */
  const hear = (message) => {
    switch (message.type) {
      case 'ready':
        seeds.add(message.seeds);
        if (sources.peek().length === 0) sources.value = message.sources;
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
        snapshots.take(message.ticket, message.snapshot);
        break;
      case 'job':
        return jobs.take(message);
      case 'refused':
        refuse(message.id, message.text);
        break;
      case 'frames':
        batch(() => {
          for (const report of message.figures) {
            const member = crew.member(report.id);
            if (member?.take(report)) member.moved(now());
            if (member?.isReported) inspecting.take(report);
          }
          publish();
        });
        break;
    }
    conductor.wake();
  };

  /** @param {NonNullable<DataFeed['current']>} data @param {TrainingChange} change */
  const takeData = (data, change) => {
    points.value = data.train;
    testPoints.value = data.test;
    domain.value = infoOf(data.spec)?.domain ?? domain.peek();
    crew.tellAll(change === 'same' ? { type: 'test', test: data.test } : dataMessage(data));
    for (const network of crew.networks) {
      if (change === 'new' || (change === 'edited' && network.isStuck)) network.startAnew();
      if (change !== 'edited' || !network.isBuilt) continue;
      network.goOnWithNewPoints();
      run.changed(network, boardAsTrained(store.scene.peek()));
      if (run.isPlaying) network.moved(now());
    }
    configure(store.scene.peek());
  };

  /** @param {number | null} id  of the figure, or null for the board's data @param {string} text */
  const refuse = (id, text) => {
    store.notify(`The engine does not take ${id === null ? 'these data' : 'this network'}: ${text}`);
    const member = id === null ? undefined : crew.member(id);
    if (member) member.isStuck = true;
    else feed.refuse();
    publish();
  };

  /** @param {Scene} scene @param {boolean} isPlaying @param {number} resets @param {number} loads */
  const follow = (scene, isPlaying, resets, loads) => {
    const own = ownShown(scene);
    const { patch, problems } = settleBoard(scene.board, own ? [ownInfo(own)] : sources.peek());
    store.report(problems);
    if (Object.keys(patch).length > 0) {
      store.setBoard(patch); // and so this runs again
      return;
    }
    const board = boardAsTrained(scene);
    if (loads !== seen.loads) {
      run.play('page', [], board);
      seen.isRested = false;
    }
    if (isPlaying && !run.isPlaying) run.play('person', crew.networks, board);
    if (!isPlaying && run.isPlaying) run.pause();
    if (!seen.isRested && isMoment(scene) && board.rests) run.rest();
    seen.isRested = true;
    if (resets !== seen.resets) {
      crew.revive();
      run.reset();
      for (const network of crew.networks) network.startAnew();
    }
    Object.assign(seen, { resets, loads });
    crew.place(scene.figures, cores);
    inspecting.placed();
    for (const id of faces.keys()) if (!crew.member(id)) faces.delete(id);
    feed.want(dataOf(scene.board, scene.own));
    configure(scene);
    conductor.wake();
  };

  if (store.playing.peek()) run.play('page', [], boardAsTrained(store.scene.peek()));
  const stopFollowing = effect(() => {
    const scene = store.scene.value;
    const isPlaying = store.playing.value;
    const resets = store.resetCount.value;
    const loads = store.loadCount.value;
    if (sources.value.length > 0) untracked(() => follow(scene, isPlaying, resets, loads));
  });
  crew.open(workersFor(cores, store.scene.peek().figures.length));
  engines.load(compile, (text) => {
    store.notify(`The engine could not be loaded: ${text}`);
    seeds.askAgain();
    jobs.lookAgain(text);
    run.pause();
    store.playing.value = false;
  });

  return {
    sources,
    points,
    testPoints,
    domain,
    look,
    epochs,
    settled,
    randomSeed: () => seeds.take(),
    frame: (id) => faceOf(id).frame,
    inspection: inspecting.inspection,

    inspect(subject) {
      inspecting.look(subject);
      conductor.wake();
    },

    run: (kind, units) => jobs.run(kind, units, feed.current && boardData(feed.current)),

    seek(id, updates) {
      store.playing.value = false;
      run.pause(); // this is where somebody wants it
      crew.member(id)?.seek(updates);
      conductor.wake();
    },

    setTheta(id, theta) {
      store.playing.value = false;
      crew.member(id)?.changeTheta(theta);
      conductor.wake();
    },

    snapshot: (id, view) => snapshots.ask(crew.member(id)?.slot, id, view),

    step(unit) {
      store.playing.value = false;
      const count = unit === 'epoch' ? updatesPerEpoch(boardAsTrained(store.scene.peek())) : 1;
      for (const network of crew.networks) {
        if (network.isTraining) network.owed = Math.max(network.owed, network.updates) + count;
      }
      conductor.wake();
    },

    trainToConvergence() {
      run.play('convergence', crew.networks, boardAsTrained(store.scene.peek()));
      store.playing.value = true;
      conductor.wake();
    },

    setResolution(id, width, height) {
      if (!(width >= 1 && height >= 1)) return; // not laid out, or hidden
      faceOf(id).view = { width, height };
      crew.member(id)?.moved(now()); // coarse while a window is dragged
      conductor.wake();
    },

    setPalettes(next) {
      palettes = next;
      crew.tellAll({ type: 'palettes', palettes });
      conductor.wake();
    },

    hide(isHidden) {
      conductor.hide(isHidden);
    },

    dispose() {
      stopFollowing();
      conductor.stop();
      jobs.close();
      crew.close();
    },
  };
}
