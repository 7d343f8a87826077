/** Ways through the page that are the same in every engine; those of WebKit are walked by tests/engines/webkit.test.js. */
import { JOURNEYS } from '../engines/journeys.js';
import { hasTheSameBits } from '../engines/support/bits.js';
import { Person } from '../engines/support/person.js';
import { byPlaywright } from '../engines/support/playwright.js';
import { serve } from '../engines/support/server.js';
import { expect, test } from './support/fixtures.js';

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
test.beforeAll(async () => {
  server = await serve();
});
test.afterAll(() => server?.close());

test.afterEach(() => {
  expect(server.problems.splice(0), 'what the page reported').toEqual([]);
});

for (const [name, walk] of Object.entries({ 'θ has the same bits': hasTheSameBits, ...JOURNEYS })) {
  // Keys paste where the browser has windows.
  test(name, { tag: name.startsWith('share') ? '@window' : [] }, async ({ browserName, page, servers }) => {
    test.setTimeout(120_000);
    servers.origins.add(new URL(server.address).origin);
    await walk(new Person(byPlaywright(page, browserName), server.address));
    // What the driver puts into a page at the end of a test is against the page's policy, and not the page's own doing.
    await page.goto('about:blank');
  });
}
