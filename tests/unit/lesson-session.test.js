/** A lesson without a page: its beats, where its networks stand, its way through the chapters, and its live numbers. */
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { signal } from '@preact/signals-core';
import { CHAPTERS } from '#lessons';
import { evaluate } from '../../www/lessons/expressions.js';
import { parseCondition, parseNumbers } from '../../www/lessons/format/expression-parser.js';
import { readChapter } from '../../www/lessons/format/read.js';
import { beatsOf } from '../../www/page/lessons/beats.js';
import { rulesFor, selectorOf } from '../../www/page/lessons/controls.js';
import { Live, wantedOf } from '../../www/page/lessons/live.js';
import { LessonSession } from '../../www/page/lessons/session.js';
import { decode } from '../../www/scene/hash.js';
import { createStore } from '../../www/scene/store.js';
import { engine } from './support/engine.js';
import { comeOf } from './support/lessons.js';
import { messages } from './support/pool.js';
import { simulate } from './support/simulation.js';

/** @import { Expression, LessonScene } from '../../www/lessons/lessons.d.ts' */

/** @param {string} text */
const condition = (text) => /** @type {Expression} */ (parseCondition(text));

/** @type {(() => void)[]} */
const open = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** What the page has of a link, and its lesson. @param {string} link */
function begin(link, { search = '' } = {}) {
  const { scene, moment, problems } = decode(link);
  const store = createStore(scene, problems, moment);
  const simulation = simulate(store, { cores: 2, engine, millisPerUpdate: 0.001 });
  const page = /** @type {any} */ ({ store, pool: simulation.pool, theme: { dark: signal(false) } });
  const openLabFor = async () => {
    simulation.pool.introduce({ type: 'lab', module: /** @type {any} */ (null), script: 'lab.js' });
    return true;
  };
  const session = new LessonSession(page, { search, openLab: openLabFor });
  open.push(() => session.close());
  /** What is asked of the workers follows the board by 0.3 s. @param {number} millis */
  const run = async (millis) => {
    await simulation.run(millis);
    await new Promise((resolve) => setTimeout(resolve, 350));
    await simulation.run(1000);
  };
  return { ...simulation, simulation, store, session, page, openLabFor, settle: run };
}

const OWN = readChapter({
  file: 'my.md',
  text: `# My own

## A {#a}

\`\`\`scene
link: #v=1&points=20&test=20&fig=2
train: 20 updates
\`\`\`

Text {{D(1)}}.

- [x] yes
- [ ] no

> {{maxWeight(1)}}

## B {#b}

\`\`\`scene
link: #v=1&points=20&test=20&fig=2&fig=3
train: 3 epochs
go: on
goal 1: updates(1) >= 0 and maxWeight(1) > 0
goal 2: D(1) < 0
\`\`\`

1. Look.
2. Never.
3. By hand.

## C {#c}

\`\`\`scene
link: #v=1&points=20&test=20&fig=2&fig=3
train: none
decide: D(1) (D(2) + 100)
\`\`\`

- [ ] one
- [ ] two
`,
});

/** @param {any} store @param {any} pool */
const updatesOf = (store, pool) =>
  store.scene.value.figures.map((/** @type {any} */ { id }) => pool.frame(id).value?.updates);

test('a scene has the beats that it has something for', () => {
  const scene = /** @type {any} */ ({ prediction: null, outcome: [] });
  assert.deepEqual(beatsOf(scene), ['show']);
  assert.deepEqual(beatsOf({ ...scene, outcome: [{}] }), ['show', 'reveal']);
  assert.deepEqual(beatsOf({ ...scene, prediction: {} }), ['show', 'ask', 'reveal']);
});

