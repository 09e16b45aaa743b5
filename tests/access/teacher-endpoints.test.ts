// What is inside a pull and a push of each kind of person; who may ask at all is in the matrix.
import { PROTOCOL_VERSION } from '../../src/lib/contracts/protocol';
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PushResponse } from '../../src/lib/contracts/operations';
import type { PullResponse } from '../../src/lib/contracts/pull';
import type { Claim } from '../../src/lib/domain/claim/claim';
import { TEACHER } from '../fixtures/people';
import { serverAtTeachersDay } from '../fixtures/teacher-day-server';
import { Browser } from '../sync/test-device';

const PEOPLE = {
	nobody: null,
	owner: 'sophie.vasseur',
	otherIntervenant: 'anne.kerdoncuff',
	intervenantElsewhere: 'marc.azema',
	gestionnaire: 'gestion.rennes',
	gestionnaireElsewhere: 'gestion.toulouse',
	administrateur: 'admin.rennes',
	chefCentre: 'centre.rennes',
	chefEtablissement: 'etab.rennes'
} as const;
type Person = keyof typeof PEOPLE;

const server = await serverAtTeachersDay();
let claim: Claim;
const browsers = new Map<Person, Browser>();

function browserOf(person: Person): Browser {
	const browser = browsers.get(person);
	if (browser === undefined) throw new Error(`${person} did not sign in`);
	return browser;
}

async function pull(browser: Browser): Promise<PullResponse> {
	return (await (await browser.fetch(`/api/sync/pull?protocol=${PROTOCOL_VERSION}`)).json()) as PullResponse;
}

beforeAll(async () => {
	for (const [person, identifier] of Object.entries(PEOPLE) as [Person, string | null][]) {
		const browser = new Browser(server.url);
		if (identifier !== null) await browser.signIn(identifier, TEACHER.password);
		browsers.set(person, browser);
	}
	const page = await pull(browserOf('owner'));
	const change = page.changes.find(({ entity, id }) => entity === 'claim' && id === TEACHER.openClaim);
	if (change?.entity !== 'claim' || change.value === null) throw new Error('the claim is missing');
	claim = change.value;
}, 60_000);

const everybody = Object.keys(PEOPLE) as Person[];
const signedIn = everybody.filter((person) => person !== 'nobody');

describe('a pull', () => {
	it.each(signedIn)('by %s tells only what is theirs', async (person) => {
		const { changes, accountId } = await pull(browserOf(person));
		const academies = new Set(changes.filter(({ entity }) => entity === 'academy').map(({ id }) => id));
		const isIntervenant = ['owner', 'otherIntervenant', 'intervenantElsewhere'].includes(person);
		expect(academies.size > 0).toBe(isIntervenant);
		expect(accountId).not.toBe('');
		const claimIds = changes.flatMap((change) =>
			change.entity === 'claim' && change.value !== null ? [change.value.id] : []
		);
		expect(claimIds.includes(claim.id)).toBe(person === 'owner');
	});
});

describe('an operation on the owner’s claim', () => {
	const OUTCOMES: Record<Exclude<Person, 'nobody'>, string> = {
		owner: 'conditions-not-accepted',
		otherIntervenant: 'not-found',
		intervenantElsewhere: 'forbidden',
		gestionnaire: 'forbidden',
		gestionnaireElsewhere: 'forbidden',
		administrateur: 'forbidden',
		chefCentre: 'forbidden',
		chefEtablissement: 'forbidden'
	};
	const kinds = {
		saveClaim: () => ({ baseContent: claim.content, content: claim.content }),
		withdrawValidation: () => ({}),
		declareNotDone: () => ({}),
		undoNotDone: () => ({}),
		deleteDocument: () => ({ documentId: randomUUID() }),
		attachDocument: () => ({
			documentId: randomUUID(),
			folder: 'pay',
			purpose: 'iban',
			name: 'rib.pdf',
			format: 'pdf',
			byteLength: 10,
			sha256: 'a'.repeat(64)
		}),
		validateClaim: () => ({
			summary: '{}',
			summarySha256: 'a'.repeat(64),
			seen: { missionVersion: 1, settingsVersion: 1, conditionsVersion: 1, profileVersion: 1 },
			missingDocumentsSeen: true
		})
	};

	it.each(Object.entries(OUTCOMES) as [Person, string][])(
		'by %s is %s, of every kind',
		async (person, code) => {
			const operations = Object.entries(kinds).map(([kind, payload]) => ({
				id: randomUUID(),
				academy: 'RENNES',
				claimId: claim.id,
				base: { revision: claim.revision },
				madeAt: '',
				kind,
				payload: payload()
			}));
			const response = await browserOf(person).fetch('/api/sync/push', {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ protocol: PROTOCOL_VERSION, operations })
			});
			const { answers } = (await response.json()) as PushResponse;
			expect(answers.map((answer) => 'code' in answer && answer.code)).toEqual(operations.map(() => code));
			const after = (await pull(browserOf('owner'))).changes.find(
				({ entity, id }) => entity === 'claim' && id === TEACHER.openClaim
			);
			expect(after?.value).toEqual(claim);
		}
	);
});

describe('a push', () => {
	const post = (body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
		browserOf('owner').fetch('/api/sync/push', { method: 'POST', headers, body });

	it.each([
		['that is no JSON', '{', 400, 'malformed'],
		['without operations', '{"protocol":1,"operations":[]}', 400, 'malformed'],
		[
			'of 101 operations',
			JSON.stringify({ protocol: PROTOCOL_VERSION, operations: Array.from({ length: 101 }, () => ({})) }),
			400,
			'malformed'
		],
		['of a protocol that is gone', '{"protocol":0,"operations":[{}]}', 426, 'protocol-too-old']
	])('%s is refused whole', async (_what, body, status, code) => {
		const response = await post(body);
		expect(response.status).toBe(status);
		expect(await response.json()).toMatchObject({ code });
	});

	it('from another site, or of another media type, is refused', async () => {
		const body = '{"protocol":1,"operations":[{}]}';
		expect((await post(body, { 'content-type': 'text/plain' })).status).toBeGreaterThanOrEqual(400);
		const response = await fetch(`${server.url}/api/sync/push`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', origin: 'https://ailleurs.example' },
			body
		});
		expect(response.status).toBe(403);
	});
});
