// The built server that the model's histories share, behind the proxy, and the people and missions made for each.
// Knows the server's tables; must not know devices.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient, type Client } from '@libsql/client';
import { Browser } from '../api/built-server';
import { startAppServer, type AppServer, type AppServerOptions } from '../fixtures/app-server';
import { startFaultProxy, type FaultProxy } from '../fixtures/fault-proxy';
import { GESTIONNAIRE, TEACHER } from '../fixtures/people';

export const ACADEMY = 'RENNES';
/** Whose mission and file the made ones are like: pay by candidates, one trip. */
const LIKE_MISSION = 77_833;
/** Far apart enough that no day's rule links two missions. */
const DAYS = ['2017-06-01', '2017-06-08'] as const;
const FIRST_NUMBER = 800_000;
const FAR_AWAY_SECONDS = 4_000_000_000;

export interface ModelClaim {
	id: string;
	key: string;
	number: number;
}
export interface Person {
	accountId: string;
	/** Signs in with the demo's password. */
	identifier: string;
	/** Stands in all that this person types: found elsewhere, it has crossed. */
	mark: string;
	claims: ModelClaim[];
}

export class Ground {
	#made = 0;
	#missions = 0;

	private constructor(
		readonly server: AppServer,
		readonly proxy: FaultProxy,
		readonly office: Browser,
		readonly academy: Client,
		readonly directory: Client
	) {}

	static async start(options: AppServerOptions = {}): Promise<Ground> {
		const server = await startAppServer({ testNow: TEACHER.now, ...options });
		const proxy = await startFaultProxy(server.port);
		const open = (...path: string[]) =>
			createClient({ url: pathToFileURL(join(server.dataDir, ...path)).href, timeout: 5000 });
		const office = new Browser(server.url);
		await office.signIn(GESTIONNAIRE.identifier, GESTIONNAIRE.password);
		const academy = open('academies', `${ACADEMY}.db`);
		return new Ground(server, proxy, office, academy, open('directory.db'));
	}

	async stop(): Promise<void> {
		this.academy.close();
		this.directory.close();
		await this.proxy.stop();
		await this.server.stop();
	}

	/** As a power cut, and on again. */
	async cutPower(): Promise<void> {
		await this.server.kill();
		await this.server.restart();
	}

	/** With a mission on each of `days`. */
	async addPerson(mark: string, days: readonly string[] = DAYS): Promise<Person> {
		const accountId = randomUUID();
		const intervenant = randomUUID();
		this.#made += 1;
		const identifier = `modele.${this.#made}`;
		const model = 'SELECT account_id FROM claims WHERE mission_number = ?';
		const like = (await this.academy.execute({ sql: model, args: [LIKE_MISSION] })).rows[0]?.['account_id'];
		await this.directory.batch(
			[
				{
					sql: `INSERT INTO accounts (id, identifier, kind, full_name, password_hash, created_at)
						SELECT ?, ?, kind, ?, password_hash, created_at FROM accounts WHERE id = ?`,
					args: [accountId, identifier, `Personne ${mark}`, String(like)]
				},
				{
					sql: "INSERT INTO account_roles (account_id, academy, role) VALUES (?, ?, 'intervenant')",
					args: [accountId, ACADEMY]
				}
			],
			'write'
		);
		const claims = days.map((): ModelClaim => {
			this.#missions += 1;
			const number = FIRST_NUMBER + this.#missions;
			return { id: randomUUID(), key: `${ACADEMY}-${number}`, number };
		});
		await this.academy.batch(
			[
				{
					sql: `INSERT INTO intervenants (id, account_id, identifier, full_name, address_lines, home_town,
						home_postal_code, school_uai, school_label, school_town, school_postal_code,
						is_financial_file_active, has_nir)
						SELECT ?, ?, ?, ?, address_lines, home_town, home_postal_code, school_uai, school_label,
						school_town, school_postal_code, is_financial_file_active, has_nir
						FROM intervenants WHERE account_id = ?`,
					args: [intervenant, accountId, identifier, `Personne ${mark}`, String(like)]
				},
				{
					sql: `INSERT INTO conditions_acceptances (account_id, version, accepted_at) VALUES (?, 1, ?)`,
					args: [accountId, new Date(TEACHER.now).toISOString()]
				},
				...claims.flatMap((claim, index) =>
					missionRows(claim, days[index] ?? DAYS[0], intervenant, accountId, mark)
				)
			],
			'write'
		);
		return { accountId, identifier, mark, claims };
	}

	/** A session as a sign-in opens it, without the work of checking a password: the cookie. */
	async openSession(accountId: string): Promise<string> {
		const token = randomBytes(20).toString('hex');
		await this.directory.execute({
			sql: 'INSERT INTO sessions (id, account_id, expires_at) VALUES (?, ?, ?)',
			args: [createHash('sha256').update(token).digest('hex'), accountId, FAR_AWAY_SECONDS]
		});
		return `imagin_session=${token}`;
	}

	/** Revoked everywhere, or run out: the row is gone, or its time has passed. */
	async endSessions(accountId: string, how: 'revoked' | 'expired'): Promise<void> {
		const sql =
			how === 'revoked'
				? 'DELETE FROM sessions WHERE account_id = ?'
				: 'UPDATE sessions SET expires_at = 1 WHERE account_id = ?';
		await this.directory.execute({ sql, args: [accountId] });
	}
}

function missionRows(
	claim: ModelClaim,
	day: string,
	intervenant: string,
	accountId: string,
	mark: string
): { sql: string; args: string[] | (string | number)[] }[] {
	const assignment = randomUUID();
	return [
		{
			sql: `INSERT INTO missions (number, exam, session, type_code, centre_label, centre_town,
				centre_postal_code, schedule, starts_at, ends_at)
				SELECT ?, exam, session, type_code, centre_label, centre_town, centre_postal_code,
				replace(schedule, ?, ?), replace(starts_at, ?, ?), replace(ends_at, ?, ?)
				FROM missions WHERE number = ?`,
			args: [claim.number, DAYS[0], day, DAYS[0], day, DAYS[0], day, LIKE_MISSION]
		},
		{
			sql: 'INSERT INTO assignments (id, mission_number, intervenant_id) VALUES (?, ?, ?)',
			args: [assignment, claim.number, intervenant]
		},
		{
			sql: `INSERT INTO claims (id, assignment_id, account_id, mission_number, remuneration_status,
				travel_status, content) VALUES (?, ?, ?, ?, 'open', 'open', ?)`,
			args: [claim.id, assignment, accountId, claim.number, JSON.stringify(startingContent(day, mark))]
		}
	];
}

/** Complete: it could be validated as it is. */
function startingContent(day: string, mark: string) {
	const trip = {
		...{ id: randomUUID(), origin: 'prefilled', departureTown: 'PLEUVEN', departurePostalCode: '29170' },
		...{ departureCountry: 'FR', departureDate: day, departureTime: '07:00', arrivalTown: 'CHATEAULIN' },
		...{ arrivalPostalCode: '29150', arrivalCountry: 'FR', returnDate: day, returnTime: '20:00' },
		...{ transportMode: 'AUTOMOBILE', distanceKm: 40, oneWayJourneys: 2, otherCostsCents: null },
		...{ comment: `${mark} au début`, lunchesReimbursed: null, lunchesAdministrative: null },
		...{ lunchesFree: null, dinnersReimbursed: null, dinnersFree: null, nightsReimbursed: null },
		nightsFree: null
	};
	return { remuneration: { kind: 'candidates', candidates: 12 }, trips: [trip] };
}
