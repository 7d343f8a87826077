/**
 * The board of a scene: where its networks stand before anybody has guessed, and where they come to.
 *
 * @import { Chapter, LessonScene, Train } from '../../lessons/lessons.d.ts'
 * @import { Moment, Scene } from '../../scene/scene.d.ts'
 */
import { boardAsTrained } from '../../scene/own-board.js';
import { decode, encode } from '../../scene/hash.js';
import { VIEW } from '../../scene/schema.js';
import { goesOnAs, sameTask, updatesPerEpoch } from '../../scene/task.js';
import { decodeView, encodeView } from '../../scene/views.js';
import { isTrainedLater } from './beats.js';

/** What of a board its scene decides: not what is looked at. @param {Scene} board */
export const boardText = (board) => encode({ ...board, lesson: null, inspect: null, view: VIEW.default });

/** Whether every network of a moment stands at its first update. @param {Moment | null} moment */
export const isBeginning = (moment) =>
  moment !== null && [...moment.figures.values()].every(({ at }) => at === 0);

/**
 * Where the networks stand before the guess: at their initial weights, but for those that go on from the scene before.
 *
 * @param {Scene} next
 * @param {Chapter} chapter
 * @param {LessonScene} scene
 */
export function startOf(next, { scenes }, scene) {
  if (!isTrainedLater(scene)) return endOf(next, scene);
  const start = momentOf(next, { kind: 'updates', count: 0 });
  const last = scenes[scenes.indexOf(scene) - 1];
  if (!scene.fence.goesOn || !last) return start;
  // By what that scene has, so that who comes from elsewhere finds the same.
  const { board, figures } = decode(last.fence.link).scene;
  const goesOn = (/** @type {number} */ index) =>
    sameTask(board, next.board) && figures[index] && goesOnAs(figures[index], next.figures[index]);
  const waiting = [...start.figures].filter(
    ([id]) => !goesOn(next.figures.findIndex((each) => each.id === id)),
  );
  return waiting.length === 0 ? null : { ...start, figures: new Map(waiting) };
}

/** Where training ends, as a moment; null where it rests by itself. @param {Scene} next @param {LessonScene} scene */
export function endOf(next, { fence: { train } }) {
  if (train.kind === 'none') return momentOf(next, { kind: 'updates', count: 0 });
  return 'count' in train ? momentOf(next, train) : null;
}

/**
 * Every network at a moment of the training from its seed.
 *
 * @param {Scene} scene
 * @param {Extract<Train, { count: number }>} train
 * @returns {Moment}
 */
function momentOf(scene, { kind, count }) {
  const updates = kind === 'epochs' ? count * updatesPerEpoch(boardAsTrained(scene)) : count;
  const networks = scene.figures.filter((figure) => figure.kind === 'network');
  return { rests: false, figures: new Map(networks.map(({ id }) => [id, { at: updates, theta: null }])) };
}

/** With the tool that a scene is about. @param {Scene} scene @param {LessonScene} lesson @returns {Scene} */
export function withTool(scene, { fence: { tool } }) {
  const figure = tool && scene.figures[tool.figure - 1];
  if (!tool || figure?.kind !== 'network') return scene;
  const text = [tool.name, ...Object.entries(tool.parameters).map((pair) => pair.join('='))].join(',');
  const { name, settings } = decodeView(text);
  return { ...scene, inspect: figure.id, view: encodeView(name, settings) };
}
