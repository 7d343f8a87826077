/**
 * The tree of what stands in a lesson, of marked's tokens. Whatever has no place in it is a problem; HTML is text.
 *
 * @import { Token } from 'marked'
 * @import { Block, Inline, LessonLanguage, NumberFormat } from '../lessons.d.ts'
 * @import { ConstructName } from '../../words/en/lessons.js'
 * @import { Reading } from './reading.js'
 */
import temml from 'temml';
import { cut } from '../../scene/problems.js';
import { quantitiesIn, typeOf } from '../expressions.js';
import { CONTROLS, QUANTITIES, controlTarget } from '../names.js';
import { ExpressionFault, parseExpression } from './expression-parser.js';

/** Signs of a formula. */
const MOST_TEX = 600;
/** An em, of what a formula may make large, and how often it may use what it defines. */
const MOST_SIZE = 20;
const MOST_EXPANSIONS = 200;

/** How deep emphasis, links and lists may be nested. */
const MOST_DEPTH = 12;

/** What else of Markdown has no place in a lesson. @type {Record<string, ConstructName>} */
const CONSTRUCTS = {
  image: 'image',
  table: 'table',
  del: 'strikethrough',
  hr: 'rule',
  heading: 'heading',
  blockquote: 'quote',
};

/** A figure that the text speaks of: whether it is a network there, is known once the scene's link is. */
/** @typedef {{ place: number, isNetwork: boolean, line: number }} Mention */

export class Tree {
  #reading;
  /** @type {Mention[]} */
  mentions = [];

  #language;
  #depth = 0;

  /** @param {Reading} reading @param {LessonLanguage} language */
  constructor(reading, language) {
    this.#reading = reading;
    this.#language = language;
  }

  /** @param {readonly Token[]} tokens @returns {Block[]} */
  blocks(tokens) {
    return this.#within(() => tokens.flatMap((token) => this.#block(/** @type {any} */ (token))));
  }

