import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effect } from '@preact/signals-core';
import { emptyPlane } from '../../www/points/edit.js';
import { MAX_FIGURES, defaultScene, networkFigure, optimumFigure } from '../../www/scene/schema.js';
import { loadLinkWords, noticeText } from '../../www/words/en/notices.js';
import { createStore } from '../../www/scene/store.js';

const names = (/** @type {any} */ store) =>
  store.scene.value.figures.map((/** @type {any} */ figure) => figure.id);

test('a change makes a new scene and leaves the old one and the other figures alone', () => {
  const store = createStore(defaultScene());
  const before = store.scene.value;
  store.setFigure(2, { lambda: 0.3 });
  const after = store.scene.value;
  assert.notEqual(after, before);
  assert.deepEqual(before, defaultScene());
  assert.equal(after.figures[0], before.figures[0]);
  assert.deepEqual(after.figures[1], networkFigure(2, { hidden: [20, 20], lambda: 0.3 }));
  store.setBoard({ points: 50, noise: 0.5 });
  assert.equal(store.scene.value.board.points, 50);
  assert.equal(store.scene.value.figures, after.figures);
});

test('setting what already is changes nothing and wakes nobody', () => {
  const store = createStore(defaultScene());
  let runs = 0;
  effect(() => {
    void store.scene.value;
    runs += 1;
  });
  store.setBoard({ points: store.scene.value.board.points });
  store.setFigure(2, { hidden: [20, 20], lambda: 0 });
  assert.equal(runs, 1);
});

test('an invalid value is refused by name, and nothing of its patch is taken', () => {
  const store = createStore(defaultScene());
  const before = store.scene.value;
  const refused = (/** @type {() => void} */ act, /** @type {RegExp} */ message) =>
    assert.throws(act, (error) => error instanceof RangeError && message.test(error.message));
  refused(() => store.setBoard({ noise: 0.3, points: 9 }), /^points: 9 is not valid/);
  refused(() => store.setFigure(1, { lambda: NaN }), /^lambda: NaN is not/);
  refused(() => store.setFigure(1, { hidden: [65] }), /^hidden: 65 is not/);
  refused(() => store.setFigure(1, /** @type {any} */ ({ id: 9 })), /^id: /);
  refused(() => store.setBoard(/** @type {any} */ ({ toString: 1 })), /^toString: /);
  refused(() => store.setFigure(4, { lambda: 1 }), /^id: figure 4 is the optimum/);
  refused(() => store.setFigure(99, { lambda: 1 }), /^id: no figure 99/);
  refused(() => store.removeFigure(99), /^id: no figure 99/);
  assert.equal(store.scene.value, before);
});

test('adding copies the last network, duplicating the one asked for; ids are never used twice', () => {
  const store = createStore(defaultScene());
  store.addFigure('network');
  assert.deepEqual(store.scene.value.figures.at(-1), networkFigure(5, { hidden: [20, 20], lambda: 0.1 }));
  store.removeFigure(5);
  store.duplicateFigure(1);
  assert.deepEqual(names(store), [1, 6, 2, 3, 4]);
  assert.deepEqual(store.scene.value.figures[1], { ...networkFigure(6), from: 1 });
  store.removeFigure(4);
  store.removeFigure(3);
  store.removeFigure(2);
  store.addFigure('network');
  assert.deepEqual(store.scene.value.figures.at(-1), networkFigure(7), 'it is new, and no copy of a copy');
});

test('the optimum stands once on a board', () => {
  const store = createStore(defaultScene());
  store.addFigure('optimum');
  assert.deepEqual(names(store), [1, 2, 3, 4]);
  store.duplicateFigure(4);
  assert.deepEqual(names(store), [1, 2, 3, 4]);
  assert.equal(store.notices.value.length, 1);
  store.removeFigure(4);
  store.addFigure('optimum');
  assert.deepEqual(store.scene.value.figures.at(-1), optimumFigure(5));
});

test('an empty board takes a default network', () => {
  const store = createStore({ ...defaultScene(), figures: [] });
  store.addFigure('network');
  assert.deepEqual(store.scene.value.figures, [networkFigure(1)]);
});

test('a full board says so', () => {
  const store = createStore(defaultScene());
  for (let i = 0; i < MAX_FIGURES + 3; i += 1) store.addFigure('network');
  store.duplicateFigure(1);
  assert.equal(store.scene.value.figures.length, MAX_FIGURES);
  assert.equal(store.notices.value.length, 1);
});

test('all problems of a link make one notice, and a long list is cut', async () => {
  const problems = Array.from({ length: 9 }, (_, i) => ({
    field: `f${i}`,
    code: /** @type {const} */ ('repeated'),
  }));
  const store = createStore(defaultScene(), problems);
  const [{ message }, ...others] = store.notices.value;
  assert.equal(others.length, 0);
  // What tells them one by one is loaded when it is first wanted.
  const brief = noticeText(message);
  await loadLinkWords();
  assert.ok(noticeText(message).startsWith(`${brief} f0: `));
  assert.match(noticeText(message), /f0: given.*f4: given.*And 4 more\.$/);
  assert.equal(createStore(defaultScene()).notices.value.length, 0);
});

test('a notice stands once until it is dismissed', () => {
  const store = createStore(defaultScene());
  const [one, two] = [
    { code: 'noSeed', reason: { code: 'other', text: 'one' } },
    { code: 'noSeed', reason: { code: 'other', text: 'two' } },
  ].map(/** @returns {any} */ (m) => m);
  store.notify(one);
  store.notify(two);
  store.notify(structuredClone(one));
  assert.deepEqual(
    store.notices.value.map(({ message }) => message),
    [one, two],
  );
  store.dismiss(store.notices.value[0]?.id ?? 0);
  store.notify(one);
  assert.deepEqual(store.notices.value.map(({ id, message }) => [id, message]), [[2, two], [3, one]]); // prettier-ignore
});

