/** A history that is loaded late knows of what came before it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signal } from '@preact/signals-core';
import * as historyModule from '../../www/scene/history.js';
import { createHistoryLater } from '../../www/scene/history-door.js';
import { networkFigure } from '../../www/scene/schema.js';
import { storeOf } from './support/pool.js';

function start() {
  const store = storeOf([networkFigure(1)]);
  const training = {
    moment: signal(null),
    standing: signal(null),
    resets: signal(0),
    reset() {},
    restarts: signal({ count: 0, id: 0 }),
    restart() {},
    bring() {},
  };
  /** @type {((it: typeof historyModule | null) => void)[]} */
  const loads = [];
  const history = createHistoryLater(store, training, () => new Promise((resolve) => loads.push(resolve)));
  return { store, loads, history };
}

test('nothing is loaded before anything changes', () => {
  assert.equal(start().loads.length, 0);
});

test('the change that loads it is undone and done again', async () => {
  const { store, loads, history } = start();
  store.setFigure(1, { lambda: 0.5 });
  assert.equal(history.changes.peek(), 1);
  const undone = history.undo();
  assert.equal(loads.length, 1);
  loads[0](historyModule);
  await undone;
  assert.equal(/** @type {any} */ (store.scene.peek().figures[0]).lambda, 0);
  await history.redo();
  assert.equal(/** @type {any} */ (store.scene.peek().figures[0]).lambda, 0.5);
  assert.equal(loads.length, 1);
});

test('where it does not come, whoever wants to undo has it asked for again', async () => {
  const { store, loads, history } = start();
  const first = history.undo();
  loads[0](null);
  await first;
  store.setFigure(1, { lambda: 0.5 });
  const undone = history.undo();
  loads[1](historyModule);
  await undone;
  assert.equal(/** @type {any} */ (store.scene.peek().figures[0]).lambda, 0);
});