test('networks wait for the guess, run on the last beat, and go back with it', async () => {
  assert.deepEqual(OWN.problems, []);
  const { store, pool, session, run } = begin('#v=1&fig=5');
  session.open(/** @type {any} */ (OWN.chapter));
  assert.equal(store.scene.value.lesson, 'own-my/a');
  await run(500);
  assert.deepEqual(updatesOf(store, pool), [0]);
  session.next();
  assert.equal(session.beat.value, 'ask');
  session.guess(1);
  await run(500);
  assert.deepEqual(updatesOf(store, pool), [0]);
  session.next();
  assert.equal(session.beat.value, 'reveal');
  await run(500);
  assert.deepEqual(updatesOf(store, pool), [20]);
  // Too late.
  session.guess(0);
  assert.deepEqual(session.guesses.value, { 'own-my/a': 1 });
  session.back();
  await run(500);
  assert.deepEqual([session.beat.value, updatesOf(store, pool)], ['ask', [0]]);
  // What somebody has changed stays so.
  store.setFigure(store.scene.value.figures[0].id, { lambda: 0.5 });
  session.next();
  await run(500);
  assert.equal(/** @type {any} */ (store.scene.value.figures[0]).lambda, 0.5);
  session.again();
  await run(500);
  assert.deepEqual([session.beat.value, updatesOf(store, pool)], ['show', [0]]);
  assert.equal(/** @type {any} */ (store.scene.value.figures[0]).lambda, 0);
});

test('what goes on keeps its network, what is trained at once is, and decisions are of networks that are there', async () => {
  const { store, pool, session, run, settle } = begin('#v=1&fig=5');
  session.open(/** @type {any} */ (OWN.chapter));
  for (let beat = 0; beat < 2; beat += 1) session.next();
  await run(500);
  const [{ id }] = store.scene.value.figures;
  session.next();
  await new Promise((resolve) => setTimeout(resolve));
  assert.equal(session.place, 'own-my/b');
  assert.equal(store.scene.value.figures[0].id, id);
  await settle(500);
  await settle(100);
  // An epoch of L-BFGS is one update.
  assert.deepEqual(updatesOf(store, pool), [3, 3]);
  assert.deepEqual(session.done.value, ['own-my/b/0']);
  session.toggle(2);
  assert.deepEqual(session.done.value, ['own-my/b/0', 'own-my/b/2']);
  session.toggle(2);
  assert.deepEqual(session.done.value, ['own-my/b/0']);
  assert.equal(session.following, 'C');
  session.next();
  await run(500);
  assert.equal(session.place, 'own-my/c');
  assert.equal(session.right, 0);
  assert.equal(session.following, null);
  session.next();
  session.next();
  session.next();
  assert.deepEqual([session.place, session.beat.value], ['own-my/c', 'reveal']);
});

test('what has to come within so many updates is ticked off on the way, all else at rest', async () => {
  const { chapter } = readChapter({
    file: 'way.md',
    text: `# Way\n\n## A {#a}\n\n\`\`\`scene\nlink: #v=1&points=40&test=20&optimizer=adam&fig=2\ntrain: none\ngoal 1: D(1) < 0.65 and updates(1) > 5 and updates(1) <= 400\ngoal 2: D(1) < 0.65\n\`\`\`\n\n1. Train.\n2. Look.\n`,
  });
  const { pool, session, simulation, store } = begin('#v=1&fig=5');
  session.open(/** @type {any} */ (chapter));
  await simulation.run(500);
  store.setBoard({ speed: 200 });
  pool.train();
  await simulation.run(1000);
  assert.equal(pool.isGoing.value, true);
  assert.deepEqual(session.done.value, ['own-way/a/0']);
  pool.pause();
  await simulation.run(500);
  assert.deepEqual(session.done.value.toSorted(), ['own-way/a/0', 'own-way/a/1']);
});

