// Photos and PDFs that another app hands over (Web Share Target): sealed for the last person of this device and left for
// their app, network or not. Knows no key but a public one, no account but its id; nothing of it enters a cache.
/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
import { putSealed, readReceiver, sealedIds, type Receiver } from '../src/lib/device/share/share-database';
import { inboxAddress, type ShareOutcome } from '../src/lib/device/share/share-outcome';
import { sealFile } from '../src/lib/device/share/sealed-file';
import { chooseShared, isForeign } from './share-choice';
import { refusedPage } from './share-page';

declare const self: ServiceWorkerGlobalScope;

/** Name of the files' field in the manifest's `share_target`. */
const FIELD = 'files';

async function filesOf(request: Request): Promise<File[]> {
	try {
		const handed = (await request.formData()).getAll(FIELD);
		return handed.filter((part): part is File => part instanceof File && part.size > 0);
	} catch (error) {
		// Another kind of body, or one that broke off: nothing was handed over.
		if (error instanceof TypeError) return [];
		throw error;
	}
}

async function keep(file: File, receiver: Receiver): Promise<boolean> {
	try {
		const bytes = await file.arrayBuffer();
		const receivedAt = new Date().toISOString();
		const { id, sealed } = await sealFile(receiver, { name: file.name, receivedAt, bytes });
		await putSealed(id, sealed);
		return true;
	} catch (error) {
		// No room, or a file that the other app took back: told as not kept.
		if (error instanceof DOMException) return false;
		throw error;
	}
}

export async function takeShared(request: Request): Promise<Response> {
	if (isForeign(request.referrer, self.location.origin)) return refusedPage('foreign', crypto.randomUUID());
	const receiver = await readReceiver();
	if (receiver === undefined) return refusedPage('nobody', crypto.randomUUID());
	const waiting = await sealedIds(receiver.accountId);
	const { taken, tooHeavy, tooMany } = chooseShared(await filesOf(request), waiting.length);
	const outcome: ShareOutcome = { taken: 0, tooHeavy, tooMany, notKept: 0 };
	// One after the other: a photo of 50 MB is heavy enough alone on a small phone.
	for (const file of taken) outcome[(await keep(file, receiver)) ? 'taken' : 'notKept'] += 1;
	return Response.redirect(inboxAddress(outcome), 303);
}
