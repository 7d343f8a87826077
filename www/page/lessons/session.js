/**
 * A lesson that is being taught or read: which scene, which beat of it, what was guessed, what was done. The scene belongs
 * to the link; the rest stays in this window, so that a link gives nothing away, and survives a reload.
 *
 * @import { ReadonlySignal, Signal } from '@preact/signals-core'
 * @import { Chapter, LessonScene, Train } from '../../lessons/lessons.d.ts'
 * @import { Moment, Scene } from '../../scene/scene.d.ts'
 * @import { Page } from '../page.js'
 */
import { batch, computed, effect, signal, untracked } from '@preact/signals-core';
import { CHAPTERS } from '../../lessons/index.js';
import { decode, encode } from '../../scene/hash.js';
import { VIEW } from '../../scene/schema.js';
import { selectorsOf } from '../../scene/selectors.js';
import { decodeView, encodeView } from '../../scene/views.js';
import { boardAsTrained } from '../../scene/own-board.js';
import { goesOnAs, sameTask, updatesPerEpoch } from '../../scene/task.js';
import { language } from '../../words/language.js';
import { opened } from '../door.js';
import { Live, wantedOf } from './live.js';
import { kept, keep } from './memory.js';

/** Beats of a scene, in their order: what is there is shown, then asked, then run and revealed. */
/** @typedef {'show' | 'ask' | 'reveal'} Beat */

/** @param {LessonScene} scene @returns {Beat[]} */
export const beatsOf = ({ prediction, outcome }) => [
  'show',
  ...(prediction ? [/** @type {const} */ ('ask')] : []),
  ...(prediction || outcome.length > 0 ? [/** @type {const} */ ('reveal')] : []),
];

/** @param {string} place  "overfitting/lambda" */
const partsOf = (place) => {
  const [chapter, scene = null] = place.split('/');
  return { chapter, scene };
};

/**
 * Whether the networks are only trained when all have guessed: a guess about what training comes to. A decision between
 * networks is about those that are there.
 *
 * @param {LessonScene} scene
 */
const isTrainedLater = ({ prediction, fence }) => prediction !== null && fence.decide.length === 0;

export class LessonSession {
  #page;
  #stops;
  /** A chapter that somebody brought along, of which no other window knows. */
  own = signal(/** @type {Chapter | null} */ (null));
  #loaded = signal(/** @type {Chapter | null} */ (null));
  /** The scene whose board was put on the board last, and the load that it came with. */
  #placed = '';
  /** @type {Signal<Beat>} */
  beat = signal('show');
  /** Place of the option that was chosen in each scene. @type {Signal<Readonly<Record<string, number>>>} */
  guesses = signal({});
  /** What was ticked off: `scene/n`. @type {Signal<readonly string[]>} */
  done = signal([]);
  live;

  /** @type {ReadonlySignal<Chapter | null>} */
  chapter;
  /** @type {ReadonlySignal<LessonScene | null>} */
  scene;

