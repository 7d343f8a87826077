/** Links, the code for slides, and names of files. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { isEmbedded } from '../../www/page/share/embedding.js';
import { sceneLink } from '../../www/page/share/link.js';
import { iframeSnippet } from '../../www/page/share/snippet.js';
import { defaultBoard, defaultScene, networkFigure } from '../../www/scene/schema.js';

const scene = {
  board: defaultBoard(),
  figures: [networkFigure(1, { hidden: [20, 20], lambda: 0.1 })],
  inspect: null,
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
