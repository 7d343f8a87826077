/**
 * A job of a tool: it is begun when the tool is shown, and anew when what it depends on has changed and rests; what has
 * come is there at once, part by part.
 *
 * @import { ReactiveController } from 'lit'
 * @import { Signal } from '@preact/signals-core'
 * @import { Job, JobEnd } from '../../../training/training.d.ts'
 * @import { ToolElement } from './tool-element.js'
 */
import { batch, computed, effect, signal, untracked } from '@preact/signals-core';
import { html, nothing } from 'lit';
import { runJob } from '../../../training/jobs.js';
import { reasonText } from '../../../words/en/reasons.js';
import { toolsWords } from '../../../words/en/tools.js';
import { labFor } from '../lab.js';
import { pointsOf } from './board-of.js';

/** How long what a job depends on has to rest: a slider is moved in steps. */
const REST_MILLIS = 400;

/** Before so much is done nobody knows how long the rest takes; of a long job less is enough, after some seconds. */
const LEAST_KNOWN = 0.05;
const LONG = { seconds: 3, known: 0.003 };

/**
 * @typedef {object} Plan
 * @property {string} kind  a file of worker/jobs/kinds/
 * @property {boolean} needsLab
 * @property {() => readonly unknown[] | null} units  parameters of each, by signals; null where it is not wanted or cannot
 *   be had
 * @property {number} [rest]  milliseconds for which what it depends on has to rest
 * @property {number} [until]  how far all is when the first units are done, 1 where nothing follows
 * @property {(done: readonly Stage[]) => Next | null} [next]  what is to be done with what all stages have found so far
 */

/** @typedef {{ kind: string, units: readonly unknown[], until: number }} Next */

/** Of each unit its parts, as they have come. @typedef {{ kind: string, results: readonly (readonly any[])[] }} Stage */

/** @implements {ReactiveController} */
export class ToolJob {
  #host;
  #plan;
  #stop = () => {};
  #timer = 0;
  /** @type {Job | null} */
  #job = null;
  #startedAt = 0;
  /** What the job that runs, or ran last, was asked with. */
  #key = '';
  /** How often one was wanted: what is prepared for an earlier wish is not begun. */
  #wishes = 0;

  /** What its stages have found, the newest last. @type {Signal<readonly Stage[]>} */
  stages = signal([]);
  progress = signal(0);
  end = signal(/** @type {JobEnd | null} */ (null));
  isRunning = signal(false);

  /**
   * @param {ToolElement} host
   * @param {Plan} plan
   */
  constructor(host, plan) {
    this.#host = host;
    this.#plan = plan;
    host.addController(this);
  }

  /** Of each unit of the first stage its parts, as they have come. */
  get parts() {
    return this.#parts;
  }

  #parts = computed(() => this.stages.value[0]?.results ?? []);

