/**
 * The licences of all that the built page is made of, as one text: packages of npm, crates of the engine, the standard
 * library of Rust, data.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT, ask } from './run.js';

/** @typedef {{ name: string, version: string, licence: string, text: string }} Part */

/** @param {...string} parts  from the root */
const ours = (...parts) => readFileSync(join(ROOT, ...parts), 'utf8');

/** Where a package leaves the choice and has no text of its own. */
const BY_APACHE = 'By the Apache License, Version 2.0, at the end.';

/** What is written nowhere in a package. */
const DATA = `Data sets, both of the UCI Machine Learning Repository, under CC BY 4.0
(https://creativecommons.org/licenses/by/4.0/):

Iris. R. A. Fisher, 1936.
Wine. S. Aeberhard and M. Forina, 1991.`;

/**
 * The packages of npm that modules are of.
 *
 * @param {Iterable<string>} ids  paths of modules, as a bundler names them
 * @returns {Part[]}
 * @throws {Error} where a package has no licence: then it cannot be shipped
 */
export function packagesOf(ids) {
  const folders = new Set();
  for (const id of ids) {
    const [, folder] = /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id.replaceAll('\\', '/')) ?? [];
    if (folder && existsSync(join(folder, 'package.json'))) folders.add(folder);
  }
  return [...folders].map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return { name, version, ...terms(name, license, folder) };
  });
}

/**
 * What cargo knows of the crates for a platform.
 *
 * @param {string} platform
 * @returns {{ packages: any[], resolve: { nodes: any[] } }}
 * @throws {Error} where cargo cannot tell
 */
export function cargoMetadata(platform) {
  const words = ['metadata', '--locked', '--format-version', '1', '--filter-platform', platform];
  // Some crates it has to know that nobody has needed so far, to compile the module for instance on another system.
  const told = ask('cargo', ...words, '--offline') ?? ask('cargo', ...words);
  if (told === null) throw new Error(`cargo metadata does not tell the crates for ${platform}.`);
  return JSON.parse(told);
}

/**
 * The crates that are compiled into the module of the page: what it depends on for wasm, without what runs in the compiler.
 *
 * @returns {Part[]}
 * @throws {Error} where a crate has no licence
 */
export function crates() {
  const { packages, resolve } = cargoMetadata('wasm32-unknown-unknown');
  const packageOf = new Map(packages.map((each) => [each.id, each]));
  const nodeOf = new Map(resolve.nodes.map((node) => [node.id, node]));
  const root = packages.find(({ name, source }) => name === 'mlp_playground' && source === null).id;
  const reached = new Set([root]);
  for (const id of reached) {
    for (const { pkg, dep_kinds: kinds } of nodeOf.get(id).deps) {
      const runsInCompiler = packageOf
        .get(pkg)
        .targets.some((/** @type {any} */ { kind }) => kind[0] === 'proc-macro');
      const isCompiledIn = kinds.some((/** @type {any} */ { kind }) => kind === null);
      if (isCompiledIn && !runsInCompiler) reached.add(pkg);
    }
  }
  reached.delete(root);
  return [...reached].map((id) => {
    const { name, version, license, manifest_path: manifest } = packageOf.get(id);
    return { name, version, ...terms(name, license, dirname(manifest)) };
  });
}

/**
 * @param {string} name
 * @param {string | undefined} licence  as an SPDX expression
 * @param {string} folder  of the package
 */
function terms(name, licence, folder) {
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying)/i.test(file));
  const notices = readdirSync(folder).filter((file) => /^notice/i.test(file));
  // Of several to choose from, the shortest.
  const chosen = files.filter((file) => /mit/i.test(file)).slice(0, 1);
  const read = (licence?.includes(' AND ') || chosen.length === 0 ? files : chosen).concat(notices);
  if (!licence) throw new Error(`${name} names no licence: ${folder}`);
  const texts = read.map((file) => readFileSync(join(folder, file), 'utf8').trim());
  if (texts.length === 0) {
    if (!licence.includes('Apache-2.0')) {
      throw new Error(`${name} (${licence}) comes without the text of its licence: ${folder}`);
    }
    texts.push(BY_APACHE);
  }
  return { licence, text: texts.join('\n\n') };
}

/** Code that every Rust program holds. */
const STANDARD_LIBRARY = () => ({
  name: 'Rust’s standard library',
  version: ask('rustc', '--version')?.split(' ')[1] ?? '',
  licence: 'MIT OR Apache-2.0',
  text: BY_APACHE,
});

/**
 * @param {readonly Part[]} parts
 * @returns {string}
 */
export function licencesText(parts) {
  const sorted = [...parts].sort((a, b) => a.name.localeCompare(b.name, 'en'));
  return [
    `MLP playground\nMIT OR Apache-2.0\n\n${ours('LICENSE-MIT').trim()}`,
    DATA,
    `The font of formulas:\n\n${ours('www', 'fonts', 'LICENSE-formulas.txt').trim()}`,
    `It is made of these packages:\n\n${sorted.map(headline).join('\n')}`,
    ...sorted.map((part) => `${headline(part)}\n\n${part.text}`),
    ours('LICENSE-APACHE').trim(),
  ]
    .join(`\n\n${'-'.repeat(80)}\n\n`)
    .concat('\n');
}

/** @param {Part} part */
const headline = ({ name, version, licence }) => `${name} ${version}, ${licence}`;

/** All of it. @param {Iterable<string>} ids  of the modules that are bundled */
export const licencesOf = (ids) => licencesText([...packagesOf(ids), ...crates(), STANDARD_LIBRARY()]);
