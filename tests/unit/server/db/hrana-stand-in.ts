// A small stand-in for a libSQL server: Hrana 3 over HTTP, on the `libsql` package. NOT the real server: it shows that
// our code speaks the protocol and stays right over it, no more.
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import Database from 'libsql';

interface Value {
	type: 'null' | 'integer' | 'float' | 'text' | 'blob';
	value?: string | number;
	base64?: string;
}
interface Stmt {
	sql?: string;
	/** A text that the stream stored before. */
	sql_id?: number;
	args?: Value[];
	want_rows?: boolean;
}
type Condition =
	| { type: 'ok' | 'error'; step: number }
	| { type: 'not'; cond: Condition }
	| { type: 'and' | 'or'; conds: Condition[] }
	| { type: 'is_autocommit' };
interface Step {
	stmt: Stmt;
	condition?: Condition | null;
}
type StreamRequest =
	| { type: 'execute'; stmt: Stmt }
	| { type: 'batch'; batch: { steps: Step[] } }
	| { type: 'store_sql'; sql_id: number; sql: string }
	| { type: 'close' | 'close_sql' | 'get_autocommit' };
interface StepResult {
	cols: { name: string; decltype: string | null }[];
	rows: Value[][];
	affected_row_count: number;
	last_insert_rowid: string | null;
}

function toSql(value: Value): unknown {
	if (value.type === 'integer') return BigInt(value.value ?? 0);
	if (value.type === 'blob') return Buffer.from(value.base64 ?? '', 'base64');
	return value.type === 'null' ? null : value.value;
}

function fromSql(value: unknown): Value {
	if (value === null || value === undefined) return { type: 'null' };
	if (typeof value === 'bigint') return { type: 'integer', value: value.toString() };
	if (typeof value === 'number') return { type: 'float', value };
	if (typeof value === 'string') return { type: 'text', value };
	return { type: 'blob', base64: Buffer.from(value as Uint8Array).toString('base64') };
}

function errorOf(error: unknown): { message: string; code: string } {
	const { message, code } = error as { message: string; code?: string };
	return { message, code: code ?? 'SQLITE_ERROR' };
}

export class HranaStandIn {
	/** Pipelines to let the database run and then cut the answer of. */
	dropAnswers = 0;
	readonly #texts = new Map<number, string>();
	readonly #server: Server;
	readonly #database: InstanceType<typeof Database>;

	private constructor(path: string) {
		this.#database = new Database(path);
		this.#server = createServer((request, response) => {
			if (request.method === 'GET') {
				response.end();
				return;
			}
			const chunks: Buffer[] = [];
			request.on('data', (chunk: Buffer) => chunks.push(chunk));
			request.on('end', () => {
				const { requests } = JSON.parse(Buffer.concat(chunks).toString()) as { requests: StreamRequest[] };
				const results = requests.map((one) => this.#answer(one));
				if (this.dropAnswers > 0) {
					this.dropAnswers -= 1;
					response.destroy();
					return;
				}
				response.setHeader('content-type', 'application/json');
				response.end(JSON.stringify({ baton: null, base_url: null, results }));
			});
		});
	}

	static async start(path: string): Promise<HranaStandIn> {
		const standIn = new HranaStandIn(path);
		standIn.#server.listen(0, '127.0.0.1');
		await once(standIn.#server, 'listening');
		return standIn;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
	}

	async stop(): Promise<void> {
		this.#server.closeAllConnections();
		this.#server.close();
		await once(this.#server, 'close');
		this.#database.close();
	}

	#answer(request: StreamRequest): unknown {
		try {
			if (request.type === 'execute') {
				return { type: 'ok', response: { type: 'execute', result: this.#run(request.stmt) } };
			}
			if (request.type === 'batch') {
				return { type: 'ok', response: { type: 'batch', result: this.#batch(request.batch.steps) } };
			}
			if (request.type === 'store_sql') this.#texts.set(request.sql_id, request.sql);
			return { type: 'ok', response: { type: request.type, is_autocommit: !this.#database.inTransaction } };
		} catch (error) {
			return { type: 'error', error: errorOf(error) };
		}
	}

	#batch(steps: Step[]): { step_results: (StepResult | null)[]; step_errors: unknown[] } {
		const step_results: (StepResult | null)[] = [];
		const step_errors: unknown[] = [];
		const holds = (condition: Condition): boolean => {
			if (condition.type === 'ok') return step_results[condition.step] != null;
			if (condition.type === 'error') return step_errors[condition.step] != null;
			if (condition.type === 'not') return !holds(condition.cond);
			if (condition.type === 'and') return condition.conds.every(holds);
			if (condition.type === 'or') return condition.conds.some(holds);
			return !this.#database.inTransaction;
		};
		for (const { stmt, condition } of steps) {
			let result: StepResult | null = null;
			let failure: unknown = null;
			if (condition == null || holds(condition)) {
				try {
					result = this.#run(stmt);
				} catch (error) {
					failure = errorOf(error);
				}
			}
			step_results.push(result);
			step_errors.push(failure);
		}
		return { step_results, step_errors };
	}

	#run({ sql, sql_id, args = [] }: Stmt): StepResult {
		const statement = this.#database.prepare(sql ?? this.#texts.get(sql_id ?? -1) ?? '');
		statement.safeIntegers(true);
		const values = args.map(toSql);
		if (!statement.reader) {
			const info = statement.run(...values);
			return {
				cols: [],
				rows: [],
				affected_row_count: info.changes,
				last_insert_rowid: String(info.lastInsertRowid)
			};
		}
		const rows = statement.raw(true).all(...values) as unknown[][];
		return {
			cols: statement.columns().map(({ name, type }) => ({ name, decltype: type })),
			rows: rows.map((row) => row.map(fromSql)),
			affected_row_count: 0,
			last_insert_rowid: null
		};
	}
}