test('loading a scene gives new ids, also in its moment, and is seen as one change', () => {
  const store = createStore(defaultScene());
  let runs = 0;
  effect(() => {
    void [store.scene.value, store.loaded.value, store.notices.value];
    runs += 1;
  });
  const moment = { rests: true, figures: new Map([[1, { at: 7, theta: null }]]) };
  store.load({ ...defaultScene(), figures: [networkFigure(1)] }, [{ field: 'v', code: 'repeated' }], moment);
  assert.equal(runs, 2);
  assert.deepEqual(store.scene.value.figures, [networkFigure(5)]);
  assert.equal(store.loaded.value.count, 1);
  assert.deepEqual(store.loaded.value.moment, {
    rests: true,
    figures: new Map([[5, { at: 7, theta: null }]]),
  });
  assert.equal(store.notices.value.length, 1);
});

test('going to a scene keeps the figures that go on: the same place, the same network, the same points', () => {
  const store = createStore(defaultScene());
  const next = { ...defaultScene(), figures: [networkFigure(1, { lambda: 0.5 }), networkFigure(2, { hidden: [3] }), networkFigure(3, { hidden: [20, 20] })], inspect: 3 }; // prettier-ignore
  store.go(next);
  assert.deepEqual(names(store), [1, 5, 3]);
  assert.equal(store.scene.value.inspect, 3);
  assert.equal(store.loaded.value.count, 1);
  // The optimizer steers; the points define.
  store.go({ ...next, board: { ...next.board, optimizer: 'adam' } });
  assert.deepEqual(names(store), [1, 5, 3]);
  store.go({ ...next, board: { ...next.board, seed: 8 } });
  assert.deepEqual(names(store), [6, 7, 8]);
});

test('a network can be looked into as long as it is on the board', () => {
  const store = createStore(defaultScene());
  store.inspect(2);
  assert.equal(store.scene.value.inspect, 2);
  assert.throws(() => store.inspect(4), /figure 4 is the optimum/);
  assert.throws(() => store.inspect(99), /no figure 99/);
  store.removeFigure(1);
  assert.equal(store.scene.value.inspect, 2);
  store.removeFigure(2);
  assert.equal(store.scene.value.inspect, null);
  store.load({ ...defaultScene(), inspect: 3 });
  assert.equal(store.scene.value.inspect, store.scene.value.figures[2].id);
});

test('what is seen of a network goes with it, and of nothing there is no view', () => {
  const store = createStore(defaultScene());
  const view = () => store.scene.value.view;
  store.show('sweep,n=9');
  assert.equal(view(), 'network');
  for (const leave of [
    () => store.inspect(null),
    () => store.restore({ inspect: null }),
    () => store.removeFigure(2),
  ]) {
    store.inspect(2);
    store.show('sweep,n=9');
    assert.equal(view(), 'sweep,n=9');
    leave();
    assert.equal(view(), 'network', String(leave));
  }
});

test('a board of own points has their classes, however it came to be, and is none without them', () => {
  const store = createStore(defaultScene());
  assert.throws(() => store.setBoard({ source: 'own' }), /^RangeError: source: /);
  const three = emptyPlane(undefined, 3);
  store.setOwn(three);
  const classes = () => store.scene.value.board.classes;
  store.setBoard({ classes: 5 });
  assert.equal(classes(), 3);
  store.setBoard({ source: 'moons', classes: 2 });
  store.setBoard({ source: 'own' });
  assert.equal(classes(), 3);
  store.restore({ own: emptyPlane(undefined, 4) });
  assert.equal(classes(), 4);
});

test('a figure moves to a place, and to an end where the place is beyond', () => {
  const store = createStore(defaultScene());
  const before = store.scene.value.figures;
  store.moveFigure(1, 2);
  assert.deepEqual(names(store), [2, 3, 1, 4]);
  store.moveFigure(4, -1);
  assert.deepEqual(names(store), [4, 2, 3, 1]);
  store.moveFigure(4, 99);
  assert.deepEqual(names(store), [2, 3, 1, 4]);
  const same = store.scene.value;
  store.moveFigure(1, 2);
  assert.equal(store.scene.value, same, 'where it is already');
  for (const figure of before) assert.ok(same.figures.includes(figure), 'only their order has changed');
  assert.throws(() => store.moveFigure(9, 0), RangeError);
});

test('a name is one line of up to 40 signs, of one figure alone', () => {
  const store = createStore(defaultScene());
  const nameOf = (/** @type {number} */ id) => store.scene.value.figures.find((one) => one.id === id)?.name;
  store.nameFigure(1, '  Too\u202e small?\n ');
  assert.equal(nameOf(1), 'Too small?');
  store.nameFigure(4, 'Best');
  assert.equal(nameOf(4), 'Best');
  store.nameFigure(2, '🙂'.repeat(50));
  assert.ok([...(nameOf(2) ?? '')].length <= 40);
  assert.match(nameOf(2) ?? '', /^(🙂)+…$/u);
  const { scene } = store;
  const before = scene.value;
  store.nameFigure(1, 'Too small?');
  assert.equal(scene.value, before);
  store.duplicateFigure(1);
  store.removeFigure(3);
  store.addFigure('network');
  assert.deepEqual(
    scene.value.figures.map(({ name }) => name),
    ['Too small?', '', nameOf(2), 'Best', ''],
  );
  store.nameFigure(1, '');
  assert.equal(nameOf(1), '');
});
