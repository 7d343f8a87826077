import assert from 'node:assert/strict';
import { test } from 'node:test';

/** The browser's frames, one by one. @type {(() => void)[]} */
let frames = [];
/** @type {unknown[]} */
const reported = [];
Object.assign(globalThis, {
  // A real one would keep the test's process alive.
  MessageChannel: class {
    port1 = { onmessage: () => {} };
    port2 = { postMessage: () => this.port1.onmessage() };
  },
  requestAnimationFrame: (/** @type {() => void} */ draw) => frames.push(draw),
  reportError: (/** @type {unknown} */ error) => reported.push(error),
});
const { afterDrawing, drawNoMore, drawSoon, isWaiting } = await import('../../www/page/elements/drawing.js');

/** @returns {number} how many frames were asked for */
function nextFrame() {
  const due = frames;
  frames = [];
  for (const draw of due) draw();
  return due.length;
}

test('one plot or task that throws is told, and keeps none of the others from its turn', () => {
  /** @type {string[]} */
  const done = [];
  const failure = new Error('the brush broke');
  const fail = () => {
    throw failure;
  };
  drawSoon('first', () => done.push('first'), false);
  drawSoon('broken', fail, false);
  drawSoon('last', () => done.push('last'), false);
  afterDrawing(fail);
  afterDrawing(() => done.push('task'));
  for (let frame = 0; frame < 5; frame++) nextFrame();
  assert.deepEqual(done.toSorted(), ['first', 'last', 'task']);
  assert.deepEqual(reported, [failure, failure]);
  // And it goes on.
  afterDrawing(() => done.push('next'));
  assert.equal(nextFrame(), 1);
  assert.equal(done.at(-1), 'next');
});

test('plots wait by their key, whatever it is, and are drawn once', () => {
  let count = 0;
  const key = {};
  const draw = () => (count += 1);
  drawSoon(key, draw, false);
  drawSoon(key, draw, true);
  assert.equal(isWaiting(/** @type {any} */ (key)), true);
  nextFrame();
  assert.equal(count, 1);
  assert.equal(isWaiting(/** @type {any} */ (key)), false);
  drawSoon(key, draw, false);
  drawNoMore(key);
  nextFrame();
  assert.equal(count, 1);
});
