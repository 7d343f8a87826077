import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepTitle, titleOf } from '../../www/page/title.js';
import { defaultBoard, defaultScene, networkFigure } from '../../www/scene/schema.js';
import { createStore } from '../../www/scene/store.js';

test('the title says what is on the board, in few words', () => {
  assert.equal(titleOf(defaultScene()), 'Lecture: 5, 20-20, 20-20 λ = 0.1, optimum – MLP playground');
  const board = defaultBoard();
  assert.equal(titleOf({ board, figures: [], inspect: null }), 'Lecture – MLP playground');
  const named = [networkFigure(1, { name: 'Too small' }), networkFigure(2)];
  assert.equal(titleOf({ board, figures: named, inspect: null }), 'Lecture: Too small, 5 – MLP playground');
  const many = Array.from({ length: 6 }, (_, i) => networkFigure(i + 1, { hidden: i === 0 ? [] : [i] }));
  assert.equal(
    titleOf({ board: { ...board, source: 'moons' }, figures: many, inspect: null }),
    'Moons: no hidden layer, 1, 2, 3, 2 more – MLP playground',
  );
});

test('the title follows the scene', () => {
  const store = createStore(defaultScene());
  const target = { title: '' };
  const stop = keepTitle({ store }, target);
  store.setBoard({ source: 'xor' });
  assert.match(target.title, /^XOR: 5,/);
  stop();
  store.setBoard({ source: 'moons' });
  assert.match(target.title, /^XOR: 5,/);
});