  /** @param {Page} page */
  constructor(page) {
    this.#page = page;
    const { store } = page;
    const lesson = selectorsOf(store).lesson;
    const place = computed(() => (lesson.value === null ? null : partsOf(lesson.value)));
    this.chapter = computed(() => {
      const id = place.value?.chapter;
      const [own, loaded] = [this.own.value, this.#loaded.value];
      return own?.id === id ? own : loaded?.id === id ? loaded : null;
    });
    this.scene = computed(() => {
      const scenes = this.chapter.value?.scenes ?? [];
      return scenes.find(({ id }) => id === place.value?.scene) ?? scenes[0] ?? null;
    });
    const before = kept();
    this.own.value = before.own;
    this.guesses.value = before.guesses;
    this.done.value = before.done;
    this.live = new Live(page);
    this.#stops = [
      effect(() => {
        const id = place.value?.chapter;
        const [spoken, own] = [language(), this.own.value];
        if (id && own?.id !== id) untracked(() => void this.#load(id, spoken === 'de' ? 'de' : 'en'));
      }),
      effect(() => {
        const [scene, { count }] = [this.scene.value, store.loaded.value];
        const chapter = this.chapter.value;
        if (scene && chapter) untracked(() => this.#place(chapter, scene, count, before));
      }),
      effect(() => {
        const [scene, beat] = [this.scene.value, this.beat.value];
        if (scene) this.live.follow(untracked(() => wantedOf(expressionsOf(scene, beat))));
      }),
      effect(() => this.#tickOff()),
      effect(() =>
        keep({
          ...{ lesson: lesson.value, beat: this.beat.value, own: this.own.value },
          ...{ guesses: this.guesses.value, done: this.done.value },
        }),
      ),
    ];
  }

  /** @param {string} id @param {'en' | 'de'} spoken */
  async #load(id, spoken) {
    const entry = CHAPTERS.find((each) => each.id === id);
    if (!entry) {
      this.#page.store.teach(null);
      this.#page.store.notify({ code: 'noLesson', name: id });
      return;
    }
    const chapter = await opened(this.#page, 'part', () => entry.load(spoken));
    if (chapter) this.#loaded.value = chapter;
    else this.#page.store.teach(null);
  }

  /** Where the scene stands in its chapter. */
  get index() {
    const scene = this.scene.value;
    return scene ? (this.chapter.value?.scenes.indexOf(scene) ?? -1) : -1;
  }

  /**
   * A scene that has been gone to has its board put there; a link that holds a board of its own brings that.
   *
   * @param {Chapter} chapter
   * @param {LessonScene} scene
   * @param {number} loads
   * @param {ReturnType<typeof kept>} before  the reload, where there was one
   */
  #place(chapter, scene, loads, before) {
    const { store } = this.#page;
    const place = `${chapter.id}/${scene.id}`;
    const key = `${place} ${loads}`;
    const wasHere = this.#placed.split(' ')[0] === place;
    if (this.#placed === key) return;
    const isFirst = this.#placed === '';
    this.#placed = key;
    const shown = store.scene.peek();
    const isBare = encode({ ...shown, lesson: null, inspect: null, view: VIEW.default }) === '';
    if (isFirst && before.lesson === place) this.beat.value = before.beat;
    else if (!wasHere) this.beat.value = 'show';
    if (shown.lesson !== place) store.teach(place);
    if (isBare && !(isFirst && before.lesson === place)) this.#put(chapter, scene, false);
  }

  /** Puts the board of a scene on the board. @param {Chapter} chapter @param {LessonScene} scene @param {boolean} isEntry */
  #put(chapter, scene, isEntry) {
    const { store } = this.#page;
    const { scene: board, moment, problems } = decode(scene.fence.link);
    const next = withTool({ ...board, lesson: `${chapter.id}/${scene.id}` }, scene);
    const start = moment ?? (isTrainedLater(scene) ? this.#startOf(next, scene) : this.#endOf(next, scene));
    this.#expect(chapter, scene);
    this.beat.value = 'show';
    store.go(next, problems, start, { isEntry });
  }

  /**
   * Where networks wait for the guess: at their initial weights, but for those that go on from the scene before.
   *
   * @param {Scene} next
   * @param {LessonScene} scene
   */
  #startOf(next, { fence }) {
    const start = momentOf(next, { kind: 'updates', count: 0 });
    if (!fence.goesOn) return start;
    const { board, figures } = this.#page.store.scene.peek();
    const goesOn = (/** @type {number} */ index) =>
      sameTask(board, next.board) && figures[index] && goesOnAs(figures[index], next.figures[index]);
    const waiting = [...start.figures].filter(
      ([id]) => !goesOn(next.figures.findIndex((each) => each.id === id)),
    );
    return waiting.length === 0 ? null : { ...start, figures: new Map(waiting) };
  }

  /** Where training ends, as a moment; null where it rests by itself. @param {Scene} next @param {LessonScene} scene */
  #endOf(next, { fence: { train } }) {
    if (train.kind === 'none') return momentOf(next, { kind: 'updates', count: 0 });
    return 'count' in train ? momentOf(next, train) : null;
  }

  /** Runs what was asked about. @param {LessonScene} scene */
  #run(scene) {
    const { store } = this.#page;
    const shown = store.scene.peek();
    if (scene.fence.train.kind === 'none') return;
    const chapter = this.chapter.peek();
    if (chapter) this.#expect(chapter, scene);
    store.go(shown, [], this.#endOf(shown, scene), { isEntry: false });
  }

  /** What is about to be loaded is the scene's already. @param {Chapter} chapter @param {LessonScene} scene */
  #expect(chapter, scene) {
    this.#placed = `${chapter.id}/${scene.id} ${this.#page.store.loaded.peek().count + 1}`;
  }

  /** Ticks off what has been reached. */
  #tickOff() {
    const scene = this.scene.value;
    if (!scene || this.#page.pool.isGoing.value) return;
    const reached = scene.tries.flatMap(({ goal }, n) =>
      goal && this.live.value(goal) === true ? [`${scene.id}/${n}`] : [],
    );
    const known = this.done.peek();
    const news = reached.filter((each) => !known.includes(each));
    if (news.length > 0) untracked(() => (this.done.value = [...known, ...news]));
  }

  /** A person ticks off what has no goal. @param {number} n */
  toggle(n) {
    const scene = this.scene.peek();
    if (!scene) return;
    const key = `${scene.id}/${n}`;
    const known = this.done.peek();
    this.done.value = known.includes(key) ? known.filter((each) => each !== key) : [...known, key];
  }

