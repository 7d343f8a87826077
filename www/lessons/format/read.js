/**
 * Reads a file of a lesson: a chapter in plain Markdown. `docs/teaching.md` says how one is written.
 *
 * @import { Block, Chapter, Inline, LessonLanguage, LessonProblem, ReadChapter } from '../lessons.d.ts'
 * @import { Draft } from './scene-reader.js'
 */
import { cut } from '../../scene/problems.js';
import { compareLanguages } from './languages.js';
import { blocksOf, inlinesOf } from './markdown.js';
import { plainText } from './plain-text.js';
import { Reading } from './reading.js';
import { SceneReader, add, commentsOf } from './scene-reader.js';
import { Tree } from './tree.js';
import { typedNumbers } from './typed-numbers.js';

/** Signs of a file, of a run of lines without an empty one, and scenes: several times those of the longest chapter. */
export const MOST_FILE = 200_000;
const MOST_BLOCK = 6000;
const MOST_SCENES = 60;
/** Marks of lists and quotations before a text, and blanks. */
const MOST_MARKS = 6;
const MOST_INDENT = 40;

const SCENE_ID = /^[a-z][a-z0-9-]{0,39}$/;

/** @typedef {{ title: string, heading: readonly Inline[], intro: readonly Block[], scenes: readonly Draft[] }} Drafts */

/** @typedef {{ file: string, text: string }} LessonFile  `file` is its name, for problems */

/**
 * @param {LessonFile} source
 * @param {object} [options]
 * @param {LessonFile} [options.original]  what it is a translation of
 * @param {boolean} [options.isStrict]  whether numbers typed into the text are problems
 * @returns {ReadChapter}
 */
export function readChapter(source, { original, isStrict = false } = {}) {
  const { id, language } = nameOf(source.file);
  if (!original) {
    const { drafts, problems } = new FileReader(source, false, isStrict).read();
    return chapterOf(id, language, drafts, problems);
  }
  const base = new FileReader(original, false, false).read();
  const { drafts, problems } = new FileReader(source, true, isStrict).read();
  if (base.problems.length > 0) {
    return chapterOf(id, language, drafts, [{ file: source.file, line: 1, code: 'noOriginal' }, ...problems]);
  }
  // Before it is read as a whole, what differs may be what could not be read.
  if (problems.length > 0) return chapterOf(id, language, drafts, problems);
  const reading = new Reading(source.file, '');
  const joined = compareLanguages(drafts, base.drafts, (fault, line) => reading.say(fault, line));
  return chapterOf(id, language, { ...drafts, scenes: joined }, reading.problems);
}

/**
 * @param {string} id
 * @param {LessonLanguage} language
 * @param {Drafts} drafts
 * @param {readonly LessonProblem[]} problems
 * @returns {ReadChapter}
 */
function chapterOf(id, language, { title, heading, intro, scenes }, problems) {
  if (problems.length > 0) return { chapter: null, problems };
  const plain = scenes.map(({ line: _line, lines: _lines, ...scene }) => scene);
  return { chapter: { id, language, title, heading, intro, scenes: plain }, problems: [] };
}

/**
 * `overfitting.de.md` is the chapter `overfitting` in German; without a language it is English.
 *
 * @param {string} file
 * @returns {{ id: string, language: LessonLanguage }}
 */
export function nameOf(file) {
  const name = file.replace(/^.*[\\/]/, '').replace(/\.(md|markdown|txt)$/i, '');
  const isGerman = /\.de$/i.test(name);
  const words =
    name
      .replace(/\.(de|en)$/i, '')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  return { id: words.join('-') || 'lesson', language: isGerman ? 'de' : 'en' };
}

class FileReader {
  #reading;
  #tree;
  #isTranslation;
  #isStrict;
  /** Whether what follows is not looked at. */
  #isOver = false;
  /** @type {Block[]} */
  #intro = [];
  /** @type {{ title: string, heading: readonly Inline[] } | null} */
  #title = null;
  /** @type {SceneReader[]} */
  #scenes = [];
  /** Lines of scenes by their ids. @type {Map<string, number>} */
  #ids = new Map();

  /** @param {LessonFile} source @param {boolean} isTranslation @param {boolean} isStrict */
  constructor({ file, text }, isTranslation, isStrict) {
    const plain = text.length > MOST_FILE ? '' : text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
    this.#reading = new Reading(file, plain);
    this.#tree = new Tree(this.#reading, nameOf(file).language);
    this.#isTranslation = isTranslation;
    this.#isStrict = isStrict;
    if (text.length > MOST_FILE) {
      const [kilobytes, most] = [text.length, MOST_FILE].map((signs) => Math.ceil(signs / 1000));
      this.#reading.say({ code: 'tooLarge', kilobytes, most });
    }
  }

