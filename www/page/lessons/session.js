/**
 * A lesson that is being taught or read: which scene, which beat of it, what was guessed, what was done. The scene belongs
 * to the link; the rest stays in this window, so that a link gives nothing away, and survives a reload.
 *
 * @import { ReadonlySignal, Signal } from '@preact/signals-core'
 * @import { Chapter, LessonScene } from '../../lessons/lessons.d.ts'
 * @import { Beat } from './beats.js'
 * @import { Page } from '../page.js'
 */
import { batch, computed, effect, signal, untracked } from '@preact/signals-core';
import { CHAPTERS } from '#lessons';
import { decode } from '../../scene/hash.js';
import { selectorsOf } from '../../scene/selectors.js';
import { language } from '../../words/language.js';
import { opened } from '../door.js';
import { beatsOf, expressionsOf, isReachedOnTheWay, isTrainedLater, leastOf } from './beats.js';
import { Live, wantedOf } from './live.js';
import { kept, keep } from './memory.js';
import { boardText, endOf, isBeginning, startOf, withTool } from './scene-board.js';

/** Before the name of a chapter that somebody brought along, which may be the name of one of the lecture's. */
const OWN_NAME = 'own-';

/** @param {string} place  "overfitting/lambda" */
const partsOf = (place) => {
  const [chapter, scene = null] = place.split('/');
  return { chapter, scene };
};

/** In which the chapters of the lecture are shown. @returns {'en' | 'de'} */
const chapterLanguage = () => (language() === 'de' ? 'de' : 'en');

export class LessonSession {
  #page;
  #stops;
  /** A chapter that somebody brought along, of which no other window knows. */
  own = signal(/** @type {Chapter | null} */ (null));
  #loaded = signal(/** @type {Chapter | null} */ (null));
  /** The scene whose board was put on the board last, and the load that it came with. */
  #placed = signal('');
  /** @type {Signal<Beat>} */
  beat = signal('show');
  /** Place of the option that was chosen, by `chapter/scene`. @type {Signal<Readonly<Record<string, number>>>} */
  guesses = signal({});
  /** What was ticked off: `chapter/scene/n`. @type {Signal<readonly string[]>} */
  done = signal([]);
  /** Whether the chapter of the link could not be loaded, which the page has said. */
  isLost = signal(false);
  /** Whether a chapter is on its way that the page's address names. */
  #isComing = signal(false);
  live;

  /** @type {ReadonlySignal<Chapter | null>} */
  chapter;
  /** @type {ReadonlySignal<LessonScene | null>} */
  scene;