  /** @param {number} option */
  guess(option) {
    const scene = this.scene.peek();
    if (!scene || this.beat.peek() === 'reveal') return;
    this.guesses.value = { ...this.guesses.peek(), [scene.id]: option };
  }

  /** The beat after this one: of this scene, or the first of the next. */
  next() {
    const scene = this.scene.peek();
    if (!scene) return;
    const beats = beatsOf(scene);
    const beat = beats[beats.indexOf(this.beat.peek()) + 1];
    if (!beat) return this.go(this.#at(1));
    batch(() => {
      this.beat.value = beat;
      if (beat === 'reveal' && isTrainedLater(scene)) this.#run(scene);
    });
  }

  /** The beat before; of the scene before, its first. */
  back() {
    const scene = this.scene.peek();
    if (!scene) return;
    const beats = beatsOf(scene);
    const beat = beats[beats.indexOf(this.beat.peek()) - 1];
    if (beat) this.beat.value = beat;
    else this.go(this.#at(-1));
  }

  /** @param {number} step @returns {{ chapter: string, scene: string } | null} */
  #at(step) {
    const chapter = this.chapter.peek();
    if (!chapter) return null;
    const scene = chapter.scenes[untracked(() => this.index) + step];
    if (scene) return { chapter: chapter.id, scene: scene.id };
    const entry = CHAPTERS[CHAPTERS.findIndex(({ id }) => id === chapter.id) + step];
    if (!entry || CHAPTERS.every(({ id }) => id !== chapter.id)) return null;
    const scenes = entry.contents.en.scenes;
    return { chapter: entry.id, scene: scenes[step > 0 ? 0 : scenes.length - 1].id };
  }

  /** Goes to a scene: another place in the browser's history. @param {{ chapter: string, scene: string } | null} to */
  async go(to) {
    if (!to) return;
    const here = this.chapter.peek();
    const entry = CHAPTERS.find(({ id }) => id === to.chapter);
    const chapter =
      here?.id === to.chapter
        ? here
        : entry && (await opened(this.#page, 'part', () => entry.load(language() === 'de' ? 'de' : 'en')));
    const scene = chapter?.scenes.find(({ id }) => id === to.scene);
    if (!chapter || !scene) return;
    batch(() => {
      if (this.own.peek()?.id !== chapter.id) this.#loaded.value = chapter;
      this.#put(chapter, scene, true);
    });
  }

  /** A chapter of somebody's own, from its first scene on. @param {Chapter} chapter */
  open(chapter) {
    batch(() => {
      this.own.value = chapter;
      if (chapter.scenes[0]) this.#put(chapter, chapter.scenes[0], true);
    });
  }

  /** The board as it is at the beginning of the scene. */
  again() {
    const [chapter, scene] = [this.chapter.peek(), this.scene.peek()];
    if (chapter && scene) this.#put(chapter, scene, false);
  }

  leave() {
    this.#page.store.teach(null);
  }

  close() {
    for (const stop of this.#stops) stop();
    this.live.close();
  }
}

/** What is told or ticked off on a beat. @param {LessonScene} scene @param {Beat} beat */
function expressionsOf(scene, beat) {
  const { heading, body, prediction, tries, outcome, fence } = scene;
  const isRevealed = beat === 'reveal';
  /** @type {import('../../lessons/lessons.d.ts').Expression[]} */
  const found = tries.flatMap(({ goal }) => (goal ? [goal] : []));
  const collect = (/** @type {any} */ node) => {
    if (!node || typeof node !== 'object') return;
    if (node.kind === 'number' && node.expression) found.push(node.expression);
    else Object.values(node).forEach(collect);
  };
  collect([heading, body, prediction?.options, tries.map(({ text }) => text)]);
  if (isRevealed) {
    collect(outcome);
    found.push(...fence.decide);
  }
  return found;
}

/**
 * Every network at a moment of the training from its seed.
 *
 * @param {Scene} scene
 * @param {Extract<Train, { count: number }>} train
 * @returns {Moment}
 */
function momentOf(scene, { kind, count }) {
  const updates = kind === 'epochs' ? count * updatesPerEpoch(boardAsTrained(scene)) : count;
  const networks = scene.figures.filter((figure) => figure.kind === 'network');
  return { rests: false, figures: new Map(networks.map(({ id }) => [id, { at: updates, theta: null }])) };
}

/** With the tool that a scene is about. @param {Scene} scene @param {LessonScene} lesson @returns {Scene} */
function withTool(scene, { fence: { tool } }) {
  const figure = tool && scene.figures[tool.figure - 1];
  if (!tool || figure?.kind !== 'network') return scene;
  const text = [tool.name, ...Object.entries(tool.parameters).map((pair) => pair.join('='))].join(',');
  const { name, settings } = decodeView(text);
  return { ...scene, inspect: figure.id, view: encodeView(name, settings) };
}
