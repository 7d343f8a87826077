/**
 * Serves the built page to any browser, with a script in front of its own that reports what goes wrong: there are drivers
 * that hear nothing of the console. Beside it the pages of bits/, with the engine that they run.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { ROOT } from '../../../tools/run.js';
import { recorder } from './recorder.js';

/** @type {Record<string, string>} */
const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** Where index.html names its encoding, before everything that loads or runs. */
const HEAD = '<meta charset="utf-8" />';

/** A page of a slide deck: what is in the query after `?` is the link of its frame. @param {string} link */
const deck = (link) =>
  `<!doctype html><link rel="icon" href="data:,"><title>deck</title><p>A slide</p>
   <div style="height: 3000px"></div><iframe src="/${link}" width="800" height="600"></iframe>`;

const BITS =
  '<!doctype html><link rel="icon" href="data:,"><title>bits</title><script type="module" src="page.js"></script>';

/**
 * @typedef {object} Server
 * @property {string} address  with a slash at its end
 * @property {string[]} problems  what pages have reported so far
 * @property {boolean} answers  set to false, it is as if there were no network; what pages report is still heard
 * @property {() => Promise<void>} close
 */

/** @returns {Promise<Server>} */
export async function serve() {
  if (!existsSync(join(ROOT, 'dist/index.html'))) {
    throw new Error('dist/ is missing: run "npm run build" first');
  }
  /** @type {string[]} */
  const problems = [];

  /** @param {URL} url @returns {Promise<{ type: string, body: string | Buffer }>} */
  const answer = async ({ pathname, search }) => {
    if (pathname === '/') {
      const html = await readFile(join(ROOT, 'dist/index.html'), 'utf8');
      if (!html.includes(HEAD)) throw new Error(`dist/index.html has no ${HEAD}`);
      return { type: '.html', body: html.replace(HEAD, `${HEAD}<script src="./recorder.js"></script>`) };
    }
    if (pathname === '/recorder.js') return { type: '.js', body: `(${recorder})();` };
    if (pathname === '/deck') return { type: '.html', body: deck(decodeURIComponent(search.slice(1))) };
    if (pathname === '/bits/') return { type: '.html', body: BITS };
    const [, top, ...rest] = normalize(decodeURIComponent(pathname)).split('/');
    const folder = { bits: 'tests/engines/bits', www: 'www' }[top];
    const file = folder ? join(folder, ...rest) : join('dist', top, ...rest);
    return { type: extname(file), body: await readFile(join(ROOT, file)) };
  };

  const listener = createServer(async (request, response) => {
    try {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      if (request.method === 'POST') {
        let text = '';
        for await (const chunk of request) text += chunk;
        problems.push(text);
        response.writeHead(204).end();
        return;
      }
      if (!server.answers) {
        request.destroy();
        return;
      }
      const { type, body } = await answer(url);
      response.writeHead(200, {
        'content-type': TYPES[type] ?? 'application/octet-stream',
        'cache-control': 'no-store',
      });
      response.end(body);
    } catch (error) {
      response.writeHead(404).end(String(error));
    }
  });
  await new Promise((resolve) => listener.listen(0, '127.0.0.1', () => resolve(null)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (listener.address());
  /** @type {Server} */
  const server = {
    address: `http://127.0.0.1:${port}/`,
    problems,
    answers: true,
    close: async () => {
      listener.close();
      listener.closeAllConnections();
    },
  };
  return server;
}
