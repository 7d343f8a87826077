/** The scenes of the lecture, and the small pictures of the menus. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { FILES, moduleText } from '../../tools/pictures.js';
import { ROOT } from '../../tools/run.js';
import { PARTS, SCENES } from '../../www/page/scenes/list.js';
import { pictures } from '../../www/page/scenes/pictures.js';
import { decode, encode } from '../../www/scene/hash.js';
import { settleBoard } from '../../www/scene/task.js';
import { english } from '../../www/words/en/scenes.js';
import { engine } from './support/engine.js';

/** Signs of a link that can be read out, and of a code that a phone reads from the last row. */
const LONGEST = 200;

test('every scene has words, and all words are of a scene', () => {
  const ids = SCENES.map(({ id }) => id);
  assert.deepEqual(ids.toSorted(), Object.keys(english.scenes).toSorted());
  assert.deepEqual(
    PARTS.map(({ part }) => part),
    Object.keys(english.parts),
  );
  assert.equal(new Set(ids).size, ids.length);
  assert.equal(new Set(SCENES.map(({ link }) => link)).size, ids.length);
});

for (const { id, link } of SCENES) {
  test(`the link of “${id}” is short, and is read without a problem`, () => {
    assert.ok(link.length < LONGEST, `${link.length} signs`);
    const { scene, moment, problems } = decode(link);
    assert.deepEqual(problems, []);
    assert.deepEqual(settleBoard(scene.board, engine.sources()).problems, []);
    assert.equal(moment, null, 'it would stand still');
    // Nothing in it is the default anyway, and nothing in another order.
    assert.equal(encode(scene) || '#v=1', link);
    assert.equal(pictures[id].panels.length, scene.figures.length);
    assert.ok(scene.figures.length <= 4, 'a row of a picture has room for four');
  });
}

test('every slide of the lecture has a scene', () => {
  const shown = new Set(
    SCENES.flatMap(({ slides }) => slides.split(', ')).flatMap((range) => {
      const [from, to = from] = range.split('–').map(Number);
      return Array.from({ length: to - from + 1 }, (_, i) => from + i);
    }),
  );
  assert.deepEqual(
    [...shown].toSorted((a, b) => a - b),
    Array.from({ length: 24 }, (_, i) => i + 1),
  );
});

for (const file of Object.keys(FILES)) {
  test(`${file} is what the engine draws`, async () => {
    const written = await readFile(join(ROOT, file), 'utf8');
    assert.ok(written === (await moduleText(file)), 'node tools/pictures.js draws it anew');
  });
}
