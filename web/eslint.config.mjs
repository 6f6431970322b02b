// Mistakes, not taste: ESLint's recommended rules, and a few that catch what slips through review. `make lint` runs it over
// web and tests.
import js from '@eslint/js';
import globals from 'globals';

const browser = { ...globals.browser, ...globals.serviceworker };

export default [
  { ignores: ['**/node_modules/', 'tests/layering/bad/'] },
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'array-callback-return': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-constructor-return': 'error',
      'no-control-regex': 'off',
      'no-eval': 'error',
      'no-implicit-globals': 'error',
      'no-implied-eval': 'error',
      'no-regex-spaces': 'off',
      'no-self-compare': 'error',
      'no-template-curly-in-string': 'error',
      'no-throw-literal': 'error',
      'no-unmodified-loop-condition': 'error',
      'no-unreachable-loop': 'error',
      'no-unused-expressions': ['error', { allowTernary: true, allowShortCircuit: true }],
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none', ignoreRestSiblings: true }],
      'no-use-before-define': ['error', { functions: false, classes: false, variables: false }],
      'no-var': 'error',
      'prefer-const': ['error', { destructuring: 'all' }],
    },
  },
  { files: ['web/*.js'], languageOptions: { globals: browser } },
  { files: ['web/start.js'], languageOptions: { globals: { ...browser, LIVE: 'readonly', LIVE_PROGRAM: 'readonly' } } },
  { files: ['web/sw.js'], languageOptions: { globals: { ...browser, BUILD: 'readonly', PAGES: 'readonly' } } },
  { files: ['web/module/*.mjs'], languageOptions: { globals: globals['shared-node-browser'] } },
  { files: ['web/build/**', 'tests/**', 'web/*.mjs'], languageOptions: { globals: globals.node } },
  // Their functions also run inside of pages.
  { files: ['tests/web/**', 'tests/bench/**', 'tests/matrix/**', 'tests/module/**', 'web/build/pictures.mjs'], languageOptions: { globals: { ...browser, ...globals.node, counts: 'readonly', seen: 'readonly' } } },
  { files: ['tests/web/tab.mjs'], rules: { 'no-eval': 'off' } },
];
