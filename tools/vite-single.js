/**
 * The page as one file, which a double click opens: scripts, styles, the workers and the engines are in it.
 *
 * vite-plugin-singlefile puts the first script and the styles into the page, but neither files that a worker loads by
 * their addresses nor a policy that names what it has put there.
 */
import { fileURLToPath } from 'node:url';
import { FILE as LICENCES } from './vite-licences.js';
import { hashOf, POLICY, policyWith } from './vite-page.js';

export const SINGLE = 'single';

const at = (/** @type {string} */ path) => fileURLToPath(new URL(`../www/worker/${path}`, import.meta.url));

/** What a worker loads when it is first wanted, from a file by itself: here every worker has it from the start. */
const LATER = ['beside.js', 'lab.js'];

/** How it does so. */
const BY_ADDRESS = /import\(\/\* @vite-ignore \*\/ \w+\)/;

/** @returns {import('vite').Plugin} */
export function partsInWorker() {
  return {
    name: 'parts-in-worker',
    transform: {
      filter: { id: /\/www\/worker\/worker\.js$/ },
      handler(code) {
        const imports = LATER.map((file) => `import './${file}';\n`).join('');
        const [before, ...after] = code.split(BY_ADDRESS);
        if (after.length !== LATER.length) this.error('The worker loads its parts in another way now');
        return { code: `${imports}${[before, ...after].join('Promise.resolve()')}`, map: null };
      },
    },
  };
}

/** @returns {import('vite').Plugin[]} */
export const singleFile = () => [
  {
    name: 'no-addresses-of-parts',
    enforce: 'pre',
    load: {
      filter: { id: /\?worker&url$/ },
      handler(id) {
        const [path] = id.split('?');
        const isThere = LATER.some((file) => path === at(file));
        if (!isThere) this.error(`${path}: a worker of the single file has it not`);
        return { code: "export default '';", map: null, moduleType: 'js' };
      },
    },
  },
  {
    name: 'single-file',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const files = Object.values(bundle);
        const page = files.find((file) => file.fileName === 'index.html');
        const terms = files.find((file) => file.fileName === LICENCES);
        const scripts = files.filter((file) => file.type === 'chunk');
        const styles = files.filter((file) => file.fileName.endsWith('.css'));
        const others = files.filter(
          (file) =>
            file !== page && !file.fileName.endsWith('.css') && file.type !== 'chunk' && file !== terms,
        );
        if (page?.type !== 'asset' || terms?.type !== 'asset' || scripts.length !== 1 || others.length > 0) {
          const names = files.map(({ fileName }) => fileName).join(', ');
          return this.error(`one page, one script and styles are wanted, not ${names}`);
        }
        const style = styles.map((file) => (file.type === 'asset' ? String(file.source) : '')).join('\n');
        for (const file of files) delete bundle[file.fileName];
        this.emitFile({
          type: 'asset',
          fileName: 'mlp-playground.html',
          source: `${joined(String(page.source), scripts[0].code, style)}<!--\n${String(terms.source).replaceAll('--', '- -')}\n-->\n`,
        });
      },
    },
  },
];

/**
 * @param {string} page  with links to its script and its styles
 * @param {string} code
 * @param {string} style
 */
export function joined(page, code, style) {
  // What would end the element, or begin a comment in it, stands in texts only, where a backslash changes nothing.
  const script = `\n${code.replace(/<(?=\/script|!--|script)/gi, '\\x3C')}`;
  const early = /<script>([^]*?)<\/script>/.exec(page)?.[1];
  if (early === undefined) throw new Error('The page has lost its first script');
  const policy = policyWith({
    'script-src': `${hashOf(early)} ${hashOf(script)} 'wasm-unsafe-eval'`,
    'worker-src': 'blob:',
    'style-src': hashOf(style),
    // The engines, and the tables that come along.
    'connect-src': 'data:',
    'font-src': 'data:',
    'frame-src': "'none'",
    'manifest-src': "'none'",
  });
  return page
    .replace(POLICY, () => `content="${policy}"`)
    .replace(/ *<link rel="stylesheet"[^>]*>\n?/g, '')
    .replace(
      /<script type="module"[^>]*><\/script>/,
      () => `<style>${style}</style>\n    <script type="module">${script}</script>`,
    );
}
