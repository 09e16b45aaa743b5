// What the linter holds: the table of ARCHITECTURE.md, a pure domain, promises that nobody forgets.
// No comment can switch a rule off: a rule that is wrong is changed here, for everybody.
import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import rooms from './.eslint/rooms-rule.js';
import svelteConfig from './svelte.config.js';

const impure = (name, instead) => ({ name, message: `The domain is pure: ${instead}.` });

export default ts.config(
	{
		ignores: [
			'build/',
			'.svelte-kit/',
			'node_modules/',
			'data/',
			'static/',
			'test-results/',
			'playwright-report/'
		]
	},
	js.configs.recommended,
	...ts.configs.strict,
	...svelte.configs.recommended,
	{
		linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		plugins: { nomade: { rules: { rooms } } },
		rules: {
			'nomade/rooms': 'error',
			'no-undef': 'off',
			'no-empty': 'error',
			'no-console': 'error',
			eqeqeq: ['error', 'always', { null: 'ignore' }],
			'no-misleading-character-class': ['error', { allowEscape: true }],
			// The app is served at the root of its own host: addresses need no resolving.
			'svelte/no-navigation-without-resolve': 'off',
			'max-lines': ['error', { max: 300 }],
			'@typescript-eslint/no-dynamic-delete': 'off',
			'@typescript-eslint/consistent-type-imports': [
				'error',
				{ fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }
			],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }]
		}
	},
	{
		files: ['src/**/*.ts', 'service-worker/**/*.ts', 'tests/**/*.ts'],
		languageOptions: {
			parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] }
		},
		rules: {
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
			'@typescript-eslint/only-throw-error': ['error', { allow: ['Redirect', 'HttpError'] }],
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true }
			]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig, extraFileExtensions: ['.svelte'] } }
	},
	{
		files: ['src/lib/domain/**/*.ts'],
		rules: {
			'no-restricted-globals': [
				'error',
				impure('fetch', 'it asks no network'),
				impure('console', 'it tells by its result'),
				impure('crypto', 'take ids and hashes as arguments'),
				impure('performance', 'take the time as an argument'),
				impure('setTimeout', 'it does not wait'),
				impure('process', 'take settings as arguments')
			],
			'no-restricted-properties': [
				'error',
				{ object: 'Date', property: 'now', message: 'The domain is pure: take nowMs as an argument.' },
				{ object: 'Math', property: 'random', message: 'The domain is pure: take ids as arguments.' }
			],
			'no-restricted-syntax': [
				'error',
				{
					selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
					message: 'The domain is pure: take nowMs as an argument.'
				},
				{ selector: ':function[async=true]', message: 'The domain is synchronous.' },
				{ selector: 'AwaitExpression', message: 'The domain is synchronous.' }
			]
		}
	},
	{
		// Words are set with spaces that do not break (scripts/typography-rules.js).
		files: ['src/lib/fr/**/*.ts', 'tests/**/*.ts'],
		rules: { 'no-irregular-whitespace': ['error', { skipStrings: true, skipTemplates: true }] }
	},
	{
		// What runs in a terminal speaks there.
		files: ['scripts/**/*.js', 'tests/**/*.ts', 'src/lib/server/log.ts', 'src/lib/server/**/*log*.ts'],
		rules: { 'no-console': 'off' }
	},
	{
		files: ['tests/**/*.ts'],
		rules: { '@typescript-eslint/no-non-null-assertion': 'off', 'max-lines': ['error', { max: 450 }] }
	}
);
