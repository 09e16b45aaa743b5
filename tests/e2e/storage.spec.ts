// This device's storage at its worst, in a real browser: full, cut, emptied, taken over by a newer version, held up.
import { expect } from '@playwright/test';
import { DOCUMENT_WORDS, PAY_WORDS } from '../../src/lib/fr/screens/claim';
import { LOCK_WORDS } from '../../src/lib/fr/screens/lock';
import { TRIP_WORDS } from '../../src/lib/fr/screens/trip';
import { GESTURE_FAULTS, lossSentence, STORAGE_WORDS, TYPED_FAULTS } from '../../src/lib/fr/screens/storage';
import { TEACHER } from '../fixtures/people';
import { ticketPhoto } from '../fixtures/pictures';
import {
	cutRows,
	databaseOf,
	expectCandidates,
	saveCandidates,
	syncByHand,
	syncStatus,
	unsentList
} from './device-steps';
import { attach, fillCandidates, openClaim, openTab, TRAVEL_FOLDER, untilAllSent } from './steps';
import { test } from './teacher-phone';

test('faults.md 17: a full device: told, the text is kept, sending makes room, the next photo goes on', async ({
	phone: { page, proxy },
	truth
}) => {
	await page.addInitScript(() => {
		const { estimate } = StorageManager.prototype;
		StorageManager.prototype.estimate = async function () {
			const told = await estimate.call(this);
			const quota = sessionStorage.getItem('quota');
			return quota === null ? told : { ...told, quota: Number(quota) };
		};
	});
	await proxy.down();
	await openClaim(page, 'RENNES-77833');
	const photos = [];
	for (const number of [1, 2, 3]) {
		const wish = { text: `PEAGE ${number}`, width: 900, height: 900, isNoisy: true };
		photos.push(await ticketPhoto(page, `peage-${number}.jpg`, wish));
	}
	const [first, second, third] = photos;
	await openTab(page, 'summary');
	await attach(page, TRAVEL_FOLDER, first!);
	// Kept, not only being prepared: the room is counted after it.
	await expect(page.getByText(`peage-1.jpg : ${DOCUMENT_WORDS.added}`).first()).toBeVisible();

	// What is taken now, and not room for one more photo: counted before anything is written. (Chromium tells pages a
	// quota of its own making, whatever the real one: the page is told another.)
	await page.evaluate(async () => {
		const { usage = 0 } = await navigator.storage.estimate();
		sessionStorage.setItem('quota', String(usage + 600_000));
	});
	// Copies of what the server has make way for the next photos, then nothing more can.
	const refused = page.getByText(`peage-2.jpg : ${GESTURE_FAULTS.full}`).first();
	let added = 1;
	for (; added < 8; added += 1) {
		await attach(page, TRAVEL_FOLDER, second!);
		await expect(refused.or(page.getByRole('heading', { name: `(${added + 1} documents)` }))).toBeVisible();
		if (await refused.isVisible()) break;
	}
	await expect(refused).toBeVisible();
	// Nine tenths are taken: it is said beside what is typed, and what is typed is kept.
	await page.evaluate(async () => {
		const { usage = 0 } = await navigator.storage.estimate();
		sessionStorage.setItem('quota', String(Math.round(usage / 0.9)));
	});
	await fillCandidates(page, '12');
	await expect(page.getByText(STORAGE_WORDS.lowTitle)).toBeVisible();
	await expect(page.getByText('Brouillon sur cet appareil').first()).toBeVisible();
	await page.reload();
	await expectCandidates(page, 'RENNES-77833', '12');
	await page.goto(`${proxy.url}/envois`);
	await expect(unsentList(page).getByRole('heading')).toHaveCount(added + 1);

	// Sent: their bytes are copies now, and make way for the next photo.
	await page.evaluate(async () => {
		const { usage = 0 } = await navigator.storage.estimate();
		sessionStorage.setItem('quota', String(usage + 600_000));
	});
	await proxy.up();
	await syncByHand(page);
	await expect(unsentList(page).getByRole('heading')).toHaveCount(1);
	await openClaim(page, 'RENNES-77833');
	await openTab(page, 'summary');
	await attach(page, TRAVEL_FOLDER, third!);
	await expect(page.getByText(`peage-3.jpg : ${DOCUMENT_WORDS.added}`).first()).toBeVisible();
	await expectCandidates(page, 'RENNES-77833', '12');
	await expect
		.poll(async () => (await truth.theClaimOf(77833)).documents.map(({ name }) => name).sort())
		.toEqual(['peage-1.jpg', 'peage-3.jpg']);
});

