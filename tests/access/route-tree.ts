// Every way into the server, read from the route tree itself: pages, endpoints by method, form actions by name. What
// cannot be read is an error, never left out.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROUTES = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'src', 'routes');
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'];

/** `page /(gestion)/gestion`, `GET /api/session`, `action default /(public)/connexion`. */
export type Entry = string;

function parsed(file: string): ts.SourceFile {
	return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
}

function isExported(node: ts.Node): boolean {
	const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : [];
	return modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

/** Names that a module exports, with what they are set to where that stands beside them. */
function exportsOf(source: ts.SourceFile): Map<string, ts.Expression | undefined> {
	const found = new Map<string, ts.Expression | undefined>();
	for (const statement of source.statements) {
		if (ts.isVariableStatement(statement) && isExported(statement)) {
			for (const { name, initializer } of statement.declarationList.declarations) {
				if (!ts.isIdentifier(name)) throw new Error(`${source.fileName}: an export that is no plain name`);
				found.set(name.text, initializer);
			}
		} else if (ts.isFunctionDeclaration(statement) && isExported(statement) && statement.name) {
			found.set(statement.name.text, undefined);
		} else if (ts.isExportDeclaration(statement)) {
			const clause = statement.exportClause;
			if (clause === undefined || !ts.isNamedExports(clause)) {
				throw new Error(`${source.fileName}: exports all of another module`);
			}
			for (const { name } of clause.elements) found.set(name.text, undefined);
		}
	}
	return found;
}

function methodsOf(file: string): string[] {
	const names = [...exportsOf(parsed(file)).keys()];
	const methods = names.filter((name) => METHODS.includes(name));
	if (names.includes('fallback')) throw new Error(`${file}: name the methods, one by one`);
	if (methods.length === 0 && !names.includes('prerender')) throw new Error(`${file}: no method`);
	return methods;
}

function actionsOf(file: string): string[] {
	const exported = exportsOf(parsed(file));
	if (!exported.has('actions')) return [];
	let actions = exported.get('actions');
	while (actions && (ts.isSatisfiesExpression(actions) || ts.isAsExpression(actions)))
		actions = actions.expression;
	if (actions === undefined || !ts.isObjectLiteralExpression(actions)) {
		throw new Error(`${file}: write the actions out as one object`);
	}
	return actions.properties.map(({ name }) => {
		if (name === undefined || !(ts.isIdentifier(name) || ts.isStringLiteral(name))) {
			throw new Error(`${file}: an action without a plain name`);
		}
		return name.text;
	});
}

function entriesOf(folder: string, route: string): Entry[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((child): Entry[] => {
		const path = join(folder, child.name);
		if (child.isDirectory()) return entriesOf(path, `${route}/${child.name}`);
		const shown = route === '' ? '/' : route;
		if (child.name === '+page.svelte') return [`page ${shown}`];
		if (child.name === '+page.server.ts') return actionsOf(path).map((name) => `action ${name} ${shown}`);
		if (child.name === '+server.ts') return methodsOf(path).map((method) => `${method} ${shown}`);
		if (/^\+(page|server)(\.server)?\.js$/.test(child.name)) throw new Error(`${path}: TypeScript, please`);
		return [];
	});
}

/** All of them, in order. */
export function routeEntries(): Entry[] {
	return entriesOf(ROUTES, '').sort();
}
