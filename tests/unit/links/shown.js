/**
 * What a link shows, as plain data: what the corpus of links holds, and what it is compared with.
 *
 * @import { Figure, Moment, Scene } from '../../../www/scene/scene.d.ts'
 */
import { decode } from '../../../www/scene/hash.js';
import { defaultBoard, networkFigure } from '../../../www/scene/schema.js';
import { decodeView } from '../../../www/scene/views.js';

/** @typedef {Record<string, unknown>} Values */

/**
 * @typedef {object} Shown
 * @property {Values} board
 * @property {readonly (Values | { optimum: string })[]} figures  networks by their settings, the optimum by its name
 * @property {number | null} inspect  the place of the network that is looked into, from 1
 * @property {{ name: string, settings: Values } | null} view  of it
 * @property {string | null} lesson
 * @property {Values | null} own
 * @property {{ rests: boolean, figures: readonly unknown[] } | null} moment
 * @property {readonly string[]} problems  the fields that fell back, each with its code
 */

/** What a board and a network have where a link says nothing. @returns {{ board: Values, network: Values }} */
export function defaults() {
  const { kind: _, id: __, ...network } = networkFigure(1);
  return plain({ board: defaultBoard(), network });
}

/** @param {string} link @returns {Shown} */
export function shown(link) {
  const { scene, moment, problems } = decode(link);
  const view = scene.inspect === null ? null : decodeView(scene.view);
  return plain({
    board: scene.board,
    figures: scene.figures.map(settingsOf),
    inspect: scene.inspect,
    view: view && { name: view.name, settings: view.settings },
    lesson: scene.lesson,
    own: scene.own ? { ...scene.own, keys: [...scene.own.keys] } : null,
    moment: moment && momentOf(moment),
    problems: [...problems, ...(view?.problems ?? [])].map(({ field, code }) => `${field}: ${code}`),
  });
}

/** @param {Figure} figure */
function settingsOf(figure) {
  if (figure.kind === 'optimum') return { optimum: figure.name };
  const { kind: _, id: __, ...settings } = figure;
  return settings;
}

/** @param {Moment} moment */
const momentOf = ({ rests, figures }) => ({
  rests,
  figures: [...figures].map(([place, { at, theta }]) => [place, at, theta && [...theta]]),
});

/** As a file has it. @param {object} value @returns {any} */
const plain = (value) => JSON.parse(JSON.stringify(value));

/** What of some values is not in others. @param {Values} values @param {Values} usual @returns {Values} */
export const without = (values, usual) =>
  Object.fromEntries(
    Object.entries(values).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(usual[name])),
  );
