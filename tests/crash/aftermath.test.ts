// The look after a crash is worth what it finds: each loss and each doubling made by hand is told.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { sha256Of } from '../api/document-client';
import { acceptanceOf, attachmentOf, saveOf, withComment } from '../fixtures/server/make-operation';
import {
	callerNamed,
	claimOn,
	openServices,
	pushOne,
	type ServicesFixture
} from '../fixtures/server/services-in-process';
import { TEACHER } from '../fixtures/people';
import type { Caller } from '../../src/lib/server/services/caller';
import { smallPdf } from '../sync/claim-typing';
import { CrashScene } from './aftermath';
import { Ledger } from './ledger';

vi.setConfig({ testTimeout: 30_000 });

const bytes = smallPdf('témoin', 3_000);
const ledger = new Ledger();
let services: ServicesFixture;
let sophie: Caller;
let saved: string;

beforeAll(async () => {
	services = await openServices(TEACHER.now);
	sophie = await callerNamed('sophie.vasseur');
	await pushOne(sophie, acceptanceOf('RENNES', 1));
	const { receiveDocument } = await import('../../src/lib/server/supporting-documents/receive-document');
	const stagedId = `${'0'.repeat(32)}-${crypto.randomUUID()}`;
	mkdirSync(join(services.dataDir, 'uploads'));
	writeFileSync(join(services.dataDir, 'uploads', stagedId), bytes);
	const file = { sha256: sha256Of(bytes), byteLength: bytes.length };
	await receiveDocument(stagedId, { academy: 'RENNES', accountId: sophie.accountId, ...file });
	ledger.file(file.sha256);
	const attach = attachmentOf(await claimOn('RENNES', 52525, sophie), file);
	const first = await claimOn('RENNES', 52525, sophie);
	await apply(attach);
	ledger.documents.set(attach.payload.documentId, file.sha256);
	const claim = await claimOn('RENNES', 52525, sophie);
	expect(claim.revision).toBe(first.revision + 1);
	saved = await apply(saveOf(claim, withComment(claim.content, 'péage')));
}, 60_000);

afterAll(() => services.close());

async function apply(operation: { id: string }): Promise<string> {
	const answer = await pushOne(sophie, operation);
	if (answer.outcome !== 'applied' || answer.claim === null) throw new Error(JSON.stringify(answer));
	ledger.operation(operation, answer.claim.id, answer.outcome, answer.claim.revision);
	return operation.id;
}

async function sql(text: string): Promise<void> {
	const { academyDb } = await import('../../src/lib/server/db');
	await academyDb('RENNES').write([{ sql: text, args: [] }]);
}

const look = () => new CrashScene(services.dataDir, ledger, sophie.accountId).look(true);
const nothing = { lost: [], doubled: [], broken: [] };

it('finds nothing where everything is there once', async () => {
	expect(await look()).toEqual(nothing);
});

it.each([
	[
		'an acknowledged operation that is gone',
		() => sql(`UPDATE applied_operations SET id = 'x' WHERE id = '${saved}'`),
		() => sql(`UPDATE applied_operations SET id = '${saved}' WHERE id = 'x'`),
		() => ({ lost: [expect.stringContaining(`operation ${saved}`) as string] })
	],
	[
		'an operation whose claim did not keep it',
		() => sql('UPDATE claims SET revision = revision - 1 WHERE mission_number = 52525'),
		() => sql('UPDATE claims SET revision = revision + 1 WHERE mission_number = 52525'),
		() => ({
			lost: [expect.stringContaining(`operation ${saved}`) as string, '1 changes by 2 operations']
		})
	],
	[
		'an operation applied twice',
		() => sql('UPDATE claims SET revision = revision + 1 WHERE mission_number = 52525'),
		() => sql('UPDATE claims SET revision = revision - 1 WHERE mission_number = 52525'),
		() => ({ doubled: ['3 changes by 2 operations'] })
	],
	[
		'a document that is gone',
		() => sql("UPDATE documents SET id = 'x-' || id"),
		() => sql('UPDATE documents SET id = substr(id, 3)'),
		() => ({ lost: [expect.stringContaining('document ') as string] })
	]
])('tells %s', async (_what, damage, repair, found) => {
	await damage();
	expect(await look()).toEqual({ ...nothing, ...found() });
	await repair();
	expect(await look()).toEqual(nothing);
});

it('tells bytes that are gone', async () => {
	rmSync(join(services.dataDir, 'documents', 'RENNES', sophie.accountId, sha256Of(bytes)));
	expect(await look()).toEqual({ ...nothing, lost: [`file ${sha256Of(bytes)}`] });
});
