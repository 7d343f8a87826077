/**
 * The list of chapters, from their files.
 *
 * @import { Chapter, ChapterEntry, Contents, LessonLanguage } from './lessons.d.ts'
 */

/** As the lecture has them. A file that is not among them comes after. */
export const ORDER = ['definition', 'training', 'classification', 'overfitting', 'activations', 'depth'];

/** @param {string} path @returns {[id: string, language: LessonLanguage]} */
function nameOf(path) {
  const [, id, german] = /([^/]+?)(\.de)?\.md/.exec(path) ?? ['', path];
  return [id, german ? 'de' : 'en'];
}

/** @param {string} id */
const placeOf = (id) => (ORDER.includes(id) ? ORDER.indexOf(id) : ORDER.length);

/**
 * @param {Readonly<Record<string, Contents>>} contents  by the file's path
 * @param {Readonly<Record<string, () => Promise<Chapter>>>} chapters
 * @returns {ChapterEntry[]}
 */
export function entriesOf(contents, chapters) {
  /** @type {Map<string, Partial<Record<LessonLanguage, { contents: Contents, load: () => Promise<Chapter> }>>>} */
  const found = new Map();
  for (const [path, load] of Object.entries(chapters)) {
    const [id, language] = nameOf(path);
    const [, own] = Object.entries(contents).find(([other]) => other.split('?')[0] === path) ?? [];
    if (own) found.set(id, { ...found.get(id), [language]: { contents: own, load } });
  }
  return [...found]
    .toSorted(([a], [b]) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1))
    .flatMap(([id, { en, de = en }]) =>
      en && de
        ? [
            {
              id,
              contents: { en: en.contents, de: de.contents },
              load: (language) => (language === 'de' ? de : en).load(),
            },
          ]
        : [],
    );
}
