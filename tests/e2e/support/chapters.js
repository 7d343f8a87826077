/** The chapters of the lecture, as their files have them. */
import { readFileSync } from 'node:fs';
import { ORDER } from '../../../www/lessons/entries.js';
import { readChapter } from '../../../www/lessons/format/read.js';

/** @import { Chapter } from '../../../www/lessons/lessons.d.ts' */

const FOLDER = new URL('../../../www/lessons/', import.meta.url);

/** @param {'en' | 'de'} language @returns {Chapter[]} in the order of the lecture */
export const chaptersIn = (language) =>
  ORDER.map((id) => {
    const textOf = (/** @type {string} */ file) => readFileSync(new URL(file, FOLDER), 'utf8');
    const original = { file: `${id}.md`, text: textOf(`${id}.md`) };
    const { chapter } =
      language === 'en'
        ? readChapter(original)
        : readChapter({ file: `${id}.de.md`, text: textOf(`${id}.de.md`) }, { original });
    return /** @type {Chapter} */ (chapter);
  });

/** How many beats each scene has, by `chapter/scene` in the order of the lecture. @param {readonly Chapter[]} chapters */
export const placesOf = (chapters) =>
  chapters.flatMap(({ id, scenes }) =>
    scenes.map((scene) => ({
      place: `${id}/${scene.id}`,
      title: scene.title,
      beats: [
        'show',
        ...(scene.prediction ? ['ask'] : []),
        ...(scene.prediction || scene.outcome.length > 0 ? ['reveal'] : []),
      ],
    })),
  );
