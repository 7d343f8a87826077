/** Links, the code for slides, and names of files. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { codeOf, MOST_CHARACTERS } from '../../www/page/share/code-of.js';
import { isEmbedded, isPresented } from '../../www/page/share/embedding.js';
import { controlsFrom, sceneLink, withoutPresent } from '../../www/page/share/link.js';
import { iframeSnippet } from '../../www/page/share/snippet.js';
import { defaultBoard, defaultScene, networkFigure } from '../../www/scene/schema.js';

const scene = {
  board: defaultBoard(),
  figures: [networkFigure(1, { hidden: [20, 20], lambda: 0.1 })],
  inspect: null,
  view: 'network',
  lesson: null,
};

test('a link is the address of the page with the scene, whatever the address bar shows', () => {
  assert.equal(
    sceneLink(scene, null, 'https://example.org/a/#v=1&fig=5'),
    'https://example.org/a/#v=1&fig=20-20,l=0.1',
  );
  assert.equal(
    sceneLink(scene, null, 'file:///deck/index.html?x=1'),
    'file:///deck/index.html?x=1#v=1&fig=20-20,l=0.1',
  );
  assert.equal(
    sceneLink(defaultScene(), null, 'https://example.org/?embed#v=1&fig=5'),
    'https://example.org/',
  );
});

test('an embedded link asks for the board alone', () => {
  const link = sceneLink(scene, null, 'https://example.org/', { embed: true });
  assert.equal(link, 'https://example.org/?embed#v=1&fig=20-20,l=0.1');
  assert.ok(isEmbedded(new URL(link).search));
  assert.equal(
    sceneLink(scene, null, 'https://example.org/?lang=de&embed=1&x', { embed: true }),
    'https://example.org/?embed&lang=de&x#v=1&fig=20-20,l=0.1',
  );
  assert.equal(
    sceneLink(scene, null, 'https://example.org/?embed&lang=de'),
    'https://example.org/?lang=de#v=1&fig=20-20,l=0.1',
  );
  assert.ok(isEmbedded('?embed=1&x=2'));
  assert.ok(!isEmbedded(''));
});

test('the code for slides is HTML whatever is in the link', () => {
  const code = iframeSnippet('https://example.org/?embed#v=1&a="b"', { width: '960', height: '540' });
  assert.ok(
    code.startsWith(
      '<iframe src="https://example.org/?embed#v=1&amp;a=&quot;b&quot;" width="960" height="540"',
    ),
  );
});

test('what can be changed in a frame is in its address, and what it does not know is told', () => {
  const address = 'https://example.org/?lang=de&present&controls=train';
  const link = sceneLink(scene, null, address, { embed: true, controls: ['lambda', 'train'] });
  assert.equal(link, 'https://example.org/?embed&controls=lambda,train&lang=de#v=1&fig=20-20,l=0.1');
  assert.deepEqual(controlsFrom(new URL(link).search), { controls: ['lambda', 'train'], unknown: [] });
  assert.deepEqual(controlsFrom('?embed&controls=train,play,layers,%20lambda,play'), {
    controls: ['lambda', 'layers', 'train'],
    unknown: ['play'],
  });
  assert.deepEqual(controlsFrom('?embed'), { controls: [], unknown: [] });
});

test('a link knows nothing of how the board was looked at', () => {
  const presented = 'https://example.org/a?present&lang=de#v=1&fig=5';
  assert.ok(isPresented(new URL(presented).search) && !isPresented('?embed'));
  assert.equal(sceneLink(scene, null, presented), 'https://example.org/a?lang=de#v=1&fig=20-20,l=0.1');
  assert.equal(withoutPresent(presented), 'https://example.org/a?lang=de#v=1&fig=5');
});

test('a code holds a link as far as a code can', () => {
  const short = codeOf('https://example.org/#v=1&fig=5');
  assert.ok(short && short.size >= 21 && (short.size - 17) % 4 === 0);
  // ISO/IEC 18004, table 7: version 40 with level L holds 2,953 bytes in 177 modules.
  assert.equal(codeOf(`https://example.org/#${'a'.repeat(MOST_CHARACTERS - 21)}`)?.size, 177);
  assert.equal(codeOf(`https://example.org/#${'a'.repeat(MOST_CHARACTERS - 20)}`), null);
});
