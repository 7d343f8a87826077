/**
 * What every scene of the page is, however it came to be.
 *
 * @import { Scene } from '../../../www/scene/scene.d.ts'
 */
import assert from 'node:assert/strict';
import { keysEnd } from '../../../www/points/grid.js';
import { boardClasses } from '../../../www/scene/own-board.js';
import { BOARD, LESSON, MAX_FIGURES, NETWORK, OPTIMUM, VIEW } from '../../../www/scene/schema.js';

/** Fields hold what they take, as they would write it. @param {Record<string, any>} fields @param {Record<string, any>} values */
function assertFields(fields, values) {
  for (const [name, field] of Object.entries(fields)) {
    assert.deepEqual(field.check(values[name]), values[name], `${name}: ${String(values[name])}`);
  }
}

/** @param {Scene} scene */
export function assertValid({ board, figures, own, inspect, view, lesson }) {
  assertFields(BOARD, board);
  for (const figure of figures) assertFields(figure.kind === 'network' ? NETWORK : OPTIMUM, figure);
  assert.ok(figures.length <= MAX_FIGURES);
  assert.equal(new Set(figures.map(({ id }) => id)).size, figures.length, 'ids are different');
  assert.ok(figures.filter(({ kind }) => kind === 'optimum').length <= 1);
  const subject = figures.find(({ id }) => id === inspect);
  assert.ok(inspect === null || subject?.kind === 'network', 'a network is looked into');
  assertFields({ view: VIEW, lesson: LESSON }, { view, lesson });
  if (board.source !== 'own') return;
  assert.ok(own, 'own points are there where they are shown');
  assert.equal(board.classes, boardClasses(own));
  own.keys.forEach((key, i) => assert.ok(key >= (own.keys[i - 1] ?? 0) && key < keysEnd(own)));
}
