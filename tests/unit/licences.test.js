/** licences.txt names all that is bundled, and deny.toml allows what the crates are under. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { cargoMetadata, crates, licencesText, packagesOf } from '../../tools/licences.js';
import { ROOT, ask } from '../../tools/run.js';
import { FILE, licences } from '../../tools/vite-licences.js';

/** @param {string} file */
const read = (file) => readFileSync(join(ROOT, file), 'utf8');

/** The names in the list of a text of licences. @param {string} text */
const listed = (text) =>
  [...text.matchAll(/^(\S.*) (\d+\.\d+\.\d+\S*), [^\n]+(?=\n\n)/gm)].map(([, name]) => name);

test('the packages of page and workers are named, and those that nothing is taken of are not', async () => {
  const { page, worker } = licences();
  const result = await build({
    ...{ configFile: false, logLevel: 'silent', root: ROOT },
    plugins: [page],
    worker: { format: 'iife', plugins: () => [worker()] },
    build: {
      write: false,
      rolldownOptions: { input: fileURLToPath(new URL('support/bundle/page.js', import.meta.url)) },
    },
  });
  const { output } = /** @type {import('vite').Rolldown.RolldownOutput} */ (result);
  const file = output.find(({ fileName }) => fileName === FILE);
  assert.ok(file?.type === 'asset');
  const names = listed(String(file.source));
  const ofCrates = new Set(crates().map(({ name }) => name));
  const packages = names.filter((name) => !ofCrates.has(name) && !name.startsWith('Rust'));
  assert.deepEqual(packages, [
    ...['@lit/reactive-element', 'lit', 'lit-element', 'lit-html'], // lit hands on what the others are
    'papaparse',
  ]);
  for (const name of ofCrates) assert.ok(names.includes(name), name);
  const [, text] = String(file.source).split(/^papaparse [\d.]+, MIT\n\n(?!-)/m);
  assert.match(text, /^The MIT License[^]*Copyright \(c\) 20\d\d Matthew Holt/);
});

test('the crates are those that the engine asks for and what these ask for, each once', () => {
  const [, own] = read('Cargo.toml').split('[dependencies]');
  const [plain] = own.split(/^\[(?!target)/m);
  const direct = [...plain.split('[dev-dependencies]')[0].matchAll(/^([a-z-]+) = /gm)].map(
    ([, name]) => name,
  );
  const names = crates().map(({ name }) => name);
  assert.ok(direct.length > 8, direct.join());
  for (const name of direct) assert.ok(names.includes(name), name);
  assert.deepEqual([...new Set(names)], names);
  // What cargo itself takes for it.
  const tree =
    ask(
      'cargo',
      'tree',
      '--package',
      'mlp_playground',
      '--edges',
      'normal,no-proc-macro',
      '--target',
      'wasm32-unknown-unknown',
      '--prefix',
      'none',
      '--format',
      '{p}',
    ) ?? '';
  const taken = [...new Set(tree.split('\n').map((line) => line.split(' ')[0]))].filter(
    (name) => name !== 'mlp_playground',
  );
  assert.deepEqual(names.toSorted(), taken.toSorted());
});

test('each has its terms: a text of its own, or that at the end', () => {
  for (const { name, licence, text } of crates()) {
    assert.ok(/Copyright|Permission is hereby granted|Apache License/.test(text), name);
    assert.ok(licence, name);
  }
  const whole = licencesText(crates());
  assert.match(whole, /^MLP playground\n[^]*CC BY 4\.0[^]*Apache License\n +Version 2\.0[^]*$/);
});

test('a package without a licence, or without its text, is not shipped', () => {
  const root = mkdtempSync(join(tmpdir(), 'licences-'));
  try {
    const folder = join(root, 'node_modules/@some/package');
    mkdirSync(folder, { recursive: true });
    const of = (/** @type {object} */ own) => {
      writeFileSync(
        join(folder, 'package.json'),
        JSON.stringify({ name: '@some/package', version: '1.0.0', ...own }),
      );
      return packagesOf([join(folder, 'deep/index.js'), join(root, 'other.js')]);
    };
    assert.throws(() => of({}), /@some\/package names no licence/);
    assert.throws(() => of({ license: 'MIT' }), /without the text/);
    assert.match(of({ license: 'MIT OR Apache-2.0' })[0].text, /at the end/);
    writeFileSync(join(folder, 'LICENSE'), 'Copyright: somebody\n');
    writeFileSync(join(folder, 'NOTICE'), 'Thanks.\n');
    assert.deepEqual(of({ license: 'MIT' }), [
      { name: '@some/package', version: '1.0.0', licence: 'MIT', text: 'Copyright: somebody\n\nThanks.' },
    ]);
  } finally {
    rmSync(root, { recursive: true });
  }
});

test('deny.toml allows a licence of every crate, also of the tools, and none in vain', () => {
  const [, list = ''] = /^allow = \[(.*?)\]/ms.exec(read('deny.toml')) ?? [];
  const allowed = [...list.matchAll(/"(.*?)"/g)].map(([, name]) => name);
  const [, host = ''] = /host: (\S+)/.exec(ask('rustc', '-vV') ?? '') ?? [];
  const packages = ['wasm32-unknown-unknown', host].flatMap((platform) => cargoMetadata(platform).packages);
  /** @type {Set<string>} */
  const needed = new Set();
  for (const { name, license } of packages) {
    // (A OR B) AND C, as SPDX writes it, and A/B, as it was once written.
    for (const part of license.split(' AND ')) {
      const choice = part.replace(/[()]/g, '').split(/ OR | ?\/ ?/);
      const taken = choice.filter((/** @type {string} */ licence) => allowed.includes(licence));
      assert.ok(taken.length > 0, `${name}: ${license}`);
      if (choice.length === 1) needed.add(choice[0]);
    }
  }
  assert.deepEqual([...needed].sort(), [...allowed].sort());
});
