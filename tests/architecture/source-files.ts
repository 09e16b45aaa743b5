// Reads the project's own source as the architecture tests see it: files, their imports, their syntax trees.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from '../../.eslint/rooms.js';

export interface FoundImport {
	specifier: string;
	isTypeOnly: boolean;
	line: number;
}

/** Every file below these folders, from the root, with `/`. */
export function filesBelow(folders: readonly string[]): string[] {
	return folders.flatMap((folder) =>
		readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1))
	);
}

export const isSource = (file: string) => /\.(ts|svelte|js)$/.test(file) && !file.endsWith('.d.ts');

/** A component's scripts stand for it: templates import nothing. Lines are kept. */
export function scriptOf(file: string): string {
	const text = readFileSync(join(ROOT, file), 'utf8');
	if (!file.endsWith('.svelte')) return text;
	let scripts = '';
	let at = 0;
	for (const match of text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)) {
		const content = match[1] ?? '';
		const start = match.index + match[0].indexOf('>') + 1;
		scripts += text.slice(at, start).replace(/[^\n]/g, ' ') + content;
		at = start + content.length;
	}
	return scripts;
}

export function syntaxOf(file: string): ts.SourceFile {
	return ts.createSourceFile(file, scriptOf(file), ts.ScriptTarget.Latest, true);
}

export function importsOf(file: string): FoundImport[] {
	const found: FoundImport[] = [];
	const source = syntaxOf(file);
	const add = (node: ts.Node, specifier: ts.Node | undefined, isTypeOnly: boolean) => {
		if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return;
		const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
		found.push({ specifier: specifier.text, isTypeOnly, line });
	};
	const visit = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier, isTypeImport(node.importClause));
		else if (ts.isExportDeclaration(node)) add(node, node.moduleSpecifier, node.isTypeOnly);
		else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
			add(node, node.arguments[0], false);
		else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
			add(node, node.argument.literal, true);
		ts.forEachChild(node, visit);
	};
	visit(source);
	return found;
}

function isTypeImport(clause: ts.ImportClause | undefined): boolean {
	if (clause === undefined) return false;
	if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
	const { name, namedBindings } = clause;
	if (name !== undefined || namedBindings === undefined || ts.isNamespaceImport(namedBindings)) return false;
	return namedBindings.elements.length > 0 && namedBindings.elements.every((element) => element.isTypeOnly);
}

/** What stands between quotes or backticks: comments may speak of anything. */
export function textsOf(file: string): string[] {
	const texts: string[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) texts.push(node.getText());
		ts.forEachChild(node, visit);
	};
	visit(syntaxOf(file));
	return texts;
}
