// Puts units that wait for the same commit together: which statements go out, and which results are whose.
// Knows nothing of the driver.
import type { ResultSet, SetStatement, Statement } from './statement';

/** Statements that are committed together or not at all. */
export type WriteUnit = (Statement | SetStatement)[];

/** A unit, and who waits for it. */
export interface WaitingUnit {
	statements: WriteUnit;
	/** What the unit touches; null: it is never merged with others. */
	mergeKey: string | null;
	resolve: (results: ResultSet[]) => void;
	reject: (error: unknown) => void;
}

/** Units that run as one: the statements of the first, with the rows of all. */
interface Layer {
	units: WaitingUnit[];
	mergeKeys: Set<string>;
}

/**
 * Units one after the other, except that those that consist of the same set statements and touch different things
 * share them: preparing a statement costs the driver more than running it. Two units of one claim are never
 * merged nor change places, because the second must see what the first wrote; nothing passes a unit without a key.
 * Boundary: A, B, A → A+B together, then A. Of another form between them: A, X, B → A+B together, then X.
 */
export function layersOf(units: WaitingUnit[]): Layer[] {
	const layers: Layer[] = [];
	for (const unit of units) {
		const { mergeKey } = unit;
		const home = mergeKey === null ? undefined : homeOf(layers, unit, mergeKey);
		if (mergeKey !== null && home !== undefined) {
			home.units.push(unit);
			home.mergeKeys.add(mergeKey);
		} else {
			layers.push({ units: [unit], mergeKeys: new Set(mergeKey === null ? [] : [mergeKey]) });
		}
	}
	return layers;
}

/** The last layer that takes the unit, with none behind it that the unit has to follow. */
function homeOf(layers: Layer[], unit: WaitingUnit, mergeKey: string): Layer | undefined {
	for (const layer of layers.toReversed()) {
		if (canJoin(layer, unit, mergeKey)) return layer;
		if (layer.mergeKeys.size === 0 || layer.mergeKeys.has(mergeKey)) return undefined;
	}
	return undefined;
}

function canJoin({ units, mergeKeys }: Layer, unit: WaitingUnit, mergeKey: string): boolean {
	const [first] = units;
	return (
		first?.mergeKey != null &&
		!mergeKeys.has(mergeKey) &&
		first.statements.length === unit.statements.length &&
		unit.statements.every((statement, index) => {
			const other = first.statements[index];
			return 'rows' in statement && other !== undefined && 'rows' in other && statement.sql === other.sql;
		})
	);
}

/** What goes out for one layer. */
export function statementsOf({ units }: Layer): Statement[] {
	const [first] = units;
	return (first?.statements ?? []).map((statement, index) => {
		if (!('rows' in statement)) return statement;
		const rows = units.flatMap((unit) => {
			const own = unit.statements[index];
			return own !== undefined && 'rows' in own ? own.rows : [];
		});
		return { sql: statement.sql, args: [JSON.stringify(rows)] };
	});
}
