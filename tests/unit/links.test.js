/**
 * Links from every version of the page show what they showed. links/corpus.json has them with their scenes, gathered from
 * the tests, documents, scenes and lessons of all versions, and written by the encoders of former ones; its `defaults` are
 * what is left out of them. Links are added by links/add.js, and none is changed: whoever has to, breaks the links that
 * people keep in their slides, and says so in the changelog (**figures**).
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { decode, encode } from '../../www/scene/hash.js';
import { SCENES } from '../../www/page/scenes/list.js';
import { shown } from './links/shown.js';

/** @type {{ defaults: { board: object, network: object }, links: Record<string, any> }} */
const { defaults, links } = JSON.parse(readFileSync(new URL('links/corpus.json', import.meta.url), 'utf8'));

/**
 * Of what is shown, what the corpus knew of: a field that came later is not held against it.
 *
 * @param {any} now
 * @param {any} then
 * @returns {any}
 */
function asKnown(now, then) {
  if (Array.isArray(now) && Array.isArray(then)) return now.map((value, i) => asKnown(value, then[i]));
  if (!now || !then || typeof now !== 'object' || typeof then !== 'object') return now;
  return Object.fromEntries(Object.keys(then).map((name) => [name, asKnown(now[name], then[name])]));
}

for (const [link, { board, figures, ...others }] of Object.entries(links)) {
  test(`${link.slice(0, 120) || 'no link'} shows what it showed`, () => {
    const expected = {
      ...{ inspect: null, view: null, lesson: null, own: null, moment: null, problems: [] },
      ...others,
      board: { ...defaults.board, ...board },
      figures: figures.map((/** @type {object} */ figure) =>
        'optimum' in figure ? figure : { ...defaults.network, ...figure },
      ),
    };
    const now = shown(link);
    assert.deepEqual(asKnown(now, expected), expected);

    // And the same in the words of today.
    const { scene, moment } = decode(link);
    const again = decode(encode(scene, moment, { whole: true }), { whole: true });
    assert.deepEqual(again, { scene, moment, problems: [] });
  });
}

test('every scene of the menu is among them', () => {
  for (const { id, link } of SCENES) {
    assert.ok(Object.hasOwn(links, link), `${id}: node tests/unit/links/add.js '${link}'`);
  }
});
