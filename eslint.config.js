import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';

/**
 * Forbids imports that would turn the direction of dependencies around.
 *
 * @param {...string} folders of www/
 * @returns {import('eslint').Linter.RuleEntry}
 */
const mayNotImport = (...folders) => [
  'error',
  {
    patterns: [
      { regex: `^\\.{1,2}/(.*/)?(${folders.join('|')})/`, message: 'This room lies below that one.' },
    ],
  },
];

/**
 * Sentences, and errors that tell them, in rooms that know no words: these say codes with values (points/reason.js). What
 * a RangeError tells is for programmers.
 */
const MAY_NOT_SPEAK = ['Literal[value=/', 'TemplateElement[value.raw=/']
  .map((text) => ({
    selector: `:not(ThrowStatement > NewExpression[callee.name="RangeError"] *)${text}\\p{L}+[,:;]? \\p{L}+[,:;]? \\p{L}/u]`,
    message: 'Words are for the catalogue: say a code with values.',
  }))
  .concat({
    selector: 'NewExpression[callee.name="Error"]',
    message: 'What people would be told is a Refusal, a code with values.',
  });

export default defineConfig(
  globalIgnores(['target', 'dist', 'dist-single', 'www/pkg', 'test-results', 'playwright-report']),
  {
    files: ['**/*.js'],
    extends: [js.configs.recommended],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      curly: ['error', 'multi-line'],
      eqeqeq: 'error',
      'no-console': ['error', { allow: ['error'] }],
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  { files: ['www/**/*.js'], languageOptions: { globals: globals.browser } },
  {
    // Runs in browsers that are too old for the page.
    files: ['www/start.js'],
    languageOptions: { ecmaVersion: 5, sourceType: 'script', globals: { Uint8Array: 'readonly' } },
    rules: { 'no-var': 'off' },
  },
  // Rooms, from the lowest to the highest. A room imports from those below it alone; docs/architecture.md draws them.
  {
    // Points and tables: data and rules, with the globals that pages, workers and Node share.
    files: ['www/points/**/*.js'],
    languageOptions: { globals: allOff(globals.browser, globals['shared-node-browser']) },
    rules: {
      'no-restricted-imports': mayNotImport(
        'scene',
        'training',
        'worker',
        'words',
        'views',
        'page',
        'export',
        'pkg',
      ),
    },
  },
  {
    // What is asked for: no document, no worker, so that it runs in Node's tests and in any page.
    files: ['www/scene/**/*.js'],
    languageOptions: {
      globals: {
        ...allOff(globals.browser, globals['shared-node-browser']),
        atob: 'readonly', // pure functions, the same in every engine
        btoa: 'readonly',
      },
    },
    rules: {
      'no-restricted-imports': mayNotImport('training', 'worker', 'words', 'views', 'page', 'export', 'pkg'),
    },
  },
  {
    // Lessons: their format, and what they speak of. No document, so that builds and tests read them in Node.
    files: ['www/lessons/**/*.js'],
    languageOptions: { globals: allOff(globals.browser, globals['shared-node-browser']) },
    rules: { 'no-restricted-imports': mayNotImport('training', 'worker', 'views', 'page', 'export', 'pkg') },
  },
  {
    // What is said. The rooms above it say codes with values, and know no words.
    files: ['www/words/**/*.js'],
    rules: {
      'no-restricted-imports': mayNotImport(
        'points',
        'scene',
        'training',
        'worker',
        'views',
        'page',
        'export',
        'pkg',
      ),
    },
  },
  {
    // Drawing is a function of data.
    files: ['www/views/**/*.js'],
    rules: {
      'no-restricted-imports': mayNotImport('scene', 'training', 'worker', 'page', 'export', 'pkg'),
    },
  },
  {
    // The page's side of training. What runs in a worker it knows by messages only.
    files: ['www/training/**/*.js'],
    rules: { 'no-restricted-imports': mayNotImport('worker', 'words', 'views', 'page', 'export') },
  },
  {
    // What runs in a worker. Of the page's side it knows the messages.
    files: ['www/worker/**/*.js'],
    languageOptions: { globals: { ...allOff(globals.browser, {}), ...globals.worker } },
    rules: { 'no-restricted-imports': mayNotImport('words', 'views', 'page', 'export') },
  },
  {
    // What the parts of the page share knows none of them.
    files: ['www/page/elements/**/*.js'],
    rules: {
      'no-restricted-imports': mayNotImport(
        'board',
        'top',
        'side',
        'inspector',
        'own',
        'present',
        'seeds',
        'share',
      ),
    },
  },
  {
    files: ['www/export/**/*.js'],
    rules: { 'no-restricted-imports': mayNotImport('page', 'pkg') },
  },
  {
    files: ['points', 'scene', 'lessons', 'training', 'worker'].map((room) => `www/${room}/**/*.js`),
    // Titles of papers are the same in every language.
    ignores: ['www/points/known.js'],
    rules: { 'no-restricted-syntax': ['error', ...MAY_NOT_SPEAK] },
  },
  {
    files: ['*.config.js', 'tools/**/*.js', 'bench/**/*.js', 'tests/**/*.js'],
    languageOptions: { globals: globals.node },
    rules: { 'no-console': 'off' },
  },
  // Functions given to `page.evaluate` run in the page.
  {
    files: ['bench/**/*.js', 'tests/e2e/**/*.js', 'tests/engines/**/*.js'],
    languageOptions: { globals: globals.browser },
  },
);

/**
 * Every global of `from` switched off, except those of `kept`.
 *
 * @param {Record<string, boolean>} from
 * @param {Record<string, boolean>} kept
 * @returns {import('eslint').Linter.Globals}
 */
function allOff(from, kept) {
  return { ...Object.fromEntries(Object.keys(from).map((name) => [name, 'off'])), ...kept };
}
