/** The catalogue: every language has the same words, and numbers are written as its readers write them. */
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { after, test } from 'node:test';
import { captionText } from '../../www/views/caption.js';
import { figureWords } from '../../www/words/en/figures.js';
import {
  firstLanguage,
  inEnglish,
  inRow,
  language,
  listed,
  perLanguage,
  speak,
} from '../../www/words/language.js';
import { formatEntry, formatError, formatPercent, formatSetting } from '../../www/words/numbers.js';
import { numberFromText } from '../../www/points/typed.js';
import { part as german } from '../../www/words/de/index.js';

after(() => speak('en'));

const FOLDER = new URL('../../www/words/en/', import.meta.url);
const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.js'));

/** @param {unknown} words @param {string} path @returns {string[]} keys with what stands there */
function shape(words, path = '') {
  if (typeof words === 'function') return [`${path}(${words.length})`];
  if (words === null || typeof words !== 'object') return [`${path}: ${typeof words}`];
  return Object.entries(words).flatMap(([key, word]) => shape(word, `${path}.${key}`));
}

/** @param {unknown} words @param {string} path @returns {[string, string][]} */
function texts(words, path = '') {
  if (typeof words === 'string') return [[path, words]];
  if (words === null || typeof words !== 'object') return [];
  return Object.entries(words).flatMap(([key, word]) => texts(word, `${path}.${key}`));
}

for (const file of files) {
  const name = file.replace('.js', '');
  test(`German has the words of “${name}”, with as many values each`, async () => {
    const { english } = await import(new URL(file, FOLDER).href);
    const other = german(name, english);
    assert.ok(other, 'the part is missing in de/index.js');
    assert.deepEqual(shape(other), shape(english));
    for (const [path, text] of texts(other)) assert.notEqual(text.trim() === '', true, path);
  });
}

test('the language is what the address asks for, then what was chosen, then what the browser prefers', () => {
  const wishes = { search: '', remembered: null, preferred: ['fr', 'de-AT', 'en'] };
  assert.equal(firstLanguage(wishes), 'de');
  assert.equal(firstLanguage({ ...wishes, preferred: ['fr'] }), 'en');
  assert.equal(firstLanguage({ ...wishes, preferred: [] }), 'en');
  assert.equal(firstLanguage({ ...wishes, remembered: 'en' }), 'en');
  assert.equal(firstLanguage({ ...wishes, remembered: 'en', search: '?embed&lang=de' }), 'de');
  assert.equal(firstLanguage({ ...wishes, remembered: 'xx', search: '?lang=klingon' }), 'de');
});

test('German numbers have a comma, and what stands in a field is read as the same number', async () => {
  await speak('de');
  assert.equal(formatError(0.2166), '0,2166');
  assert.equal(formatError(-3.14e-6), '−3,1·10⁻⁶');
  assert.equal(formatPercent(0.915), '91,5\u202f%');
  for (const value of [0.1, -0.25, 3e-5, 1234567.5, 5, 0]) {
    assert.equal(numberFromText(formatEntry(value)), value);
    assert.ok(!formatSetting(value).includes('.'));
  }
  await speak('en');
  assert.equal(formatError(0.2166), '0.2166');
});

test('whoever made something of the words makes it anew in another language, and once in each', async () => {
  let made = 0;
  const choices = perLanguage(() => (made++, figureWords().sources.circle));
  assert.deepEqual([choices(), choices(), made], ['Circle', 'Circle', 1]);
  await speak('de');
  assert.deepEqual([choices(), choices(), made], ['Kreis', 'Kreis', 2]);
  assert.equal(listed(['a', 'b', 'c']), 'a, b und c');
  await speak('en');
  assert.equal(listed(['a', 'b', 'c']), 'a, b and c');
});

test('a program’s words are English in every language', async () => {
  await speak('de');
  const network = /** @type {any} */ ({ kind: 'network', hidden: [20, 20], lambda: 0.1 });
  assert.equal(captionText(network, null), '2 verdeckte Schichten der Größe 20, λ = 0,1');
  assert.equal(inEnglish(() => captionText(network, null)), '2 hidden layers of size 20 each, λ = 0.1'); // prettier-ignore
  assert.throws(() => inEnglish(() => assert.fail('thrown on')), /thrown on/);
  assert.equal(language(), 'de');
});

test('the language for tests marks all texts', async () => {
  await speak('pseudo');
  assert.equal(figureWords().optimum, '⟦Theoretical optimum⟧');
  assert.equal(figureWords().className(2), '⟦class 2⟧');
  assert.equal(figureWords().marks[0], '⟦circle⟧');
});

test('numbers with a comma are parted by semicolons', async () => {
  await speak('de');
  const numbers = [0.01, 0.1, 0.5].map(formatSetting);
  assert.equal(listed(numbers), '0,01; 0,1 und 0,5');
  assert.equal(inRow(numbers), '0,01; 0,1; 0,5');
  assert.equal(listed(['1', '2', '3']), '1, 2 und 3');
  await speak('en');
  assert.equal(listed([0.01, 0.1, 0.5].map(formatSetting)), '0.01, 0.1 and 0.5');
  for (const file of files) {
    const { english } = await import(new URL(file, FOLDER).href);
    for (const [path, text] of texts(german(file.replace('.js', ''), english))) {
      assert.doesNotMatch(text, /\d,\d+, \d/, `${file} ${path}`);
    }
  }
});

test('what goes on in a dialog or a menu ends in three points, with a space before them in German alone', async () => {
  for (const file of files) {
    const { english } = await import(new URL(file, FOLDER).href);
    for (const [path, text] of texts(english)) assert.doesNotMatch(text, /[a-z] …$/i, `${file} ${path}`);
    for (const [path, text] of texts(german(file.replace('.js', ''), english))) {
      assert.doesNotMatch(text, /[a-zäöüß]…$/i, `${file} ${path}`);
    }
  }
});

test('one slide is one, and to train again has one word', async () => {
  const { scenesWords } = await import('../../www/words/en/scenes.js');
  const { topWords } = await import('../../www/words/en/top.js');
  const { presentWords } = await import('../../www/words/en/present.js');
  const slides = (/** @type {string[]} */ ...all) => all.map((each) => scenesWords().slides(each));
  assert.deepEqual(slides('3', '19–22', '21, 24'), ['Slide 3', 'Slides 19–22', 'Slides 21, 24']);
  await speak('de');
  assert.deepEqual(slides('23', '19–22', '21, 24'), ['Folie 23', 'Folien 19–22', 'Folien 21, 24']);
  assert.equal(presentWords().trainAgain, topWords().transport.trainAgain);
  await speak('en');
});

test('a link says what is used instead, or that it is left out', async () => {
  const { problemText } = await import('../../www/words/en/links.js');
  for (const spoken of /** @type {const} */ (['en', 'de'])) {
    await speak(spoken);
    for (const used of [null, '']) {
      const text = problemText(/** @type {any} */ ({ code: 'fallback', key: 'name', text: 'a_b', expects: { kind: 'name', most: 40 }, used })); // prettier-ignore
      assert.match(text, spoken === 'de' ? /weggelassen/ : /left out/);
    }
  }
  await speak('en');
});
