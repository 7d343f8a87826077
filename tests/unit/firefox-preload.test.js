/** What is changed in Playwright for Firefox is found in the Playwright that is installed, or its absence is told. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { withRefusalAllowed } from '../engines/firefox-preload.js';

const bundle = () =>
  readFileSync(new URL('../../node_modules/playwright-core/lib/coreBundle.js', import.meta.url), 'utf8');

test('in the bundle both questions for preferences may be refused, and nothing else is changed', () => {
  const before = bundle();
  const allowed = '.catch(() => {})';
  const parts = withRefusalAllowed(before).split(`})${allowed};`);
  const own = before.split(`})${allowed};`);
  assert.equal(parts.length - own.length, 2);
  assert.equal(withRefusalAllowed(before).length - before.length, 2 * allowed.length);
});

test('a Playwright that asks otherwise is refused', () => {
  assert.throws(() => withRefusalAllowed('nothing of it'), /in 0 places, not 2/);
});
