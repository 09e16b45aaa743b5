// The accessibility settings between this device and the account: what was chosen here goes out, what was chosen on
// another device comes in. The last written at the server stands (docs/decisions/0020).
import type { PreferencesResponse } from '../../contracts/preferences';
import { readDisplay, type DisplaySettings } from '../../domain/display/display-settings';
import { askServer, type ServerAnswer } from '../sync/ask-server';
import { browserTransport, type Transport } from '../sync/transport';
import { displayStanding, keepDisplay, keptDisplay, noteStanding } from './kept-display';

const PATH = '/api/preferences';
const PATIENCE_MS = 15_000;

function isPreferences(body: unknown): body is PreferencesResponse {
	return typeof body === 'object' && body !== null && 'display' in body && 'changedAt' in body;
}

function told(answer: ServerAnswer): PreferencesResponse | null {
	return answer.kind === 'ok' && isPreferences(answer.body) ? answer.body : null;
}

/** True once the server has it. What is chosen meanwhile stays to be sent. */
export async function sendDisplay(
	accountId: string,
	transport: Transport = browserTransport
): Promise<boolean> {
	const display = keptDisplay();
	const init = {
		method: 'PUT',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ display })
	};
	const answer = told(await askServer(transport, PATH, init, PATIENCE_MS));
	if (answer === null) return false;
	const isStill = JSON.stringify(keptDisplay()) === JSON.stringify(display);
	noteStanding({
		takenOf: accountId,
		takenAt: answer.changedAt,
		...(isStill ? { unsentOf: null } : {})
	});
	return true;
}

/** What another device of this account chose since, kept here; null: nothing new. */
async function takeDisplay(accountId: string, transport: Transport): Promise<DisplaySettings | null> {
	const answer = told(await askServer(transport, PATH, undefined, PATIENCE_MS));
	if (answer === null || answer.display === null) return null;
	const { takenOf, takenAt, unsentOf } = displayStanding();
	// Chosen here while the answer was under way: that is the later word.
	if (unsentOf === accountId) return null;
	if (takenOf === accountId && takenAt === answer.changedAt) return null;
	const display = readDisplay(answer.display);
	keepDisplay(display);
	noteStanding({ takenOf: accountId, takenAt: answer.changedAt });
	return display;
}

/** One exchange, for the account that is signed in. The settings to show from now on, or null: as they are. */
export async function exchangeDisplay(
	accountId: string,
	transport: Transport = browserTransport
): Promise<DisplaySettings | null> {
	if (displayStanding().unsentOf === accountId) {
		await sendDisplay(accountId, transport);
		return null;
	}
	return takeDisplay(accountId, transport);
}
