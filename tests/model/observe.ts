// Looks at one page after each step: what was told is shown or at the server, and nothing left the outbox by itself.
// Knows the client's readers and the server's rows; changes nothing.
import type { OutboxItem } from '../../src/lib/device/db/rows';
import { entryFromContent } from '../../src/lib/domain/claim/claim-entry';
import type { ClaimView } from '../../src/lib/device/repositories/claim-view';
import { Broken } from './broken';
import { isKilled, type ModelPage } from './model-page';
import type { ModelWorld } from './model-world';
import { checkOnlyOwn } from './only-own';
import { contentsOf, operationsOf, type AppliedRow } from './server-rows';
import { fieldOfContent, readField } from './typed-fields';

/** What a gesture may take out of the outbox without its having been sent. */
export type MayGo = (item: OutboxItem) => boolean;
export const NOTHING_MAY_GO: MayGo = () => false;

/** The outbox of each store as it was last seen. */
const lastSeen = new WeakMap<ModelWorld, Map<string, OutboxItem[]>>();

export function storeName(page: ModelPage): string {
	return `${page.name.split('.')[0] ?? ''}/${page.accountId}`;
}

export async function observe(world: ModelWorld, page: ModelPage, mayGo: MayGo): Promise<void> {
	if (!page.isInUse) return;
	if (page.faults.length > 0) {
		throw new Broken(`${page.name}: the sync failed: ${String(page.faults[0])}`, { cause: page.faults[0] });
	}
	const seen = await page.alive(async (client, store) => {
		const items = await client.readOutbox(store);
		const { claims } = world.personOf(page.accountId);
		const views = await Promise.all(
			claims.map(({ key }) => client.readClaimView(store, key, client.nowMs()))
		);
		return { items, views: views.filter((view) => view !== null) };
	});
	if (isKilled(seen)) return;
	await checkOnlyOwn(world, page);
	let rows: AppliedRow[] | null = null;
	const applied = async () => (rows ??= await operationsOf(world.ground, world.personOf(page.accountId)));
	await checkNothingVanished(world, page, seen.items, mayGo, applied);
	await checkAside(page, seen.items, applied);
	for (const view of seen.views) await checkTold(world, page, view, seen.items, applied);
}

async function checkNothingVanished(
	world: ModelWorld,
	page: ModelPage,
	items: readonly OutboxItem[],
	mayGo: MayGo,
	applied: () => Promise<AppliedRow[]>
): Promise<void> {
	const known = lastSeen.get(world) ?? new Map<string, OutboxItem[]>();
	lastSeen.set(world, known);
	const before = known.get(storeName(page)) ?? [];
	known.set(storeName(page), [...items]);
	for (const item of before) {
		const { operation, sequence } = item;
		const isThere = items.some(
			(other) =>
				other.operation.id === operation.id ||
				// Under another id, for the server had answered the old one.
				(other.sequence === sequence &&
					other.operation.kind === operation.kind &&
					other.operation.claimId === operation.claimId)
		);
		if (isThere || mayGo(item)) continue;
		const row = (await applied()).find(({ id }) => id === operation.id);
		if (row?.outcome === 'applied' && row.accountId === page.accountId) continue;
		throw new Broken(
			`${page.name}: ${operation.kind} ${operation.id} left the outbox, and the server has ${row?.outcome ?? 'never seen it'}`
		);
	}
}

/** What the server took is never shown as refused: the person would make it again. */
async function checkAside(
	page: ModelPage,
	items: readonly OutboxItem[],
	applied: () => Promise<AppliedRow[]>
): Promise<void> {
	for (const { operation, state } of items) {
		if (state !== 'refused' && state !== 'conflict') continue;
		const row = (await applied()).find(({ id }) => id === operation.id);
		if (row?.outcome === 'applied') {
			throw new Broken(`${page.name}: ${operation.kind} ${operation.id} was taken and is shown as ${state}`);
		}
	}
}

async function checkTold(
	world: ModelWorld,
	page: ModelPage,
	view: ClaimView,
	items: readonly OutboxItem[],
	applied: () => Promise<AppliedRow[]>
): Promise<void> {
	const claimId = view.claim.id;
	const told = world.told.of(storeName(page), claimId);
	const isClean = !view.hasDraft && !items.some(({ operation }) => operation.claimId === claimId);
	// In a part that is closed meanwhile, or over another version, it stands beside what holds there.
	const draft = await page.alive((_, store) => store.get('drafts', claimId));
	if (isKilled(draft)) return;
	const saves = items.flatMap(({ operation }) =>
		operation.kind === 'saveClaim' && operation.claimId === claimId
			? [entryFromContent(operation.payload.content)]
			: []
	);
	const kept = draft === undefined ? saves : [draft.entry, ...saves];
	for (const [field, values] of told.fields) {
		const shown = readField(view.entry, field);
		const texts = [shown, ...kept.map((entry) => readField(entry, field))];
		if (!isClean && texts.some((text) => text !== undefined && values.has(text))) continue;
		const contents = contentsOf(await applied(), claimId);
		const isAtServer = contents.some((content) => values.has(fieldOfContent(content, field) ?? ''));
		if (!isAtServer) {
			throw new Broken(
				`${page.name} ${view.key}: «${[...values].join('» or «')}» was kept in ${field}; ` +
					`shown is «${shown ?? ''}» and the server never held it`
			);
		}
		if (isClean) told.fields.delete(field);
	}
	for (const [id, sha256] of told.documents) {
		if (world.told.letGo.has(id)) continue;
		if (!view.documents.some((document) => document.id === id)) {
			throw new Broken(`${page.name} ${view.key}: the document ${id} that was attached is not shown`);
		}
		const isUnsent = items.some(
			({ operation }) => operation.kind === 'attachDocument' && operation.payload.documentId === id
		);
		const bytes = isUnsent ? await page.alive((_, store) => store.get('bytes', id)) : null;
		if (isUnsent && !isKilled(bytes) && bytes?.sha256 !== sha256) {
			throw new Broken(`${page.name} ${view.key}: the bytes of ${id} are gone before they were sent`);
		}
	}
}
