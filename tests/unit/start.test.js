/** What `npm start` does before the page opens, where the first lazily loaded package could stop it. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createServer } from 'vite';

test('the development server takes all packages together, also those that are loaded late', async (context) => {
  const cacheDir = mkdtempSync(join(tmpdir(), 'mlp-vite-'));
  const server = await createServer({
    cacheDir,
    logLevel: 'silent',
    server: { port: 0, open: false, watch: null },
  });
  context.after(async () => {
    await server.close();
    rmSync(cacheDir, { recursive: true });
  });
  await server.listen();
  const optimizer = /** @type {any} */ (server.environments.client.depsOptimizer);
  await optimizer.scanProcessing;
  for (const name of ['lit', 'jspdf', 'svg2pdf.js', 'uplot', 'papaparse']) {
    const found = optimizer.metadata.optimized[name] ?? optimizer.metadata.discovered[name];
    assert.ok(found, `${name} is not found`);
    await found.processing;
  }
});
