// The table of ARCHITECTURE.md as a lint rule: the author of a wrong import is told the right door on the spot.
import { fromRoot, houseRooms, judgeImport } from './rooms.js';

const rooms = houseRooms();

/** @type {import('eslint').Rule.RuleModule} */
export default {
	meta: { type: 'problem', schema: [], messages: { wrongDoor: '{{message}}' } },
	create(context) {
		const from = fromRoot(context.filename);
		/**
		 * @param {any} node
		 * @param {boolean} isTypeOnly
		 */
		function check(node, isTypeOnly) {
			const specifier = node.source?.value;
			if (typeof specifier !== 'string') return;
			const message = judgeImport(rooms, { from, specifier, isTypeOnly });
			if (message !== null) context.report({ node: node.source, messageId: 'wrongDoor', data: { message } });
		}
		return {
			ImportDeclaration: (/** @type {any} */ node) =>
				check(
					node,
					node.importKind === 'type' ||
						(node.specifiers.length > 0 &&
							node.specifiers.every((/** @type {any} */ part) => part.importKind === 'type'))
				),
			ExportNamedDeclaration: (/** @type {any} */ node) => check(node, node.exportKind === 'type'),
			ExportAllDeclaration: (/** @type {any} */ node) => check(node, node.exportKind === 'type'),
			ImportExpression: (/** @type {any} */ node) => check(node, false),
			TSImportType: (/** @type {any} */ node) => check(node, true)
		};
	}
};
