/** What the first view loads of the engine stays small. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { gzipSync } from 'node:zlib';

/** @param {string} path below www/pkg */
const compressed = (path) =>
  gzipSync(readFileSync(new URL(`../../www/pkg/${path}`, import.meta.url)), { level: 9 }).length;

test('the module of the first view is at most 88 kB with gzip', () => {
  assert.ok(compressed('mlp_playground_bg.wasm') <= 88_000);
});

test('the module with all of the boundary is larger by what it adds alone', () => {
  assert.ok(compressed('lab/mlp_playground_bg.wasm') > compressed('mlp_playground_bg.wasm'));
});