test('the way leads over the ends of chapters, in both directions', async () => {
  const { session } = begin('#lesson=definition/network');
  const pause = () => new Promise((resolve) => setTimeout(resolve, 5));
  await pause();
  const places = CHAPTERS.flatMap(({ id, contents }) =>
    contents.en.scenes.map((scene) => `${id}/${scene.id}`),
  );
  const titles = CHAPTERS.flatMap(({ contents }) => contents.en.scenes.map(({ title }) => title));
  for (const [i, place] of places.entries()) {
    assert.equal(session.place, place);
    assert.equal(session.following, titles[i + 1] ?? null);
    const { length } = beatsOf(/** @type {LessonScene} */ (session.scene.value));
    for (let beat = 0; beat < length; beat += 1) session.next();
    await pause();
  }
  assert.equal(session.place, places.at(-1));
  for (const place of places.toReversed()) {
    assert.equal(session.place, place);
    while (session.beat.value !== 'show') session.back();
    session.back();
    await pause();
  }
  assert.equal(session.place, places[0]);
});

test('what is not there is told', async () => {
  const nowhere = begin('#lesson=definition/nowhere');
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal(nowhere.session.place, 'definition/network');
  assert.deepEqual(messages(nowhere.store), [
    { code: 'noScene', name: 'nowhere', chapter: 'What a network computes' },
  ]);
  const nothing = begin('#lesson=nothing');
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.deepEqual(messages(nothing.store), [{ code: 'noLesson', name: 'nothing' }]);
  assert.equal(nothing.store.scene.value.lesson, null);
  // One that the address names is on its way, and comes, or does not.
  const coming = begin('#lesson=own-my/b', { search: '?lesson=my.md' });
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.deepEqual(messages(coming.store), []);
  coming.session.open(/** @type {any} */ (OWN.chapter));
  assert.equal(coming.session.place, 'own-my/b');
  const lost = begin('#lesson=own-my/b', { search: '?lesson=my.md' });
  lost.session.comes();
  assert.deepEqual(messages(lost.store), [{ code: 'noLesson', name: 'own-my' }]);
});

test('a link whose board nobody has changed begins anew, and one that stands elsewhere stays', async () => {
  const five = CHAPTERS.find(({ id }) => id === 'overfitting');
  const chapter = await five?.load('en');
  const scene = /** @type {LessonScene} */ (chapter?.scenes.find(({ id }) => id === 'five'));
  for (const [link, updates] of /** @type {const} */ ([
    [`${scene.fence.link}&lesson=overfitting/five`, 0],
    [`#v=1&fig=5,l=0.1&lesson=overfitting/five`, null],
  ])) {
    const { session, store, pool, run } = begin(link);
    await new Promise((resolve) => setTimeout(resolve, 5));
    await run(3000);
    assert.equal(session.place, 'overfitting/five');
    if (updates === null) assert.ok(updatesOf(store, pool)[0] > 0, link);
    else assert.deepEqual(updatesOf(store, pool), [updates], link);
  }
});

test('who comes from elsewhere finds what goes on trained, and what is new at its start', async () => {
  const { session, store, pool, run } = begin('#lesson=overfitting/twenty');
  await new Promise((resolve) => setTimeout(resolve, 5));
  for (const beat of ['show', 'ask', 'reveal']) {
    await run(3000);
    assert.equal(session.beat.value, beat);
    const [goesOn, isNew] = updatesOf(store, pool);
    assert.ok(goesOn > 0, beat);
    assert.equal(isNew > 0, beat === 'reveal', beat);
    session.next();
  }
});

test('what has to be computed is each quantity once, and nothing that is at hand', () => {
  const wanted = wantedOf([
    condition('maxWeight(2) > 1 and D(1) < 2 and excess(1) < abs(excess(1) - bayesD)'),
    .../** @type {Expression[]} */ (parseNumbers('weight(1, 0, 2, 1) maxWeight(2) lambda(1)')),
  ]);
  assert.deepEqual(wanted.map(({ name, place, args }) => [name, place, ...args].join(' ')).toSorted(), [
    'bayesD 1',
    'excess 1',
    'maxWeight 2',
    'weight 1 0 2 1',
  ]);
});

