/** What a built page brings the styles of later parts by. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './run.js';

/**
 * Vite's own also asks for scripts beforehand and tells of failures by events, and is a hundredth of the first file.
 *
 * @returns {import('vite').Plugin}
 */
export function stylesOfParts() {
  return {
    name: 'styles-of-parts',
    apply: 'build',
    transform: {
      filter: { id: /^\0vite\/preload-helper\.js$/ },
      async handler(code) {
        const own = await readFile(join(ROOT, 'www/page/part-styles.js'), 'utf8');
        if (!code.includes('export const __vitePreload')) this.error('Vite loads parts by another name now');
        return { code: own, map: null };
      },
    },
  };
}