  /** @returns {{ drafts: Drafts, problems: readonly LessonProblem[] }} */
  read() {
    const reading = this.#reading;
    if (reading.problems.length === 0) checkShape(reading);
    if (reading.problems.length === 0) this.#readBlocks();
    const title = this.#title ?? { title: '', heading: [] };
    const drafts = { ...title, intro: this.#intro, scenes: this.#scenes.map((scene) => scene.draft) };
    return { drafts, problems: reading.problems };
  }

  #readBlocks() {
    const reading = this.#reading;
    for (const token of blocksOf(reading.text, reading)) {
      // Whoever has so much to mend is told of no more.
      if (reading.isFull || this.#isOver) return;
      reading.within(token.raw, () => this.#readBlock(/** @type {any} */ (token)));
    }
    this.#scenes.at(-1)?.end();
    if (!this.#title) reading.say({ code: 'noTitle' }, 1);
    else if (this.#scenes.length === 0) {
      reading.say({ code: 'noScene' }, reading.text.trimEnd().split('\n').length);
    }
  }

  /** @param {any} token */
  #readBlock(token) {
    if (token.type === 'space') return;
    if (token.type === 'heading' && token.depth <= 2) this.#readHeading(token);
    else if (this.#scenes.length > 0) this.#scenes.at(-1)?.read(token);
    else if (token.type === 'html' && commentsOf(token.raw)) return;
    else add(this.#intro, this.#checked(this.#tree.blocks([token])));
  }

  /** @param {{ depth: number, text: string }} token */
  #readHeading({ depth, text }) {
    const reading = this.#reading;
    const [, words, id] = /^(.*?)(?:\s*\{#([^{}]*)\})?\s*$/s.exec(text) ?? ['', text];
    const heading = this.#tree.inlines(inlinesOf(words, reading));
    this.#checked([{ kind: 'paragraph', children: heading }]);
    const title = plainText(heading);
    if (depth === 1) {
      if (this.#title || this.#scenes.length > 0) reading.say({ code: 'secondTitle' });
      else this.#title = { title, heading };
      return;
    }
    this.#scenes.at(-1)?.end();
    if (this.#scenes.length === MOST_SCENES) {
      reading.say({ code: 'tooManyScenes', most: MOST_SCENES });
      this.#isOver = true;
    } else {
      const checked = (/** @type {Block[]} */ blocks) => this.#checked(blocks);
      const name = this.#sceneId(id);
      this.#scenes.push(
        new SceneReader(reading, this.#tree, this.#isTranslation, checked, { id: name, title, heading }),
      );
    }
  }

  /** @param {string | undefined} id */
  #sceneId(id) {
    const reading = this.#reading;
    const first = this.#ids.get(id ?? '');
    if (id === undefined) reading.say({ code: 'noId' });
    else if (!SCENE_ID.test(id)) reading.say({ code: 'badId', id: cut(id) });
    else if (first !== undefined) reading.say({ code: 'sameId', id, first });
    else this.#ids.set(id, reading.line);
    return id ?? '';
  }

  /** @param {Block[]} blocks */
  #checked(blocks) {
    if (this.#isStrict) {
      for (const text of typedNumbers(blocks)) this.#reading.say({ code: 'typedNumber', text });
    }
    return blocks;
  }
}

/** What would take a reader of Markdown long, or too deep. @param {Reading} reading */
function checkShape(reading) {
  let [start, signs, isTold] = [1, 0, false];
  reading.text.split('\n').forEach((text, i) => {
    if (text.trim() === '') [start, signs, isTold] = [i + 2, 0, false];
    signs += text.length;
    if (signs > MOST_BLOCK && !isTold) {
      reading.say({ code: 'longBlock', most: MOST_BLOCK }, start);
      isTold = true;
    }
    const [before] = /^(?:[\s>]|[-*+](?=\s)|\d{1,9}[.)](?=\s))*/.exec(text) ?? [''];
    const marks = before.match(/[^\s\d]/g)?.length ?? 0;
    // A rule is made of marks alone.
    const isRule = /^[\s*-]*$/.test(text);
    if ((marks > MOST_MARKS && !isRule) || before.replaceAll('\t', '    ').length > MOST_INDENT) {
      reading.say({ code: 'tooDeep' }, i + 1);
    }
  });
}