test('live numbers are those of the engine', async () => {
  const link = '#v=1&points=30&test=50&fig=3,l=0.01&fig=optimum&fig=2-2,l=0.1';
  const { page, openLabFor, settle } = begin(link);
  const live = new Live(page, openLabFor);
  open.push(() => live.close());
  const expressions = /** @type {Expression[]} */ (
    parseNumbers(
      'D(1) R(3) E(1) testD(1) accuracy(3) testAccuracy(1) lambda(3) parameters(3) points updates(1) excess(1) excessError(3) bayesD bayesError maxWeight(3) weight(1,1,1,2) gradNorm(1) gradNorm(3,1) saturated(3,1) dead(1,1)',
    )
  );
  live.follow(wantedOf(expressions));
  await settle(8000);
  await settle(100);
  const scene = /** @type {any} */ ({ fence: { link, train: { kind: 'rest' } } });
  const { quantity, free } = comeOf(scene);
  try {
    for (const expression of expressions) {
      const [told, expected] = [live.value(expression), evaluate(expression, quantity)];
      assert.equal(typeof told, 'number', JSON.stringify(expression));
      assert.ok(
        Math.abs(Number(told) - Number(expected)) <= 1e-9 * Math.max(1, Math.abs(Number(expected))),
        `${JSON.stringify(expression)}: ${told}, ${expected}`,
      );
    }
  } finally {
    free();
  }
});

test('where what computes live numbers does not come, the page says so', async () => {
  const { page, store, settle } = begin('#v=1&points=30&fig=3,l=0.01');
  // Without a bundler, what belongs to the page's workers cannot be had.
  const live = new Live(page);
  open.push(() => live.close());
  live.follow(wantedOf(/** @type {Expression[]} */ (parseNumbers('maxWeight(1)'))));
  await settle(8000);
  await settle(100);
  assert.deepEqual(store.notices.value.map(({ message }) => message.code), ['notLoaded']); // prettier-ignore
});

test('of all controls those alone are shown that a scene needs', () => {
  const none = rulesFor([]);
  const noise = selectorOf({ figure: null, name: 'noise' });
  const lambda = selectorOf({ figure: 2, name: 'lambda' });
  assert.ok(none.includes(noise) && none.includes('mlp-settings {'));
  const some = rulesFor([
    { figure: null, name: 'noise' },
    { figure: 2, name: 'lambda' },
  ]);
  assert.ok(!some.includes(noise) && !some.includes('mlp-settings {'));
  // Of all figures but this one.
  assert.ok(some.includes(`.board > mlp-figure .lambda:not(${lambda})`));
  assert.ok(some.includes(selectorOf({ figure: null, name: 'points' })));
  assert.ok(rulesFor([{ figure: null, name: 'rate' }]).includes('.settings-more[hidden]'));
});

test('nothing is reached by what the board before has come to', async () => {
  // The default board, which trains until the chapter is there, has reached what the scene asks for.
  let comes = () => {};
  const waits = new Promise((resolve) => (comes = () => resolve(null)));
  const entry = /** @type {any} */ (CHAPTERS.find(({ id }) => id === 'depth'));
  const { load } = entry;
  entry.load = (/** @type {'en'} */ language) => waits.then(() => load(language));
  try {
    const { session, simulation, store, pool } = begin('#lesson=depth/switch');
    await simulation.run(20_000);
    assert.ok(Number(pool.frame(store.scene.value.figures[0].id).value?.error?.accuracy) > 0.9);
    comes();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await simulation.run(1000);
    assert.equal(session.place, 'depth/switch');
    assert.deepEqual(session.done.value, []);
    await simulation.run(20_000);
    store.setFigure(store.scene.value.figures[0].id, { activation: 'tanh' });
    await simulation.run(20_000);
    assert.deepEqual(session.done.value, ['depth/switch/0']);
  } finally {
    entry.load = load;
  }
});
