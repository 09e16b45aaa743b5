// What a person does on a page: the app's own gestures, and what it then told. Each may be cut short by a death.
// Knows the client's gestures; must not know the network.
import type { Operation } from '../../src/lib/contracts/operations';
import { smallPdf } from '../sync/claim-typing';
import type { ModelClaim, Person } from './ground';
import { isKilled, type ModelPage } from './model-page';
import type { ModelWorld } from './model-world';
import { NOTHING_MAY_GO, storeName, type MayGo } from './observe';
import type { Step } from './steps';
import { typeInto } from './typed-fields';

export interface Place {
	world: ModelWorld;
	page: ModelPage;
	person: Person;
	claim: ModelClaim;
}

type Gesture<D extends Step['do']> = Extract<Step, { do: D }>;

const of = (claim: ModelClaim, ...kinds: Operation['kind'][]): MayGo => {
	return ({ operation }) => operation.claimId === claim.id && kinds.includes(operation.kind);
};

/** Only what is open can be typed in: the form shows the rest as text. */
export async function type({ world, page, person, claim }: Place, step: Gesture<'type'>): Promise<MayGo> {
	const { mark } = person;
	world.count += 1;
	const count = world.count;
	const typed = await page.alive(async (client, store) => {
		const view = await client.readClaimView(store, claim.key, client.nowMs());
		if (view === null) return null;
		const part = step.kind === 'candidates' ? 'remuneration' : 'travel';
		if (!client.openParts(view.claim, view.mission, client.nowMs()).includes(part)) return null;
		const typing = { mark, count, at: step.at, newId: client.newId() };
		return { ...typeInto(view.entry, step.kind, typing), seen: view.entry };
	});
	if (isKilled(typed) || typed === null) return NOTHING_MAY_GO;
	const { entry, field, value, seen } = typed;
	const kept = await page.alive((client, store) => client.keepDraft(store, claim.key, entry, seen));
	world.told.typed(storeName(page), claim.id, field, value, !isKilled(kept));
	return NOTHING_MAY_GO;
}

export async function save({ page, claim }: Place): Promise<MayGo> {
	if (await isHere(page, claim)) await page.alive((client, store) => client.save(store, claim.key));
	return of(claim, 'saveClaim');
}

/** One side for every field in conflict; the other side's values are then given up by the person's own word. */
export async function choose({ world, page, claim }: Place, side: 'mine' | 'theirs'): Promise<MayGo> {
	if (!(await isHere(page, claim))) return NOTHING_MAY_GO;
	const chosen = await page.alive((client, store) => client.chooseSide(store, claim.key, side));
	const isGivenUp = side === 'theirs' && (isKilled(chosen) || chosen.ok);
	if (isGivenUp) world.told.givenUp(storeName(page), claim.id);
	return of(claim, 'saveClaim');
}

/** The summary counts as seen once «Valider» is said, even if the page died over it. */
export async function validate({ world, page, claim }: Place): Promise<MayGo> {
	if (!(await isHere(page, claim))) return NOTHING_MAY_GO;
	await page.alive(async (client, store) => {
		const { summary, violations } = await client.prepareFor(store, claim.key);
		if (violations.length > 0) return;
		world.told.saw(page.accountId, client.canonicalJson(summary));
		await client.validate(store, claim.key, { summary, missingDocumentsSeen: true });
	});
	return of(claim, 'validateClaim', 'saveClaim');
}

export async function attach({ world, page, person, claim }: Place): Promise<MayGo> {
	if (!(await isHere(page, claim))) return NOTHING_MAY_GO;
	world.count += 1;
	const name = `${person.mark}-${world.count}.pdf`;
	const bytes = smallPdf(name, 600 + world.count * 16);
	const ready = { bytes, name, format: 'pdf', folder: 'travel', purpose: 'other' } as const;
	const attached = await page.alive((client, store) => client.attach(store, claim.key, ready));
	if (!isKilled(attached) && attached.ok) {
		const { id, sha256 } = attached.document;
		world.told.of(storeName(page), claim.id).documents.set(id, sha256);
	}
	return NOTHING_MAY_GO;
}

export async function deleteDocument({ world, page, claim }: Place): Promise<MayGo> {
	const document = await page.alive(async (client, store) => {
		const view = await client.readClaimView(store, claim.key, client.nowMs());
		return view?.documents[0];
	});
	if (isKilled(document) || document === undefined) return NOTHING_MAY_GO;
	// Let go of from here on, whether the page lives to tell it or not.
	world.told.letGo.add(document.id);
	const done = await page.alive((client, store) => client.remove(store, claim.key, document.id));
	if (!isKilled(done) && !done.ok) world.told.letGo.delete(document.id);
	return ({ operation }) =>
		operation.kind === 'attachDocument' && operation.payload.documentId === document.id;
}

const UNDONE = {
	withdrawValidation: 'validateClaim',
	declareNotDone: 'undoNotDone',
	undoNotDone: 'declareNotDone'
} as const;

export async function status({ page, claim }: Place, step: Gesture<'status'>): Promise<MayGo> {
	if (!(await isHere(page, claim))) return NOTHING_MAY_GO;
	await page.alive((client, store) => client.changeStatus(store, claim.key, step.kind));
	return of(claim, UNDONE[step.kind]);
}

/**
 * One of what «À envoyer» lists, tried again or given up. A death that was armed by an earlier gesture may fall here:
 * `after` is then the page opened next, and tells whether the item went.
 */
export async function treatUnsent(
	{ world, page }: Omit<Place, 'person' | 'claim'>,
	how: 'retry' | 'discard',
	at: number,
	after: () => ModelPage | null
): Promise<MayGo> {
	const found = await page.alive(async (client, store) => {
		const unsent = await client.readUnsentItems(store);
		const item = unsent[at % Math.max(1, unsent.length)];
		return item === undefined ? null : { item, outbox: await client.readOutbox(store) };
	});
	if (isKilled(found) || found === null) return NOTHING_MAY_GO;
	const { item, outbox } = found;
	const isDone = await page.alive((client, store) =>
		how === 'retry' ? client.retry(store, item.id).then(() => true) : client.discard(store, item.id)
	);
	await world.atRest();
	if (how === 'retry') return NOTHING_MAY_GO;
	const left = await after()?.alive((client, store) => client.readUnsentItems(store));
	const isGone =
		left !== undefined && !isKilled(left)
			? left.every(({ id }) => id !== item.id)
			: !isKilled(isDone) && isDone;
	if (!isGone) return NOTHING_MAY_GO;
	const claim = world.personOf(page.accountId).claims.find(({ key }) => key === item.missionKey);
	if (claim !== undefined) world.told.givenUp(storeName(page), claim.id);
	const operation = outbox.find((candidate) => candidate.operation.id === item.id)?.operation;
	if (operation?.kind === 'attachDocument') world.told.letGo.add(operation.payload.documentId);
	return ({ operation: { id } }) => id === item.id;
}

/** A device that has not learnt of the claim yet shows none. */
async function isHere(page: ModelPage, claim: ModelClaim): Promise<boolean> {
	const view = await page.alive((client, store) => client.readClaimView(store, claim.key, client.nowMs()));
	return !isKilled(view) && view !== null;
}
