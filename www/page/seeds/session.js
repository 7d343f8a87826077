/**
 * Trainings of one network from other seeds, beside the board: what they are asked with, and what comes.
 *
 * @import { NetworkFigure } from '../../scene/scene.d.ts'
 * @import { TrainerConfig } from '../../training/protocol.js'
 * @import { Frame, Job, JobEnd, Progress } from '../../training/training.d.ts'
 * @import { Asked, Trained } from '../../worker/jobs/kinds/seeds.js'
 * @import { Page } from '../page.js'
 */
import { batch, signal } from '@preact/signals-core';
import { boardAsTrained } from '../../scene/own-board.js';
import { MAX_FIGURES, UNATTENDED_EPOCHS } from '../../scene/schema.js';
import { trainerConfig, updatesPerEpoch } from '../../scene/task.js';
import { endingOf } from '../../training/progress.js';
import { palettes } from '../../views/palette.js';
import { PLOT_ASPECT, sourceInfo } from '../page.js';

/** How many seeds there are at a time. */
const COUNT = 4;

/** Nodes across a picture. */
const COLUMNS = 160;

/** Seeds go from 0 to 2³² − 1, and round. */
const SEEDS = 2 ** 32;

export class SeedsSession {
  #page;
  #figureId;
  /** @type {Job | null} */
  #job = null;

  /** What the networks are made from, but for the seed. @type {TrainerConfig | null} */
  config = null;
  seeds = signal(/** @type {readonly number[]} */ ([]));
  /** The newest of each seed. */
  trained = signal(/** @type {readonly (Trained | null)[]} */ ([]));
  progress = signal(0);
  end = signal(/** @type {JobEnd | null} */ (null));

  /** @param {Page} page @param {number} figureId */
  constructor(page, figureId) {
    this.#page = page;
    this.#figureId = figureId;
  }

  /** @returns {NetworkFigure | null} null where it has gone */
  get figure() {
    const figure = this.#page.store.scene.value.figures.find(({ id }) => id === this.#figureId);
    return figure?.kind === 'network' ? figure : null;
  }

  /** Trains from the seeds after that of the figure, or after those that there are. */
  next() {
    const figure = this.figure;
    if (!figure) return;
    const last = this.seeds.peek().at(-1) ?? figure.seed;
    this.seeds.value = Array.from({ length: COUNT }, (_, i) => (last + 1 + i) % SEEDS);
    this.start();
  }

  /** Trains from the seeds that there are. */
  start() {
    this.stop();
    const { store, pool, theme } = this.#page;
    const { figure } = this;
    const info = sourceInfo(this.#page);
    const look = pool.look.peek();
    if (!figure || !info || !look) return;
    const scene = store.scene.peek();
    const board = boardAsTrained(scene);
    const isShare = look.kind === 'probability' || look.kind === 'class';
    const view = {
      size: { width: COLUMNS, height: Math.max(2, Math.round(COLUMNS / PLOT_ASPECT)) },
      palettes: palettes(theme.dark.peek()),
      look: isShare ? { ...look, levels: [0.5] } : look,
    };
    /** @type {Asked[]} */
    const units = this.seeds.peek().map((seed) => ({
      config: trainerConfig(board, { ...figure, seed }, info),
      updates: UNATTENDED_EPOCHS * updatesPerEpoch(board),
      view,
    }));
    this.config = units[0].config;
    const job = pool.run('seeds', units);
    this.#job = job;
    batch(() => {
      this.end.value = null;
      this.trained.value = units.map(() => null);
      this.progress.value = 0;
    });
    const stops = [
      job.results.subscribe((results) => {
        this.trained.value = results.map(
          (parts) => /** @type {Trained | undefined} */ (parts.at(-1)) ?? null,
        );
      }),
      job.progress.subscribe((progress) => (this.progress.value = progress)),
    ];
    void job.done.then((end) => {
      for (const stop of stops) stop();
      if (job === this.#job) this.end.value = end;
    });
  }

  stop() {
    const job = this.#job;
    this.#job = null;
    job?.cancel();
  }

  get isFull() {
    return this.#page.store.scene.value.figures.length >= MAX_FIGURES;
  }

  /** Whether the board has the network from this seed already. @param {number} seed */
  isOnBoard(seed) {
    const { figure } = this;
    const settingsOf = (/** @type {NetworkFigure} */ { id: _, from: __, ...settings }) =>
      JSON.stringify(settings);
    const wanted = figure && settingsOf({ ...figure, seed });
    return this.#page.store.scene.value.figures.some(
      (other) => other.kind === 'network' && settingsOf(other) === wanted,
    );
  }

  /** Puts the network from this seed beside the figure; it trains there from its seed. @param {number} seed */
  add(seed) {
    const { store } = this.#page;
    if (this.figure && !this.isFull) store.duplicateFigure(this.#figureId, { seed });
  }

  /** The smallest E and the largest; null before all have one, or where one is no number. */
  get spread() {
    const errors = this.trained.value.map((each) => each?.error.e ?? NaN);
    const [least, most] = [Math.min(...errors), Math.max(...errors)];
    return Number.isFinite(most - least) ? { least, most } : null;
  }
}

/**
 * Where the training of one stands, in the words' codes of figures.
 *
 * @param {Trained | null} trained
 * @param {TrainerConfig | null} config
 * @returns {Progress}
 */
export function progressOf(trained, config) {
  if (!trained) return { code: 'waiting' };
  if (!trained.isFinal) return { code: 'training' };
  if (trained.status === 'diverged') return { code: 'diverged' };
  return endingOf({ ...trained, config, isByHand: false }, false);
}

/**
 * As a figure's picture is drawn.
 *
 * @param {Trained} trained
 * @returns {Frame}
 */
export const frameOf = ({ picture, error, status, updates, epochs }) => ({
  ...picture,
  ...{ error, bayes: null, status, updates, epochs },
});
