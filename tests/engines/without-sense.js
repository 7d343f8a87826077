/**
 * No sequence of what a person can do breaks the page: some actions, or some minutes of them, and then the page has to be
 * what its link says, and to train. It is walked in Chromium and Firefox by tests/e2e/monkey.spec.js, and in WebKit by
 * webkit.test.js; for long, and with any seed, by `npm run monkey -- --engine webkit --minutes 10 --seed 3`.
 *
 * @import { Person } from './support/person.js'
 * @import { Surroundings } from './support/monkey.js'
 */
import assert from 'node:assert/strict';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { decode } from '../../www/scene/hash.js';
import german from '../../www/words/de/notices.js';
import { english } from '../../www/words/en/notices.js';
import { megabytesOfChildren } from './support/memory.js';
import { FROZEN_MILLIS, Monkey, REPLAY_MILLIS } from './support/monkey.js';
import { id } from './support/person.js';

const ACTIONS = 60;
const MINUTES = Number(process.env.MONKEY_MINUTES ?? 0);
/** In every engine other actions. @param {string} engine */
export const seedOf = (engine) =>
  Number(process.env.MONKEY_SEED ?? { chromium: 1, firefox: 2, webkit: 3 }[engine]);
/** Longest frame; a machine that others use has long ones of its own. */
const MOST_MILLIS = Number(process.env.MONKEY_FRAME ?? Infinity);

export const EXTENT = MINUTES > 0 ? `${MINUTES} minutes` : `${ACTIONS} actions`;
/** A second an action on a busy machine, and some of them open a table or a file. */
export const TIMEOUT_MILLIS = 360_000 + 90_000 * MINUTES;

/** How a notice begins that tells what of a link could not be read. */
const OF_LINK = [english, german].map(({ messages }) => messages.link({ problems: [] }));

/** What a browser reports that has no network: what has not come yet does not come, and the page says so. */
export const WITHOUT_NETWORK =
  /downloadable font: download failed|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|NS_ERROR_OFFLINE|not loaded: <link/;

const BOARD = '#v=1&points=40&test=40&fig=3&fig=4-2,l=0.1,act=leakyRelu&fig=optimum';
/** Of the heap, in the same board before and after; what is loaded when it is first wanted stays. */
const MOST_MEGABYTES = 30;

/**
 * @param {Person} person
 * @param {number} seed
 * @param {Surroundings & { problems: () => string[], heap?: () => Promise<number> }} around  `problems` are those that the
 *   page has reported so far, `heap` says what its scripts hold in megabytes where the browser tells
 */
export async function actWithoutSense(person, seed, { problems, heap, ...surroundings }) {
  await person.open(BOARD);
  const monkey = new Monkey(person, surroundings, seed);
  await monkey.begin();
  const holdings = async () => ({ heap: (await heap?.()) ?? null, processes: megabytesOfChildren() });
  const before = await holdings();
  await roam(monkey, { problems, holdings });
  await monkey.leave();
  const story = monkey.done.join(' | ');
  assert.deepEqual(monkey.unreached, [], story);
  // No worker was lost on the way.
  const notices = await person.all(id('notice'));
  assert.deepEqual(notices.filter(({ text }) => /worker/i.test(text)), [], story); // prettier-ignore
  await returnsAfterReload(person, monkey);

  // And training still works.
  await person.follow('#v=1&points=40&fig=3,l=0.2&fig=optimum');
  await person.rests();
  await person.has('[data-progress]', 'data-progress', 'converged');

  await person.follow(BOARD);
  await person.isStill();
  const after = await holdings();
  if (MINUTES > 0) report(monkey, before, after);
  const longest = Math.max(0, ...monkey.frozen.map(({ millis }) => millis));
  assert.ok(longest < MOST_MILLIS, `a frame of ${longest} ms`);
  if (before.heap !== null && after.heap !== null) {
    const growth = after.heap - before.heap;
    assert.ok(growth < MOST_MEGABYTES, `the heap has grown by ${growth} MB`);
  }
}

/**
 * @param {Monkey} monkey
 * @param {{ problems: () => string[], holdings: () => Promise<object> }} page
 */
async function roam(monkey, { problems, holdings }) {
  const start = Date.now();
  let told = 0;
  const isOver = () => (MINUTES > 0 ? Date.now() - start > 60_000 * MINUTES : monkey.done.length >= ACTIONS);
  while (!isOver()) {
    await monkey.act();
    assert.deepEqual(problems(), [], monkey.done.slice(-8).join(' | '));
    if (MINUTES > 0 && Date.now() - start > 60_000 * (told + 1)) {
      told += 1;
      console.log(`${told} min: ${monkey.done.length} actions, ${JSON.stringify(await holdings())}`);
    }
  }
}

/**
 * What stands there stands there again after a reload, and so does its link, without a word unless it cannot be read.
 *
 * @param {Person} person
 * @param {Monkey} monkey
 */
async function returnsAfterReload(person, monkey) {
  await stops(person);
  const [link, shown] = [await settled(person), await standing(person)];
  await monkey.reload();
  const wanted = JSON.stringify(shown);
  await person.until(
    `what stood at ${link} stands there again, after ${monkey.done.slice(-8).join(' | ')}: ${wanted}`,
    async () => JSON.stringify(await standing(person)) === wanted,
    REPLAY_MILLIS,
  );
  const notices = (await person.all(id('notice'))).map(({ text }) => text);
  const isOfLink = (/** @type {string} */ text) => OF_LINK.some((start) => text.startsWith(start));
  assert.deepEqual(notices.filter((text) => !isOfLink(text)), [], link); // prettier-ignore
  if (decode(link).problems.length > 0) assert.notEqual(notices.length, 0, link);
  assert.equal(await settled(person), link);
}

/** @param {Monkey} monkey @param {object} before @param {object} after */
function report(monkey, before, after) {
  const [from, to] = [before, after].map((held) => JSON.stringify(held));
  console.log(`${monkey.done.length} actions; before ${from}, after ${to}`);
  const frozen = monkey.frozen.toSorted((a, b) => b.millis - a.millis);
  console.log(`${frozen.length} frames over ${FROZEN_MILLIS} ms${frozen.length > 0 ? ', the longest:' : ''}`);
  for (const { millis, silence, did } of frozen.slice(0, 20)) {
    console.log(`  ${millis} ms, ${silence} of them without an answer, after ${did.slice(0, 100)}`);
  }
  const silent = frozen.filter(({ silence }) => silence > FROZEN_MILLIS).length;
  if (frozen.length > 0) console.log(`In ${silent} of them the page itself was silent for so long.`);
}

/** Nothing moves any more, whether it is stopped or has just come to rest. @param {Person} person */
async function stops(person) {
  const isGoing = async () => (await person.all('.transport[data-going=true]')).length > 0;
  await person.until('nothing trains', async () => {
    if (!(await isGoing())) return true;
    await person.click(id('play'));
    await sleep(300);
    return false;
  });
}

/** The address, when it has followed the board. @param {Person} person */
async function settled(person) {
  let link = '';
  await person.until('the address stands', async () => {
    const before = await person.hash();
    await sleep(600);
    link = await person.hash();
    return link === before;
  });
  return link;
}

/** What each figure is, and where its training stands. @param {Person} person */
const standing = (person) =>
  person.driver.evaluate(
    () =>
      [...document.querySelectorAll('[data-testid=figure]')].map((figure) => [
        figure.querySelector('[data-testid=caption]')?.textContent,
        figure.querySelector('[data-testid=updates]')?.textContent,
        figure.querySelector('[data-progress]')?.getAttribute('data-progress'),
      ]),
    null,
  );
