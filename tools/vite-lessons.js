/** The chapters of lessons, which are Markdown, as modules of data with formulas in MathML. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readChapter } from '../www/lessons/format/read.js';
import { lessonProblemText } from '../www/words/en/lessons.js';

const LESSONS = fileURLToPath(new URL('../www/lessons/', import.meta.url));

const CONTENTS = '?contents';

/**
 * `import chapter from './overfitting.de.md'` gives the chapter in German; with `?contents`, its title and its scenes'
 * alone. A translation is joined with the file that it translates. What is wrong with a file stops the build, all of it
 * with its lines.
 *
 * @param {string} [folder]  in which they are
 * @returns {import('vite').Plugin}
 */
export function lessons(folder = LESSONS) {
  return {
    name: 'lessons',
    load: {
      filter: { id: /\.md(\?contents)?$/ },
      async handler(id) {
        const path = id.replace(CONTENTS, '');
        if (!path.startsWith(folder)) return undefined;
        const source = await fileAt(path);
        const originalPath = path.replace(/\.de\.md$/, '.md');
        const isTranslation = originalPath !== path;
        const original = isTranslation ? await fileAt(originalPath) : undefined;
        if (isTranslation) this.addWatchFile(originalPath);
        const { chapter, problems } = readChapter(source, { original, isStrict: true });
        if (!chapter) return this.error(problems.map(lessonProblemText).join('\n'));
        const data = id.endsWith(CONTENTS) ? contentsOf(chapter) : chapter;
        return { code: `export default ${JSON.stringify(data)};`, map: null, moduleType: 'js' };
      },
    },
  };
}

/** @param {string} path */
const fileAt = async (path) => ({ file: basename(path), text: await readFile(path, 'utf8') });

/**
 * @param {import('../www/lessons/lessons.d.ts').Chapter} chapter
 * @returns {import('../www/lessons/lessons.d.ts').Contents}
 */
const contentsOf = ({ title, scenes }) => ({
  title,
  scenes: scenes.map((scene) => ({ id: scene.id, title: scene.title })),
});
