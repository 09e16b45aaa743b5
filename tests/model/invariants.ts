// What must hold of a history once it has healed: of the server's rows, its files, and every device's storage.
// Reads only; each broken promise is named.
import { PROTOCOL_VERSION } from '../../src/lib/contracts/protocol';
import type { Operation } from '../../src/lib/contracts/operations';
import type { PullResponse } from '../../src/lib/contracts/pull';
import type { Claim } from '../../src/lib/domain/claim/claim';
import { canonicalJson } from '../../src/lib/domain/claim/summarise-claim';
import type { Person } from './ground';
import { isKilled, type ModelPage } from './model-page';
import type { ModelWorld } from './model-world';
import { checkOnlyOwn } from './only-own';
import { Broken } from './broken';
import { storeName } from './observe';
import { fieldsOf } from './typed-fields';
import { claimsOf, operationsOf, storedHash, type AppliedRow, type ServerClaimRow } from './server-rows';

const FIRST_REVISION = 1;

export async function checkInvariants(world: ModelWorld, settled: readonly ModelPage[]): Promise<void> {
	const sent = sentOperations(world);
	for (const person of world.people) {
		const rows = await operationsOf(world.ground, person);
		const claims = await claimsOf(world.ground, person);
		for (const claim of claims) {
			checkAppliedOnce(claim, rows, sent);
			checkNothingOverwritten(claim.id, rows, sent);
			checkSummaries(world, person, claim);
			await checkDocuments(world, claim);
		}
		checkOwner(world, person, rows, claims, sent);
		const truth = await serverClaims(world, person);
		for (const page of settled.filter(({ accountId }) => accountId === person.accountId)) {
			await checkConverged(page, truth);
			await checkAttached(world, page, person, claims);
			await checkOnlyOwn(world, page);
		}
	}
}

function sentOperations(world: ModelWorld): Map<string, { operation: Operation; accountId: string }> {
	const sent = new Map<string, { operation: Operation; accountId: string }>();
	const pages = world.devices.flatMap((device) => device.pages);
	for (const { body, page } of world.network.pushes) {
		const { operations } = JSON.parse(body) as { operations: Operation[] };
		// Whose store the page had open, whatever it says.
		const accountId = pages.find(({ name }) => name === page)?.accountId ?? '';
		for (const operation of operations) sent.set(operation.id, { operation, accountId });
	}
	return sent;
}

/** Each revision is one operation's doing, and each line of «Suivi» too. */
function checkAppliedOnce(
	claim: ServerClaimRow,
	rows: readonly AppliedRow[],
	sent: ReturnType<typeof sentOperations>
): void {
	const applied = rows.filter((row) => row.claimId === claim.id && row.outcome === 'applied');
	const revisions = new Set(applied.map(({ revision }) => revision));
	for (let revision = FIRST_REVISION + 1; revision <= claim.revision; revision += 1) {
		if (!revisions.has(revision)) throw new Broken(`revision ${revision} of ${claim.id} is nobody's doing`);
	}
	const count = (kind: Operation['kind']) =>
		applied.filter(({ id }) => sent.get(id)?.operation.kind === kind).length;
	const lines = (action: string, part: string | null) =>
		claim.history.filter((line) => line.action === action && line.part === part).length;
	for (const [kind, action] of [
		['attachDocument', 'documentAttached'],
		['deleteDocument', 'documentDeleted']
	] as const) {
		if (lines(action, null) !== count(kind)) {
			throw new Broken(
				`${claim.id}: ${lines(action, null)} lines of ${action} for ${count(kind)} operations`
			);
		}
	}
	for (const action of ['validate', 'withdrawValidation', 'declareNotDone', 'undoNotDone'] as const) {
		const kind = action === 'validate' ? 'validateClaim' : action;
		for (const part of ['remuneration', 'travel']) {
			if (lines(action, part) > count(kind)) throw new Broken(`${claim.id}: ${action} of ${part} done twice`);
		}
	}
	if (claim.summaries.length !== count('validateClaim')) {
		throw new Broken(
			`${claim.id}: ${claim.summaries.length} récapitulatifs of ${count('validateClaim')} validations`
		);
	}
}

