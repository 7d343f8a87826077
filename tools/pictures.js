/**
 * Draws the small pictures of the page's menus with the engine itself, and writes them as modules; and the page's icons.
 *
 *     node tools/pictures.js
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import * as prettier from 'prettier';
import { ROOT } from './run.js';
import { icons } from './pictures/icons.js';
import { scenePictures } from './pictures/scenes.js';
import { sourcePictures } from './pictures/sources.js';

/** Where the icons go, from which a build takes them as they are. */
export const ICONS = join(ROOT, 'www/public');

/** What is drawn, and where it goes. @type {Record<string, { comment: string, make: () => unknown }>} */
export const FILES = {
  'www/page/top/source-pictures.js': {
    comment: `The points of every source, as paths of a picture of 120 × 88.

 @type {Record<string, [style: string, path: string][]>}`,
    make: sourcePictures,
  },
  'www/page/scenes/pictures.js': {
    comment: `The figures of every scene, at rest.

 @type {Record<string, import('./code.js').Picture>}`,
    make: scenePictures,
  },
};

/**
 * @param {string} file
 * @returns {Promise<string>} the module's text
 */
export async function moduleText(file) {
  const { comment, make } = FILES[file];
  const lines = comment.split('\n').map((line) => ` * ${line.trim()}`.trimEnd());
  const text = `// Written by tools/pictures.js.\n\n/**\n${lines.join('\n')}\n */\nexport const pictures = ${JSON.stringify(make())};\n`;
  return prettier.format(text, { ...(await prettier.resolveConfig(join(ROOT, file))), parser: 'babel' });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const file of Object.keys(FILES)) await writeFile(join(ROOT, file), await moduleText(file));
  for (const [file, bytes] of Object.entries(await icons())) await writeFile(join(ICONS, file), bytes);
}
