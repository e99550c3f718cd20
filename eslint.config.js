import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import { defineConfig, globalIgnores } from 'eslint/config'
import globals from 'globals'
import ts from 'typescript-eslint'
import { rules } from './scripts/lint/rules.js'
import svelteConfig from './svelte.config.js'

const outsideTheCore = [
  'Date',
  'console',
  'crypto',
  'fetch',
  'globalThis',
  'performance',
  'process',
  'queueMicrotask',
  'setImmediate',
  'setInterval',
  'setTimeout'
]

export default defineConfig(
  globalIgnores([
    'dist/',
    'data/',
    'shots/',
    'client/text/generated/',
    'client/text/project.inlang/'
  ]),
  js.configs.recommended,
  ts.configs.recommended,
  svelte.configs.recommended,
  svelte.configs.prettier,
  {
    plugins: { preau: { rules } },
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: {
      // TypeScript knows better what is defined.
      'no-undef': 'off',
      'prefer-const': ['error', { destructuring: 'all' }],
      'preau/import-directions': 'error',
      'preau/no-barrels': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }
      ]
    }
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig }
    },
    // `let { prop } = $props()` is how Svelte writes it.
    rules: { 'prefer-const': 'off' }
  },
  {
    files: ['**/*.ts', '**/*.js'],
    ignores: ['*.config.{ts,js}'],
    rules: {
      'no-restricted-exports': [
        'error',
        { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } }
      ]
    }
  },
  {
    // A promise nobody waits for is an error nobody sees.
    files: ['{client,server,shared}/**/*.ts'],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname }
    },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true }
      ]
    }
  },
  {
    files: ['server/game/**/*.ts', 'shared/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...outsideTheCore.map((name) => ({
          name,
          message: 'The game is pure: times, ids and orders are handed in by the room.'
        }))
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'The room draws, the game is told.' }
      ]
    }
  }
)
