// What the server keeps on the person, and their sessions there: read when asked for, kept nowhere on the device.
import {
	isMyDataResponse,
	isMyRecordsResponse,
	type MyDataResponse,
	type MyRecordsResponse
} from '$lib/contracts/my-data';
import { askServer } from '../sync/ask-server';
import { browserTransport } from '../sync/transport';

export type {
	MyAcademyData,
	MyDataResponse,
	MyRecordsResponse,
	MySession,
	PersonalRow,
	PersonalRows,
	SectionCount
} from '$lib/contracts/my-data';

export type MyDataAnswer =
	{ kind: 'data'; data: MyDataResponse } | { kind: 'signed-out' } | { kind: 'unreachable' };

export const ARCHIVE_ADDRESS = '/api/my-data/archive';

export async function readMyData(): Promise<MyDataAnswer> {
	const answer = await askServer(browserTransport, '/api/my-data');
	if (answer.kind === 'signed-out') return answer;
	if (answer.kind !== 'ok' || !isMyDataResponse(answer.body)) return { kind: 'unreachable' };
	return { kind: 'data', data: answer.body };
}

/** Every row; null: the server was not reached, or asks to sign in. */
export async function readMyRecords(): Promise<MyRecordsResponse | null> {
	const answer = await askServer(browserTransport, '/api/my-data/records');
	return answer.kind === 'ok' && isMyRecordsResponse(answer.body) ? answer.body : null;
}

async function end(path: string): Promise<boolean> {
	const answer = await askServer(browserTransport, path, { method: 'DELETE' });
	// Not there any more is what was wanted.
	return answer.kind === 'ok' || (answer.kind === 'failed' && answer.code === 'not-found');
}

/** «Déconnecter cet appareil», of another one. False: the server was not reached, nothing was ended. */
export function endSessionOf(reference: string): Promise<boolean> {
	return end(`/api/sessions/${encodeURIComponent(reference)}`);
}

/** «Déconnecter tous les autres». */
export function endOtherSessions(): Promise<boolean> {
	return end('/api/sessions');
}
