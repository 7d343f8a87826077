/** What is around the format of lessons: copied fences, own files, the list of chapters, live numbers, the build. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { lessons } from '../../tools/vite-lessons.js';
import { copyScene, fenceText } from '../../www/lessons/copy.js';
import { ORDER, entriesOf } from '../../www/lessons/entries.js';
import { readChapter } from '../../www/lessons/format/read.js';
import { liveText } from '../../www/lessons/live.js';
import { ownAddress, readOwn, readOwnFile, readOwnFrom } from '../../www/lessons/own.js';
import { decode, encode } from '../../www/scene/hash.js';
import { defaultScene } from '../../www/scene/schema.js';
import { speak } from '../../www/words/language.js';
import { randomBoard } from './support/boards.js';
import { CHAPTERS, inEnglish } from './support/lessons.js';
import { createRandom } from './support/random.js';

/** @import { Chapter, Fence } from '../../www/lessons/lessons.d.ts' */

after(() => speak('en'));

/** @param {string} fence */
const sceneWith = (fence) => {
  const { chapter, problems } = readChapter({ file: 'x.md', text: `# T\n\n## A {#a}\n\n${fence}` });
  assert.deepEqual(problems, []);
  return /** @type {Chapter} */ (chapter).scenes[0];
};

test('a copied scene is a fence that reads as the board', () => {
  const scene = defaultScene();
  const link = encode({ ...scene, board: { ...scene.board, source: 'moons', noise: 0.6 } });
  assert.deepEqual(copyScene(link).split('\n'), ['```scene', `link: ${link}`, 'train: rest', '```', '']);
  assert.equal(sceneWith(copyScene(link)).fence.link, link);
  assert.equal(sceneWith(copyScene(encode(scene))).fence.link, '#');
  const tool = { name: /** @type {const} */ ('sweep'), figure: 2, parameters: { from: '1e-3', steps: '7' } };
  const { fence } = sceneWith(copyScene(link, { stands: true, tool }));
  assert.deepEqual([fence.train, fence.tool], [{ kind: 'none' }, tool]);
});

test('every board is copied as a fence that opens as the same board', () => {
  const random = createRandom(11);
  for (let i = 0; i < 300; i += 1) {
    const { scene, moment } = randomBoard(random);
    const link = encode(scene, moment);
    const tool = random.pick([null, { name: /** @type {const} */ ('curves'), figure: 1, parameters: {} }]);
    const isNetwork = scene.figures[0]?.kind === 'network';
    const { fence } = sceneWith(copyScene(link, { stands: moment !== null, tool: isNetwork ? tool : null }));
    assert.deepEqual(decode(fence.link), decode(link));
    assert.deepEqual(fence.train, { kind: moment === null ? 'rest' : 'none' });
    assert.deepEqual(fence.tool, isNetwork ? tool : null);
  }
});

test('the text of every fence reads as the same fence', () => {
  for (const files of CHAPTERS) {
    for (const { fence, prediction, tries } of inEnglish(files).chapter?.scenes ?? []) {
      const text = fenceText(
        fence,
        tries.map(({ goal }) => goal),
      );
      const options =
        prediction?.options.map((_, i) => `- [${i === prediction.right ? 'x' : ' '}] ${i}`) ?? [];
      const list = tries.map((_, i) => `${i + 1}. a`);
      const again = sceneWith([text, options.join('\n'), '<!-- -->', list.join('\n')].join('\n\n'));
      const plain = (/** @type {Fence} */ { expects, ...others }) => ({
        ...others,
        line: 0,
        expects: expects.map(({ expression }) => expression),
      });
      assert.deepEqual(plain(again.fence), plain(fence));
      assert.deepEqual(
        again.tries.map(({ goal }) => goal),
        tries.map(({ goal }) => goal),
      );
    }
  }
});

const TEXT = '# T\n\n## A {#a}\n\n```scene\nlink: #v=1\n```\n';

test('an own lesson is read, or what is wrong with it is told', async () => {
  assert.equal((await readOwn({ name: 'Meine.de.md', text: TEXT })).chapter?.language, 'de');
  const { problems } = await readOwnFile(new File([TEXT.replace('link', 'lnk')], 'b.md'));
  assert.deepEqual(
    problems.map(({ file, line, code }) => [file, line, code]),
    [
      ['b.md', 5, 'missingKey'],
      ['b.md', 6, 'unknownKey'],
    ],
  );
  // Not even read.
  const huge = /** @type {any} */ ({ name: 'c.md', size: 1e10, text: () => assert.fail() });
  assert.equal((await readOwnFile(huge)).problems[0]?.code, 'tooLarge');
});

test('a lesson comes from the page’s own host alone', async () => {
  const page = 'https://a.b/mlp/?lesson=x#v=1';
  assert.equal(ownAddress('lessons/x.md', page)?.href, 'https://a.b/mlp/lessons/x.md');
  assert.equal(ownAddress('/x.md?v=2', page)?.href, 'https://a.b/x.md?v=2');
  for (const path of [
    ...[
      'https://c.d/x.md',
      '//c.d/x.md',
      'http://a.b/x.md',
      'https://a.b:8000/x.md',
      'data:text/markdown,x.md',
    ],
    ...['javascript:alert(1)//x.md', 'x.html', '', 'https://', 'blob:https://a.b/x.md', '\\\\c.d\\x.md'],
  ]) {
    assert.equal(ownAddress(path, page), null, path);
  }
  assert.equal(ownAddress('x.md', 'file:///home/x/index.html'), null);
  const url = new URL('https://a.b/eine%20Lektion.md');
  const answer = (/** @type {Response} */ response) => /** @type {typeof fetch} */ (async () => response);
  const { chapter } = await readOwnFrom(url, answer(new Response(TEXT)));
  assert.equal(chapter?.id, 'eine-lektion');
  await assert.rejects(readOwnFrom(url, answer(new Response('', { status: 404 }))), {
    reason: { code: 'noFile', url: url.href, status: 404 },
  });
  const page404 = new Response('<p>', { headers: { 'content-type': 'text/html; charset=utf-8' } });
  await assert.rejects(readOwnFrom(url, answer(page404)), {
    reason: { code: 'noFile', url: url.href, status: 404 },
  });
  const large = new Response(TEXT, { headers: { 'content-length': '99000000' } });
  assert.equal((await readOwnFrom(url, answer(large))).problems[0]?.code, 'tooLarge');
});

