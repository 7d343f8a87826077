/** What a worker does beside its figures comes when it is first asked for, and nothing that was asked is lost. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { networkFigure } from '../../www/scene/schema.js';
import { createHost } from '../../www/worker/host.js';
import { beside } from '../../www/worker/beside.js';
import { engine } from './support/engine.js';
import { lab } from './support/lab.js';
import { messages, storeOf } from './support/pool.js';
import { simulate } from './support/simulation.js';

/** A host for which it comes, or does not, when the test says so. */
function startHost() {
  /** @type {any[]} */
  const answers = [];
  /** @type {(() => void)[]} */
  const tasks = [];
  /** @type {Parameters<import('../../www/worker/host.js').LoadBeside>[]} */
  const loads = [];
  /** @type {Parameters<import('../../www/worker/host.js').OpenLab>[]} */
  const labs = [];
  const { receive } = createHost(engine, {
    now: () => 0,
    defer: (task) => tasks.push(task),
    post: (message) => answers.push(message),
    loadBeside: (take, fail) => loads.push([take, fail]),
    openLab: (message, take, fail) => labs.push([message, take, fail]),
  });
  return {
    loads,
    labs,
    receive: (/** @type {any} */ message) => receive(message),
    of: (/** @type {string} */ type) => answers.filter((answer) => answer.type === type),
    work: () => {
      for (let i = 0; i < 100 && tasks.length > 0; i++) tasks.shift()?.();
    },
  };
}

/** Refused for what it is called, and so answered at once. @param {number} ticket */
const job = (ticket) => ({ type: 'job', ticket, kind: 'none', params: null, data: null, needsLab: false });

test('nothing is loaded until something is asked for, and then once', () => {
  const { loads, receive } = startHost();
  receive({ type: 'inspect', subject: null });
  receive({ type: 'pull', grids: [], isAtRest: true });
  receive({ type: 'cancel', ticket: 1 });
  assert.equal(loads.length, 0);
  receive({ type: 'inspect', subject: { id: 1, parts: {} } });
  receive(job(1));
  assert.equal(loads.length, 1);
  loads[0][0](beside);
  receive({ type: 'inspect', subject: { id: 2, parts: {} } });
  receive(job(2));
  assert.equal(loads.length, 1);
});

test('whoever asks whether a worker is still is answered when nothing is on its way, come or not', () => {
  for (const [last, end] of /** @type {const} */ ([
    ['lab', 0],
    ['lab', 1],
    ['beside', 0],
    ['beside', 1],
  ])) {
    const { loads, labs, receive, of } = startHost();
    const answered = () => of('valued').map(({ ticket }) => ticket);
    receive({ type: 'still', ticket: 1 });
    assert.deepEqual(answered(), [1], 'nothing has been asked for');
    receive({ type: 'prepare' });
    receive({ type: 'lab', module: null, script: '' });
    for (const ticket of [2, 3]) receive({ type: 'still', ticket });
    /** @type {Record<string, (end: 0 | 1) => void>} */
    const ends = {
      beside: (which) => (which === 0 ? loads[0][0](beside) : loads[0][1]({ code: 'other', text: 'lost' })),
      lab: (which) => (which === 0 ? labs[0][1](lab) : labs[0][2]({ code: 'other', text: 'lost' })),
    };
    ends[last === 'lab' ? 'beside' : 'lab'](0);
    assert.deepEqual(answered(), [1], `before ${last}`);
    ends[last](end);
    assert.deepEqual(answered(), [1, 2, 3], `${last}, ${end === 0 ? 'come' : 'failed'}`);
    receive({ type: 'still', ticket: 4 });
    assert.deepEqual(answered(), [1, 2, 3, 4]);
  }
});

