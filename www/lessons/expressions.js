/**
 * The expressions of lessons: `abs(testD(2) - bayesD) < 0.05 and status(2) = converged`. One language for what a scene
 * expects, what ticks a try off, and the numbers in its text. They are trees, read by format/expression-parser.js and
 * never run as programs.
 *
 * @import { Expression, Quantity } from './lessons.d.ts'
 */

/** What a call may name. @type {Record<string, (values: number[]) => number>} */
export const FUNCTIONS = {
  abs: ([value]) => Math.abs(value),
  min: (values) => Math.min(...values),
  max: (values) => Math.max(...values),
  sqrt: ([value]) => Math.sqrt(value),
  ln: ([value]) => Math.log(value),
};

/** @param {Expression} expression @returns {'number' | 'word' | 'condition'} */
export function typeOf({ kind, ...rest }) {
  if (kind === 'comparison' || kind === 'and') return 'condition';
  return kind === 'word' || (kind === 'quantity' && 'name' in rest && rest.name === 'status')
    ? 'word'
    : 'number';
}

/**
 * The value of an expression; undefined where a quantity in it is not known.
 *
 * @param {Expression} expression
 * @param {Quantity} quantity
 * @returns {number | string | boolean | undefined}
 */
export function evaluate(expression, quantity) {
  const of = (/** @type {Expression} */ each) => evaluate(each, quantity);
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'word':
      return expression.word;
    case 'quantity':
      return quantity(expression.name, expression.args);
    case 'and': {
      const parts = expression.parts.map(of);
      return parts.includes(false) ? false : parts.includes(undefined) ? undefined : true;
    }
    case 'negative':
      return operated('*', [-1, of(expression.of)]);
    case 'call': {
      const args = expression.args.map(of);
      return args.includes(undefined)
        ? undefined
        : FUNCTIONS[expression.name](/** @type {number[]} */ (args));
    }
    default:
      return operated(expression.operator, [of(expression.left), of(expression.right)]);
  }
}

/** @param {string} operator @param {ReturnType<typeof evaluate>[]} operands */
function operated(operator, operands) {
  if (operands.includes(undefined)) return undefined;
  const [left, right] = /** @type {[number, number]} */ (operands);
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    case '=':
      return left === right;
    default:
      return left !== right;
  }
}

/** How tightly each kind binds. */
const BINDING = { and: 0, comparison: 1, sum: 2, product: 3, factor: 4 };

/** @param {Expression} expression */
function bindingOf(expression) {
  if (expression.kind === 'and' || expression.kind === 'comparison') return BINDING[expression.kind];
  if (expression.kind !== 'operation') return BINDING.factor;
  return '+-'.includes(expression.operator) ? BINDING.sum : BINDING.product;
}

/**
 * The text of an expression, which reads back as the same tree.
 *
 * @param {Expression} expression
 * @returns {string}
 */
export function textOf(expression) {
  /** @param {Expression} inner @param {number} binding  that it needs */
  const within = (inner, binding) => (bindingOf(inner) < binding ? `(${textOf(inner)})` : textOf(inner));
  switch (expression.kind) {
    case 'number':
      return String(expression.value);
    case 'word':
      return expression.word;
    case 'quantity':
      return expression.args.length > 0
        ? `${expression.name}(${expression.args.join(', ')})`
        : expression.name;
    case 'call':
      return `${expression.name}(${expression.args.map(textOf).join(', ')})`;
    case 'negative':
      return `-${within(expression.of, BINDING.factor)}`;
    case 'and':
      return expression.parts.map((part) => within(part, BINDING.comparison)).join(' and ');
    default: {
      const { operator, left, right } = expression;
      const binding = bindingOf(expression);
      // Left to right, so that the same operator on the right is in parentheses; comparisons have none beside them.
      const least = expression.kind === 'comparison' ? BINDING.sum : binding;
      return `${within(left, least)} ${operator} ${within(right, binding + 1)}`;
    }
  }
}

/** All quantities of an expression. @param {Expression} expression @returns {Extract<Expression, { kind: 'quantity' }>[]} */
export function quantitiesIn(expression) {
  switch (expression.kind) {
    case 'quantity':
      return [expression];
    case 'and':
      return expression.parts.flatMap(quantitiesIn);
    case 'call':
      return expression.args.flatMap(quantitiesIn);
    case 'negative':
      return quantitiesIn(expression.of);
    case 'operation':
    case 'comparison':
      return [expression.left, expression.right].flatMap(quantitiesIn);
    default:
      return [];
  }
}
