import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { lessons } from './tools/vite-lessons.js';
import { licences } from './tools/vite-licences.js';
import { chartsInEnglish, pageHead } from './tools/vite-page.js';
import { IN_SERVICE_WORKER, offline } from './tools/vite-offline.js';
import { partsInWorker, SINGLE, singleFile } from './tools/vite-single.js';
import { stylesOfParts } from './tools/vite-styles.js';
import { templatesOnOneLine } from './tools/vite-templates.js';
import { wasmFromRust } from './tools/vite-wasm.js';

/** A full path: Vite's development server takes packages together without knowing the root. */
const ABSENT = fileURLToPath(new URL('./www/export/absent.js', import.meta.url));
const NO_STYLES = fileURLToPath(new URL('./www/page/elements/no-styles.js', import.meta.url));

const { page: licencesOfPage, worker: licencesOfWorkers } = licences(IN_SERVICE_WORKER);

const PLUGINS = [
  wasmFromRust(),
  lessons(),
  pageHead(),
  chartsInEnglish(),
  templatesOnOneLine(),
  licencesOfPage,
];

/** @type {import('vite').UserConfig} */
const PAGE = {
  // The folder works wherever it lies: below any path of a site, and in a slide deck.
  base: './',
  publicDir: 'www/public',
  plugins: [...PLUGINS, stylesOfParts(), offline()],
  build: {
    // The wasm module is compiled while it streams, which needs an address of its own.
    assetsInlineLimit: 0,
    // A chunk asks for its own imports; a list of them for every chunk would be a twentieth of the first file.
    modulePreload: false,
    rolldownOptions: {
      // What the first view needs is one file; the parts that come later take from it what they share.
      output: { codeSplitting: { groups: [{ name: 'main', tags: ['$initial'] }] } },
    },
  },
  resolve: {
    alias: [
      // jsPDF loads these to turn web pages into PDF, which nobody asks it for here.
      { find: /^(html2canvas|dompurify|canvg)$/, replacement: ABSENT },
      // By this Lit imports what gives styles to shadow roots.
      { find: /^\.\/css-tag\.js$/, replacement: NO_STYLES },
    ],
  },
  // A frame without an origin, as slides and learning platforms make them, starts no module worker in Chromium.
  worker: { format: 'iife', plugins: () => [licencesOfWorkers()] },
  server: {
    open: canOpenBrowser(),
    watch: {
      // What cargo writes: thousands of files, and www/pkg, after which the plugin reloads the page itself.
      ignored: [
        '**/target/**',
        '**/www/pkg/**',
        '**/fuzz/**',
        '**/test-results/**',
        '**/playwright-report/**',
      ],
    },
  },
  optimizeDeps: {
    // Otherwise Vite looks for imports in every HTML file below, those of `cargo doc` included.
    entries: ['index.html'],
    // Packages that are taken together beforehand go past the plugins above.
    rolldownOptions: { plugins: [chartsInEnglish()] },
  },
};

/** All in a file, for computers without a server and a network. @type {import('vite').UserConfig} */
const ONE_FILE = {
  ...PAGE,
  publicDir: false,
  plugins: [...PLUGINS, ...singleFile()],
  build: {
    outDir: 'dist-single',
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    modulePreload: false,
    cssCodeSplit: false,
    rolldownOptions: { output: { codeSplitting: false } },
  },
  worker: { format: 'iife', plugins: () => [partsInWorker(), licencesOfWorkers()] },
};

/** `vite build --mode single` writes the file, everything else is about the folder. */
export default defineConfig(({ mode }) => (mode === SINGLE ? ONE_FILE : PAGE));

/**
 * Whether there is a screen for a browser: none over plain ssh, in a container, or in CI.
 *
 * @returns {boolean}
 */
function canOpenBrowser() {
  const { CI, DISPLAY, WAYLAND_DISPLAY, WSL_DISTRO_NAME } = process.env;
  if (CI) return false;
  return process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY || WSL_DISTRO_NAME);
}
