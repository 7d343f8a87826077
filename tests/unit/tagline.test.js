import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { tagline } from '../../www/page/top/tagline.js';
import { emptyPlane } from '../../www/points/edit.js';
import { defaultScene } from '../../www/scene/schema.js';
import { createStore } from '../../www/scene/store.js';
import { speak } from '../../www/words/language.js';

after(() => speak('en'));

test('one sentence says what the board is, and is true whatever is added and removed', async () => {
  const store = createStore(defaultScene());
  const said = () => tagline({ store });
  const optimum = 4;
  assert.equal(said(), 'The same points, three networks, and the best that anyone could do. Drag λ.');
  store.addFigure('network');
  assert.match(said(), /four networks, and the best/);
  store.removeFigure(optimum);
  assert.equal(said(), 'The same points, four networks. Drag λ.');
  for (const id of [1, 2, 3]) store.removeFigure(id);
  assert.equal(said(), 'Points, and one network that learns them. Drag λ.');
  store.addFigure('optimum');
  assert.match(said(), /one network, and the best/);
  store.setOwn(emptyPlane());
  assert.equal(
    said(),
    'Your own points, and one network that learns them. Drag λ.',
    'nobody knows their optimum',
  );
  store.setBoard({ source: 'xor' });
  const { figures } = store.scene.peek();
  store.removeFigure(figures[0].id);
  assert.equal(said(), 'Points, and the best that anyone could do with them.');
  store.removeFigure(figures[1].id);
  assert.equal(said(), 'Points, and nothing yet that learns them.');
});

test('the sentence counts as far as a board goes, in both languages', async () => {
  const store = createStore({ ...defaultScene(), figures: [] });
  for (let i = 0; i < 24; i++) store.addFigure('network');
  assert.equal(tagline({ store }), 'The same points, 24 networks. Drag λ.');
  await speak('de');
  assert.equal(tagline({ store }), 'Dieselben Punkte, 24 Netze. Ziehen Sie an λ.');
});
