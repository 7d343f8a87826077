/**
 * Runs in the page before its own scripts: listens in on its workers and its frames. A classic script, so that it is
 * first; it changes nothing that the page does, and keeps nothing that would grow with time.
 */
(() => {
  /** @typedef {import('../../www/training/protocol.js').FigureReport} WorkerReport */

  const PATIENCE_MILLIS = 60_000;

  /** The newest revision of each figure that the page has asked for. @type {Map<number, number>} */
  const revisions = new Map();
  /** The last known number of updates of each figure. @type {Map<number, number>} */
  const updates = new Map();
  /** When one of them changed last, in milliseconds. */
  let progressAt = 0;
  let pictures = 0;
  /** @type {number[]} */
  let frames = [];
  /** @type {number[]} */
  let longTasks = [];
  let watching = 0;
  /** @type {Set<(report: WorkerReport) => void>} */
  const listeners = new Set();

  /** @param {WorkerReport} report */
  const hear = (report) => {
    if (updates.get(report.id) !== report.updates) progressAt = performance.now();
    updates.set(report.id, report.updates);
    if (report.picture) pictures += 1;
    for (const listener of listeners) listener(report);
  };

  globalThis.Worker = class extends Worker {
    /** @param {string | URL} address @param {WorkerOptions} [options] */
    constructor(address, options) {
      super(address, options);
      this.addEventListener('message', ({ data }) => {
        if (data.type === 'frames') data.figures.forEach(hear);
      });
    }

    /** @param {any} message @param {any} [transfer] */
    postMessage(message, transfer) {
      if (message.revision !== undefined) revisions.set(message.id, message.revision);
      super.postMessage(message, transfer);
    }
  };

  new PerformanceObserver((list) => {
    if (watching > 0) longTasks.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ type: 'longtask' });

  /** @returns {Promise<number>} */
  const painted = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        // A message is a task of its own, and the first one after the frame.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(null);
      });
    });

  /** @param {number} millis */
  const wait = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

  /**
   * The first report that answers to a test.
   *
   * @param {(report: WorkerReport) => boolean} isWanted
   * @returns {Promise<void>}
   */
  const heard = (isWanted) =>
    new Promise((resolve, reject) => {
      const patience = setTimeout(() => reject(new Error('no such report came')), PATIENCE_MILLIS);
      /** @param {WorkerReport} report */
      const listener = (report) => {
        if (!isWanted(report)) return;
        clearTimeout(patience);
        listeners.delete(listener);
        resolve();
      };
      listeners.add(listener);
    });

  globalThis.tap = {
    progressAt: () => progressAt,

    updates: () => ({
      time: performance.now(),
      sum: [...updates.values()].reduce((sum, each) => sum + each, 0),
    }),

    async watch(millis) {
      [frames, longTasks, pictures] = [[], [], 0];
      const turn = ++watching;
      const look = (/** @type {number} */ time) => {
        if (turn !== watching) return;
        frames.push(time);
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
      await wait(millis);
      watching = 0;
      return { frames, longTasks, pictures };
    },

    async rest(quietMillis) {
      const start = performance.now();
      while (updates.size === 0 || performance.now() - progressAt < quietMillis) {
        if (performance.now() - start > PATIENCE_MILLIS) throw new Error('the page does not come to rest');
        await wait(20);
      }
    },

    async moveSlider(id, position) {
      const slider = /** @type {HTMLInputElement} */ (
        document.querySelector(`[data-testid="figure-${id}-lambda-slider"]`)
      );
      const before = revisions.get(id) ?? 0;
      const answer = heard(
        (report) =>
          report.id === id &&
          report.picture !== null &&
          report.revision > before &&
          report.revision === revisions.get(id),
      );
      const start = performance.now();
      slider.value = String(position);
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      await answer;
      return (await painted()) - start;
    },

    async pause() {
      const start = performance.now();
      /** @type {HTMLElement | null} */ (document.querySelector('[data-testid="play"]'))?.click();
      const shown = (await painted()) - start;
      await wait(1000);
      // Where nothing has moved since the click, the workers had stopped before.
      return { shown, stopped: Math.max(progressAt, start) - start };
    },
  };
})();
