/** The page in WebKit, by WebKitGTK's own driver: `node tools/test.js build webkit`. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../tools/run.js';
import { formatError } from '../../www/words/numbers.js';
import { JOURNEYS } from './journeys.js';
import { hasTheSameBits } from './support/bits.js';
import { atRest } from './support/expected.js';
import { Person, id } from './support/person.js';
import { serve } from './support/server.js';
import { openWebKit } from './support/webdriver.js';
import { EXTENT, TIMEOUT_MILLIS, WITHOUT_NETWORK, actWithoutSense, seedOf } from './without-sense.js';

/** A journey that waits in vain for something names it long before. */
const TIMEOUT = { timeout: 180_000 };

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
before(async () => {
  server = await serve();
});
after(() => server?.close());

afterEach(() => {
  assert.deepEqual(server.problems.splice(0), [], 'what the page reported');
});

/**
 * Something in a browser of its own, with other settings than usual.
 *
 * @param {Record<string, string>} environment
 * @param {(person: Person) => Promise<void>} walk
 */
async function elsewhere(environment, walk) {
  const browser = await openWebKit(environment);
  try {
    await walk(new Person(browser, server.address));
  } finally {
    await browser.close();
  }
}

describe('in one window after another,', () => {
  /** @type {Awaited<ReturnType<typeof openWebKit>>} */
  let browser;
  before(async () => {
    browser = await openWebKit();
  });
  after(() => browser?.close());

  for (const [name, walk] of Object.entries({ 'θ has the same bits': hasTheSameBits, ...JOURNEYS })) {
    test(name, TIMEOUT, () => walk(new Person(browser, server.address)));
  }

  test('what the page throws and writes to the console fails a journey', TIMEOUT, async () => {
    const person = new Person(browser, server.address);
    await person.openAtRest('#v=1&points=20&test=0&fig=0,l=1');
    assert.deepEqual(server.problems, []);
    await browser.evaluate(() => {
      console.error('one', 2);
      setTimeout(() => {
        throw new Error('three');
      });
    }, null);
    await person.until('both are heard of', () => server.problems.length === 2);
    const problems = server.problems.splice(0).join('\n');
    assert.match(problems, /console: one 2/);
    assert.match(problems, /three/);
  });
});

// By `npm run monkey` alone: this driver now and then fails without a word, and nothing repeats a test here.
if (process.env.MONKEY_MINUTES) {
  test(`${EXTENT} without sense leave a page that works`, { timeout: TIMEOUT_MILLIS }, async () => {
    const browser = await openWebKit();
    try {
      await actWithoutSense(new Person(browser, server.address), seedOf('webkit'), {
        problems: () => server.problems.filter((problem) => !WITHOUT_NETWORK.test(problem)),
        network: (isThere) => void (server.answers = isThere),
        closeOthers: browser.closeOthers,
      });
    } finally {
      server.answers = true;
      await browser.close();
    }
    assert.ok(server.problems.every((problem) => WITHOUT_NETWORK.test(problem)));
    server.problems.length = 0;
  });
}

test('the single file is opened from the disk and trains', TIMEOUT, () =>
  elsewhere({}, async (person) => {
    const link = '#v=1&points=40&test=0&fig=3,l=0.1';
    const address = pathToFileURL(join(ROOT, 'dist-single/mlp-playground.html')).href;
    const alone = new Person(person.driver, address);
    await alone.openAtRest(link);
    await alone.reads(id('status'), 'converged');
    assert.equal(await alone.text(id('e')), formatError(atRest(link)[0].e));
    await alone.counts(id('notice'), 0);
  }),
);

test('the inspector opens where the system has no language', TIMEOUT, () =>
  elsewhere({ LANG: 'C.UTF-8' }, async (person) => {
    await person.openAtRest('#v=1&points=40&test=0&fig=2,l=0.5&inspect=1');
    assert.equal(await person.driver.evaluate(() => navigator.language, null), 'C');
    await person.part(id('weight'));
    await person.click('[data-tab=curves]');
    await person.part('.chart canvas');
  }),
);

for (const [what, environment, says] of /** @type {[string, Record<string, string>, RegExp][]} */ ([
  // Both names, as versions call them differently.
  ['SIMD', { JSC_useWasmSIMD: '0', JSC_useWebAssemblySIMD: '0' }, /lacks SIMD/],
  ['WebAssembly', { JSC_useWasm: '0', JSC_useWebAssembly: '0' }, /lacks WebAssembly/],
])) {
  test(`without ${what} the page says so in a sentence`, TIMEOUT, () =>
    elsewhere(environment, async (person) => {
      await person.driver.goto(person.address);
      await person.reads('#not-started', says);
      await person.counts('mlp-app', 0);
    }),
  );
}
