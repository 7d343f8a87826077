/**
 * What a worker does beside its figures, from the time on when something of it is first asked for; jobs wait for it.
 *
 * @import { Reason } from '../points/points.d.ts'
 * @import { AskJob, ToWorker } from '../training/protocol.js'
 * @import { Beside } from './beside.js'
 * @import { Guard } from './failure.js'
 * @import { Engine, Lab, Surroundings } from './host.js'
 */

export class Later {
  #engine;
  #surroundings;
  #guard;
  #onJobs;
  #isLoading = false;
  #isAsked = false;
  /** Jobs that wait. @type {AskJob[]} */
  #held = [];
  /** Null until it has come. @type {Beside | null} */
  beside = null;
  /** @type {InstanceType<Beside['Jobs']> | null} */
  jobs = null;
  /** Null until the page has brought it. @type {Lab | null} */
  lab = null;
  /** By which the page has brought it. @type {Extract<ToWorker, { type: 'lab' }> | null} */
  #labMessage = null;
  #isOpening = false;
  /** What is to be done when nothing is on its way any more. @type {(() => void)[]} */
  #patient = [];

  /**
   * @param {Engine} engine
   * @param {Surroundings} surroundings
   * @param {Guard} guard
   * @param {() => void} onJobs  there is something to do
   */
  constructor(engine, surroundings, guard, onJobs) {
    this.#engine = engine;
    this.#surroundings = surroundings;
    this.#guard = guard;
    this.#onJobs = onJobs;
  }

  /**
   * Somebody wants to look into a network. Whoever asks again has it tried again.
   *
   * @param {boolean} [isAsked]  false where nobody has asked yet, who would be told that it cannot be had
   */
  want(isAsked = true) {
    this.#isAsked ||= isAsked;
    if (isAsked) this.#wantLab();
    if (this.beside || this.#isLoading) return;
    // What nobody has asked for is not worth an error.
    if (!isAsked && globalThis.navigator?.onLine === false) return;
    this.#isLoading = true;
    this.#surroundings.loadBeside(
      (beside) => this.#take(beside),
      (reason) => this.#fail(reason),
    );
  }

  /** Acts when nothing is on its way, whether it has come or not. @param {() => void} act */
  whenStill(act) {
    this.#patient.push(act);
    this.#look();
  }

  #look() {
    if (!this.#isLoading && !this.#isOpening) this.#patient.splice(0).forEach((act) => act());
  }

  /** @param {Reason | null} problem */
  #tell(problem) {
    this.#surroundings.post({ type: 'beside', problem }, []);
  }

  #hasCome() {
    this.#tell(null);
    this.#guard.run(null, () => this.#startHeld());
    this.#look();
  }

  /** @param {AskJob} job */
  start(job) {
    this.#held.push(job);
    if (job.needsLab) this.#wantLab();
    if (this.beside) this.#startHeld();
    else this.want();
  }

  /** The page has it. @param {Extract<ToWorker, { type: 'lab' }>} message */
  openLab(message) {
    this.#labMessage = message;
    this.#wantLab();
  }

  /** Tries to have it, as soon as the page has; where that fails, again when it is next wanted. */
  #wantLab() {
    const message = this.#labMessage;
    if (this.lab || !message || this.#isOpening) return;
    this.#isOpening = true;
    this.#surroundings.openLab(
      message,
      (lab) => {
        this.#isOpening = false;
        this.lab = lab;
        this.#hasCome();
      },
      (reason) => {
        this.#isOpening = false;
        const isAwaited = this.#held.some(({ needsLab }) => needsLab);
        // Nobody has asked for anything yet.
        if (isAwaited) this.#tell(reason);
        this.#giveUp(reason, ({ needsLab }) => needsLab);
      },
    );
  }

  /** @param {number} ticket  of a job */
  cancel(ticket) {
    this.#held = this.#held.filter((job) => job.ticket !== ticket);
    this.jobs?.cancel(ticket);
  }

  /** Those for which everything is there. */
  #startHeld() {
    const { jobs, lab } = this;
    if (!jobs) return;
    const ready = this.#held.filter(({ needsLab }) => lab !== null || !needsLab);
    this.#held = this.#held.filter((job) => !ready.includes(job));
    for (const job of ready) jobs.start(job, lab);
    this.#onJobs();
  }

  /** @param {Reason} reason @param {(job: AskJob) => boolean} [isMeant] */
  #giveUp(reason, isMeant = () => true) {
    const { post } = this.#surroundings;
    const lost = this.#held.filter(isMeant);
    this.#held = this.#held.filter((job) => !lost.includes(job));
    for (const { ticket } of lost) {
      post({ type: 'job', ticket, parts: [], progress: 0, end: { type: 'failed', reason } }, []);
    }
    this.#look();
  }

  /** @param {Beside} beside */
  #take(beside) {
    this.#isLoading = false;
    this.beside = beside;
    this.jobs = new beside.Jobs(this.#engine, this.#surroundings);
    this.#hasCome();
  }

  /** @param {Reason} reason */
  #fail(reason) {
    this.#isLoading = false;
    if (this.#isAsked) this.#tell(reason);
    this.#isAsked = false;
    this.#giveUp(reason);
  }
}
