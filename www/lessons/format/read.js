/**
 * Reads a file of a lesson: a chapter in plain Markdown. `docs/teaching.md` says how one is written.
 *
 * @import { Token } from 'marked'
 * @import { Block, Chapter, Inline, LessonLanguage, LessonProblem, LessonScene, Prediction, ReadChapter } from '../lessons.d.ts'
 * @import { ReadFence } from './fence.js'
 */
import { decode } from '../../scene/hash.js';
import { cut } from '../../scene/problems.js';
import { readFence } from './fence.js';
import { compareLanguages } from './languages.js';
import { blocksOf, inlinesOf } from './markdown.js';
import { plainText } from './plain-text.js';
import { Reading } from './reading.js';
import { Tree, isClosed } from './tree.js';
import { typedNumbers } from './typed-numbers.js';

/** Signs of a file, of a run of lines without an empty one, and scenes: several times those of the longest chapter. */
export const MOST_FILE = 200_000;
const MOST_BLOCK = 6000;
const MOST_SCENES = 60;
const MOST_OPTIONS = 8;
const MOST_TRIES = 12;
/** Marks of lists and quotations before a text, and blanks. */
const MOST_MARKS = 6;
const MOST_INDENT = 40;

const SCENE_ID = /^[a-z][a-z0-9-]{0,39}$/;

/** A scene as it is read, with the lines on which its parts begin, from 1. */
/**
 * @typedef {LessonScene & { body: Block[], outcome: Block[], notes: Block[], line: number, lines: Lines }} Draft
 * @typedef {Partial<Record<'prediction' | 'tries' | 'outcome', number>>} Lines
 */

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

/**
 * What stands in comments, where there is nothing else; null where there is, or where one has no end.
 *
 * @param {string} html
 * @returns {string | null}
 */
function commentsOf(html) {
  /** @type {string[]} */
  const comments = [];
  let rest = html.trimStart();
  while (rest !== '') {
    const end = rest.indexOf('-->');
    if (!rest.startsWith('<!--') || end < 0) return null;
    comments.push(rest.slice(4, end));
    rest = rest.slice(end + 3).trimStart();
  }
  return comments.filter((text) => !/^\s*prettier-ignore/.test(text)).join('\n\n');
}

class SceneReader {
  #reading;
  #tree;
  #isTranslation;
  #checked;
  /** @type {Draft} */
  #draft;
  /** @type {ReadFence | null} */
  #fence = null;
  #isFirst = true;

