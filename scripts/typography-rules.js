// French typography of the interface's words: pure rules over one text, and where texts stand in a source file.
// The command `npm run typography` repairs by them, tests/architecture judges by them.
import ts from 'typescript';

/** Space that does not break: before «:», inside «quotation marks», between a number and its unit. */
export const NO_BREAK = '\u00a0';
/** Narrow space that does not break: before «;», «!», «?» and between thousands. */
export const NARROW = '\u202f';

/** Words of a terminal or of a log, read by `grep` and narrow screens: apostrophes are right, spaces stay plain. */
const TERMINAL = /\/gestion\/(backup|check-store|demo|factor-reset|rebuild-queue|retention)-words\.ts$/;

const BLANK = '[ \\u00a0\\u202f]';
const UNIT = '(?:€|%|km|h|min|Ko|Mo|Go)(?![\\p{L}\\d])';

/** Each rule on a text without line breaks; `^` stands after a value inside a template as well. */
const SPACES = /** @type {const} */ ([
	[new RegExp(`(?<=[^\\s.])${BLANK}(?=[;!?](?:[\\s»).]|$))|^${BLANK}(?=[;!?](?:\\s|$))`, 'gu'), NARROW],
	[new RegExp(`(?<=\\S)${BLANK}(?=:(?:\\s|$))|^${BLANK}(?=:(?:\\s|$))`, 'gu'), NO_BREAK],
	[new RegExp(`(?<=«)${BLANK}|${BLANK}(?=»)`, 'gu'), NO_BREAK],
	[new RegExp(`(?<=\\d)${BLANK}(?=\\d{3}(?!\\d))`, 'gu'), NARROW],
	[new RegExp(`(?<=\\d)${BLANK}(?=${UNIT})`, 'gu'), NO_BREAK],
	[/(?<=(?:\d|^)[ \u00a0]h)[ \u00a0](?=\d|$)/gu, NO_BREAK]
]);

/** After a value put into a template, a unit stands at the start of what follows. */
const UNIT_AFTER_VALUE = new RegExp(`^${BLANK}(?=${UNIT})`, 'u');
const ELISION = /(?<=\p{L})'(?=[\p{L}\d«])/gu;
const ELISION_BEFORE_VALUE = /(?<=\p{L})'$/u;
/** A brand, written as its owner writes it. */
const BRAND = /\bIMAG’IN\b/gu;

/**
 * The text as it must be printed.
 * @param {string} text
 * @param {{ spaces?: boolean, afterValue?: boolean, beforeValue?: boolean }} place
 * `spaces` false: a terminal's text; `afterValue`, `beforeValue`: a value of a template touches it on that side
 */
export function typeset(text, { spaces = true, afterValue = false, beforeValue = false } = {}) {
	let set = text.replace(ELISION, '’').replaceAll('...', '…');
	if (beforeValue) set = set.replace(ELISION_BEFORE_VALUE, '’');
	set = set.replace(BRAND, "IMAG'IN");
	if (!spaces) return set.replace(/[\u00a0\u202f]/g, ' ');
	for (const [place, space] of SPACES) set = set.replace(place, space);
	return afterValue ? set.replace(UNIT_AFTER_VALUE, NO_BREAK) : set;
}

/**
 * @typedef {object} Piece
 * @property {number} start where its source stands, without quotes, backticks and braces
 * @property {number} end
 * @property {string} source as written
 * @property {string} set the same as it must be written
 */

/**
 * What is not well set in a file of words.
 * @param {string} file from the project's root
 * @param {string} content
 * @returns {Piece[]} in the file's order
 */
export function badlySet(file, content) {
	const spaces = !TERMINAL.test(file);
	const tree = ts.createSourceFile(file, content, ts.ScriptTarget.Latest, true);
	/** @type {Piece[]} */
	const pieces = [];
	/** @param {ts.Node} node @param {number} before @param {number} after @param {Parameters<typeof typeset>[1]} place */
	const judge = (node, before, after, place) => {
		const [start, end] = [node.getStart() + before, node.getEnd() - after];
		const source = content.slice(start, end);
		const plain = source
			.replace(/\\u00a0/gi, NO_BREAK)
			.replace(/\\u202f/gi, NARROW)
			.replaceAll("\\'", "'");
		const set = typeset(plain, { spaces, ...place });
		// «\'» was needed if it stays: the brand in a text between single quotes.
		const written = content[start - 1] === "'" ? set.replaceAll("'", "\\'") : set;
		if (written !== source) pieces.push({ start, end, source, set: written });
	};
	/** @param {ts.Node} node */
	const visit = (node) => {
		if (ts.isNoSubstitutionTemplateLiteral(node) || (ts.isStringLiteral(node) && isText(node)))
			judge(node, 1, 1, {});
		else if (ts.isTemplateHead(node)) judge(node, 1, 2, { beforeValue: true });
		else if (ts.isTemplateMiddle(node)) judge(node, 1, 2, { afterValue: true, beforeValue: true });
		else if (ts.isTemplateTail(node)) judge(node, 1, 1, { afterValue: true });
		ts.forEachChild(node, visit);
	};
	visit(tree);
	return pieces;
}

/** @param {ts.StringLiteral} node not the name of a property, a module or a type */
function isText(node) {
	const { parent } = node;
	if (ts.isPropertyAssignment(parent) && parent.name === node) return false;
	return !(ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent) || ts.isLiteralTypeNode(parent));
}
