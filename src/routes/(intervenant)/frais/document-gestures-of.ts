// Attaching, opening and deleting documents of one claim, as actions of the device. What a phone seldom needs (pictures)
// comes when asked for.
import { deleteDocument } from '$lib/device/actions/delete-document';
import { syncStatus } from '$lib/device/live/device-state.svelte';
import { tooHeavyToReadSentence } from '$lib/fr/documents';
import { REFUSAL_SENTENCES } from '$lib/fr/refusals';
import { DOCUMENT_WORDS } from '$lib/fr/screens/claim';
import { handOver } from '$lib/ui/frame/hand-over';
import type { DocumentGestures, GestureResult } from '$lib/ui/receipt/document-gestures';

type Answer = { ok: true } | { ok: false; code: keyof typeof REFUSAL_SENTENCES };

export async function gesture(answer: Promise<Answer>): Promise<GestureResult> {
	const result = await answer;
	return result.ok ? { ok: true } : { ok: false, sentence: REFUSAL_SENTENCES[result.code] };
}

/** `key`: the mission's, `RENNES-77833`. */
export function documentGestures(
	key: string,
	{ keepNow }: Pick<DocumentGestures, 'keepNow'>
): DocumentGestures {
	const choices: Promise<void>[] = [];
	const keptIds: string[] = [];
	return {
		keepNow,
		attach: async (file, folder, purpose) => {
			const { attachDocument } = await import('$lib/device/actions/attach-document');
			const result = await attachDocument(key, { file, folder, purpose });
			if (result.ok) {
				keptIds.push(result.document.id);
				return result;
			}
			const { code, maxBytes } = result;
			const sentence =
				maxBytes === undefined ? REFUSAL_SENTENCES[code] : tooHeavyToReadSentence(file.size, maxBytes);
			return { ok: false, sentence };
		},
		receiptTools: () => import('$lib/device/actions/receipt-tools'),
		noteChoice: (work) => void choices.push(work),
		chosenKept: async () => {
			await Promise.all(choices);
			return keptIds;
		},
		removeDocument: async (id) => {
			const result = await deleteDocument(key, id);
			if (!result.ok) return { ok: false, sentence: REFUSAL_SENTENCES[result.code] };
			if (keptIds.includes(id)) keptIds.splice(keptIds.indexOf(id), 1);
			const { putBack } = result;
			if (putBack === null) return { ok: true, putBack };
			return {
				ok: true,
				putBack: async () => {
					const back = await putBack();
					if (back.ok) keptIds.push(back.document.id);
					return gesture(Promise.resolve(back));
				}
			};
		},
		sentShare: (id) => {
			const { step } = syncStatus;
			return step?.kind === 'document' && step.documentId === id ? step.sentShare : null;
		},
		documentBlob: async (id) => {
			const { documentBlob } = await import('$lib/device/actions/open-document');
			return documentBlob(id);
		},
		openPdf: async (bytes, ending) => {
			const { openPdf } = await import('$lib/device/actions/look-at-pdf');
			return openPdf(bytes, ending);
		},
		openDocument: async (id, name) => {
			const { documentBlob } = await import('$lib/device/actions/open-document');
			const blob = await documentBlob(id);
			if (blob === null) return { ok: false, sentence: DOCUMENT_WORDS.notOpened };
			handOver(blob, name);
			return { ok: true };
		}
	};
}
