/**
 * The fence of a scene: lines `key: value`.
 *
 * @import { ControlTarget, Expectation, Expression, Fence, Hidden, ToolUse, Train } from '../lessons.d.ts'
 * @import { ExpectedPart } from '../../words/en/lessons.js'
 * @import { Reading } from './reading.js'
 * @import { Tree } from './tree.js'
 */
import { decode } from '../../scene/hash.js';
import { cut } from '../../scene/problems.js';
import { CONVERGENCE_EPOCHS } from '../../scene/schema.js';
import { HIDDEN, TOOLS } from '../names.js';
import { parseCondition, parseNumbers } from './expression-parser.js';

const KEYS = ['link', 'train', 'expect', 'goal N', 'tool', 'controls', 'go', 'hide', 'decide'];
const ONCE = ['link', 'train', 'tool', 'controls', 'go', 'hide', 'decide'];

/** The hash of a link: `scene/hash.js` names what in it is wrong. */
const LINK = /^#\S*$/;

/**
 * @typedef {object} ReadFence
 * @property {Fence} fence
 * @property {ReadonlyMap<number, { goal: Expression | null, line: number }>} goals  by the number of the try, from 1
 */

/**
 * @param {string} text
 * @param {Reading} reading
 * @param {Tree} tree
 * @returns {ReadFence}
 */
export function readFence(text, reading, tree) {
  const reader = new FenceReader(reading, tree);
  text.split('\n').forEach((line, i) => reader.read(line, reading.line + 1 + i));
  return reader.end();
}

class FenceReader {
  #reading;
  #tree;
  #seen = new Set();
  #start;
  #line = 0;

  #link = '';
  /** @type {Train} */
  #train = { kind: 'rest' };
  /** @type {Expectation[]} */
  #expects = [];
  /** @type {Map<number, { goal: Expression | null, line: number }>} */
  #goals = new Map();
  /** @type {ToolUse | null} */
  #tool = null;
  /** @type {ControlTarget[]} */
  #controls = [];
  #goesOn = false;
  /** @type {Hidden[]} */
  #hide = [];
  /** @type {Expression[]} */
  #decide = [];

  /** @param {Reading} reading @param {Tree} tree */
  constructor(reading, tree) {
    this.#reading = reading;
    this.#tree = tree;
    this.#start = reading.line;
  }

  /** @param {string} text @param {number} line */
  read(text, line) {
    if (text.trim() === '') return;
    this.#line = line;
    const colon = text.indexOf(':');
    if (colon < 0) {
      this.#say({ code: 'noColon', text: cut(text.trim()) });
      return;
    }
    const [key, value] = [text.slice(0, colon).trim(), text.slice(colon + 1).trim()];
    if (ONCE.includes(key) && this.#seen.has(key)) this.#say({ code: 'repeatedKey', key });
    else this.#readValue(key, value);
    this.#seen.add(key);
  }

  /** @param {string} key @param {string} value */
  #readValue(key, value) {
    switch (key) {
      case 'link':
        return this.#readLink(value);
      case 'train':
        return this.#readTrain(value);
      case 'expect': {
        const expression = this.#tree.expression(value, parseCondition, this.#line);
        if (expression) this.#expects.push({ expression, line: this.#line });
        return undefined;
      }
      case 'tool':
        return this.#readTool(value);
      case 'controls': {
        const found = words(value).map((word) => this.#tree.control(word, key, this.#line));
        this.#controls = found.filter((target) => target !== undefined);
        return undefined;
      }
      case 'go':
        this.#goesOn = value === 'on';
        if (!this.#goesOn) this.#bad(key, value, 'go');
        return undefined;
      case 'hide':
        this.#hide = words(value).flatMap((word) => this.#known(HIDDEN, word, key) ?? []);
        return undefined;
      case 'decide':
        this.#decide = this.#tree.expression(value, parseNumbers, this.#line) ?? [];
        return undefined;
      default:
        return this.#readGoal(key, value);
    }
  }

  /** @param {string} key @param {string} value */
  #readGoal(key, value) {
    const [, number] = /^goal (\d{1,2})$/.exec(key) ?? [];
    if (number === undefined) {
      if (/^goal\b/.test(key)) this.#bad('goal', key, 'goal');
      else this.#say({ code: 'unknownKey', key: cut(key), keys: KEYS });
      return;
    }
    if (this.#goals.has(Number(number))) {
      this.#say({ code: 'repeatedKey', key });
      return;
    }
    const goal = this.#tree.expression(value, parseCondition, this.#line) ?? null;
    this.#goals.set(Number(number), { goal, line: this.#line });
  }

  /** @param {string} value */
  #readLink(value) {
    if (!LINK.test(value)) {
      this.#bad('link', value, 'link');
      return;
    }
    this.#link = value;
    for (const problem of decode(value).problems) this.#say({ code: 'badLink', problem });
  }

  /** @param {string} value */
  #readTrain(value) {
    const [, count, unit] = /^(\d{1,6}) (update|epoch)s?$/.exec(value) ?? [];
    if (value === 'rest' || value === 'none') this.#train = { kind: value };
    else if (unit && Number(count) > 0 && Number(count) <= CONVERGENCE_EPOCHS) {
      this.#train = { kind: unit === 'update' ? 'updates' : 'epochs', count: Number(count) };
    } else this.#bad('train', value, 'train');
  }

  /** @param {string} value */
  #readTool(value) {
    const [name = '', ...others] = words(value);
    const known = this.#known(TOOLS, name, 'tool');
    const hasPlace = /^[1-9]\d?$/.test(others[0] ?? '');
    const pairs = others.slice(hasPlace ? 1 : 0);
    const isRead = pairs.every((pair) => /^[a-z][a-zA-Z0-9-]*=[^=]+$/.test(pair));
    if (!isRead) this.#bad('tool', value, 'tool');
    if (!known || !isRead) return;
    const figure = hasPlace ? Number(others[0]) : 1;
    this.#tree.mentions.push({ place: figure, isNetwork: true, line: this.#line });
    const parameters = Object.fromEntries(pairs.map((pair) => pair.split('=')));
    this.#tool = { name: known, figure, parameters };
  }

  /** @template {string} T @param {readonly T[]} names @param {string} name @param {string} key */
  #known(names, name, key) {
    const known = names.find((each) => each === name);
    if (!known) this.#say({ code: 'unknownName', key, name: cut(name), known: names });
    return known;
  }

  /** @param {string} key @param {string} value @param {ExpectedPart} expected */
  #bad(key, value, expected) {
    this.#say({ code: 'badValue', key, value: cut(value), expected });
  }

  /** @param {import('./reading.js').Fault} fault */
  #say(fault) {
    this.#reading.say(fault, this.#line);
  }

  /** @returns {ReadFence} */
  end() {
    if (!this.#seen.has('link')) this.#reading.say({ code: 'missingKey', key: 'link' }, this.#start);
    return {
      fence: {
        ...{ line: this.#start, link: this.#link, train: this.#train, expects: this.#expects },
        ...{ tool: this.#tool, controls: this.#controls, goesOn: this.#goesOn },
        ...{ hide: this.#hide, decide: this.#decide },
      },
      goals: this.#goals,
    };
  }
}

/** With blanks or commas between them. @param {string} text */
const words = (text) => text.split(/[\s,]+/).filter((word) => word !== '');
