// What the tests of the desk share: the built server, three gestionnaires of RENNES (two are there for these tests alone,
// one of them a teacher there besides), and the claims as the base holds them.
import { createClient } from '@libsql/client';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import { GESTIONNAIRE, TEACHER } from '../fixtures/people';
import { serverAtTeachersDay } from '../fixtures/teacher-day-server';
import type { Browser } from './built-server';
import { signedIn } from './document-client';

export interface ClaimRow {
	id: string;
	revision: number;
	pay: string;
	travel: string;
	lines: number;
	audit: number;
}

export async function startDesk() {
	const server = await serverAtTeachersDay();
	const url = (file: string) => pathToFileURL(join(server.dataDir, file)).href;
	const directory = createClient({ url: url('directory.db'), timeout: 5000 });
	const academy = createClient({ url: url('academies/RENNES.db'), timeout: 5000 });
	const browsers: Partial<Record<'first' | 'second' | 'own', Browser>> = {};
	beforeAll(async () => {
		for (const identifier of ['gestion.toulouse', TEACHER.identifier]) {
			await directory.execute({
				sql: `INSERT INTO account_roles (account_id, academy, role)
SELECT id, 'RENNES', 'gestionnaire' FROM accounts WHERE identifier = ?`,
				args: [identifier]
			});
		}
		const { password } = GESTIONNAIRE;
		browsers.first = await signedIn(server.url, GESTIONNAIRE);
		// Of TOULOUSE too.
		browsers.second = await signedIn(server.url, { identifier: 'gestion.toulouse', password });
		browsers.own = await signedIn(server.url, TEACHER);
	}, 60_000);
	afterAll(() => {
		directory.close();
		academy.close();
	});

	/** The claim of a person on a mission as the base holds it. */
	async function claimOf(identifier: string, mission: number): Promise<ClaimRow> {
		const account = await directory.execute({
			sql: 'SELECT id FROM accounts WHERE identifier = ?',
			args: [identifier]
		});
		const { rows } = await academy.execute({
			sql: `SELECT c.id, c.revision, c.remuneration_status AS pay, c.travel_status AS travel,
(SELECT count(*) FROM claim_history WHERE claim_id = c.id) AS lines,
(SELECT count(*) FROM audit_log WHERE subject_kind = 'claim' AND subject_id = c.id) AS audit
FROM claims c WHERE c.account_id = ? AND c.mission_number = ?`,
			args: [String(account.rows[0]?.['id']), mission]
		});
		if (rows[0] === undefined) throw new Error(`${identifier} has no claim on ${mission}`);
		return rows[0] as unknown as ClaimRow;
	}

	/** One of the three, once the file's first hook is over. */
	function gestionnaire(who: 'first' | 'second' | 'own'): Browser {
		const browser = browsers[who];
		if (browser === undefined) throw new Error('nobody is signed in yet');
		return browser;
	}

	return { server, academy, claimOf, gestionnaire };
}

export const pageOf = ({ id }: Pick<ClaimRow, 'id'>) => `/gestion/RENNES/${id}`;

export async function textOf(response: Response | Promise<Response>): Promise<string> {
	return (await (await response).text())
		.replaceAll('&#39;', "'")
		.replaceAll('&amp;', '&')
		.replace(/<!--.*?-->/gs, '');
}

/** The value of a hidden field. */
export function hidden(html: string, name: string): string {
	return new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
}