test('a write that finds no room: «pas gardée», the text stays, and is kept once there is room', async ({
	phone: { page }
}) => {
	await page.addInitScript(() => {
		const { put } = IDBObjectStore.prototype;
		IDBObjectStore.prototype.put = function (...args) {
			if (sessionStorage.getItem('full') !== null) throw new DOMException('no space', 'QuotaExceededError');
			return put.apply(this, args);
		};
	});
	await openClaim(page, 'RENNES-77833');
	await fillCandidates(page, '11');
	await expect(page.getByText('Brouillon sur cet appareil').first()).toBeVisible();
	await page.evaluate(() => sessionStorage.setItem('full', ''));
	await fillCandidates(page, '12');
	await expect(page.getByText(TYPED_FAULTS.full)).toBeVisible();
	await expect(page.getByLabel(PAY_WORDS.candidates)).toHaveValue('12');
	await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
	await expect(page.getByText(GESTURE_FAULTS.full).first()).toBeVisible();
	await page.evaluate(() => sessionStorage.removeItem('full'));
	await page.getByLabel(PAY_WORDS.candidates).fill('13');
	await expect(page.getByText(TYPED_FAULTS.full)).toBeHidden();
	await page.reload();
	await expectCandidates(page, 'RENNES-77833', '13');
});

test('faults.md 15: the browser cuts the connection: opened anew, or «pas gardée» and the text stays', async ({
	phone: { page }
}) => {
	await page.addInitScript(() => {
		const { transaction } = IDBDatabase.prototype;
		IDBDatabase.prototype.transaction = function (...args) {
			const cuts = Number(sessionStorage.getItem('cuts') ?? '0');
			if (cuts > 0) {
				sessionStorage.setItem('cuts', String(cuts - 1));
				throw new DOMException('Connection to Indexed Database server lost', 'UnknownError');
			}
			return transaction.apply(this, args);
		};
	});
	await openClaim(page, 'RENNES-77833');
	await fillCandidates(page, '11');
	await page.evaluate(() => sessionStorage.setItem('cuts', '1'));
	await page.getByLabel(PAY_WORDS.candidates).fill('12');
	await expect(page.getByText('Brouillon sur cet appareil').first()).toBeVisible();
	await expect.poll(() => page.evaluate(() => sessionStorage.getItem('cuts'))).toBe('0');
	await expect(page.getByText(TYPED_FAULTS.lost)).toHaveCount(0);
	await page.reload();
	await expectCandidates(page, 'RENNES-77833', '12');

	await page.evaluate(() => sessionStorage.setItem('cuts', '1000000'));
	await page.getByLabel(PAY_WORDS.candidates).fill('13');
	await expect(page.getByText(TYPED_FAULTS.lost)).toBeVisible();
	await expect(page.getByLabel(PAY_WORDS.candidates)).toHaveValue('13');
	await page.evaluate(() => sessionStorage.setItem('cuts', '0'));
	await page.getByLabel(PAY_WORDS.candidates).fill('14');
	await expect(page.getByText(TYPED_FAULTS.lost)).toBeHidden();
	await page.reload();
	await expectCandidates(page, 'RENNES-77833', '14');
});

test('faults.md 16: IndexedDB emptied with two items unsent: told, never taken for sent, rebuilt', async ({
	phone: { context, page, proxy }
}) => {
	await proxy.down();
	await saveCandidates(page, 'RENNES-77833', '11');
	await openClaim(page, 'RENNES-77642');
	await openTab(page, 'remuneration');
	await page.getByLabel(PAY_WORDS.copies).fill('31');
	await expect(syncStatus(page)).toContainText('2 à envoyer');
	expect(await page.evaluate(() => navigator.storage.persisted())).toEqual(expect.any(Boolean));

	// As WebKit's eviction does: the databases go, what stands beside them stays.
	const origin = new URL(proxy.url).origin;
	await page.goto('about:blank');
	const cdp = await context.newCDPSession(page);
	await cdp.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
	await proxy.up();
	await page.goto(`${proxy.url}/accueil`);
	// The key went as well: the password makes a new one, and nothing is said to be sent meanwhile.
	await page.getByLabel(LOCK_WORDS.password).fill(TEACHER.password);
	await expect(page.getByText('rien à envoyer')).toHaveCount(0);
	await page.getByLabel(LOCK_WORDS.password).press('Enter');
	await expect(page.getByText(lossSentence(2))).toBeVisible();
	await page.reload();
	await expect(page.getByText(lossSentence(2))).toBeVisible();
	await page.getByRole('button', { name: STORAGE_WORDS.lossRead }).click();
	await expect(page.getByText(STORAGE_WORDS.lossTitle)).toBeHidden();
	await page.reload();
	await expectCandidates(page, 'RENNES-77833', '');
	await expect(page.getByText(STORAGE_WORDS.lossTitle)).toHaveCount(0);
});

test('faults.md 13: kept bytes that are empty when they are to be sent: told, never sent, the claim is not', async ({
	phone: { page, proxy },
	truth
}) => {
	await proxy.down();
	await openClaim(page, 'RENNES-77833');
	await openTab(page, 'summary');
	await attach(page, TRAVEL_FOLDER, await ticketPhoto(page, 'peage.jpg', { text: 'PEAGE' }));
	await expect(page.getByText(`peage.jpg : ${DOCUMENT_WORDS.added}`).first()).toBeVisible();
	await cutRows(page, 'bytes', 0);
	await saveCandidates(page, 'RENNES-52525', '8');
	await proxy.up();
	await syncByHand(page);
	await expect(syncStatus(page)).toContainText('1 à corriger');
	await expect(unsentList(page).getByText('peage.jpg')).toBeVisible();
	expect((await truth.theClaimOf(77833)).documents).toEqual([]);
	// The other claim went on.
	expect((await truth.theClaimOf(52525)).content.remuneration).toMatchObject({ candidates: 8 });
});

