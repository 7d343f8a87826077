/** README, CONTRIBUTING, the changelog's neighbours and docs name files, headings, tests and commands that there are. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../../tools/run.js';

const DOCUMENTS = [
  ...['README.md', 'CONTRIBUTING.md', 'bench/README.md'],
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** Made by a build or a set-up, or an example of what somebody would make. */
const MADE = [/^dist(-single)?\//, /^target\//, /^www\/pkg\//, /^(www\/)?words\/fr\//, /node_modules/];

/** Where a path in code may begin: rooms of the page are named without `www/`, modules of the engine without `src/`. */
const BEGINNINGS = ['', 'www', 'src', 'docs', 'www/page', 'www/words', 'www/lessons'];

const NOT_OURS = /^(node_modules|target|dist|dist-single|\.git|test-results|playwright-report)$/;
const FILES = new Set(tracked('.'));

/** @param {string} folder @returns {string[]} */
function tracked(folder) {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.test(entry.name)) return [];
    const path = normalize(join(folder, entry.name)).split(sep).join('/');
    return entry.isDirectory() ? [`${path}/`, ...tracked(path)] : [path];
  });
}

/** @param {string} document @param {string} path  as it writes it */
function isThere(document, path) {
  if (MADE.some((pattern) => pattern.test(path))) return true;
  return [...BEGINNINGS, dirname(document)].some((beginning) => {
    const full = join(beginning, path).split(sep).join('/');
    if (!full.includes('*')) return FILES.has(full) || FILES.has(`${full.replace(/\/$/, '')}/`);
    const pattern = asPattern(full);
    return [...FILES].some((file) => pattern.test(file));
  });
}

/** Of a path in which * and <name> stand for any name. @param {string} path */
const asPattern = (path) =>
  new RegExp(
    `^${path
      .split('*')
      .map((text) => text.replace(/[.\\^$+?()|[\]{}]/g, '\\$&'))
      .join('[^/]*')}/?$`,
  );

/** What looks like a path in code: with a folder and an ending, or a folder. @param {string} text */
function pathsIn(text) {
  const code = [...text.matchAll(/`([^`\n]+)`/g)].map(([, inner]) => inner);
  const fences = [...text.matchAll(/^```sh\n([^]*?)^```/gm)].flatMap(([, inner]) =>
    inner.replace(/#.*$/gm, '').split(/\s+/),
  );
  return [...code.flatMap((inner) => inner.split(/[\s'"()]+/)), ...fences]
    .map((word) => word.replace(/<\w+>/g, '*').replace(/[,;:.]$/, ''))
    .filter((word) =>
      /^\.?[\w*-]+(\/[\w.*-]+)*(\/|\.(rs|js|ts|py|md|css|json|toml|yml|cff|html|csv|svg))$/.test(word),
    )
    .filter((word) => word.includes('/') && !/^v=|=/.test(word));
}

/** As GitHub makes them of headings. @param {string} heading */
const anchor = (heading) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

/** @param {string} file */
const read = (file) => readFileSync(join(ROOT, file), 'utf8');

for (const document of DOCUMENTS) {
  test(`${document} names files that there are`, () => {
    const paths = pathsIn(read(document));
    assert.deepEqual(
      [...new Set(paths)].filter((path) => !isThere(document, path)),
      [],
    );
  });

  test(`links of ${document} lead somewhere`, () => {
    const lost = [...read(document).matchAll(/\]\((?![a-z]+:)([^)\s]+)\)/g)].filter(([, target]) => {
      const [path, heading] = target.split('#');
      const file = path === '' ? document : join(dirname(document), path);
      if (!existsSync(join(ROOT, file))) return true;
      return (
        heading &&
        !read(file)
          .split('\n')
          .some((line) => /^#+ /.test(line) && anchor(line.replace(/^#+ /, '')) === heading)
      );
    });
    assert.deepEqual(
      lost.map(([, target]) => target),
      [],
    );
  });
}

test('tests that CONTRIBUTING.md names are files of tests, and what it tells to run is a command', () => {
  const text = read('CONTRIBUTING.md');
  const { scripts } = JSON.parse(read('package.json'));
  for (const [, script] of text.matchAll(/npm (?:run )?(\w+)/g)) assert.ok(script in scripts, script);
  for (const [, name] of text.matchAll(/cargo test --test (\w+)/g)) {
    assert.ok(FILES.has(`tests/${name}.rs`), name);
  }
});

test('functions and constants that CONTRIBUTING.md names are in the file that is named beside them', () => {
  const named = [
    ['regression_functions_have_their_values', 'tests/data_sources.rs'],
    ['by_equations', 'tests/descent.rs'],
    ['activations', 'tests/common/problems.rs'],
    ['SOURCES', 'src/data/catalogue.rs'],
    ['RULES', 'src/wasm/config.rs'],
    ['Memory', 'src/optimizer/rule.rs'],
    ['testTool', 'tests/e2e/support/tool.js'],
    ['LOADS', 'www/page/inspector/tools.js'],
    ['GROUPS', 'www/page/inspector/tools.js'],
    ['VIEWS', 'www/scene/views.js'],
    ['ORDER', 'www/lessons/entries.js'],
    ['DICTIONARIES', 'www/words/language.js'],
    ['bestOf', 'www/views/tools/sweep.js'],
  ];
  const text = read('CONTRIBUTING.md');
  for (const [name, file] of named) {
    assert.ok(text.includes(`\`${name}\``), `${name} is no longer named`);
    assert.match(read(file), new RegExp(`\\b${name}\\b`), `${file} has no ${name}`);
  }
});