  /**
   * @param {Page} page
   * @param {object} [options]
   * @param {string} [options.search]  query of the page's address
   * @param {ConstructorParameters<typeof Live>[1]} [options.openLab]
   */
  constructor(page, { search = location.search, openLab } = {}) {
    this.#page = page;
    this.#isComing.value = new URLSearchParams(search).has('lesson');
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
    this.live = new Live(page, openLab);
    this.#stops = [
      effect(() => {
        const id = place.value?.chapter;
        const [spoken, own, isComing] = [chapterLanguage(), this.own.value, this.#isComing.value];
        if (!id || own?.id === id) return;
        if (isComing && id.startsWith(OWN_NAME)) return;
        untracked(() => void this.#load(id, spoken));
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
    // Somebody may have gone elsewhere meanwhile, or speak another language.
    const { lesson } = this.#page.store.scene.peek();
    if (lesson === null || partsOf(lesson).chapter !== id || spoken !== chapterLanguage()) return;
    // The link keeps one that does not come, for a reload.
    if (chapter) this.#loaded.value = chapter;
    this.isLost.value = chapter === null;
  }

  /** The scene that is shown, `chapter/scene`; empty where there is none. Signals are read. */
  get place() {
    const [chapter, scene] = [this.chapter.value, this.scene.value];
    return chapter && scene ? `${chapter.id}/${scene.id}` : '';
  }

  /** Of a thing to try, in `done`. @param {number} n  from 0 */
  tryKey(n) {
    return `${this.place}/${n}`;
  }

  /** Place of the right option, or of the best one as soon as all are scored; null where neither is known. Signals are read. */
  get right() {
    const { prediction, fence } = this.scene.value ?? {};
    return prediction?.right ?? leastOf((fence?.decide ?? []).map((score) => this.live.value(score)));
  }

  /** Title of the scene that comes next; null at the end. Signals are read. */
  get following() {
    const [chapter, { index }] = [this.chapter.value, this];
    const next = chapter?.scenes[index + 1];
    if (!chapter || next) return next?.title ?? null;
    const place = CHAPTERS.findIndex(({ id }) => id === chapter.id);
    if (place < 0) return null;
    return CHAPTERS[place + 1]?.contents[chapterLanguage()].scenes[0]?.title ?? null;
  }

  /** Where the scene stands in its chapter. */
  get index() {
    const scene = this.scene.value;
    return scene ? (this.chapter.value?.scenes.indexOf(scene) ?? -1) : -1;
  }

  /**
   * A scene that has been gone to has its board put there. So has a link that holds this board and nothing that was made
   * of it, since whoever opens it has not guessed yet; one that holds another board brings that.
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
    const wasHere = this.#placed.peek().split(' ')[0] === place;
    if (this.#placed.peek() === key) return;
    const isReload = this.#placed.peek() === '' && before.lesson === place;
    this.#placed.value = key;
    const shown = store.scene.peek();
    const asked = shown.lesson;
    const { moment } = store.loaded.peek();
    if (isReload) this.beat.value = before.beat;
    else if (!wasHere) this.beat.value = 'show';
    // Undo takes what was run back to before it ran, and Redo forth.
    else if (isTrainedLater(scene) && this.beat.peek() !== 'show') {
      this.beat.value = isBeginning(moment) ? 'ask' : 'reveal';
    }
    if (asked !== place) store.teach(place);
    const [text, itsText] = [boardText(shown), boardText(decode(scene.fence.link).scene)];
    const isBare = text === '' && itsText !== '';
    const isUntouched = text === itsText && moment === null && !isReload && !wasHere;
    if (isBare || isUntouched) this.#put(chapter, scene, false);
    const name = asked === null ? null : partsOf(asked).scene;
    if (name !== null && name !== scene.id) store.notify({ code: 'noScene', name, chapter: chapter.title });
  }

  /** Puts the board of a scene on the board. @param {Chapter} chapter @param {LessonScene} scene @param {boolean} isEntry */
  #put(chapter, scene, isEntry) {
    const { store } = this.#page;
    const { scene: board, moment, problems } = decode(scene.fence.link);
    const next = withTool({ ...board, lesson: `${chapter.id}/${scene.id}` }, scene);
    const start = moment ?? startOf(next, chapter, scene);
    this.#expect(chapter, scene);
    this.beat.value = 'show';
    store.go(next, problems, start, { isEntry });
  }

  /** Runs what was asked about, or takes it back. @param {Chapter} chapter @param {LessonScene} scene @param {boolean} isBack */
  #run(chapter, scene, isBack) {
    const { store } = this.#page;
    const shown = store.scene.peek();
    if (scene.fence.train.kind === 'none' || !isTrainedLater(scene)) return;
    const moment = isBack ? startOf(shown, chapter, scene) : endOf(shown, scene);
    this.#expect(chapter, scene);
    store.go(shown, [], moment, { isEntry: false });
  }

  /** What is about to be loaded is the scene's already. @param {Chapter} chapter @param {LessonScene} scene */
  #expect(chapter, scene) {
    this.#placed.value = `${chapter.id}/${scene.id} ${this.#page.store.loaded.peek().count + 1}`;
  }

  /** Ticks off what has been reached. */
  #tickOff() {
    const scene = this.scene.value;
    // Where a chapter has just come, its board has not yet.
    if (!scene || this.#placed.value.split(' ')[0] !== this.place) return;
    const isGoing = this.#page.pool.isGoing.value;
    const reached = scene.tries.flatMap(({ goal }, n) =>
      goal && (!isGoing || isReachedOnTheWay(goal)) && this.live.value(goal) === true ? [this.tryKey(n)] : [],
    );
    const known = this.done.peek();
    const news = reached.filter((each) => !known.includes(each));
    if (news.length > 0) untracked(() => (this.done.value = [...known, ...news]));
  }

  /** A person ticks off what has no goal. @param {number} n */
  toggle(n) {
    const key = this.tryKey(n);
    const known = this.done.peek();
    this.done.value = known.includes(key) ? known.filter((each) => each !== key) : [...known, key];
  }

  /** @param {number} option */
  guess(option) {
    if (this.place === '' || this.beat.peek() === 'reveal') return;
    this.guesses.value = { ...this.guesses.peek(), [this.place]: option };
  }

  /** The beat after this one: of this scene, or the first of the next. */
  next() {
    const [chapter, scene] = [this.chapter.peek(), this.scene.peek()];
    if (!chapter || !scene) return;
    const beats = beatsOf(scene);
    const beat = beats[beats.indexOf(this.beat.peek()) + 1];
    if (!beat) return this.go(this.#at(1));
    batch(() => {
      this.beat.value = beat;
      if (beat === 'reveal') this.#run(chapter, scene, false);
    });
  }

  /** The beat before; of the scene before, its first. */
  back() {
    const [chapter, scene] = [this.chapter.peek(), this.scene.peek()];
    if (!chapter || !scene) return;
    const beats = beatsOf(scene);
    const beat = beats[beats.indexOf(this.beat.peek()) - 1];
    if (!beat) return this.go(this.#at(-1));
    batch(() => {
      if (this.beat.peek() === 'reveal') this.#run(chapter, scene, true);
      this.beat.value = beat;
    });
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
        : entry && (await opened(this.#page, 'part', () => entry.load(chapterLanguage())));
    const scene = chapter?.scenes.find(({ id }) => id === to.scene);
    if (!chapter || !scene) return;
    batch(() => {
      if (this.own.peek()?.id !== chapter.id) this.#loaded.value = chapter;
      this.#put(chapter, scene, true);
    });
  }

  /**
   * A chapter of somebody's own, from its first scene on, or from the one that the link names.
   *
   * @param {Chapter} read
   */
  open(read) {
    const chapter = { ...read, id: `${OWN_NAME}${read.id}` };
    const [first] = chapter.scenes;
    const { lesson } = this.#page.store.scene.peek();
    const isThere = this.#isComing.peek() && lesson !== null && partsOf(lesson).chapter === chapter.id;
    batch(() => {
      this.own.value = chapter;
      if (first && !isThere) this.#put(chapter, first, true);
    });
    this.comes();
  }

  /** Nothing is on its way any more: the chapter is there, or could not be opened. */
  comes() {
    this.#isComing.value = false;
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
