/**
 * Markdown with two marks more, formulas and live numbers, as the tokens of marked.
 *
 * @import { Token } from 'marked'
 * @import { Reading } from './reading.js'
 */
import { Lexer, Marked } from 'marked';

const FORMULA = /^(\${1,2})(?!\s)((?:\\.|[^$\\\n]|\n(?!\n))+?)(?<![\s\\])\1(?![$\d])/;
const NUMBER = /^\{\{([^{}\n]*)\}\}/;

/** What stands in these is nobody's emphasis. */
const MASKED = /\$[^$\n]*\$|\{\{[^{}\n]*\}\}/g;

const marked = new Marked({
  hooks: { emStrongMask: (text) => text.replace(MASKED, (mark) => 'a'.repeat(mark.length)) },
  extensions: [
    {
      name: 'formula',
      level: 'inline',
      start: (text) => text.indexOf('$'),
      tokenizer: (text) => {
        const [raw, sign, tex] = FORMULA.exec(text) ?? [];
        return raw ? { type: 'formula', raw, tex: tex.trim(), isDisplay: sign.length === 2 } : undefined;
      },
    },
    {
      name: 'number',
      level: 'inline',
      start: (text) => text.indexOf('{{'),
      tokenizer: (text) => {
        const [raw, expression] = NUMBER.exec(text) ?? [];
        return raw ? { type: 'number', raw, expression } : undefined;
      },
    },
  ],
});

/**
 * @param {string} text
 * @param {Reading} reading  which is before the text
 * @returns {Token[]}
 */
export function blocksOf(text, reading) {
  const lexer = new Lexer(marked.defaults);
  const { tokens } = lexer;
  if (!isRead(reading, () => lexer.blockTokens(text, tokens))) return [];
  // As marked does it, but that a paragraph which is too much for it is named.
  const isWhole = reading.aside(() =>
    lexer.inlineQueue.every((line) => {
      reading.goTo(line.src);
      return isRead(reading, () => lexer.inlineTokens(line.src, line.tokens));
    }),
  );
  return isWhole ? tokens : [];
}

/** What stands in one line. @param {string} text @param {Reading} reading @returns {Token[]} */
export function inlinesOf(text, reading) {
  /** @type {Token[]} */
  const tokens = [];
  return isRead(reading, () => new Lexer(marked.defaults).inlineTokens(text, tokens)) ? tokens : [];
}

/** Whether marked comes to an end: it has none of its own where marks are nested too deeply. @param {Reading} reading @param {() => void} read */
function isRead(reading, read) {
  try {
    read();
    return true;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    reading.say({ code: 'unreadable' });
    return false;
  }
}
