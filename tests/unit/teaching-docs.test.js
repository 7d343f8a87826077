/** docs/teaching.md speaks of the scenes as they are. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { evaluate } from '../../www/lessons/expressions.js';
import { readChapter } from '../../www/lessons/format/read.js';
import { BOARD_CONTROLS, FIGURE_CONTROLS, HIDDEN, QUANTITIES, TOOLS } from '../../www/lessons/names.js';
import { decode } from '../../www/scene/hash.js';
import { lessonProblemText } from '../../www/words/en/lessons.js';
import { CHAPTERS, comeOf, inEnglish } from './support/lessons.js';

const TEXT = readFileSync(new URL('../../docs/teaching.md', import.meta.url), 'utf8');

/** Without its examples, which have headings of their own. */
const PROSE = TEXT.replace(/^(`{3,})[^\n]*\n[\s\S]*?^\1$/gm, '');

/** The text below a heading. @param {string} heading */
const below = (heading) => PROSE.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';

/** Minutes of every scene, as its notes say. @type {Map<string, number>} */
const MINUTES = new Map(
  CHAPTERS.flatMap((files) => {
    const { chapter } = inEnglish(files);
    return (chapter?.scenes ?? []).map(({ id, notes }) => {
      const [, minutes] = /(\d+) minutes/.exec(JSON.stringify(notes)) ?? [];
      return /** @type {const} */ ([`${chapter?.id} ${id}`, Number(minutes)]);
    });
  }),
);

/** Scenes with their minutes, as in "training: `walk` (8), `minima` (4); depth: `switch` (4)". @param {string} text */
function scenesIn(text) {
  let chapter = '';
  return [...text.matchAll(/([a-z]+): (?=`)|`([a-z-]+)` \((\d+)\)/g)].flatMap(([, name, id, minutes]) => {
    if (name) chapter = name;
    return id ? [{ name: `${chapter} ${id}`, minutes: Number(minutes) }] : [];
  });
}

test('the table of chapters has the slides that the notes of their scenes name', () => {
  for (const files of CHAPTERS) {
    const { chapter } = inEnglish(files);
    const row = new RegExp(`^\\| \\[${chapter?.id}\\]\\([^|]*\\| ([^|]+) \\|`, 'm').exec(TEXT);
    const slides = new Set(
      (row?.[1] ?? '').split(',').flatMap((part) => {
        const [from, to = from] = part.split('–').map(Number);
        return Array.from({ length: to - from + 1 }, (_, i) => from + i);
      }),
    );
    // A look back over a part of the lecture, as in “slides 19 to 24”, is no slide of this chapter.
    const named = JSON.stringify(chapter?.scenes).matchAll(/\bSlides? (\d+)(?: and (\d+))?(?! to)\b/g);
    const numbers = [...named].flatMap(([, one, other]) =>
      other ? [Number(one), Number(other)] : [Number(one)],
    );
    // One that shows the format is of no lecture.
    assert.equal(numbers.length > 0, row !== null, chapter?.id);
    for (const slide of numbers) assert.ok(slides.has(slide), `slide ${slide} of ${chapter?.id}`);
  }
});

for (const [title, least] of /** @type {const} */ ([
  ['90 minutes', 15],
  ['45 minutes', 8],
])) {
  test(`the plan for ${title} has scenes that there are, and adds up`, () => {
    const rows = [...below(title).matchAll(/^\| +(\d+)–(\d+) \|(.*)$/gm)];
    let [end, count] = [0, 0];
    for (const [row, from, to, text] of rows) {
      const scenes = scenesIn(text);
      for (const { name, minutes } of scenes) assert.equal(minutes, MINUTES.get(name), `${name} in ${row}`);
      const sum = scenes.reduce((total, { minutes }) => total + minutes, 0);
      assert.equal(Number(from), end, row);
      if (scenes.length > 0) assert.equal(Number(to) - Number(from), sum, row);
      end = Number(to);
      count += scenes.length;
    }
    assert.equal(end, Number.parseInt(title, 10));
    assert.ok(count >= least, `${count} scenes`);
  });
}

test('the list of chapters has all scenes in their order', () => {
  const rows = [...TEXT.matchAll(/^\| \[([a-z]+)\]\([^)]*\) +\|[^|]*\|(.*)\|$/gm)];
  const listed = rows.flatMap(([, chapter, text]) =>
    [...text.matchAll(/`([a-z-]+)`/g)].map(([, id]) => `${chapter} ${id}`),
  );
  const there = [...MINUTES.keys()].filter((name) => !name.startsWith('sample '));
  assert.deepEqual(listed.toSorted(), there.toSorted());
  for (const [, chapter] of rows) {
    const inOrder = (/** @type {string} */ name) => name.startsWith(`${chapter} `);
    assert.deepEqual(listed.filter(inOrder), there.filter(inOrder));
  }
});

test('every wrong idea has a scene that there is', () => {
  const rows = [...TEXT.matchAll(/^\| .* \| +([dri]) +\|.*\| ([a-z]+) (`[^|]*`) *\|$/gm)];
  assert.ok(rows.length >= 17, `${rows.length} wrong ideas`);
  for (const [, , chapter, ids] of rows) {
    for (const [, id] of ids.matchAll(/`([a-z-]+)`/g)) assert.ok(MINUTES.has(`${chapter} ${id}`), id);
  }
});

test('the worked example can be read, and what it expects holds', () => {
  const [, text] = /````md\n([\s\S]*?)````/.exec(TEXT) ?? [];
  const { chapter, problems } = readChapter({ file: 'example.md', text }, { isStrict: true });
  assert.equal(problems.map(lessonProblemText).join('\n'), '');
  const [scene] = chapter?.scenes ?? [];
  const { quantity, free } = comeOf(scene);
  for (const { expression } of scene.fence.expects) assert.equal(evaluate(expression, quantity), true);
  free();
});

test('every name that a lesson may use is told, and every link can be read', () => {
  const words = below('How to write a scene');
  const names = [...Object.keys(QUANTITIES), ...TOOLS, ...BOARD_CONTROLS, ...HIDDEN];
  for (const name of names) assert.match(words, new RegExp(`\`${name}[\`(]`), name);
  for (const name of FIGURE_CONTROLS) assert.ok(words.includes(`\`1.${name}\``), name);
  const links = [...TEXT.matchAll(/`(#v=1[^`]*)`/g)];
  assert.ok(links.length > 2);
  for (const [, link] of links) assert.deepEqual(decode(link).problems, [], link);
});