test('an old tab over a database upgrade: what is typed is kept, it gives way, says so and offers to reload', async ({
	phone: { context, page, proxy }
}) => {
	await openClaim(page, 'RENNES-77833');
	await fillCandidates(page, '21');
	const name = await databaseOf(page);
	const later = await context.newPage();
	await later.goto(`${proxy.url}/healthz`);
	// The keystroke of the very moment, then the next build opens its version.
	await page.getByLabel(PAY_WORDS.candidates).fill('22');
	const opened = await later.evaluate(
		(database) =>
			new Promise<number>((resolve, reject) => {
				const request = indexedDB.open(database, 990);
				request.onupgradeneeded = () => request.result.createObjectStore('later');
				request.onsuccess = () => {
					const { version } = request.result;
					request.result.close();
					resolve(version);
				};
				request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
			}),
		name
	);
	expect(opened).toBe(990);
	const dialog = page.getByRole('dialog', { name: STORAGE_WORDS.supersededTitle });
	await expect(dialog).toContainText(STORAGE_WORDS.supersededKept);
	await expect(page.getByLabel(PAY_WORDS.candidates)).toHaveValue('22');
	// This build is the older one now: it writes nothing into the newer database, and says so again.
	await dialog.getByRole('button', { name: STORAGE_WORDS.reload }).click();
	await expect(page.getByRole('dialog', { name: STORAGE_WORDS.supersededTitle })).toBeVisible();
	const rows = await later.evaluate(
		(database) =>
			new Promise<number>((resolve, reject) => {
				const request = indexedDB.open(database);
				request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
				request.onsuccess = () => {
					const counted = request.result.transaction('drafts').objectStore('drafts').count();
					counted.onsuccess = () => resolve(counted.result);
				};
			}),
		name
	);
	expect(rows).toBe(1);
});

test('an upgrade that another tab holds up is told, and goes on by itself', async ({
	phone: { context, page, proxy }
}) => {
	const name = await databaseOf(page);
	await page.goto(`${proxy.url}/healthz`);
	// A tab of long ago that does not give way: an older version, open and deaf.
	await page.evaluate(async (database) => {
		await new Promise<void>((resolve, reject) => {
			const gone = indexedDB.deleteDatabase(database);
			gone.onsuccess = () => resolve();
			gone.onerror = () => reject(gone.error ?? new Error('IndexedDB'));
		});
		await new Promise<void>((resolve, reject) => {
			const request = indexedDB.open(database, 1);
			request.onsuccess = () => {
				Object.assign(globalThis, { kept: request.result });
				resolve();
			};
			request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
		});
	}, name);
	const fresh = await context.newPage();
	await fresh.goto(`${proxy.url}/accueil`);
	await expect(fresh.getByText(STORAGE_WORDS.blocked)).toBeVisible();
	await page.close();
	await expect(fresh.getByText(STORAGE_WORDS.blocked)).toBeHidden();
	await expect(fresh.getByText(TEACHER.fullName).first()).toBeVisible();
});

test('two tabs type on one claim: each field keeps what was typed in it, a field of both is told', async ({
	phone: { context, page },
	truth
}) => {
	const other = await context.newPage();
	await openClaim(page, 'RENNES-77833');
	await other.goto(page.url());
	await openTab(page, 'remuneration');
	await openTab(other, 'travel');
	await page.getByLabel(PAY_WORDS.candidates).fill('12');
	await other.getByRole('button', { name: `${TRIP_WORDS.complete} 1` }).click();
	await other.getByRole('dialog').getByLabel(TRIP_WORDS.comment).fill('Depuis le deuxième onglet');
	await other.getByRole('dialog').getByRole('button', { name: 'OK', exact: true }).click();
	await page.getByLabel(PAY_WORDS.candidates).fill('13');
	await openTab(other, 'remuneration');
	await expect(other.getByLabel(PAY_WORDS.candidates)).toHaveValue('13');
	await openTab(page, 'summary');
	await expect(page.getByText('Depuis le deuxième onglet').first()).toBeVisible();
	await page.reload();
	await expect(page.getByText('Depuis le deuxième onglet').first()).toBeVisible();
	await expectCandidates(page, 'RENNES-77833', '13');
	await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
	await untilAllSent(page);
	const { content } = await truth.theClaimOf(77833);
	expect(content.remuneration).toMatchObject({ candidates: 13 });
	expect(content.trips[0]).toMatchObject({ comment: 'Depuis le deuxième onglet' });
});
