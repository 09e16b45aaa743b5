// Typography of what stands between words in a component's template: «{label} : {value}» and the like.
import { parse } from 'svelte/compiler';
import { NARROW, NO_BREAK, typeset } from './typography-rules.js';

/** Attributes that are read out or seen. */
export const SPOKEN = /^(aria-label|aria-description|alt|label|placeholder|title)$/;

/**
 * @typedef {{ type: string, start: number, end: number, raw: string, data: string }} Text
 * @typedef {object} FoundText
 * @property {string} file
 * @property {Text} text
 * @property {boolean} isAttribute
 * @property {boolean} afterValue something of the same line stands before it: an expression, an element
 */

/**
 * Every text of a component's template, and of its attributes that are read out.
 * @param {string} file
 * @param {string} content
 * @returns {FoundText[]}
 */
export function markupTexts(file, content) {
	/** @type {FoundText[]} */
	const found = [];
	/** @param {any} node @param {boolean} isAttribute */
	const visit = (node, isAttribute) => {
		if (node === null || typeof node !== 'object') return;
		if (Array.isArray(node)) {
			node.forEach((child, index) => {
				if (child?.type === 'Text') found.push({ file, text: child, isAttribute, afterValue: index > 0 });
				else visit(child, isAttribute);
			});
			return;
		}
		if (node.type === 'StyleDirective') return;
		if (node.type === 'Attribute') {
			if (SPOKEN.test(node.name) && Array.isArray(node.value)) visit(node.value, true);
			return;
		}
		for (const [key, child] of Object.entries(node))
			if (key !== 'parent' && key !== 'metadata') visit(child, isAttribute);
	};
	visit(parse(content, { modern: true, filename: file }).fragment, false);
	return found;
}

/**
 * What is not well set in a component's template; the parts that its sentences are made of come from src/lib/fr.
 * @param {string} file
 * @param {string} content
 * @returns {import('./typography-rules.js').Piece[]}
 */
export function badlySetMarkup(file, content) {
	return markupTexts(file, content).flatMap(({ text, afterValue }) => {
		const plain = text.raw.replaceAll('&nbsp;', NO_BREAK).replaceAll('&#8239;', NARROW);
		// A line break of the source before «:» would be a space that breaks.
		const joined = afterValue ? plain.replace(/^\s+(?=[:;!?»](?:\s|$))/u, ' ') : plain;
		const set = typeset(joined, { afterValue }).replaceAll(NO_BREAK, '&nbsp;').replaceAll(NARROW, '&#8239;');
		return set === text.raw ? [] : [{ start: text.start, end: text.end, source: text.raw, set }];
	});
}
