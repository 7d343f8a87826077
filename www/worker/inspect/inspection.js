/**
 * What a worker tells of the one figure that is being looked into, part by part. The page asks for parts by name; each
 * is a file in parts/. A part is made anew only when what it depends on has changed, and told once.
 *
 * @import { ErrorReport, Inspection as Told, InspectionSubject } from '../../training/training.d.ts'
 * @import { Data } from '../network.js'
 * @import { Engine, Lab } from '../host.js'
 * @import { Keyframe } from '../keyframes.js'
 * @import { Samples, TrainerConfig } from '../../training/protocol.js'
 */
import { parts } from '#modules';
import { Refusal, reasonOf } from '../../points/reason.js';
import { isFatal } from '../failure.js';

/** Between two looks into a figure that trains, in milliseconds. */
const PACE_MILLIS = 100;

/** @typedef {InstanceType<Engine['Trainer']>} Trainer */

/**
 * @typedef {object} Moment  of the figure
 * @property {Trainer} trainer
 * @property {number} updates
 * @property {number} epochs
 * @property {number} lambda
 * @property {number} weightsVersion
 * @property {number} errorVersion
 * @property {boolean} mayTrain
 * @property {(theta?: Float64Array) => ErrorReport} error  now, or at any θ
 */

/**
 * What a part depends on beside its parameters: θ; E at this θ, and so λ and the points, too; the clock.
 * @typedef {'weights' | 'errors' | 'updates'} Need
 */

/**
 * What a part may use. The same object serves all parts of all reports.
 *
 * @typedef {object} Context
 * @property {Engine} engine
 * @property {Lab | null} lab  null as long as nobody has opened it
 * @property {TrainerConfig} config
 * @property {Data} data  the newest
 * @property {Moment} moment
 * @property {readonly Keyframe[]} keyframes
 * @property {() => number} now  milliseconds
 * @property {<T extends object>(Tool: new (context: Context) => T) => T} tool  one of each class, made when it is first
 *   wanted; its `free`, if it has one, is called at the end
 */

/**
 * A part of an inspection.
 *
 * @typedef {object} Part
 * @property {readonly Need[]} needs
 * @property {'cheap' | 'dear'} cost  what is dear, up to half a second, is told of networks at rest alone
 * @property {(context: Context, params: any) => { version: number, isComplete: boolean }} [work]  does a little of what
 *   takes several reports, before each; another version makes the part anew
 * @property {(context: Context, params: any) => { data: unknown, transfer?: ArrayBufferLike[] } | null} report  null where
 *   there is nothing to tell of this network. `data` is sent as it is; `transfer` are its buffers that nobody else uses.
 */

/** In place of a part that there is not. @param {string} name @returns {Part} */
const unknown = (name) => ({
  needs: [],
  cost: 'cheap',
  report() {
    throw new Refusal({ code: 'unknown', name });
  },
});

/** In place of a version: the part has been told to be missing, until the network rests. */
const PUT_OFF = 'put off';

/** Buffers that go with a report without being copied. @type {WeakMap<Told, ArrayBufferLike[]>} */
const transfers = new WeakMap();

/** @param {Told | null} report @returns {Transferable[]} */
export const transferOf = (report) => /** @type {Transferable[]} */ ((report && transfers.get(report)) ?? []);

export class Inspection {
  #context;
  #lookedAt = -Infinity;
  /** @type {Map<Function, any>} */
  #tools = new Map();
  /** The version of each part that was told last. @type {Map<string, string>} */
  #told = new Map();

  /**
   * @param {Engine} engine
   * @param {TrainerConfig} config
   * @param {Data} data
   * @param {() => number} now  milliseconds
   */
  constructor(engine, config, data, now) {
    const nothing = /** @type {Pick<Context, 'moment' | 'keyframes'>} */ ({}); // before the first report
    const tool = /** @type {Context['tool']} */ ((Tool) => this.#tool(Tool));
    /** @type {Context} */
    this.#context = { engine, lab: null, config, data, now, tool, ...nothing };
  }

  /**
   * @param {InspectionSubject} subject
   * @param {Moment} moment
   * @param {readonly Keyframe[]} keyframes
   * @param {Lab | null} [lab]
   * @returns {Told | null} null where not enough time has passed
   */
  report(subject, moment, keyframes, lab = null) {
    const { config, now } = this.#context;
    const started = now();
    if (moment.mayTrain && started - this.#lookedAt < PACE_MILLIS) return null;
    this.#lookedAt = started;
    Object.assign(this.#context, { moment, keyframes, lab });
    const { layerSizes, features = null, output, activation, leak } = config;
    /** @type {Told} */
    const report = {
      id: subject.id,
      updates: moment.updates,
      network: { sizes: layerSizes, features, output, activation, leak },
      parts: {},
      problems: {},
      isComplete: true,
    };
    transfers.set(report, []);
    for (const [name, asked] of Object.entries(subject.parts)) this.#tell(report, name, asked);
    return report;
  }

  /** @param {Samples} samples */
  changeSamples(samples) {
    this.#context.data = { ...this.#context.data, ...samples };
  }

  /**
   * @param {Told} report
   * @param {string} name
   * @param {InspectionSubject['parts'][string]} asked
   */
  #tell(report, name, asked) {
    const part = Object.hasOwn(parts, name) ? parts[name] : unknown(name);
    try {
      const work = part.work?.(this.#context, asked.params);
      if (work && !work.isComplete) report.isComplete = false;
      const version = this.#versionOf(part, asked, work?.version);
      if (this.#told.get(name) === version) return;
      this.#told.set(name, version); // also where it fails: it would fail again
      const told = version === PUT_OFF ? null : part.report(this.#context, asked.params);
      report.parts[name] = told?.data ?? null;
      transfers.get(report)?.push(...(told?.transfer ?? []));
    } catch (error) {
      if (isFatal(error)) throw error;
      report.parts[name] = null;
      report.problems[name] = reasonOf(error);
    }
  }

  /**
   * @param {Part} part
   * @param {InspectionSubject['parts'][string]} asked
   * @param {number} [work]
   */
  #versionOf({ needs, cost }, asked, work) {
    const { mayTrain, weightsVersion, errorVersion, updates } = this.#context.moment;
    if (cost === 'dear' && mayTrain) return PUT_OFF;
    const versions = { weights: weightsVersion, errors: errorVersion, updates };
    return JSON.stringify([asked, work, this.#context.lab !== null, needs.map((need) => versions[need])]);
  }

  /** @template {object} T @param {new (context: Context) => T} Tool @returns {T} */
  #tool(Tool) {
    let tool = this.#tools.get(Tool);
    if (!tool) this.#tools.set(Tool, (tool = new Tool(this.#context)));
    return tool;
  }

  free() {
    for (const tool of this.#tools.values()) tool.free?.();
    this.#tools.clear();
  }
}
