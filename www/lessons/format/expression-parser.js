/**
 * Reads the expressions of lessons.
 *
 *     condition  = comparison { "and" comparison }
 *     comparison = sum [ ("<" | "<=" | ">" | ">=" | "=" | "!=") sum ]
 *     sum        = product { ("+" | "-") product }
 *     product    = factor { ("*" | "/") factor }
 *     factor     = "-" factor | number | word | name [ "(" … ")" ] | "(" condition ")"
 *
 * The signs − · × ≤ ≥ ≠ stand for themselves. A word is a status.
 *
 * @import { Comparator, Expression, QuantityName, StatusWord } from '../lessons.d.ts'
 * @import { ExpectedPart } from '../../words/en/lessons.js'
 */
import { FUNCTIONS, typeOf } from '../expressions.js';
import { QUANTITIES, STATUS_WORDS } from '../names.js';

/** Signs of one expression, and how deep it may be nested: more is nothing that anybody reads. */
export const MOST_SIGNS = 240;
const MOST_DEPTH = 16;

/** Largest argument of a quantity: a unit's number. */
const MOST_ARGUMENT = 999;

/** Of one argument each; the others take at least two. */
const OF_ONE = ['abs', 'sqrt', 'ln'];

/** Where an expression cannot be read, and what was expected there. `column` counts from 1. */
export class ExpressionFault extends Error {
  /** @param {number} column @param {ExpectedPart} expected */
  constructor(column, expected) {
    super(`${expected} at ${column}`);
    this.name = 'ExpressionFault';
    this.column = column;
    this.expected = expected;
  }
}

const TOKEN = /\s*(?:(\d+(?:\.\d+)?(?:e[+-]?\d+)?)|([A-Za-z]+)|(<=|>=|!=|[-+*/()<>=,−·×≤≥≠]))/y;
/** @type {Record<string, string>} */
const WRITTEN = { '−': '-', '·': '*', '×': '*', '≤': '<=', '≥': '>=', '≠': '!=' };
const COMPARATORS = ['<', '<=', '>', '>=', '=', '!='];

/** @typedef {{ kind: 'number' | 'name' | 'sign' | 'end', text: string, column: number }} Token */

/** @param {string} text @returns {Token[]} */
function tokensOf(text) {
  if (text.length > MOST_SIGNS) throw new ExpressionFault(MOST_SIGNS + 1, 'shorter');
  /** @type {Token[]} */
  const tokens = [];
  TOKEN.lastIndex = 0;
  for (let end = 0; ; end = TOKEN.lastIndex) {
    const column = end + (/^\s*/.exec(text.slice(end))?.[0].length ?? 0) + 1;
    const [, number, name, sign] = TOKEN.exec(text) ?? [];
    if (number) tokens.push({ kind: 'number', text: number, column });
    else if (name) tokens.push({ kind: 'name', text: name, column });
    else if (sign) tokens.push({ kind: 'sign', text: WRITTEN[sign] ?? sign, column });
    else if (column <= text.length) throw new ExpressionFault(column, 'sign');
    else return [...tokens, { kind: 'end', text: '', column }];
  }
}

class Parser {
  #tokens;
  #next = 0;
  #depth = 0;

  /** @param {string} text */
  constructor(text) {
    this.#tokens = tokensOf(text);
  }

  get token() {
    return this.#tokens[this.#next];
  }

