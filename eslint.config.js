// What the style guide demands and a machine can see. Rules about layout are Prettier's, rules about imports across
// folders are dependency-cruiser's (.dependency-cruiser.mjs).
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const CONFIG_FILES = ['*.config.js', '*.config.ts', '.dependency-cruiser.mjs'];
const TESTS = ['**/*.test.ts', 'test/**', 'fixtures/browser/**'];
/** Programs of their own: they own their process. */
const PROGRAMS = ['reference/**', 'tools/**', 'bench/**', 'bin/**', 'src/cli/**', 'src/runner/environment.ts', ...TESTS];
/** No clock, randomness or environment: these are parameters. */
const PURE = ['src/core/**/*.ts', 'src/checks/**/*.ts', 'reports/**/*.ts'];

const NO_DEFAULT_EXPORT = { selector: 'ExportDefaultDeclaration', message: 'Named exports only; a default export has no name to search for.' };
const NO_CLOCK = [
  { selector: 'MemberExpression[object.name="Date"][property.name="now"]', message: 'Time is a parameter here: take a Clock (src/core/clock.ts).' },
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Time is a parameter here: take a Clock (src/core/clock.ts).' },
  { selector: 'MemberExpression[object.name="Math"][property.name="random"]', message: 'Randomness is a parameter here.' },
  { selector: 'MemberExpression[object.name="crypto"][property.name=/^(randomUUID|getRandomValues)$/]', message: 'Randomness is a parameter here.' },
];

export default defineConfig(
  {
    ignores: [
      'dist/',
      'coverage/',
      'reports/out/',
      'pruefstand-out/',
      'pruefstand-target/',
      'node_modules/',
      '**/*.d.ts',
      'reports/**/assets/**',
      'fixtures/**/*.js',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['test', 'it', 'describe', 'suite', 'before', 'after', 'beforeEach', 'afterEach'] },
          ],
        },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      // `header['kid']` says that the member may be missing, `header.kid` that the type promises it.
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      // Interfaces here are records of functions, not classes: taking one out of them is safe.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-non-null-assertion': 'warn',
      // A handler is often async because its type says so.
      '@typescript-eslint/require-await': 'off',
      // `(string & {})` keeps completion for open unions.
      '@typescript-eslint/no-empty-object-type': 'off',
      '@typescript-eslint/no-redundant-type-constituents': 'off',
      '@typescript-eslint/no-deprecated': 'warn',
      '@typescript-eslint/no-unnecessary-condition': 'warn',
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly', performance: 'readonly' } },
  },
  {
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT],
      'max-lines': ['warn', { max: 250, skipBlankLines: true }],
      'max-lines-per-function': ['warn', { max: 60, skipBlankLines: true, skipComments: true }],
      complexity: ['warn', 15],
      'max-params': ['warn', 5],
      'no-restricted-globals': [
        'error',
        { name: 'process', message: 'Only src/cli and src/runner/environment.ts know the process; take what you need as a parameter.' },
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: [{ name: 'node:process', message: 'Only src/cli and src/runner/environment.ts know the process.' }],
          patterns: [
            {
              regex: '^(?!node:)(fs|path|http|https|crypto|url|util|stream|events|os|net|tls|child_process|zlib|buffer)(/|$)',
              message: 'Built-in modules are imported with the prefix node:.',
            },
          ],
        },
      ],
    },
  },
  { files: PURE, ignores: [...TESTS, 'src/core/clock.ts'], rules: { 'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT, ...NO_CLOCK] } },
  {
    files: ['steps/**/*.ts'],
    ignores: TESTS,
    rules: {
      'no-restricted-globals': [
        'error',
        ...['setTimeout', 'setInterval', 'process'].map((name) => ({
          name,
          message: 'Steps wait for named events, never for time, and do not know the process.',
        })),
      ],
    },
  },
  { files: PROGRAMS, rules: { 'no-restricted-globals': 'off', 'no-restricted-imports': 'off', 'no-console': 'off' } },
  {
    files: TESTS,
    rules: {
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
    },
  },
  { files: CONFIG_FILES, rules: { 'no-restricted-syntax': 'off', 'max-lines': 'off' } },
);
