// A device that does nothing but save one claim: as light as it can be, for it runs beside the server that it measures.
import { PROTOCOL_VERSION } from '../../src/lib/contracts/protocol';
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { PushResponse } from '../../src/lib/contracts/operations';
import type { PullResponse } from '../../src/lib/contracts/pull';
import type { Claim } from '../../src/lib/domain/claim/claim';
import type { AppServer } from '../fixtures/app-server';
import { TEACHER } from '../fixtures/people';

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

export interface Device {
	cookie: string;
	claim: Claim;
}

interface Answer {
	status: number;
	cookie: string;
	body: string;
}

function ask(
	server: AppServer,
	path: string,
	headers: Record<string, string>,
	body?: string
): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const asked = request(
			{
				...{ agent, host: '127.0.0.1', port: server.port, path },
				method: body === undefined ? 'GET' : 'POST',
				headers: {
					...{ host: new URL(server.url).host, origin: server.url, ...headers },
					...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) })
				}
			},
			(response) => {
				let text = '';
				response.setEncoding('utf8');
				response.on('data', (chunk: string) => (text += chunk));
				response.on('error', reject);
				response.on('end', () => {
					const cookie = response.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
					resolve({ status: response.statusCode ?? 0, cookie, body: text });
				});
			}
		);
		asked.on('error', reject);
		asked.end(body);
	});
}

async function pushed(server: AppServer, cookie: string, operation: object): Promise<PushResponse> {
	const headers = { cookie, 'content-type': 'application/json' };
	const body = JSON.stringify({ protocol: PROTOCOL_VERSION, operations: [operation] });
	return JSON.parse((await ask(server, '/api/sync/push', headers, body)).body) as PushResponse;
}

/** The session's cookie. */
export async function signIn(server: AppServer, identifier: string): Promise<string> {
	const form = new URLSearchParams({ identifier, password: TEACHER.password }).toString();
	const headers = { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };
	const { status, cookie } = await ask(server, '/connexion', headers, form);
	if (status !== 303) throw new Error(`${identifier} was answered ${status}`);
	return cookie;
}

/** Conditions accepted, and the claims of which a save is taken. */
export async function openClaims(server: AppServer, cookie: string): Promise<Device[]> {
	const { changes } = JSON.parse(
		(await ask(server, `/api/sync/pull?protocol=${PROTOCOL_VERSION}`, { cookie })).body
	) as PullResponse;
	for (const change of changes) {
		if (change.entity !== 'academy' || change.value === null) continue;
		const { code, conditions } = change.value;
		await pushed(server, cookie, {
			...{ id: randomUUID(), academy: code, claimId: null, base: null, madeAt: '' },
			...{ kind: 'acceptConditions', payload: { version: conditions.version } }
		});
	}
	const devices = changes.flatMap((change) =>
		change.entity === 'claim' && change.value !== null ? [{ cookie, claim: change.value }] : []
	);
	const open: Device[] = [];
	for (const device of devices) if (await save(server, device)) open.push(device);
	return open;
}

/** One save, whose content differs from the last; true if it was applied. */
export async function save(server: AppServer, device: Device): Promise<boolean> {
	const { claim } = device;
	const { remuneration, trips } = claim.content;
	const next = remuneration.kind === 'copies' ? ((remuneration.copies ?? 0) % 9000) + 1 : 0;
	const comment = trips[0]?.comment === 'aller' ? 'retour' : 'aller';
	const content = {
		remuneration: remuneration.kind === 'copies' ? { ...remuneration, copies: next } : remuneration,
		trips: remuneration.kind === 'copies' ? trips : trips.map((trip) => ({ ...trip, comment }))
	};
	const { answers } = await pushed(server, device.cookie, {
		...{ id: randomUUID(), academy: claim.academy, claimId: claim.id, base: { revision: claim.revision } },
		...{ madeAt: '', kind: 'saveClaim', payload: { baseContent: claim.content, content } }
	});
	const [answer] = answers;
	if (answer?.outcome !== 'applied' || answer.claim === null) return false;
	const hasChanged = answer.claim.revision > claim.revision;
	device.claim = answer.claim;
	return hasChanged;
}
