/** Where there can be no page, there is a sentence that says why. */
import { expect, test } from './support/fixtures.js';

/** @type {[what: string, without: () => void, says: RegExp][]} */
const LACKING = [
  ['WebAssembly', () => Reflect.deleteProperty(window, 'WebAssembly'), /lacks WebAssembly/],
  [
    'SIMD',
    () => {
      const { validate } = WebAssembly;
      // As a browser without it: every module of vectors is invalid to it.
      WebAssembly.validate = (bytes) =>
        !new Uint8Array(/** @type {ArrayBuffer} */ (bytes)).includes(0x7b) && validate(bytes);
    },
    /lacks SIMD/,
  ],
  ['workers', () => Reflect.deleteProperty(window, 'Worker'), /lacks workers/],
  [
    'light-dark()',
    () => {
      const { supports } = CSS;
      Object.assign(CSS, {
        supports: (/** @type {string[]} */ ...args) =>
          !args.join().includes('light-dark') && supports.apply(CSS, /** @type {any} */ (args)),
      });
    },
    /lacks light-dark/,
  ],
  ['newer functions', () => Reflect.deleteProperty(Object, 'groupBy'), /lacks the functions/],
];

for (const [what, without, says] of LACKING) {
  test(`a browser without ${what} is told so, and nothing is begun`, async ({ page }) => {
    await page.addInitScript(without);
    await page.goto('./');
    await expect(page.getByRole('alert')).toHaveText(says);
    await expect(page.getByRole('alert')).toContainText('Chrome and Edge from version');
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
    await expect(page.locator('mlp-app')).toHaveCount(0);
    expect(page.workers()).toEqual([]);
  });
}

test('what is lacking is named together', async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'WebAssembly');
    Reflect.deleteProperty(window, 'Worker');
  });
  await page.goto('./?embed');
  await expect(page.getByRole('alert')).toHaveText(/WebAssembly.*; and workers/);
});

test.describe('something fails on the way:', () => {
  test.use({ expectedProblems: [/./] });

  test('a script that does not come', async ({ page }) => {
    await page.route('**/assets/index-*.js', (route) => route.abort());
    await page.goto('./');
    await expect(page.getByRole('alert')).toHaveText(/could not start: .*index-.*\.js could not be loaded/);
  });

  test('a script in a language that the browser does not know', async ({ page }) => {
    await page.route('**/assets/index-*.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'let future ≔ 1;' }),
    );
    await page.goto('./');
    await expect(page.getByRole('alert')).toHaveText(/could not start: .*SyntaxError.*Chrome and Edge/);
  });

  test('a throw before the page is there', async ({ page }) => {
    await page.addInitScript(() => {
      customElements.define = () => {
        throw new Error('no elements today');
      };
    });
    await page.goto('./');
    await expect(page.getByRole('alert')).toHaveText(/could not start: .*no elements today/);
  });

  test('a part of the page that does not come', async ({ page }) => {
    await page.route('**/assets/embedded-*.js', (route) => route.abort());
    await page.goto('./?embed');
    await expect(page.getByRole('alert')).toHaveText(/could not start: /);
  });
});

test('a page that is long on its way says so, and no longer once it is there', async ({ board, page }) => {
  await page.clock.install();
  /** @type {() => void} */
  let arrive = () => {};
  const arrived = new Promise((resolve) => (arrive = () => resolve(null)));
  await page.route('**/assets/index-*.js', async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto('./#points=20&fig=2,l=1', { waitUntil: 'commit' });
  await page.locator('noscript').waitFor({ state: 'attached' });
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.clock.runFor(11_000);
  await expect(page.getByRole('alert')).toHaveText(/has not started yet/);
  arrive();
  await expect(board.play).toBeVisible();
  await expect(page.locator('#not-started')).toBeHidden();
});
