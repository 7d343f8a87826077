/**
 * Reads a scene of a lesson, part by part, as they come in its file.
 *
 * @import { Token } from 'marked'
 * @import { Block, LessonScene } from '../lessons.d.ts'
 * @import { ReadFence } from './fence.js'
 * @import { Reading } from './reading.js'
 * @import { Tree } from './tree.js'
 */
import { decode } from '../../scene/hash.js';
import { readFence } from './fence.js';
import { blocksOf } from './markdown.js';
import { isClosed } from './tree.js';

/** Several times those of the longest scene. */
const MOST_OPTIONS = 8;
const MOST_TRIES = 12;

/** A scene as it is read, with the lines on which its parts begin, from 1. */
/**
 * @typedef {LessonScene & { body: Block[], outcome: Block[], notes: Block[], line: number, lines: Lines }} Draft
 * @typedef {Partial<Record<'prediction' | 'tries' | 'outcome', number>>} Lines
 */

export class SceneReader {
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

/**
 * What stands in comments, where there is nothing else; null where there is, or where one has no end.
 *
 * @param {string} html
 * @returns {string | null}
 */
export function commentsOf(html) {
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

/** @param {Block[]} to @param {readonly Block[]} blocks */
export function add(to, blocks) {
  for (const block of blocks) to.push(block);
}

/** Of a translation, until it is joined, and where a fence is missing. @type {LessonScene['fence']} */
const NO_FENCE = {
  ...{ line: 0, link: '#', train: { kind: 'rest' }, expects: [], tool: null, controls: [] },
  ...{ goesOn: false, hide: [], decide: [] },
};