test('jobs wait in their order, are answered once each, and those cancelled in between never', () => {
  const { loads, receive, of, work } = startHost();
  for (const ticket of [1, 2, 3]) receive(job(ticket));
  receive({ type: 'cancel', ticket: 2 });
  work();
  assert.deepEqual(of('job'), []);
  loads[0][0](beside);
  receive(job(4));
  work();
  const told = of('job').map(({ ticket, end }) => [ticket, end.reason]);
  assert.deepEqual(
    told,
    [1, 3, 4].map((ticket) => [ticket, { code: 'unknown', name: 'none' }]),
  );
});

test('where it does not come, whoever asked is told the reason, and may ask again', () => {
  const { loads, receive, of } = startHost();
  receive({ type: 'inspect', subject: { id: 1, parts: {} } });
  receive(job(1));
  loads[0][1]({ code: 'other', text: 'no network' });
  assert.deepEqual(
    of('beside').map(({ problem }) => problem),
    [{ code: 'other', text: 'no network' }],
  );
  assert.deepEqual(
    of('job').map(({ ticket, end }) => [ticket, end]),
    [[1, { type: 'failed', reason: { code: 'other', text: 'no network' } }]],
  );
  receive(job(2));
  assert.equal(loads.length, 2);
  loads[1][0](beside);
  assert.deepEqual(
    of('job').map(({ ticket }) => ticket),
    [1, 2],
  );
});

test('a board at rest tells what is looked into as soon as it can', async () => {
  /** @type {Parameters<import('../../www/worker/host.js').LoadBeside>[]} */
  const loads = [];
  const store = storeOf([networkFigure(1)]);
  const { pool, run } = simulate(store, { loadBeside: (take, fail) => loads.push([take, fail]) });
  await run(3000);
  pool.inspect({ id: 1, parts: { theta: null } });
  await run(1000);
  assert.equal(pool.inspection.peek(), null);
  loads[0][1]({ code: 'other', text: 'no network' });
  await run(1000);
  assert.deepEqual(messages(store), [
    { code: 'notLoaded', part: 'beside', reason: { code: 'other', text: 'no network' } },
  ]);
  pool.inspect({ id: 1, parts: { theta: null } });
  await run(1000);
  loads[1][0](beside);
  await run(1000);
  assert.equal(pool.inspection.peek()?.id, 1);
});

const bring = { type: 'lab', module: null, script: '' };

test('what needs the lab waits for it, and nothing else does', () => {
  const { loads, labs, receive, of, work } = startHost();
  receive({ ...job(1), needsLab: true });
  receive(job(2));
  loads[0][0](beside);
  work();
  assert.deepEqual(
    of('job').map(({ ticket }) => ticket),
    [2],
  );
  receive(bring);
  labs[0][1](lab);
  work();
  receive({ ...job(3), needsLab: true });
  work();
  assert.deepEqual(
    of('job').map(({ ticket }) => ticket),
    [2, 1, 3],
  );
  receive(bring);
  assert.equal(labs.length, 1, 'it is opened once');
});

test('without a lab what needs it fails with the reason, and may be tried again', () => {
  const { loads, labs, receive, of, work } = startHost();
  receive({ ...job(1), needsLab: true });
  receive(bring); // before the other part has come
  labs[0][2](/** @type {any} */ ({ code: 'none' }));
  assert.deepEqual(
    of('job').map(({ ticket, end }) => [ticket, end.type, end.reason.code]),
    [[1, 'failed', 'none']],
  );
  assert.deepEqual(of('beside'), [{ type: 'beside', problem: { code: 'none' } }]);
  receive({ ...job(2), needsLab: true });
  assert.equal(labs.length, 2, 'whoever asks has it tried again');
  labs[1][1](lab);
  loads[0][0](beside);
  work();
  assert.equal(of('job').at(-1).ticket, 2);
});

test('a lab that nobody has asked for is missed by nobody', () => {
  const { labs, receive, of } = startHost();
  receive(bring);
  labs[0][2](/** @type {any} */ ({ code: 'none' }));
  assert.deepEqual(of('beside'), []);
  receive({ type: 'inspect', subject: { id: 1, parts: {} } });
  assert.equal(labs.length, 2);
});
