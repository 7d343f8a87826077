/** Between the window with a lesson and the lecturer's: what is taken, and from whom. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { channelTo } from '../../www/page/lessons/channel.js';

const HERE = 'https://a.b';
const globals = /** @type {any} */ (globalThis);

/** Messages between windows, all of which listen at one. @type {{ data: any, target: string }[]} */
let posted = [];

/** @param {any} data @param {{ origin?: string, source?: any }} [from] */
const receive = (data, { origin = HERE, source = null } = {}) =>
  globals.window.dispatchEvent(Object.assign(new Event('message'), { data, origin, source }));

/** A window that passes on what it is sent, as from another one. @param {any} [from] @returns {any} */
const windowOf = (from = null) => ({
  postMessage(/** @type {any} */ data, /** @type {string} */ target) {
    posted.push({ data, target });
    receive(structuredClone(data), { source: from });
  },
});

beforeEach(() => {
  posted = [];
  globals.window = new EventTarget();
  globals.location = { origin: HERE };
});

afterEach(() => {
  delete globals.window;
  delete globals.location;
});

/** @param {string} name @param {any} other */
function channel(name, other) {
  /** @type {string[]} */
  const taken = [];
  return {
    ...channelTo(
      name,
      () => other,
      ({ type }) => taken.push(type),
    ),
    taken,
  };
}

test('whoever has heard of the other answers it, each message is taken once, and no own one', () => {
  const back = windowOf();
  const lecturer = channel('n', windowOf(back));
  const hall = channel('n', null);
  hall.tell({ type: 'bye' }); // to nobody yet
  assert.deepEqual([lecturer.taken, posted], [[], []]);
  lecturer.tell({ type: 'hello' });
  assert.deepEqual([hall.taken, lecturer.taken], [['hello'], []]);
  hall.tell({ type: 'bye' });
  assert.deepEqual([hall.taken, lecturer.taken], [['hello'], ['bye']]);
  // As where it comes both ways.
  receive(posted[0].data);
  assert.deepEqual(hall.taken, ['hello']);
  assert.deepEqual(
    posted.map(({ target }) => target),
    [HERE, HERE],
  );
  hall.close();
  lecturer.tell({ type: 'next' });
  assert.deepEqual(hall.taken, ['hello']);
  lecturer.close();
});

test('nothing is taken from another page, for another lesson, or of another kind', () => {
  const mine = channel('n', null);
  const message = {
    source: 'mlp-playground-lesson',
    name: 'n',
    from: 'x',
    id: 'x-1',
    message: { type: 'next' },
  };
  for (const [data, from] of /** @type {const} */ ([
    [message, { origin: 'https://evil.example' }],
    [message, { origin: 'null' }],
    [{ ...message, name: 'other' }, {}],
    [{ ...message, source: 'another' }, {}],
    [null, {}],
    ['next', {}],
  ])) {
    receive(data, from);
  }
  assert.deepEqual(mine.taken, []);
  receive(message);
  assert.deepEqual(mine.taken, ['next']);
  mine.close();
});

test('by a BroadcastChannel, too, and once where both ways work', async () => {
  globals.window.BroadcastChannel = BroadcastChannel;
  const lecturer = channel('m', null);
  const hall = channel('m', windowOf());
  const stranger = channel('k', null);
  const later = () => new Promise((resolve) => setTimeout(resolve, 50));
  try {
    hall.tell({ type: 'next' });
    lecturer.tell({ type: 'back' });
    for (let i = 0; i < 200 && (hall.taken.length === 0 || lecturer.taken.length === 0); i += 1) {
      await later();
    }
    await later(); // what would come once more, or to another lesson
    assert.deepEqual([hall.taken, lecturer.taken, stranger.taken], [['back'], ['next'], []]);
  } finally {
    // One that stays open keeps the process going.
    for (const each of [hall, lecturer, stranger]) each.close();
  }
});
