/** One version everywhere, and the command that gives a new one. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { NoRelease, release } from '../../tools/release.js';
import { ROOT } from '../../tools/run.js';

const FILES = [
  'package.json',
  'package-lock.json',
  'Cargo.toml',
  'Cargo.lock',
  'CITATION.cff',
  'CHANGELOG.md',
];

/** @param {string} root @param {string} file */
const read = (root, file) => readFileSync(join(root, file), 'utf8');

/** Every place that states the version. @param {string} root */
function versions(root) {
  const lock = JSON.parse(read(root, 'package-lock.json'));
  return [
    JSON.parse(read(root, 'package.json')).version,
    lock.version,
    lock.packages[''].version,
    /^\[package\]\nname = "mlp_playground"\nversion = "(.*)"/m.exec(read(root, 'Cargo.toml'))?.[1],
    /^name = "mlp_playground"\nversion = "(.*)"/m.exec(read(root, 'Cargo.lock'))?.[1],
    /^version: (.*)/m.exec(read(root, 'CITATION.cff'))?.[1],
  ];
}

const UNRELEASED = '## Unreleased\n';

/** @param {string} root @param {string} entry */
function addUnreleased(root, entry) {
  const text = read(root, 'CHANGELOG.md').replace(UNRELEASED, `${UNRELEASED}\n${entry}\n`);
  writeFileSync(join(root, 'CHANGELOG.md'), text);
}

/** @param {(root: string) => void} use  a copy of all that a release changes, with something to release */
function onCopy(use) {
  const root = mkdtempSync(join(tmpdir(), 'release-'));
  try {
    for (const file of FILES) copyFileSync(join(ROOT, file), join(root, file));
    addUnreleased(root, '- Something new.');
    use(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** @param {string} root */
const all = (root) => FILES.map((file) => read(root, file));

test('one version is stated everywhere', () => {
  assert.equal(new Set(versions(ROOT)).size, 1, versions(ROOT).join());
});

test('a release gives its version to every place, and to nothing else', () => {
  onCopy((root) => {
    const before = all(root);
    release(root, '12.0.3', '2031-02-28');
    assert.deepEqual(new Set(versions(root)), new Set(['12.0.3']));
    // Lines that are new: one for each place, the date, and the changelog's heading with the empty line before it.
    const lines = all(root).map((text, i) => {
      const old = before[i].split('\n');
      return text.split('\n').filter((line) => !old.includes(line));
    });
    assert.deepEqual(
      lines.map(({ length }) => length),
      [1, 2, 1, 1, 2, 1],
    );
    assert.match(
      read(root, 'CHANGELOG.md'),
      /\n## Unreleased\n\n## 12\.0\.3 - 2031-02-28\n\n- Something new\.\n/,
    );
    assert.match(read(root, 'CITATION.cff'), /^date-released: '2031-02-28'$/m);
  });
});

test('a release after a release takes the place of its version and date', () => {
  onCopy((root) => {
    release(root, '12.0.3', '2031-02-28');
    addUnreleased(root, '- More.');
    release(root, '12.0.10', '2031-03-01');
    assert.deepEqual(new Set(versions(root)), new Set(['12.0.10']));
    assert.equal(read(root, 'CITATION.cff').match(/^date-released/gm)?.length, 1);
    assert.match(read(root, 'CHANGELOG.md'), /## Unreleased\n\n## 12\.0\.10 - 2031-03-01\n\n- More\.\n/);
  });
});

test('cargo takes the versions of a release', { skip: hasCargo() ? false : 'no cargo' }, () => {
  const cargo = spawnSync(
    'cargo',
    ['metadata', '--offline', '--locked', '--no-deps', '--format-version', '1'],
    {
      cwd: ROOT,
      encoding: 'utf8',
    },
  );
  const { packages } = JSON.parse(cargo.stdout);
  const ours = packages.find((/** @type {{ name: string }} */ { name }) => name === 'mlp_playground');
  assert.equal(ours.version, versions(ROOT)[0]);
});

for (const [why, to, spoil] of /** @type {[string, string, (root: string) => void][]} */ ([
  ['is no version', 'v1.0', () => {}],
  ['is no version', '', () => {}],
  ['is no version', '1.02.0', () => {}],
  ['is not newer', '0.0.1', () => {}],
  ['is not newer', versions(ROOT)[0], () => {}],
  [
    'nothing unreleased',
    '12.0.0',
    (root) =>
      writeFileSync(join(root, 'CHANGELOG.md'), '# Changelog\n\n## Unreleased\n\n## 0.1.0\n\n- Old.\n'),
  ],
  // The last file but one: by then all others are made.
  ['CITATION.cff states', '12.0.0', (root) => writeFileSync(join(root, 'CITATION.cff'), 'title: None\n')],
])) {
  test(`no release, and no file changed, where it ${why}: “${to}”`, () => {
    onCopy((root) => {
      spoil(root);
      const before = all(root);
      assert.throws(
        () => release(root, to, '2031-02-28'),
        (error) => error instanceof NoRelease && error.message.includes(why),
      );
      assert.deepEqual(all(root), before);
    });
  });
}

function hasCargo() {
  return spawnSync('cargo', ['--version']).status === 0;
}
