/**
 * The chapters in Node, from the disk, and what their scenes come to on the engine.
 *
 * @import { Chapter, Expression, LessonScene, Quantity, ReadChapter } from '../../../www/lessons/lessons.d.ts'
 * @import { LinkedBoard } from '../../../tools/board.js'
 * @import { Engine } from '../../../tools/board.js'
 * @import { Standing } from '../../../www/worker/quantities.js'
 */
import { readFileSync, readdirSync } from 'node:fs';
import { boardOf, trained, updatesToRest } from '../../../tools/board.js';
import { readChapter } from '../../../www/lessons/format/read.js';
import { updatesPerEpoch } from '../../../www/scene/task.js';
import { quantitiesOf } from '../../../www/worker/quantities.js';
import { lab } from './lab.js';

/** The lecture's chapters, and one with everything that a scene may have. */
const FOLDERS = [new URL('../../../www/lessons/', import.meta.url), new URL('./lessons/', import.meta.url)];

/** @typedef {{ name: string, text: string, german: string | null }} ChapterFiles  `name` is the English file's */

/** @type {readonly ChapterFiles[]} */
export const CHAPTERS = FOLDERS.flatMap((folder) => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.md'));
  const textOf = (/** @type {string} */ file) => readFileSync(new URL(file, folder), 'utf8');
  return files
    .filter((file) => !file.endsWith('.de.md'))
    .map((name) => {
      const translation = name.replace('.md', '.de.md');
      return { name, text: textOf(name), german: files.includes(translation) ? textOf(translation) : null };
    });
});

/** @param {ChapterFiles} files @returns {ReadChapter} */
export const inEnglish = ({ name, text }) => readChapter({ file: name, text }, { isStrict: true });

/** @param {ChapterFiles} files @returns {ReadChapter} */
export const inGerman = ({ name, text, german }) =>
  readChapter(
    { file: name.replace('.md', '.de.md'), text: german ?? '' },
    { original: { file: name, text }, isStrict: true },
  );

/**
 * @typedef {object} Come
 * @property {LinkedBoard} board
 * @property {Quantity} quantity
 * @property {() => void} free
 */

/**
 * A scene's board, trained as its fence says.
 *
 * @param {LessonScene} scene
 * @returns {Come}
 */
export function comeOf({ fence: { link, train } }) {
  const engine = /** @type {Engine} */ (/** @type {unknown} */ (lab));
  const board = boardOf(engine, link);
  const perUnit = {
    rest: updatesToRest(board.board),
    none: 0,
    updates: 1,
    epochs: updatesPerEpoch(board.board),
  };
  const count = perUnit[train.kind] * ('count' in train ? train.count : 1);
  /** @type {(Standing | null)[]} */
  const standings = board.figures.map((figure) =>
    figure.kind === 'optimum' ? null : trained(board.made(figure), count),
  );
  return {
    board,
    quantity: quantitiesOf({ engine, lab, truth: board.truth }, board.points, standings),
    free: () => standings.forEach((standing) => standing?.trainer.free()),
  };
}

/** Whatever the text of a scene tells of its board. @param {LessonScene} scene @returns {Expression[]} */
export function numbersIn(scene) {
  /** @type {Expression[]} */
  const found = [];
  const collect = (/** @type {any} */ node) => {
    if (!node || typeof node !== 'object') return;
    if (node.kind === 'number' && node.expression) found.push(node.expression);
    else Object.values(node).forEach(collect);
  };
  const { heading, body, prediction, tries, outcome } = scene;
  collect({ heading, body, options: prediction?.options, texts: tries.map(({ text }) => text), outcome });
  return found;
}
