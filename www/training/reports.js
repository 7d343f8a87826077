/**
 * What workers report, and what becomes of it; where something goes wrong, it costs no more than it has to.
 *
 * @import { Signal } from '@preact/signals-core'
 * @import { Reason } from '../points/points.d.ts'
 * @import { SourceInfo, Store } from '../scene/scene.d.ts'
 * @import { BoardPoints } from './board-data.js'
 * @import { Follower } from './follow.js'
 * @import { Inspecting } from './inspection.js'
 * @import { Jobs } from './jobs.js'
 * @import { Moments } from './moment.js'
 * @import { FigureReport, FromWorker } from './protocol.js'
 * @import { Requests } from './requests.js'
 * @import { Seeds } from './seeds.js'
 * @import { Slot } from './slot.js'
 * @import { Workers } from './workers.js'
 */
import { batch } from '@preact/signals-core';
import { reasonOf } from '../points/reason.js';
import { withShownPlane } from '../scene/look.js';

export class Reports {
  #parts;

  /**
   * @param {object} parts
   * @param {Store} parts.store
   * @param {Signal<readonly SourceInfo[]>} parts.sources
   * @param {Workers} parts.workers
   * @param {BoardPoints} parts.feed
   * @param {Follower} parts.follower
   * @param {Moments} parts.moments
   * @param {Inspecting} parts.inspecting
   * @param {Requests} parts.requests
   * @param {Seeds} parts.seeds
   * @param {{ current: Jobs | null }} parts.jobs
   * @param {() => number} parts.now  milliseconds
   * @param {() => void} parts.done  after each: what has changed is said
   */
  constructor(parts) {
    this.#parts = parts;
  }

  /** @param {FromWorker} message */
  take(message) {
    const { sources, feed, follower, requests, seeds, jobs, done } = this.#parts;
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
        if (taken) batch(() => follower.takePoints(taken.data, taken.change));
        break;
      }
      case 'exported':
        requests.take(message.ticket, message.snapshot);
        break;
      case 'valued':
        return requests.take(message.ticket, message.values);
      case 'job':
        return jobs.current?.take(message);
      case 'beside':
        if (message.problem !== null) {
          this.#parts.store.notify({ code: 'notLoaded', part: 'beside', reason: message.problem });
        }
        break;
      case 'refused':
        this.#refuse(message.id, message.reason);
        break;
      case 'frames':
        batch(() => message.figures.forEach((report) => this.#takeFigure(report)));
        break;
    }
    done();
  }

  /** What goes wrong with one figure costs that figure alone. @param {FigureReport} report */
  #takeFigure(report) {
    const { store, workers, inspecting, now } = this.#parts;
    const figure = workers.figure(report.id);
    try {
      if (figure?.take(report)) figure.moved(now());
      if (figure?.isReported) inspecting.take(report);
    } catch (error) {
      if (figure) figure.isStuck = true;
      store.notify({ code: 'noPicture', reason: reasonOf(error) });
    }
  }

  /** @param {number | null} id  of the figure, or null for the board's data @param {Reason} reason */
  #refuse(id, reason) {
    const { store, workers, feed } = this.#parts;
    store.notify({ code: 'refused', what: id === null ? 'data' : 'network', reason });
    const figure = id === null ? undefined : workers.figure(id);
    if (figure) figure.isStuck = true;
    else if (id === null) feed.refuse();
  }

  /** A worker has died. @param {Slot} slot @param {Reason} reason @param {boolean} isReplaced */
  recover(slot, reason, isReplaced) {
    const { store, workers, moments, requests, jobs, feed, seeds, follower, done } = this.#parts;
    store.notify({ code: isReplaced ? 'workerReplaced' : 'workerLost', reason });
    for (const figure of workers.figuresOf(slot)) {
      if (moments.keep(figure)) figure.owed = 0;
      else if (!figure.isOnPath) figure.isByHand = false; // its weights are lost
    }
    requests.giveUp(slot);
    jobs.current?.giveUp(slot, reason);
    feed.askAgain();
    seeds.askAgain();
    follower.configure();
    done();
  }
}
