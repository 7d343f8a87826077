/** No sequence of what a person can do breaks the page, in Chromium and in Firefox. */
import {
  EXTENT,
  TIMEOUT_MILLIS,
  WITHOUT_NETWORK,
  actWithoutSense,
  seedOf,
} from '../engines/without-sense.js';
import { Person } from '../engines/support/person.js';
import { byPlaywright } from '../engines/support/playwright.js';
import { test } from './support/fixtures.js';

/** @import { Page } from '@playwright/test' */

test.use({ expectedProblems: [WITHOUT_NETWORK], savesData: false });

test(`${EXTENT} without sense leave a page that works`, async ({
  address,
  browserName,
  context,
  page,
  problems,
}) => {
  test.setTimeout(TIMEOUT_MILLIS);
  await actWithoutSense(new Person(byPlaywright(page, browserName), address), seedOf(browserName), {
    problems: () => problems,
    network: (isThere) => context.setOffline(!isThere),
    closeOthers: () => Promise.all(context.pages().map((other) => (other === page ? null : other.close()))),
    heap: browserName === 'chromium' ? () => megabytesOfHeap(page) : undefined,
  });
  await page.goto('about:blank');
});

/** After a collection of garbage. @param {Page} page */
async function megabytesOfHeap(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / 2 ** 20;
}