  /** @template T @param {() => T[]} read @returns {T[]} */
  #within(read) {
    if (this.#depth === MOST_DEPTH) {
      this.#reading.say({ code: 'tooDeep' });
      return [];
    }
    this.#depth += 1;
    const all = read();
    this.#depth -= 1;
    return all;
  }

  /** @param {any} token @returns {Block[]} */
  #block(token) {
    const reading = this.#reading;
    // Its line breaks stand in many places.
    if (token.type === 'space') return [];
    reading.goTo(token.raw);
    switch (token.type) {
      case 'def':
      case 'checkbox':
        return [];
      case 'text':
      case 'paragraph':
        return this.#paragraph(token);
      case 'html':
        return [{ kind: 'paragraph', children: [{ kind: 'text', text: token.raw.trim() }] }];
      case 'code':
        if (!isClosed(token)) reading.say({ code: 'openFence' });
        reading.pass(token.raw);
        return [{ kind: 'code', text: token.text }];
      case 'list': {
        if (token.items.some((/** @type {any} */ item) => item.task)) {
          reading.say({ code: 'notKnown', construct: 'tasks' });
        }
        return [
          { kind: 'list', ordered: token.ordered, start: Number(token.start) || 1, items: this.items(token) },
        ];
      }
      default:
        reading.say({ code: 'notKnown', construct: CONSTRUCTS[token.type] ?? 'other' });
        return [];
    }
  }

  /** @param {{ items: any[] }} list @returns {Block[][]} */
  items({ items }) {
    return items.map((item) => {
      this.#reading.goTo(item.raw);
      return this.blocks(item.tokens);
    });
  }

  /** @param {any} token @returns {Block[]} */
  #paragraph({ tokens, text }) {
    const children = this.inlines(tokens ?? [{ type: 'text', raw: text, text }]);
    const [only, ...others] = tokens ?? [];
    if (
      only?.type === 'formula' &&
      only.isDisplay &&
      others.length === 0 &&
      children[0]?.kind === 'formula'
    ) {
      const { tex, mathml } = children[0];
      return [{ kind: 'display', tex, mathml }];
    }
    return children.length > 0 ? [{ kind: 'paragraph', children }] : [];
  }

  /** @param {readonly Token[]} tokens @returns {Inline[]} */
  inlines(tokens) {
    /** @type {Inline[]} */
    const all = [];
    const read = () => tokens.flatMap((token) => this.#inline(/** @type {any} */ (token)));
    for (const inline of this.#within(read)) {
      const last = all.at(-1);
      if (inline.kind === 'text' && last?.kind === 'text') last.text += inline.text;
      else all.push(inline);
    }
    return all;
  }

  /** @param {any} token @returns {Inline[]} */
  #inline(token) {
    const reading = this.#reading;
    reading.goTo(token.raw);
    switch (token.type) {
      case 'strong':
      case 'em': {
        const kind = token.type === 'em' ? 'emphasis' : 'strong';
        return [{ kind, children: this.inlines(token.tokens) }];
      }
      case 'link':
        return this.#link(token);
    }
    const inlines = this.#leaf(token);
    reading.pass(token.raw);
    return inlines;
  }

  /** What has nothing in it. @param {any} token @returns {Inline[]} */
  #leaf(token) {
    const reading = this.#reading;
    switch (token.type) {
      case 'checkbox':
        return [];
      case 'text':
        if (token.tokens) return this.inlines(token.tokens);
        if (token.text.includes('{{')) {
          reading.goTo('{{');
          reading.say({ code: 'openNumber' });
        }
        return [{ kind: 'text', text: decoded(token.text).replaceAll('\n', ' ') }];
      case 'escape':
        return [{ kind: 'text', text: token.text }];
      case 'html':
        if (token.raw.startsWith('<!--')) {
          reading.say({ code: 'notKnown', construct: 'comment' });
          return [];
        }
        return [{ kind: 'text', text: token.raw }];
      case 'codespan':
        return [{ kind: 'code', text: token.text }];
      case 'br':
        return [{ kind: 'break' }];
      case 'formula':
        return this.#formula(token);
      case 'number':
        return this.#number(token.expression);
      default:
        reading.say({ code: 'notKnown', construct: CONSTRUCTS[token.type] ?? 'other' });
        return [];
    }
  }

  /** @param {{ tex: string, isDisplay: boolean }} token @returns {Inline[]} */
  #formula({ tex, isDisplay }) {
    if (tex.length > MOST_TEX) {
      this.#reading.say({ code: 'longFormula', most: MOST_TEX });
      return [];
    }
    try {
      const maxSize = /** @type {[number, number]} */ ([MOST_SIZE, MOST_SIZE]);
      const limits = { maxSize, maxExpand: MOST_EXPANSIONS, trust: false };
      const options = { ...limits, displayMode: isDisplay, throwOnError: true };
      const mathml = temml.renderToString(tex, options);
      return [{ kind: 'formula', tex, mathml: this.#language === 'de' ? withCommas(mathml) : mathml }];
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      this.#reading.say({
        code: 'formula',
        tex: cut(tex),
        text: cut(
          text
            .replace(/\u0332/g, '')
            .replace(/\s+/g, ' ')
            .trim(),
          160,
        ),
      });
      return [];
    }
  }

  /** `expression` or `expression : format`. @param {string} text @returns {Inline[]} */
  #number(text) {
    const colon = text.indexOf(':');
    const written = colon < 0 ? text : text.slice(0, colon);
    const asked = colon < 0 ? null : text.slice(colon + 1).trim();
    const expression = this.expression(written, parseExpression);
    if (!expression) return [];
    const format = asked === null ? usualFormat(expression) : formatFrom(asked, typeOf(expression));
    if (typeOf(expression) === 'condition') {
      this.#reading.say({ code: 'expression', text: cut(written.trim()), column: 1, expected: 'number' });
      return [];
    }
    if (!format) {
      this.#reading.say({ code: 'badValue', key: '{{…}}', value: cut(asked ?? ''), expected: 'format' });
      return [];
    }
    return [{ kind: 'number', expression, format }];
  }

  /**
   * What `parse` makes of an expression or of several; undefined where it is a problem.
   *
   * @template {import('../lessons.d.ts').Expression | import('../lessons.d.ts').Expression[]} T
   * @param {string} text
   * @param {(text: string) => T} parse
   * @param {number} [line]
   * @returns {T | undefined}
   */
  expression(text, parse, line = this.#reading.line) {
    try {
      const parsed = parse(text);
      for (const { name, args } of [parsed].flat().flatMap(quantitiesIn)) {
        const [place] = args;
        const isOfBoard = QUANTITIES[name].least === 0;
        if (place !== undefined) this.mentions.push({ place, isNetwork: !isOfBoard, line });
      }
      return parsed;
    } catch (error) {
      if (!(error instanceof ExpressionFault)) throw error;
      const { column, expected } = error;
      this.#reading.say({ code: 'expression', text: cut(text.trim()), column, expected }, line);
      return undefined;
    }
  }

  /**
   * @param {string} text
   * @param {string} key  where it stands
   * @param {number} [line]
   */
  control(text, key, line = this.#reading.line) {
    const target = controlTarget(text);
    if (!target) {
      this.#reading.say({ code: 'unknownName', key, name: cut(text), known: CONTROLS }, line);
    } else if (target.figure !== null) {
      this.mentions.push({ place: target.figure, isNetwork: target.name !== 'figure', line });
    }
    return target;
  }

  /** @param {any} token @returns {Inline[]} */
  #link({ href, tokens }) {
    const [, scheme, name] = /^(control:)?(.*)$/s.exec(href) ?? [];
    const target = scheme ? this.control(name, 'control') : undefined;
    const isKnown = scheme || /^https:\/\/[^\s]+$/.test(href) || /^[a-z0-9-]*#[a-z][a-z0-9-]*$/.test(href);
    if (!isKnown) this.#reading.say({ code: 'badAddress', address: cut(href) });
    const children = this.inlines(tokens);
    if (target) return [{ kind: 'control', target, children }];
    return isKnown && !scheme ? [{ kind: 'link', href, children }] : children;
  }
}