  hostUpdated() {
    if (!this.#host.isConnected) return;
    this.#stop();
    // Settings are properties of the host: what depends on them is asked for again after every update.
    this.#stop = effect(() => {
      const wanted = this.#plan.units();
      const key = wanted === null ? '' : keyOf([wanted, ...pointsOf(this.#host.page)]);
      untracked(() => this.#want(wanted, key));
    });
  }

  hostDisconnected() {
    this.#stop();
    this.#stop = () => {};
    this.cancel();
    this.#key = '';
  }

  /** @param {readonly unknown[] | null} units @param {string} key */
  #want(units, key) {
    if (key === this.#key) return;
    const isFirst = this.#key === '';
    this.#key = key;
    clearTimeout(this.#timer);
    this.#halt();
    if (units === null) {
      batch(() => {
        this.stages.value = [];
        this.end.value = null;
      });
      return;
    }
    if (isFirst) void this.#run(units);
    else this.#timer = window.setTimeout(() => void this.#run(units), this.#plan.rest ?? REST_MILLIS);
  }

  /** @param {readonly unknown[]} units */
  async #run(units) {
    const { kind, needsLab } = this.#plan;
    const { page } = this.#host;
    const wish = ++this.#wishes;
    batch(() => {
      this.progress.value = 0;
      this.end.value = null;
      this.isRunning.value = true;
    });
    if (needsLab && !(await labFor(page))) {
      if (wish === this.#wishes) this.isRunning.value = false;
      return;
    }
    if (wish !== this.#wishes) return;
    this.#startedAt = performance.now();
    /** @type {Stage[]} */
    const done = [];
    /** @type {Next | null} */
    let next = { kind, units, until: this.#plan.until ?? 1 };
    /** @type {JobEnd} */
    let end = { type: 'done' };
    while (next && end.type === 'done') {
      const results = await this.#stage(next, done);
      end = results.end;
      if (wish !== this.#wishes) return;
      done.push(results.stage);
      next = this.#plan.next?.(done) ?? null;
    }
    batch(() => {
      this.end.value = end;
      this.isRunning.value = false;
    });
  }

  /** @param {Next} next @param {readonly Stage[]} done */
  async #stage({ kind, units, until }, done) {
    const { page } = this.#host;
    const before = done.length > 0 ? this.progress.peek() : 0;
    const job = runJob(page.pool, kind, units, { needsLab: this.#plan.needsLab });
    this.#job = job;
    const stops = [
      job.results.subscribe((results) => {
        // What was there before stays until there is something else to see.
        if (results.some((parts) => parts.length > 0)) this.stages.value = [...done, { kind, results }];
      }),
      job.progress.subscribe((progress) => (this.progress.value = before + (until - before) * progress)),
    ];
    const end = await job.done;
    for (const stop of stops) stop();
    return { end, stage: { kind, results: job.results.peek() } };
  }

  #halt() {
    this.#wishes += 1;
    this.#job?.cancel();
    this.#job = null;
    this.isRunning.value = false;
  }

  /** Stops it; what has come stays. */
  cancel() {
    clearTimeout(this.#timer);
    this.#halt();
    if (this.end.peek() === null) this.end.value = { type: 'cancelled' };
  }

  /** Once more, whatever has come of it. */
  again() {
    const units = untracked(() => this.#plan.units());
    this.#halt();
    if (units) void this.#run(units);
  }

  /** Seconds that are left, where that can be told. */
  get #left() {
    const progress = this.progress.value;
    const spent = (performance.now() - this.#startedAt) / 1000;
    if (progress < (spent > LONG.seconds ? LONG.known : LEAST_KNOWN)) return null;
    return Math.max(1, Math.round((spent * (1 - progress)) / progress));
  }

  /** For the host's template: how far it is, and what can be done. @param {string} key  ids for tests are made from it */
  status(key) {
    const words = toolsWords().job;
    const isRunning = this.isRunning.value;
    const end = this.end.value;
    return html`<div
      class="tool-job"
      data-testid=${`${key}-job`}
      data-end=${isRunning ? 'running' : (end?.type ?? '')}
    >
      <progress
        aria-label=${words.progress}
        .value=${isRunning ? this.progress.value : 1}
        ?hidden=${!isRunning}
      ></progress>
      <span class="tool-job-text"
        >${isRunning ? words.running(this.progress.value, this.#left) : nothing}</span
      >
      <span role="status">${isRunning || !end ? nothing : endText(end)}</span>
      <button
        type="button"
        class="button quiet"
        data-testid=${`${key}-${isRunning ? 'cancel' : 'again'}`}
        @click=${() => (isRunning ? this.cancel() : this.again())}
      >
        ${isRunning ? words.cancel : words.again}
      </button>
    </div>`;
  }
}

/** @param {JobEnd} end */
function endText(end) {
  const words = toolsWords().job;
  if (end.type === 'done') return words.done;
  return end.type === 'cancelled' ? words.cancelled : words.failed(reasonText(end.reason));
}

/** Objects that stay the same as long as what they hold does. @type {WeakMap<object, number>} */
const numbers = new WeakMap();
let lastNumber = 0;

/** @param {readonly unknown[]} parts  the first as it is written, of the others which object it is */
function keyOf([wanted, ...others]) {
  const known = others.map((other) => {
    if (typeof other !== 'object' || other === null) return String(other);
    if (!numbers.has(other)) numbers.set(other, ++lastNumber);
    return numbers.get(other);
  });
  return JSON.stringify([wanted, known], (_, value) => (ArrayBuffer.isView(value) ? textOf(value) : value));
}

/** Of arrays that do not change: long ones are asked for again whenever a host is rendered. @type {WeakMap<object, string>} */
const texts = new WeakMap();

/** @param {ArrayBufferView} array */
function textOf(array) {
  let text = texts.get(array);
  if (text === undefined) texts.set(array, (text = String(array)));
  return text;
}
