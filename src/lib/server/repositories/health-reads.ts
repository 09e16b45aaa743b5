// Small questions to each base for the operator's probes: whether it answers, how large it is, what waits. SQL only.
import { academyDb, directoryDb, integerOf, textOf } from '../db';

type Base = { academy: string } | 'directory';

function databaseOf(base: Base) {
	return base === 'directory' ? directoryDb() : academyDb(base.academy);
}

/** Reads a page of the base itself: the schema's version, which every base has. */
export async function answers(base: Base): Promise<boolean> {
	const rows = await databaseOf(base).read('SELECT version FROM schema_migrations LIMIT 1');
	return rows.length === 1;
}

export async function baseBytes(base: Base): Promise<number> {
	const [row] = await databaseOf(base).read(
		'SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()'
	);
	return row === undefined ? 0 : integerOf(row, 'bytes');
}

export async function openSessions(nowSeconds: number): Promise<number> {
	const [row] = await directoryDb().read('SELECT count(*) AS total FROM sessions WHERE expires_at > ?', [
		nowSeconds
	]);
	return row === undefined ? 0 : integerOf(row, 'total');
}

export interface DeliveryCount {
	channel: string;
	state: string;
	total: number;
}

export async function countDeliveries(): Promise<DeliveryCount[]> {
	const rows = await directoryDb().read(
		'SELECT channel, state, count(*) AS total FROM notification_deliveries GROUP BY channel, state'
	);
	return rows.map((row) => ({
		channel: textOf(row, 'channel'),
		state: textOf(row, 'state'),
		total: integerOf(row, 'total')
	}));
}
