/** licences.txt beside the page: of every package that went into it, its own modules and its workers' alike. */
import { licencesOf } from './licences.js';

export const FILE = 'licences.txt';

/**
 * Two plugins, since a worker is a bundle of its own: one that takes note, for workers, and one that writes.
 *
 * @param {readonly string[]} besides  ids of modules that a build of its own puts in later
 * @returns {{ page: import('vite').Plugin, worker: () => import('vite').Plugin }}
 */
export function licences(besides = []) {
  /** @type {Set<string>} */
  const bundled = new Set(besides);
  /** @param {import('vite').Rolldown.OutputBundle} bundle */
  const note = (bundle) => {
    for (const output of Object.values(bundle)) {
      if (output.type === 'chunk') for (const id of Object.keys(output.modules)) bundled.add(id);
      // Styles of packages are in files that name no modules.
      else for (const id of output.originalFileNames) bundled.add(id);
    }
  };
  return {
    worker: () => ({ name: 'licences-of-workers', generateBundle: (_, bundle) => note(bundle) }),
    page: {
      name: 'licences',
      configureServer(server) {
        server.middlewares.use(`/${FILE}`, (_, response) => {
          response.setHeader('Content-Type', 'text/plain; charset=utf-8');
          response.end('The licences of what is bundled are written by npm run build.\n');
        });
      },
      generateBundle(_, bundle) {
        note(bundle);
        this.emitFile({ type: 'asset', fileName: FILE, source: licencesOf(bundled) });
      },
    },
  };
}
