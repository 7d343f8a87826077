/**
 * Loaded by Node before Playwright: `node --import ./tests/engines/firefox-preload.js …`.
 *
 * For every page Playwright asks which colours and motion a person prefers (`emulation.setMediaFeaturesOverride`), a
 * command that Firefox's releases of extended support do not know yet; they refuse it, and no page would open. Here the
 * refusal is let pass, and the browser keeps its own preferences. To be deleted once such a release knows the command.
 */
import Module from 'node:module';

/** What tells the configuration that this has been loaded. */
export const PRELOADED = Symbol.for('firefox-preload');

const BUNDLE = /playwright-core[\\/]lib[\\/]coreBundle\.js$/;
const ASKS = /\.send\("emulation\.setMediaFeaturesOverride", \{[^;]*?\}\);/g;

/** Pages and contexts ask. */
const PLACES = 2;

/**
 * @param {string} code  of Playwright's bundle
 * @returns {string}
 * @throws {Error} when it asks in other places than are known.
 */
export function withRefusalAllowed(code) {
  const count = [...code.matchAll(ASKS)].length;
  if (count !== PLACES) {
    throw new Error(
      `Playwright asks for emulation.setMediaFeaturesOverride in ${count} places, not ${PLACES}: ` +
        'see whether tests/engines/firefox-preload.js is needed still, and bring it up to date',
    );
  }
  return code.replace(ASKS, (ask) => `${ask.slice(0, -1)}.catch(() => {});`);
}

if (!(PRELOADED in globalThis)) {
  Object.assign(globalThis, { [PRELOADED]: true });
  const modules = /** @type {any} */ (Module).prototype;
  const compile = modules._compile;
  modules._compile = function (
    /** @type {string} */ code,
    /** @type {string} */ path,
    /** @type {any[]} */ ...rest
  ) {
    return compile.call(this, BUNDLE.test(path) ? withRefusalAllowed(code) : code, path, ...rest);
  };
}
