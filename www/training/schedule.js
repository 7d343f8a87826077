/**
 * Frame by frame: how far each network may train, who is to be replaced by one from its seed, and which picture is to be
 * had from whom.
 *
 * @import { Clock } from './clock.js'
 * @import { RemoteFigure } from './remote-figure.js'
 * @import { Speed } from '../scene/scene.d.ts'
 * @import { Size } from './resolution.js'
 * @import { Slot } from './slot.js'
 * @import { Workers } from './workers.js'
 */
import { REPLAYED } from './clock.js';
import { commonGoal, levelGoal, windowWidth } from './lockstep.js';
import { Pace } from './pace.js';
import { DRAW_MILLIS } from './protocol.js';
import { movingGrid, restingGrid, stillGrid } from './resolution.js';

/** How long nothing may have moved before pictures are refined, and before a run counts as over. */
const REFINE_MILLIS = 150;
const OVER_MILLIS = 400;

/** How often a worker is looked at that is at a job while its figures rest. */
const AT_JOB_MILLIS = 1000;

/** How long settings may not have changed before a network is trained with them from its seed. */
const QUIET_MILLIS = 300;

/** Of the time between two updates that are seen one by one, what their pictures may take, and no more than so long. */
const PICTURE_SHARE = 1 / 3;
const LONGEST_DRAWING_MILLIS = 100;

export class Schedule {
  #workers;
  #clock;
  #surroundings;
  /** Of the window in which figures train. */
  #width = 0;
  #pace = new Pace();
  #isFrameDue = false;
  #isStopped = false;
  #isHidden = false;

  /**
   * @param {Workers} workers
   * @param {Clock} clock
   * @param {object} surroundings
   * @param {() => boolean} surroundings.canDraw  pictures need a palette
   * @param {(id: number) => boolean} surroundings.isBehind  whether the last picture is still to be drawn
   * @param {() => boolean} surroundings.isReady  whether all workers know what they are to do
   * @param {() => Speed} surroundings.speed  of a run that a person has started
   * @param {() => number} surroundings.limit  updates after which an unattended network rests
   * @param {() => void} surroundings.onRunOver
   * @param {() => void} surroundings.onTick  after each look
   * @param {(task: () => void) => void} surroundings.nextFrame
   * @param {() => number} surroundings.now  milliseconds
   */
  constructor(workers, clock, surroundings) {
    this.#workers = workers;
    this.#clock = clock;
    this.#surroundings = surroundings;
  }

