/**
 * Frame by frame: how far each network may train, and which picture is to be had from whom.
 *
 * @import { Crew } from './workers.js'
 * @import { Member } from './remote-figure.js'
 * @import { Size } from './resolution.js'
 * @import { Run } from './clock.js'
 * @import { Slot } from './slot.js'
 */
import { commonGoal, levelGoal, windowWidth } from './lockstep.js';
import { DRAW_MILLIS } from './protocol.js';
import { movingGrid, restingGrid, stillGrid } from './resolution.js';

/** How long nothing may have moved before pictures are refined, and before a run counts as over. */
const REFINE_MILLIS = 150;
const OVER_MILLIS = 400;

export class Conductor {
  #crew;
  #run;
  #surroundings;
  /** Of the window in which figures train. */
  #width = 0;
  #isFrameDue = false;
  #isStopped = false;
  #isHidden = false;

  /**
   * @param {Crew} crew
   * @param {Run} run
   * @param {object} surroundings
   * @param {() => boolean} surroundings.canDraw  pictures need a palette
   * @param {(id: number) => boolean} surroundings.isBehind  whether the last picture is still to be drawn
   * @param {() => boolean} surroundings.isReady  whether all workers know what they are to do
   * @param {() => void} surroundings.onRunOver
   * @param {(task: () => void) => void} surroundings.nextFrame
   * @param {() => number} surroundings.now  milliseconds
   */
  constructor(crew, run, surroundings) {
    this.#crew = crew;
    this.#run = run;
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

  /** Says how far each network may train. On a board that rests, only what is owed moves. */
  #setGoals() {
    const training = this.#crew.networks.filter(({ isTraining }) => isTraining);
    if (this.#run.isPlaying) for (const member of training) member.isHeld = false;
    const running = this.#run.isPlaying ? training.filter(({ updates, end }) => updates < end) : [];
    let common = 0;
    if (running.length > 0) {
      const loads = this.#crew.slots.map((slot) => ({
        cycleMillis: slot.cycleMillis,
        millisPerUpdate: running
          .filter((member) => member.slot === slot)
          .map((member) => member.millisPerUpdate),
      }));
      this.#width = windowWidth(loads.filter(({ millisPerUpdate }) => millisPerUpdate.length > 0));
      common = commonGoal(running.map(({ updates }) => updates), this.#width); // prettier-ignore
    } else if (this.#run.isPaused) {
      common = levelGoal(
        training.filter(({ isHeld }) => !isHeld),
        this.#width,
      );
    }

    /** @type {Set<Slot>} */
    const changed = new Set();
    for (const member of training) {
      const level = member.isHeld ? 0 : common;
      const goal = Math.max(this.#run.isPlaying ? Math.min(common, member.end) : level, member.owed);
      if (goal !== member.goal) changed.add(member.slot);
      member.goal = goal;
    }
    for (const slot of changed) {
      slot.post({ type: 'goals', goals: this.#crew.membersOf(slot).map(({ id, goal }) => [id, goal]) });
    }
  }

  /** @param {number} time */
  #tick(time) {
    let isBusy = false;
    for (const slot of this.#crew.slots) {
      if (!slot.isGivenUp && this.#surroundings.canDraw()) isBusy = this.#pull(slot, time) || isBusy;
    }
    if (this.#run.isPlaying) {
      if (this.#isRunOver(time)) this.#surroundings.onRunOver();
      else isBusy = true;
    }
    if (isBusy) this.#nextFrame();
  }

  /**
   * Asks a worker for what is new, unless it still owes an answer.
   *
   * @param {Slot} slot
   * @param {number} time
   * @returns {boolean} whether the next frame has to look again
   */
  #pull(slot, time) {
    const members = this.#crew.membersOf(slot).filter(({ isBuilt }) => isBuilt);
    const isResting = members.every(({ isMoving, movedAt }) => !isMoving && time - movedAt >= REFINE_MILLIS);
    const sizes = isResting ? restingSizes(members) : movingSizes(members, time);
    const isWanted =
      slot.isStale ||
      members.some(({ isMoving }) => isMoving) ||
      members.some(({ id, grid }) => !isSame(grid, sizes.get(id)));
    if (isWanted && !slot.isPulled) {
      const isBehind = (/** @type {Member} */ { id, grid }) => grid && this.#surroundings.isBehind(id);
      const late = new Set(members.filter(isBehind).map(({ id }) => id));
      const grids = [...sizes]
        .filter(([id]) => !late.has(id))
        .map(([id, { width, height }]) => /** @type {const} */ ([id, width, height]));
      slot.pull(grids, time);
      slot.isStale = late.size > 0;
    }
    return isWanted || !isResting;
  }

  /** @param {number} time */
  #isRunOver(time) {
    return (
      this.#surroundings.isReady() &&
      this.#crew.networks.every(
        (network) =>
          (network.isBuilt || network.isStuck) &&
          !network.isMoving &&
          !(network.isTraining && network.updates < network.end) &&
          time - network.movedAt >= OVER_MILLIS,
      )
    );
  }
}

/**
 * Pictures in a worker in which nothing moves. One is refined at a time, so that the worker never
 * disappears for long.
 *
 * @param {Member[]} members
 */
function restingSizes(members) {
  return refinedOneByOne(members, (member) => {
    if (!member.grid) return movingGrid({ ...member, view: member.face.view }, DRAW_MILLIS / members.length);
    return restingGrid(member.face.view, member.parameters);
  });
}

/**
 * Pictures in a worker in which something moves. What moves shares the time for drawing.
 *
 * @param {Member[]} members
 * @param {number} time
 */
function movingSizes(members, time) {
  const isStill = (/** @type {Member} */ { isMoving, movedAt }) =>
    !isMoving && time - movedAt >= REFINE_MILLIS;
  const budget = DRAW_MILLIS / members.filter((member) => !isStill(member)).length;
  const sizes = refinedOneByOne(members.filter(isStill), ({ grid, millisPerNode, face: { view } }) =>
    grid ? stillGrid({ view, millisPerNode, grid }) : movingGrid({ view, millisPerNode, grid }, budget),
  );
  for (const member of members) {
    if (!isStill(member)) sizes.set(member.id, movingGrid({ ...member, view: member.face.view }, budget));
  }
  return sizes;
}

/**
 * What is wanted for the first member that does not have it yet; the others keep what they have.
 *
 * @param {Member[]} members
 * @param {(member: Member) => Size} wanted
 * @returns {Map<number, Size>} by id
 */
function refinedOneByOne(members, wanted) {
  /** @type {Map<number, Size>} */
  const sizes = new Map();
  let isRefining = false;
  for (const member of members) {
    const size = wanted(member);
    /** @type {boolean} */
    const isNext = !isRefining && !isSame(member.grid, size);
    sizes.set(member.id, isNext || !member.grid ? size : member.grid);
    isRefining ||= isNext;
  }
  return sizes;
}

/** @param {Size | null | undefined} a @param {Size | undefined} b */
const isSame = (a, b) => a?.width === b?.width && a?.height === b?.height;
