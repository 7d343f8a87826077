/**
 * What index.html holds beside links to files: the script that says why there is no page, and the policy of what the
 * page may load and run.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './run.js';

/** In index.html, where both are to stand: behind the encoding, before everything that loads. */
const PLACE = '<!-- policy and first script -->';

/** The policy's place in a page. */
export const POLICY = /content="default-src[^"]*"/;

/** A text as a policy names it. @param {string} text */
export const hashOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * Nothing comes from anywhere but the page's own origin, and what the page itself makes. Who may frame the page, a policy in the page cannot say, and
 * everybody may.
 *
 * @param {Record<string, string>} own  what this page has otherwise than others, or beside them
 * @returns {string}
 */
export const policyWith = (own) =>
  Object.entries({
    'default-src': "'none'",
    'script-src': "'self' 'wasm-unsafe-eval'",
    'worker-src': "'self' blob:",
    'style-src': "'self'",
    'img-src': "'self' data: blob:",
    'font-src': "'self'",
    'frame-src': "'self'",
    'manifest-src': "'self'",
    'connect-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
    ...own,
  })
    .map(([what, from]) => `${what} ${from}`)
    .join('; ');

/**
 * @param {string} script  the only one that stands in the page itself
 * @param {boolean} isServing  by Vite's development server, which hands styles to the page and speaks with it
 * @returns {string}
 */
const policy = (script, isServing) =>
  policyWith({
    'script-src': `'self' ${hashOf(script)} 'wasm-unsafe-eval'`,
    ...(isServing && { 'style-src': "'self' 'unsafe-inline'", 'connect-src': "'self' ws: wss:" }),
  });

/** Without comments and indentation, which every visitor would load. No text in it goes over lines. @param {string} script */
const plain = (script) => script.replace(/^ *(\/\*\*.*|\*.*|\/\/.*)\n/gm, '').replace(/^ +/gm, '');

/** @returns {import('vite').Plugin} */
export function pageHead() {
  let isServing = false;
  return {
    name: 'page-head',
    configResolved({ command }) {
      isServing = command === 'serve';
    },
    transformIndexHtml: {
      order: 'post',
      async handler(html) {
        if (!html.includes(PLACE)) throw new Error(`index.html has lost its comment ${PLACE}`);
        const script = plain(await readFile(join(ROOT, 'www/start.js'), 'utf8'));
        return html.replace(
          PLACE,
          () =>
            `<meta http-equiv="Content-Security-Policy" content="${policy(script, isServing)}" />\n    <script>${script}</script>`,
        );
      },
    },
  };
}

/** What uPlot asks of the system's language, as it stands in its source. */
const ASKED = 'domEnv ? nav.language : ';

/**
 * uPlot makes a format of numbers for the system's language when it is loaded, and throws where that is none, as "C" in
 * minimal systems. The page writes its numbers in one way everywhere, so it need not ask.
 *
 * @returns {import('vite').Plugin}
 */
export function chartsInEnglish() {
  return {
    name: 'charts-in-english',
    transform: {
      filter: { id: /uPlot\.esm\.js/ },
      handler(code) {
        if (!code.includes(ASKED)) {
          this.error(`uPlot no longer has "${ASKED}"; see whether it needs this still`);
        }
        return { code: code.replace(ASKED, ''), map: null };
      },
    },
  };
}
