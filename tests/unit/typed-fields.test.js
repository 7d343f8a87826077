/** Fields in which people type. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { ROOT } from '../../tools/run.js';

/** Inputs of these types are not typed in, and what is only read cannot be. */
const UNTYPED = /type="(?:radio|checkbox|range|file)"|\sreadonly\s/;

test('no field writes over what is being typed: its value is bound by `typed`, or not at all', () => {
  const sources = readdirSync(join(ROOT, 'www'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.js'),
  );
  // From one tag to what comes after its attributes, of which those of `typed` are one.
  const inputs = sources.flatMap((path) =>
    readFileSync(join(ROOT, 'www', path), 'utf8')
      .split(/<(?=(?:input|textarea)\s)/)
      .slice(1)
      .map((rest) => ({ path, tag: rest.split(/\n\s*(?:\/>|><|>|><\/textarea)/)[0] })),
  );
  const fields = inputs.filter(({ tag }) => !UNTYPED.test(tag));
  for (const { path, tag } of fields) {
    const [value] = /\s\.?value=\S+/.exec(tag) ?? [''];
    assert.ok(value === '' || value.trim().startsWith('.value=${typed('), `${path}: ${value}`);
  }
});