/** A save changes a field only from what its person had seen there: anything else is another's edit lost unseen. */
function checkNothingOverwritten(
	claimId: string,
	rows: readonly AppliedRow[],
	sent: ReturnType<typeof sentOperations>
): void {
	const applied = rows
		.filter((row) => row.claimId === claimId && row.outcome === 'applied' && row.claim !== null)
		.sort((left, right) => left.revision - right.revision);
	let before: Map<string, string> | null = null;
	for (const { id, claim } of applied) {
		const after: Map<string, string> = claim === null ? new Map() : fieldsOf(claim.content);
		const operation = sent.get(id)?.operation;
		if (before !== null && operation?.kind === 'saveClaim') {
			const base = fieldsOf(operation.payload.baseContent);
			for (const [field, value] of after) {
				const held = before.get(field);
				if (held === undefined || held === value || base.get(field) === held) continue;
				throw new Broken(
					`${id} put «${value}» over «${held}» in ${field} of ${claimId}, having seen «${base.get(field) ?? ''}»`
				);
			}
		}
		before = after;
	}
}

function checkSummaries(world: ModelWorld, person: Person, claim: ServerClaimRow): void {
	const seen = world.told.summaries.get(person.accountId);
	for (const { summary, version } of claim.summaries) {
		if (seen?.has(summary) !== true)
			throw new Broken(`récapitulatif ${version} of ${claim.id} was never on a screen`);
	}
}

async function checkDocuments(world: ModelWorld, claim: ServerClaimRow): Promise<void> {
	const ids = new Set<string>();
	for (const { id, accountId, sha256 } of claim.documents) {
		if (ids.has(id)) throw new Broken(`the document ${id} is there twice`);
		ids.add(id);
		if (accountId !== claim.accountId) throw new Broken(`the document ${id} is of somebody else`);
		if ((await storedHash(world.ground, accountId, sha256)) !== sha256) {
			throw new Broken(`the bytes of ${id} are not those of its hash`);
		}
	}
}

/** What one person typed is nowhere among another's rows; each operation was taken in its maker's name. */
function checkOwner(
	world: ModelWorld,
	person: Person,
	rows: readonly AppliedRow[],
	claims: readonly ServerClaimRow[],
	sent: ReturnType<typeof sentOperations>
): void {
	const strangers = world.people.filter((other) => other !== person);
	for (const { mark } of strangers) {
		if (JSON.stringify(claims).includes(mark))
			throw new Broken(`${mark} stands in the claims of ${person.mark}`);
	}
	for (const row of rows) {
		const made = sent.get(row.id);
		if (made !== undefined && made.accountId !== row.accountId) {
			throw new Broken(`${row.id} was made by ${made.accountId} and taken of ${row.accountId}`);
		}
	}
}

async function serverClaims(world: ModelWorld, person: Person): Promise<Map<string, Claim>> {
	const cookie = await world.ground.openSession(person.accountId);
	const found = new Map<string, Claim>();
	let cursor = '';
	for (;;) {
		const query = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
		const answer = await fetch(
			`${world.ground.server.url}/api/sync/pull?protocol=${PROTOCOL_VERSION}${query}`,
			{ headers: { cookie } }
		);
		const page = (await answer.json()) as PullResponse;
		for (const change of page.changes) {
			if (change.entity === 'claim' && change.value !== null) found.set(change.id, change.value);
		}
		cursor = page.cursor;
		if (!page.hasMore) return found;
	}
}

async function checkConverged(page: ModelPage, truth: ReadonlyMap<string, Claim>): Promise<void> {
	for (const [key, claim] of truth) {
		const shown = await page.alive(async (client, store) => ({
			view: await client.readClaimView(store, key, client.nowMs()),
			entry: (await client.readEntries(store)).find((entry) => entry.key === key),
			heading: client.headingOf(claim)
		}));
		if (isKilled(shown)) throw new Error('a healed page does not die');
		const { view, entry, heading } = shown;
		const wanted = canonicalJson(claim);
		for (const [what, found] of [
			['server’s claim', view?.serverClaim],
			['claim shown', view?.claim]
		] as const) {
			if (canonicalJson(found ?? null) !== wanted) {
				throw new Broken(
					`${page.name} ${key}: the ${what} is ${JSON.stringify(found)}, at the server ${wanted}`
				);
			}
		}
		if (canonicalJson(entry?.claim ?? null) !== canonicalJson(heading)) {
			throw new Broken(`${page.name} ${key}: its line in the list is of another revision`);
		}
	}
}

async function checkAttached(
	world: ModelWorld,
	page: ModelPage,
	person: Person,
	claims: readonly ServerClaimRow[]
): Promise<void> {
	for (const { id: claimId } of person.claims) {
		const documents = claims.find(({ id }) => id === claimId)?.documents ?? [];
		for (const [id, sha256] of world.told.of(storeName(page), claimId).documents) {
			if (world.told.letGo.has(id)) continue;
			if (!documents.some((document) => document.id === id && document.sha256 === sha256)) {
				throw new Broken(`the document ${id} that ${page.name} attached never came`);
			}
		}
	}
}