  /**
   * Something has changed: sets goals at once, and looks for pictures in the next frame. While
   * nothing changes, no frame is asked for.
   */
  wake() {
    if (this.#isHidden) return;
    if (!this.#isStopped) this.#setGoals();
    this.#nextFrame();
  }

  #nextFrame() {
    if (this.#isFrameDue || this.#isStopped || this.#isHidden) return;
    this.#isFrameDue = true;
    this.#surroundings.nextFrame(() => {
      this.#isFrameDue = false;
      if (!this.#isStopped) this.#tick(this.#surroundings.now());
    });
  }

  /** While nobody can see the board, nothing trains and nothing is drawn. @param {boolean} isHidden */
  hide(isHidden) {
    this.#isHidden = isHidden;
    this.wake();
  }

  stop() {
    this.#isStopped = true;
  }

  /**
   * Whether a network is on its way to the end of its run: of the person's run, where it is in that person's hand, else
   * of its own.
   *
   * @param {RemoteFigure} figure
   */
  isRunning(figure) {
    if (figure.updates >= this.#endOf(figure)) return false;
    if (!figure.isByHand) return figure.isTraining;
    if (!this.#clock.isRunning) return false;
    return this.#clock.goesOn ? figure.canGoOn : figure.isTraining;
  }

  /** @param {RemoteFigure} figure */
  #endOf(figure) {
    return figure.isByHand || !figure.isOnPath ? figure.end : this.#surroundings.limit();
  }

  /** Whether it moves, or is to be replaced by one that does. @param {RemoteFigure} figure */
  isUnderway(figure) {
    return this.isRunning(figure) || figure.isMoving || figure.isOwing || figure.isAstray;
  }

  /** Says how far each network may train. On a board that rests, only what is owed moves. */
  #setGoals() {
    const networks = this.#workers.networks.filter(({ isBuilt }) => isBuilt);
    const running = networks.filter((figure) => this.isRunning(figure));
    const ends = this.#endsOf(running);
    // What is trained after that is no first sight of it any more.
    const areBuilt = networks.length > 0 && networks.length === this.#workers.networks.length;
    if (areBuilt && running.length === 0) this.#clock.isReplaying.value = false;
    const paused = networks.filter(({ isByHand, isHeld, isTraining }) => isByHand && !isHeld && isTraining);
    const level = this.#clock.isPaused ? levelGoal(paused, this.#width) : 0;

    /** @type {Set<Slot>} */
    const changed = new Set();
    for (const figure of networks) {
      const ahead = ends.get(figure) ?? (paused.includes(figure) ? level : 0);
      const goal = Math.max(ahead, figure.owed);
      const goesOn = figure.isByHand && (figure.owed > 0 || this.#clock.goesOn);
      if (goal !== figure.goal || goesOn !== figure.goesOn) changed.add(figure.slot);
      Object.assign(figure, { goal, goesOn });
    }
    for (const slot of changed) {
      const goals = this.#workers
        .figuresOf(slot)
        .map(({ id, goal, goesOn }) => /** @type {const} */ ([id, goal, goesOn]));
      slot.post({ type: 'goals', goals });
    }
  }

  /**
   * How far those may train that run: level with each other, and no faster than somebody wants to watch.
   *
   * @param {readonly RemoteFigure[]} running
   */
  #endsOf(running) {
    const speed = this.#speed;
    // A preview yields under the finger, and goes to its rest, however slowly a person's run goes beside it.
    const watched =
      speed === 'fastest' ? [] : running.filter(({ isByHand }) => isByHand === this.#clock.goesOn);
    const others = running.filter((figure) => !watched.includes(figure));
    if (running.length > 0) this.#width = this.#widthFor(running);
    if (watched.length === 0) this.#pace.stop();

    /** @type {Map<RemoteFigure, number>} */
    const ends = new Map();
    for (const group of [watched, others].filter(({ length }) => length > 0)) {
      const updates = group.map((figure) => figure.updates);
      const due = group === watched ? this.#pace.goal(updates, speed, this.#surroundings.now()) : Infinity;
      const common = Math.min(due, commonGoal(updates, this.#width));
      for (const figure of group) ends.set(figure, Math.min(common, this.#endOf(figure)));
      if (group === watched && due >= REPLAYED) this.#clock.isReplaying.value = false;
    }
    return ends;
  }

  /** How fast those train that somebody watches. @returns {Speed} */
  get #speed() {
    if (this.#clock.goesOn) return this.#surroundings.speed();
    return this.#clock.isReplaying.peek() ? 'auto' : 'fastest';
  }

  /** Of the window in which they train. @param {readonly RemoteFigure[]} running  at least one */
  #widthFor(running) {
    const loads = this.#workers.slots.map((slot) => ({
      cycleMillis: slot.cycleMillis,
      millisPerUpdate: running
        .filter((figure) => figure.slot === slot)
        .map((figure) => figure.millisPerUpdate),
    }));
    return windowWidth(loads.filter(({ millisPerUpdate }) => millisPerUpdate.length > 0));
  }

  /** What the pictures of a worker in which something moves may take. */
  get #drawMillis() {
    const speed = this.#speed;
    if (!this.#pace.isOn || typeof speed !== 'number') return DRAW_MILLIS;
    return Math.max(DRAW_MILLIS, Math.min((PICTURE_SHARE * 1000) / speed, LONGEST_DRAWING_MILLIS));
  }

  /** @param {number} time */
  #tick(time) {
    let isBusy = this.#settle(time);
    for (const slot of this.#workers.slots) {
      slot.watch(time);
      if (!slot.isGivenUp && this.#surroundings.canDraw()) isBusy = this.#pull(slot, time) || isBusy;
    }
    if (this.#clock.isRunning) {
      if (this.#isRunOver(time)) this.#surroundings.onRunOver();
      else isBusy = true;
    }
    this.#surroundings.onTick();
    // After the pictures, so that the next ones show what is due now, instead of what was there before once more.
    if (this.#pace.isOn) this.#setGoals();
    if (isBusy || this.#pace.isOn) this.#nextFrame();
  }

  /**
   * Where settings have changed on the way and rest now, has the network trained from its seed.
   *
   * @param {number} time
   * @returns {boolean} whether the next frame has to look again
   */
  #settle(time) {
    if (!this.#surroundings.isReady()) return false;
    const astray = this.#workers.networks.filter(({ isAstray, isSettling }) => isAstray && !isSettling);
    for (const figure of astray) {
      if (time - figure.changedAt >= QUIET_MILLIS) figure.settle(this.#surroundings.limit());
    }
    return astray.length > 0;
  }

  /**
   * Asks a worker for what is new, unless it still owes an answer.
   *
   * @param {Slot} slot
   * @param {number} time
   * @returns {boolean} whether the next frame has to look again
   */
  #pull(slot, time) {
    const figures = this.#workers.figuresOf(slot).filter(({ isBuilt }) => isBuilt);
    const isResting = figures.every(({ isMoving, movedAt }) => !isMoving && time - movedAt >= REFINE_MILLIS);
    const sizes = isResting ? restingSizes(figures) : movingSizes(figures, time, this.#drawMillis);
    const isWanted =
      slot.isStale ||
      (slot.isAtJob && time - slot.pulledAt > AT_JOB_MILLIS) ||
      figures.some(({ isMoving }) => isMoving) ||
      figures.some(({ id, grid }) => !isSame(grid, sizes.get(id))) ||
      (isResting &&
        figures.some(({ isTraining, isEmpty, condition }) => isTraining && !isEmpty && !condition));
    if (isWanted && !slot.isPulled) {
      const isBehind = (/** @type {RemoteFigure} */ { id, grid }) => grid && this.#surroundings.isBehind(id);
      const late = new Set(figures.filter(isBehind).map(({ id }) => id));
      const grids = [...sizes]
        .filter(([id]) => !late.has(id))
        .map(([id, { width, height }]) => /** @type {const} */ ([id, width, height]));
      slot.pull(grids, isResting, time);
      slot.isStale = late.size > 0;
    }
    // Until it has answered, it is looked after: it may hang.
    return isWanted || slot.isAtJob || slot.isPulled || !isResting;
  }

  /** @param {number} time */
  #isRunOver(time) {
    return (
      this.#surroundings.isReady() &&
      this.#workers.networks.every(
        (figure) =>
          (figure.isBuilt || figure.isStuck) &&
          !this.isUnderway(figure) &&
          time - figure.movedAt >= OVER_MILLIS,
      )
    );
  }
}

/**
 * Pictures in a worker in which nothing moves. One is refined at a time, so that the worker never
 * disappears for long.
 *
 * @param {RemoteFigure[]} figures
 */
function restingSizes(figures) {
  return refinedOneByOne(figures, (figure) => {
    if (!figure.grid) return movingGrid({ ...figure, view: figure.face.view }, DRAW_MILLIS / figures.length);
    return restingGrid(figure.face.view, figure.parameters);
  });
}

/**
 * Pictures in a worker in which something moves. What moves shares the time for drawing.
 *
 * @param {RemoteFigure[]} figures
 * @param {number} time
 * @param {number} millis  for drawing
 */
function movingSizes(figures, time, millis) {
  const isStill = (/** @type {RemoteFigure} */ { isMoving, movedAt }) =>
    !isMoving && time - movedAt >= REFINE_MILLIS;
  const budget = millis / figures.filter((figure) => !isStill(figure)).length;
  const sizes = refinedOneByOne(figures.filter(isStill), ({ grid, millisPerNode, face: { view } }) =>
    grid ? stillGrid({ view, millisPerNode, grid }) : movingGrid({ view, millisPerNode, grid }, budget),
  );
  for (const figure of figures) {
    if (!isStill(figure)) sizes.set(figure.id, movingGrid({ ...figure, view: figure.face.view }, budget));
  }
  return sizes;
}

/**
 * What is wanted for the first figure that does not have it yet; the others keep what they have.
 *
 * @param {RemoteFigure[]} figures
 * @param {(figure: RemoteFigure) => Size} wanted
 * @returns {Map<number, Size>} by id
 */
function refinedOneByOne(figures, wanted) {
  /** @type {Map<number, Size>} */
  const sizes = new Map();
  let isRefining = false;
  for (const figure of figures) {
    const size = wanted(figure);
    /** @type {boolean} */
    const isNext = !isRefining && !isSame(figure.grid, size);
    sizes.set(figure.id, isNext || !figure.grid ? size : figure.grid);
    isRefining ||= isNext;
  }
  return sizes;
}

/** @param {Size | null | undefined} a @param {Size | undefined} b */
const isSame = (a, b) => a?.width === b?.width && a?.height === b?.height;
