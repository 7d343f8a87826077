/**
 * Gives a version to everything that states one:
 *
 *     npm run release -- 0.2.0
 *
 * What the changelog has as unreleased becomes what this version has, with today's date. Nothing is committed or
 * published: the last line says what is left to do.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { ROOT } from './run.js';

const UNRELEASED = '## Unreleased\n';

/** Why nothing was changed. */
export class NoRelease extends Error {}

/**
 * Of each file, what takes the place of what, as often as it has to be there.
 *
 * @param {string} from  the version so far
 * @param {string} to
 * @param {string} date  as 2026-12-31
 * @returns {Record<string, readonly { pattern: RegExp, by: string, times?: number }[]>}
 */
const replacements = (from, to, date) => ({
  'package.json': [
    { pattern: new RegExp(`^  "version": "${literal(from)}"`, 'm'), by: `  "version": "${to}"` },
  ],
  // Of the whole, and of the package that the root is: before those that are installed.
  'package-lock.json': [
    {
      pattern: new RegExp(`(?<="name": "mlp-playground",\\s+"version": ")${literal(from)}(?=")`, 'g'),
      by: to,
      times: 2,
    },
  ],
  'Cargo.toml': [{ pattern: new RegExp(`^version = "${literal(from)}"`, 'm'), by: `version = "${to}"` }],
  'Cargo.lock': [
    { pattern: new RegExp(`(?<=^name = "mlp_playground"\nversion = ")${literal(from)}(?=")`, 'm'), by: to },
  ],
  'CITATION.cff': [
    { pattern: /^version: .*(\ndate-released: .*)?/m, by: `version: ${to}\ndate-released: '${date}'` },
  ],
  'CHANGELOG.md': [{ pattern: /^## Unreleased\n/m, by: `${UNRELEASED}\n## ${to} - ${date}\n` }],
});

/** @param {string} text */
const literal = (text) => text.replaceAll('.', '\\.');

/**
 * Writes all of the files, or none.
 *
 * @param {string} root  of the repository
 * @param {string} to  the version, as 0.2.0
 * @param {string} date  as 2026-12-31
 * @throws {NoRelease} where it is no version, none that is newer, nothing has changed, or a file is not as it should be
 */
export function release(root, to, date) {
  const read = (/** @type {string} */ file) => readFileSync(join(root, file), 'utf8');
  const from = JSON.parse(read('package.json')).version;
  if (!/^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}$/.test(to)) {
    throw new NoRelease(`"${to}" is no version, as 0.2.0 is.`);
  }
  if (to.localeCompare(from, 'en', { numeric: true }) <= 0) {
    throw new NoRelease(`${to} is not newer than ${from}.`);
  }
  const [, unreleased = ''] = read('CHANGELOG.md').split(UNRELEASED);
  if (!/^- /m.test(unreleased.split('\n## ')[0])) throw new NoRelease('CHANGELOG.md has nothing unreleased.');
  const written = Object.entries(replacements(from, to, date)).map(([file, list]) => {
    let text = read(file);
    for (const { pattern, by, times = 1 } of list) {
      const found = text.match(new RegExp(pattern, `${pattern.flags.replace('g', '')}g`))?.length ?? 0;
      if (found !== times) {
        throw new NoRelease(`${file} states version ${from} ${found} times where it should ${times}.`);
      }
      text = text.replace(pattern, () => by);
    }
    return { file, text };
  });
  for (const { file, text } of written) writeFileSync(join(root, file), text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [to = ''] = process.argv.slice(2);
  try {
    release(ROOT, to, new Date().toISOString().slice(0, 10));
    console.log(
      `All is version ${to}. Left to do: git commit --all --message "Release ${to}"; git tag v${to}; git push --follow-tags`,
    );
  } catch (error) {
    if (!(error instanceof NoRelease)) throw error;
    console.error(`No release. ${error.message}`);
    process.exitCode = 1;
  }
}
