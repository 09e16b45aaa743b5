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
	const own = declaredNames(source);
	const report = (node: ts.Node, what: string) =>
		found.push(
			`${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${what}`
		);
	const visit = (node: ts.Node): void => {
		if (ts.isIdentifier(node) && IMPURE_NAMES.has(node.text) && !own.has(node.text) && !isOnlyAName(node))
			report(node, node.text);
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

/** Names that the file gives itself: a parameter `window` is the window of a meal. */
function declaredNames(source: ts.SourceFile): Set<string> {
	const names = new Set<string>();
	const visit = (node: ts.Node): void => {
		const isDeclaration = ts.isParameter(node) || ts.isVariableDeclaration(node) || ts.isBindingElement(node);
		if (isDeclaration && ts.isIdentifier(node.name)) names.add(node.name.text);
		ts.forEachChild(node, visit);
	};
	visit(source);
	return names;
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
		const text =
			'const day = new Date(nowMs); const f = (window: Range) => window.from; const x = { document: 1 };';
		expect(impuritiesOf(ts.createSourceFile('right.ts', text, ts.ScriptTarget.Latest, true))).toEqual([]);
	});
});