  /**
   * @param {Reading} reading
   * @param {Tree} tree
   * @param {boolean} isTranslation
   * @param {(blocks: Block[]) => Block[]} checked
   * @param {Pick<LessonScene, 'id' | 'title' | 'heading'>} head
   */
  constructor(reading, tree, isTranslation, checked, head) {
    this.#reading = reading;
    this.#tree = tree;
    this.#isTranslation = isTranslation;
    this.#checked = checked;
    tree.mentions = [];
    this.#draft = {
      ...head,
      ...{ fence: NO_FENCE, body: [], prediction: null, tries: [], outcome: [], notes: [] },
      ...{ line: reading.line, lines: {} },
    };
  }

  get draft() {
    return this.#draft;
  }

  /** @param {any} token */
  read(token) {
    if (token.type === 'code' && token.lang?.split(/\s/)[0] === 'scene') this.#readFence(token);
    else this.#readText(token);
    this.#isFirst = false;
  }

  /** @param {any} token */
  #readFence(token) {
    const reading = this.#reading;
    if (!isClosed(token)) reading.say({ code: 'openFence' });
    if (this.#isTranslation) reading.say({ code: 'fenceInTranslation' });
    else if (this.#fence) reading.say({ code: 'secondFence' });
    else {
      if (!this.#isFirst) reading.say({ code: 'lateFence' });
      this.#fence = readFence(token.text, reading, this.#tree);
    }
  }

  /** @param {any} token */
  #readText(token) {
    const draft = this.#draft;
    if (token.type === 'blockquote') {
      draft.lines.outcome ??= this.#reading.line;
      add(draft.outcome, this.#blocks(token.tokens));
    } else if (token.type === 'list' && token.items.some((/** @type {any} */ item) => item.task)) {
      this.#readPrediction(token);
    } else if (token.type === 'list' && token.ordered) {
      this.#readTries(token);
    } else if (token.type === 'html' && token.raw.trimStart().startsWith('<!--')) {
      this.#readNotes(token);
    } else {
      const { prediction, tries, outcome } = draft.lines;
      if (prediction || tries || outcome) this.#reading.say({ code: 'latePart' });
      add(draft.body, this.#blocks([token]));
    }
  }

  /** @param {readonly Token[]} tokens */
  #blocks(tokens) {
    return this.#checked(this.#tree.blocks(tokens));
  }

  /** @param {{ items: any[] }} list */
  #items(list) {
    const items = this.#tree.items(list);
    for (const item of items) this.#checked(item);
    return items;
  }

  /** @param {{ items: any[] }} list */
  #readPrediction(list) {
    const [reading, draft] = [this.#reading, this.#draft];
    if (draft.prediction) reading.say({ code: 'secondPrediction' });
    draft.lines.prediction ??= reading.line;
    const { line } = reading;
    if (!list.items.every((item) => item.task)) reading.say({ code: 'mixedList' });
    const count = list.items.length;
    if (count < 2 || count > MOST_OPTIONS) {
      reading.say({ code: 'optionCount', options: count, most: MOST_OPTIONS });
    }
    const right = list.items.flatMap((item, i) => (item.checked ? [i] : []));
    const options = this.#items(list);
    draft.prediction = { options, right: right[0] ?? null };
    const isDecision = this.#fence && this.#fence.fence.decide.length > 0;
    // Of a decision the scores say which is the best; a translation is compared.
    const least = isDecision || this.#isTranslation ? 0 : 1;
    if (right.length > 1 || right.length < least) {
      reading.say({ code: 'oneRight', count: right.length }, line);
    }
  }

  /** @param {{ items: any[] }} list */
  #readTries(list) {
    const [reading, draft] = [this.#reading, this.#draft];
    if (draft.lines.tries) reading.say({ code: 'secondTries' });
    draft.lines.tries ??= reading.line;
    const tries = list.items.length;
    if (tries > MOST_TRIES) reading.say({ code: 'tryCount', tries, most: MOST_TRIES });
    draft.tries = this.#items(list).map((text) => ({ text, goal: null }));
  }

  /** @param {{ raw: string }} token */
  #readNotes({ raw }) {
    const text = commentsOf(raw);
    if (text !== null) add(this.#draft.notes, this.#blocks(blocksOf(text.trim(), this.#reading)));
    else if (raw.includes('-->')) this.#reading.say({ code: 'notKnown', construct: 'comment' });
    else this.#reading.say({ code: 'openComment' });
  }

  /** Joins what belongs together, when all of it is there. */
  end() {
    const [reading, draft] = [this.#reading, this.#draft];
    if (this.#isTranslation) return;
    if (!this.#fence) {
      reading.say({ code: 'noFence' }, draft.line);
      return;
    }
    const { fence, goals } = this.#fence;
    draft.fence = fence;
    const tries = draft.tries.length;
    for (const [goal, { line }] of goals) {
      if (goal < 1 || goal > tries) reading.say({ code: 'noSuchTry', goal, tries }, line);
    }
    draft.tries = draft.tries.map(({ text }, i) => ({ text, goal: goals.get(i + 1)?.goal ?? null }));
    const [scores, options] = [fence.decide.length, draft.prediction?.options.length ?? 0];
    if (scores > 0 && scores !== options) reading.say({ code: 'decideCount', scores, options }, fence.line);
    if (fence.link !== '') this.#checkFigures(fence.link);
  }

  /** @param {string} link */
  #checkFigures(link) {
    const { figures } = decode(link).scene;
    for (const { place, isNetwork, line } of this.#tree.mentions) {
      const figure = figures[place - 1];
      if (!figure) this.#reading.say({ code: 'noFigure', place, figures: figures.length }, line);
      else if (isNetwork && figure.kind === 'optimum') {
        this.#reading.say({ code: 'needsNetwork', place }, line);
      }
    }
  }
}

/** @param {Block[]} to @param {readonly Block[]} blocks */
function add(to, blocks) {
  for (const block of blocks) to.push(block);
}

/** Of a translation, until it is joined, and where a fence is missing. @type {LessonScene['fence']} */
const NO_FENCE = {
  ...{ line: 0, link: '#', train: { kind: 'rest' }, expects: [], tool: null, controls: [] },
  ...{ goesOn: false, hide: [], decide: [] },
};
