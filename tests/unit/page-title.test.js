import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signal } from '@preact/signals-core';
import { watchAbsence } from '../../www/page/away.js';
import { keepTitle, titleOf } from '../../www/page/title.js';
import { defaultBoard, defaultScene, networkFigure } from '../../www/scene/schema.js';
import { createStore } from '../../www/scene/store.js';

test('the title says what is on the board, in few words', () => {
  assert.equal(titleOf(defaultScene()), 'Lecture: 5, 20-20, 20-20 λ = 0.1, optimum – MLP playground');
  const board = defaultBoard();
  assert.equal(
    titleOf({ board, figures: [], inspect: null, view: 'network', lesson: null }),
    'Lecture – MLP playground',
  );
  const named = [networkFigure(1, { name: 'Too small' }), networkFigure(2)];
  assert.equal(
    titleOf({ board, figures: named, inspect: null, view: 'network', lesson: null }),
    'Lecture: Too small, 5 – MLP playground',
  );
  const many = Array.from({ length: 6 }, (_, i) => networkFigure(i + 1, { hidden: i === 0 ? [] : [i] }));
  assert.equal(
    titleOf({
      board: { ...board, source: 'moons' },
      figures: many,
      inspect: null,
      view: 'network',
      lesson: null,
    }),
    'Moons: no hidden layer, 1, 2, 3, 2 more – MLP playground',
  );
});

test('the title follows the scene, and not each of its changes while a slider moves', (t) => {
  let now = 10_000;
  t.mock.timers.enable({ apis: ['setTimeout'] });
  t.mock.method(performance, 'now', () => now);
  const pass = (/** @type {number} */ millis) => {
    now += millis;
    t.mock.timers.tick(millis);
  };
  const store = createStore(defaultScene());
  /** @type {string[]} */
  const titles = [];
  const target = { set title(/** @type {string} */ title) { titles.push(title); } }; // prettier-ignore
  const stop = keepTitle({ store }, target);
  assert.equal(titles.length, 1);
  pass(1000);
  store.setBoard({ source: 'xor' });
  assert.match(String(titles.at(-1)), /^XOR: 5,/);
  const { id } = store.scene.peek().figures[0];
  for (let step = 1; step <= 60; step++) {
    store.setFigure(id, { lambda: step / 100 });
    pass(16);
  }
  pass(1000);
  assert.match(String(titles.at(-1)), /^XOR: 5 λ = 0\.6,/);
  assert.ok(titles.length <= 6, `${titles.length} titles`);
  // While nobody sees the page its training waits, and only its name can say so.
  const document = Object.assign(new EventTarget(), { hidden: false });
  const isGoing = signal(true);
  let looks = 0;
  const pool = { isGoing, lookAfter: () => (looks += 1) };
  const stopWatching = watchAbsence(
    { pool },
    /** @type {any} */ (Object.assign(new EventTarget(), { document })),
  );
  document.hidden = true;
  document.dispatchEvent(new Event('visibilitychange'));
  assert.match(String(titles.at(-1)), /^Waits – XOR: 5 λ = 0\.6,/);
  isGoing.value = false;
  assert.match(String(titles.at(-1)), /^XOR/);
  isGoing.value = true;
  assert.equal(looks, 0);
  document.hidden = false;
  document.dispatchEvent(new Event('visibilitychange'));
  assert.match(String(titles.at(-1)), /^XOR/);
  assert.equal(looks, 1);
  stopWatching();
  stop();
  store.setBoard({ source: 'moons' });
  pass(1000);
  assert.match(String(titles.at(-1)), /^XOR: 5 /);
});
