/** Templates of the page without the line breaks and the indentation that they have for whoever reads them. */
import { fileURLToPath } from 'node:url';

const WWW = fileURLToPath(new URL('../www/', import.meta.url));

/** A line break with what stands around it is one space to HTML; so are two of them. */
const BREAK = /\s*\n\s*/g;

/**
 * Puts every template of Lit on one line. Elements in which breaks count (`pre`, `textarea`) get theirs as values.
 *
 * @returns {import('vite').Plugin}
 */
export function templatesOnOneLine() {
  return {
    name: 'templates-on-one-line',
    apply: 'build',
    transform: {
      filter: { id: /\.js$/, code: /\b(html|svg)`/ },
      handler(code, id) {
        if (!id.startsWith(WWW)) return undefined;
        /** @type {{ start: number, end: number }[]} */
        const texts = [];
        collect(this.parse(code), texts);
        let short = code;
        for (const { start, end } of texts.sort((a, b) => b.start - a.start)) {
          short = short.slice(0, start) + short.slice(start, end).replace(BREAK, ' ') + short.slice(end);
        }
        return { code: short, map: null };
      },
    },
  };
}

/** The texts of templates of Lit below a node. @param {any} node @param {{ start: number, end: number }[]} texts */
function collect(node, texts) {
  if (!node || typeof node !== 'object') return;
  if (node.type === 'TaggedTemplateExpression' && ['html', 'svg'].includes(node.tag.name)) {
    texts.push(...node.quasi.quasis);
  }
  for (const child of Object.values(node)) collect(child, texts);
}
