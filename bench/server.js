/** Serves the repository's files on this machine, from this process: what is measured needs no network. */
import { preview } from 'vite';
import { ROOT } from '../tools/run.js';

/** @typedef {{ origin: string, close: () => Promise<void> }} Server */

/**
 * @param {Record<string, string>} [headers]
 * @returns {Promise<Server>}
 */
export async function serve(headers = {}) {
  const server = await preview({
    root: ROOT,
    configFile: false,
    // It warns of builds that would overwrite the repository; nothing is built here.
    logLevel: 'error',
    // The repository itself, and no page instead of a missing file.
    build: { outDir: '.' },
    appType: 'mpa',
    preview: { host: '127.0.0.1', port: 0, open: false, headers },
  });
  const address = server.httpServer.address();
  if (!address || typeof address === 'string') throw new Error('The server has no port.');
  return { origin: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}
