/** The engine's memory, which the module can only make larger: what is freed has to serve again. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { engine, memory } from './support/engine.js';

const { Plane, Trainer } = engine;

/** Planes that grow a little at a time, as they do while a window is made larger. @param {number} step */
function grow(step) {
  const trainer = new Trainer({ layerSizes: [2, 1, 1], activation: 'tanh', output: 'sigmoid' });
  const planes = [0, 1, 2, 3].map(() => new Plane(Float64Array.of(-4, 4, -4, 4), 100, 100));
  for (let side = 100; side <= 500; side += step) {
    for (const plane of planes) {
      plane.resize(side, side);
      plane.evaluateNetwork(trainer);
      plane.contours(Float32Array.of(0));
    }
  }
  for (const made of [trainer, ...planes]) made.free();
}

test('planes that grow take a few times what the largest of them need, however small the steps', () => {
  const largest = 4 * 500 * 500 * Float32Array.BYTES_PER_ELEMENT;
  for (const step of [1, 7, 50]) {
    grow(step);
    assert.ok(
      memory.buffer.byteLength < 5 * largest,
      `${memory.buffer.byteLength} bytes at steps of ${step}`,
    );
  }
  const before = memory.buffer.byteLength;
  for (const step of [3, 11]) grow(step);
  assert.equal(memory.buffer.byteLength, before, 'what was freed serves again');
});
