// Any picture that can be attached, as a bitmap: by the browser, else, for a phone's HEIC, by a decoder of our own.
import type { InspectedDocument } from '$lib/domain/supporting-document/inspect-document';
import { decodeHeic, DecoderAbsent } from './decode-heic';
import { decodePhoto } from './redraw-photo';

export type DecodedPicture =
	{ ok: true; picture: ImageBitmap } | { ok: false; code: 'document-damaged' | 'document-unsupported' };

/** To be closed after use. */
export async function decodePicture(
	bytes: Uint8Array<ArrayBuffer>,
	format: InspectedDocument['format']
): Promise<DecodedPicture> {
	const picture = await decodePhoto(bytes, `image/${format}`);
	if (picture !== null) return { ok: true, picture };
	if (format === 'heic') return decodeByOurselves(bytes);
	const isKeptKind = format === 'jpeg' || format === 'png' || format === 'gif';
	return { ok: false, code: isKeptKind ? 'document-damaged' : 'document-unsupported' };
}

async function decodeByOurselves(bytes: Uint8Array<ArrayBuffer>): Promise<DecodedPicture> {
	try {
		const decoded = await decodeHeic(bytes);
		return decoded === null ? { ok: false, code: 'document-damaged' } : { ok: true, picture: decoded };
	} catch (error) {
		if (!(error instanceof DecoderAbsent)) reportError(error);
		// Told with the ways on, and it can be chosen again once there is a network.
		return { ok: false, code: 'document-unsupported' };
	}
}
