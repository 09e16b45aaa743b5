// The domain is true without a computer: no clock, randomness, network, waiting or console, by its syntax tree.
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { filesBelow, isSource, syntaxOf } from './source-files';

const IMPURE_NAMES = new Set([
	'fetch',
	'console',
	'crypto',
	'performance',
	'process',
	'window',
	'document',
	'navigator',
	'globalThis',
	'localStorage',
	'indexedDB',
	'setTimeout',
	'setInterval',
	'queueMicrotask'
]);

function impuritiesOf(source: ts.SourceFile): string[] {
	const found: string[] = [];
	const report = (node: ts.Node, what: string) =>
		found.push(
			`${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${what}`
		);
	const visit = (node: ts.Node): void => {
		if (ts.isIdentifier(node) && IMPURE_NAMES.has(node.text) && !isOnlyAName(node)) report(node, node.text);
		if (ts.isPropertyAccessExpression(node) && ['Date.now', 'Math.random'].includes(node.getText()))
			report(node, node.getText());
		if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length)
			report(node, 'new Date()');
		if (ts.isAwaitExpression(node)) report(node, 'await');
		if (node.kind === ts.SyntaxKind.AsyncKeyword) report(node, 'async');
		if (ts.isTypeReferenceNode(node) && node.typeName.getText() === 'Promise') report(node, 'Promise');
		ts.forEachChild(node, visit);
	};
	visit(source);
	return found;
}

/** `entry.window`, `{ window: 1 }`, `window?: Range` name a property of ours, not the global. */
function isOnlyAName(node: ts.Identifier): boolean {
	const { parent } = node;
	if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
	return (
		(ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isParameter(parent)) &&
		parent.name === node
	);
}

describe('the domain is pure', () => {
	it('has no clock, randomness, network, waiting or console', () => {
		const files = filesBelow(['src/lib/domain']).filter(isSource);
		expect(files.length).toBeGreaterThan(5);
		expect(files.flatMap((file) => impuritiesOf(syntaxOf(file)))).toEqual([]);
	});

	it.each([
		['const now = Date.now();', 'Date.now'],
		['const now = new Date();', 'new Date()'],
		['const id = Math.random();', 'Math.random'],
		['export async function ask() {}', 'async'],
		['fetch("/api");', 'fetch'],
		['console.log(1);', 'console'],
		['const id = crypto.randomUUID();', 'crypto']
	])('would see «%s»', (text, what) => {
		const source = ts.createSourceFile('wrong.ts', text, ts.ScriptTarget.Latest, true);
		expect(impuritiesOf(source)).toEqual([`wrong.ts:1 ${what}`]);
	});

	it('lets a given instant and our own names pass', () => {
		const text = 'const day = new Date(nowMs); const from = meals.window.from; const x = { document: 1 };';
		expect(impuritiesOf(ts.createSourceFile('right.ts', text, ts.ScriptTarget.Latest, true))).toEqual([]);
	});
});