  /** Takes the next token where it is one of these. @param {readonly string[]} texts @param {Token['kind']} [kind] */
  #take(texts, kind = 'sign') {
    const { token } = this;
    if (token.kind !== kind || !texts.includes(token.text)) return undefined;
    this.#next += 1;
    return token;
  }

  /** @param {string} sign @param {ExpectedPart} expected */
  #need(sign, expected) {
    if (!this.#take([sign])) throw new ExpressionFault(this.token.column, expected);
  }

  /**
   * @param {() => Expression} read
   * @param {ReturnType<typeof typeOf>} type
   * @returns {Expression}
   */
  #typed(read, type) {
    const { column } = this.token;
    const expression = read();
    if (typeOf(expression) !== type) throw new ExpressionFault(column, type);
    return expression;
  }

  /** @returns {Expression} */
  condition() {
    const { column } = this.token;
    const first = this.#comparison();
    if (this.token.kind !== 'name' || this.token.text !== 'and') return first;
    if (typeOf(first) !== 'condition') throw new ExpressionFault(column, 'condition');
    const parts = [first];
    while (this.#take(['and'], 'name')) parts.push(this.#typed(() => this.#comparison(), 'condition'));
    return { kind: 'and', parts };
  }

  /** @returns {Expression} */
  #comparison() {
    const { column } = this.token;
    const left = this.#sum();
    const sign = this.#take(COMPARATORS);
    if (!sign) return left;
    const type = typeOf(left);
    // Words are the same or not, and conditions are compared with nothing.
    if (type === 'condition') throw new ExpressionFault(column, 'number');
    if (type === 'word' && !['=', '!='].includes(sign.text)) {
      throw new ExpressionFault(sign.column, 'equality');
    }
    const right = this.#typed(() => this.#sum(), type);
    return { kind: 'comparison', operator: /** @type {Comparator} */ (sign.text), left, right };
  }

  #sum = () => this.#chain(['+', '-'], () => this.#product());
  #product = () => this.#chain(['*', '/'], () => this.#factor());

  /** Left to right. @param {readonly string[]} operators @param {() => Expression} operand @returns {Expression} */
  #chain(operators, operand) {
    const { column } = this.token;
    let left = operand();
    for (let sign; (sign = this.#take(operators));) {
      if (typeOf(left) !== 'number') throw new ExpressionFault(column, 'number');
      const operator = /** @type {'+' | '-' | '*' | '/'} */ (sign.text);
      left = { kind: 'operation', operator, left, right: this.#typed(operand, 'number') };
    }
    return left;
  }

  /** @returns {Expression} */
  #factor() {
    this.#depth += 1;
    if (this.#depth > MOST_DEPTH) throw new ExpressionFault(this.token.column, 'shallower');
    const factor = this.#take(['-'])
      ? { kind: /** @type {const} */ ('negative'), of: this.#typed(() => this.#factor(), 'number') }
      : this.primary();
    this.#depth -= 1;
    return factor;
  }

  /** A number, a name with its arguments, or what stands in parentheses. @returns {Expression} */
  primary() {
    const { token } = this;
    if (this.#take(['('])) {
      const inner = this.condition();
      this.#need(')', 'closing');
      return inner;
    }
    this.#next += 1;
    const { kind, text, column } = token;
    if (kind === 'number' && Number.isFinite(Number(text))) return { kind: 'number', value: Number(text) };
    if (kind !== 'name') throw new ExpressionFault(column, 'operand');
    const word = STATUS_WORDS.find((each) => each === text);
    if (word) return { kind: 'word', word };
    if (Object.hasOwn(FUNCTIONS, text)) return this.#call(text, column);
    if (Object.hasOwn(QUANTITIES, text)) return this.#quantity(/** @type {QuantityName} */ (text), column);
    throw new ExpressionFault(column, 'name');
  }

  /** @param {string} name @param {number} column @returns {Expression} */
  #call(name, column) {
    this.#need('(', 'opening');
    const args = this.#list(() => this.#typed(() => this.#sum(), 'number'));
    const isOfOne = OF_ONE.includes(name);
    if (isOfOne ? args.length !== 1 : args.length < 2) throw new ExpressionFault(column, 'arguments');
    return { kind: 'call', name: /** @type {'abs'} */ (name), args };
  }

  /** @param {QuantityName} name @param {number} column @returns {Expression} */
  #quantity(name, column) {
    const args = this.#take(['(']) ? (this.#take([')']) ? [] : this.#list(() => this.#integer())) : [];
    const { least, most } = QUANTITIES[name];
    if (args.length < least || args.length > most) throw new ExpressionFault(column, 'arguments');
    // Figures are counted from 1.
    if (args[0] === 0) throw new ExpressionFault(column, 'figure');
    return { kind: 'quantity', name, args };
  }

  #integer() {
    const { kind, text, column } = this.token;
    if (kind !== 'number' || !/^\d+$/.test(text) || Number(text) > MOST_ARGUMENT) {
      throw new ExpressionFault(column, 'integer');
    }
    this.#next += 1;
    return Number(text);
  }

  /** Up to the closing parenthesis. @template T @param {() => T} read @returns {T[]} */
  #list(read) {
    const items = [read()];
    while (this.#take([','])) items.push(read());
    this.#need(')', 'closing');
    return items;
  }

  /** @param {ExpectedPart} expected */
  end(expected) {
    if (this.token.kind !== 'end') throw new ExpressionFault(this.token.column, expected);
  }
}

/**
 * @param {string} text
 * @returns {Expression}
 * @throws {ExpressionFault}
 */
export function parseExpression(text) {
  const parser = new Parser(text);
  const expression = parser.condition();
  parser.end('operator');
  return expression;
}

/** One that holds or not. @param {string} text @returns {Expression} @throws {ExpressionFault} */
export function parseCondition(text) {
  const expression = parseExpression(text);
  if (typeOf(expression) !== 'condition') throw new ExpressionFault(1, 'condition');
  return expression;
}

/** Several numbers, with blanks between them; sums in parentheses. @param {string} text @returns {Expression[]} @throws {ExpressionFault} */
export function parseNumbers(text) {
  const parser = new Parser(text);
  const numbers = [];
  while (parser.token.kind !== 'end') {
    const { column } = parser.token;
    const number = parser.primary();
    if (typeOf(number) !== 'number') throw new ExpressionFault(column, 'number');
    numbers.push(number);
  }
  return numbers;
}