test('chapters are listed in the lecture’s order, in every language, and loaded one by one', async () => {
  const ids = ['zebra', ...ORDER.toReversed(), 'ant'];
  const paths = ids.flatMap((id) => [`./${id}.md`, `./${id}.de.md`]);
  /** @type {string[]} */
  const loaded = [];
  const contents = Object.fromEntries(paths.map((path) => [`${path}?contents`, { title: path, scenes: [] }]));
  const loads = Object.fromEntries(
    paths.map((path) => [
      path,
      async () => {
        loaded.push(path);
        return /** @type {any} */ ({});
      },
    ]),
  );
  const entries = entriesOf(contents, loads);
  assert.deepEqual(
    entries.map(({ id }) => id),
    [...ORDER, 'ant', 'zebra'],
  );
  assert.deepEqual(entries[0].contents.de.title, `./${ORDER[0]}.de.md`);
  assert.deepEqual(entries[0].contents.en.title, `./${ORDER[0]}.md`);
  assert.deepEqual(loaded, []);
  await entries[0].load('de');
  assert.deepEqual(loaded, [`./${ORDER[0]}.de.md`]);
});

test('every chapter of the lecture has its place', () => {
  const ids = CHAPTERS.map(({ name }) => name.replace('.md', '')).filter((id) => id !== 'sample');
  assert.deepEqual(
    ids.filter((id) => !ORDER.includes(id)),
    [],
  );
});

test('live numbers are told in the language of the page', async () => {
  const told = () => [
    liveText(0.42, { kind: 'auto' }),
    liveText(0.9153, { kind: 'percent' }),
    liveText(1234.4, { kind: 'whole' }),
    liveText(-0.004, { kind: 'decimals', count: 2 }),
    liveText('converged', { kind: 'word' }),
    liveText(undefined, { kind: 'percent' }),
    liveText(NaN, { kind: 'whole' }),
    liveText(Infinity, { kind: 'auto' }),
  ];
  assert.deepEqual(told(), ['0.4200', '91.5\u202f%', '1\u202f234', '0.00', 'at a minimum', '–', '–', '∞']);
  await speak('de');
  assert.deepEqual(told(), [
    '0,4200',
    '91,5\u202f%',
    '1\u202f234',
    '0,00',
    'in einem Minimum',
    '–',
    '–',
    '∞',
  ]);
  await speak('en');
});

const SAMPLES = fileURLToPath(new URL('./support/lessons/', import.meta.url));

/** What Vite would have of a file. @param {string} folder @param {string} file */
async function built(folder, file) {
  /** @type {string[]} */
  const watched = [];
  const plugin = /** @type {any} */ (lessons(folder)).load;
  assert.ok(plugin.filter.id.test(folder + file));
  const context = {
    addWatchFile: (/** @type {string} */ path) => watched.push(path),
    error: (/** @type {string} */ text) => {
      throw new Error(text);
    },
  };
  const { code } = await plugin.handler.call(context, folder + file);
  const { default: data } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  return { data, watched };
}

test('a file becomes a module of its chapter, or of its contents, a translation with its original', async () => {
  const english = await built(SAMPLES, 'sample.md');
  assert.equal(english.data.scenes[0].fence.expects.length, 2);
  assert.deepEqual(english.watched, []);
  const german = await built(SAMPLES, 'sample.de.md');
  assert.deepEqual(german.data.scenes[0].fence, english.data.scenes[0].fence);
  assert.deepEqual(german.watched, [`${SAMPLES}sample.md`]);
  const { data } = await built(SAMPLES, 'sample.de.md?contents');
  assert.deepEqual(
    [data.title, data.scenes[1]],
    ['Ein Muster: λ und E', { id: 'decision', title: 'Welches würden Sie abgeben?' }],
  );
});

test('a file with problems stops the build with all of them, and others are left to others', async () => {
  const folder = `${await mkdtemp(join(tmpdir(), 'lessons-'))}/`;
  try {
    await writeFile(`${folder}x.md`, `${TEXT.replace('link', 'lnk')}\nIt is 0.5.\n`);
    await assert.rejects(built(folder, 'x.md'), ({ message }) => {
      assert.match(
        message,
        /^x\.md, line 5: .*\nx\.md, line 6: .*“lnk”.*\nx\.md, line 9: “0\.5” is typed.*$/,
      );
      return true;
    });
  } finally {
    await rm(folder, { recursive: true });
  }
  const { filter, handler } = /** @type {any} */ (lessons()).load;
  assert.equal(await handler.call({}, '/elsewhere/x.md'), undefined);
  assert.ok(!filter.id.test('/www/lessons/x.md?raw'));
});