/** Whether a block of code has its end; those that are only indented need none. @param {{ raw: string, codeBlockStyle?: string }} token */
export function isClosed({ raw, codeBlockStyle }) {
  if (codeBlockStyle === 'indented') return true;
  const [fence] = /^(`{3,}|~{3,})/.exec(raw.trimStart()) ?? [''];
  const last = raw.trimEnd().split('\n').slice(1).at(-1)?.trim() ?? '';
  return last.length >= fence.length && [...last].every((sign) => sign === fence[0]);
}

/**
 * @param {import('../lessons.d.ts').Expression} expression
 * @returns {NumberFormat}
 */
function usualFormat(expression) {
  const formats = new Set(quantitiesIn(expression).map(({ name }) => QUANTITIES[name].format));
  const [format = 'auto'] = formats;
  // A ratio of shares is none.
  const isSum = expression.kind !== 'operation' || '+-'.includes(expression.operator);
  return formats.size === 1 && isSum && format !== 'decimals' ? { kind: format } : { kind: 'auto' };
}

/** @param {string} text @param {ReturnType<typeof typeOf>} type @returns {NumberFormat | undefined} */
function formatFrom(text, type) {
  if (type !== 'number') return undefined;
  if (text === 'percent' || text === 'whole') return { kind: text };
  return /^[0-6]$/.test(text) ? { kind: 'decimals', count: Number(text) } : undefined;
}

/** Formulas are written with decimal points, and read with the sign of the language. @param {string} mathml */
const withCommas = (mathml) => mathml.replace(/(<mn[^>]*>\d+)\.(\d)/g, '$1,$2');

/** @type {Record<string, string>} */
const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0', shy: '\u00ad' };

/** Markdown keeps entities for the page that it would become part of. @param {string} text */
const decoded = (text) =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (all, decimal, hexadecimal, name) => {
    if (name) return ENTITIES[name] ?? all;
    const code = decimal ? Number(decimal) : parseInt(hexadecimal, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
