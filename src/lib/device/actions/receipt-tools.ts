// What a receipt needs before it is attached: read, judged, straightened, put together. Nothing is kept here.
import { legibilityDoubts, MEASURED_SIDE, type LegibilityDoubt } from '$lib/domain/receipt/legibility';
import { WHOLE_PICTURE, type Corners } from '$lib/domain/receipt/perspective';
import { inspectDocument } from '$lib/domain/supporting-document/inspect-document';
import { MAX_DOCUMENT_BYTES } from '$lib/domain/supporting-document/limits';
import { decodePicture } from '../photos/decode-picture';
export { keepDecoderNear } from '../photos/decode-heic';
import { greyPicture } from '../photos/grey-picture';
import { redrawAttempts } from '../photos/photo-decisions';
import { MAX_CHOSEN_BYTES } from '../photos/prepare-document';
import { drawAsJpeg, isCanvasFaithful } from '../photos/redraw-photo';
import { straightenPhoto } from '../photos/straighten-photo';

export interface ReceiptPicture {
	/** As chosen, or a JPEG of it where no browser shows the kind. */
	file: File;
	isConverted: boolean;
	/** Pixels, upright. */
	width: number;
	height: number;
	doubts: LegibilityDoubt[];
}

async function open(file: File): Promise<{ picture: ImageBitmap; isShown: boolean } | null> {
	if (file.size > MAX_CHOSEN_BYTES || !isCanvasFaithful()) return null;
	const bytes = new Uint8Array(await file.arrayBuffer());
	const inspected = inspectDocument(bytes);
	if (!inspected.ok || inspected.format === 'pdf') return null;
	const decoded = await decodePicture(bytes, inspected.format);
	return decoded.ok ? { picture: decoded.picture, isShown: inspected.format !== 'heic' } : null;
}

function jpegFile(bytes: Uint8Array<ArrayBuffer>, name: string): File {
	return new File([bytes], `${name.replace(/\.[^.]*$/, '')}.jpg`, { type: 'image/jpeg' });
}

/** Null: no picture, or none that can be read; whoever attaches it says why. */
export async function readPicture(file: File): Promise<ReceiptPicture | null> {
	const opened = await open(file);
	if (opened === null) return null;
	const { picture, isShown } = opened;
	try {
		const { width, height } = picture;
		const doubts = legibilityDoubts(width, height, greyPicture(picture, MEASURED_SIDE));
		if (isShown) return { file, isConverted: false, width, height, doubts };
		const [largest] = redrawAttempts(width, height);
		if (largest === undefined) return null;
		const shown = jpegFile(await drawAsJpeg(picture, largest), file.name);
		return { file: shown, isConverted: true, width, height, doubts };
	} finally {
		picture.close();
	}
}

/** The sheet between its corners, upright. `quarterTurns`: clockwise, before it is cut. */
export async function straighten(
	file: File,
	{ corners = WHOLE_PICTURE, quarterTurns = 0 }: { corners?: Corners; quarterTurns?: number }
): Promise<File> {
	const opened = await open(file);
	if (opened === null) throw new Error('a picture that was read can no longer be read');
	try {
		return jpegFile(await straightenPhoto(opened.picture, corners, quarterTurns), file.name);
	} finally {
		opened.picture.close();
	}
}

/** Pages in order, in one PDF light enough to be attached: smaller pictures if need be. `name` without extension. */
export async function bindPages(files: readonly File[], name: string): Promise<File> {
	const { renderPicturesPdf } = await import('$lib/pdf/pictures-pdf');
	let bytes = new Uint8Array();
	for (let rung = 0; rung < redrawAttempts(1, 1).length; rung += 1) {
		const pages: Uint8Array[] = [];
		for (const file of files) {
			const opened = await open(file);
			if (opened === null) throw new Error('a picture that was read can no longer be read');
			const { picture } = opened;
			const attempt = redrawAttempts(picture.width, picture.height)[rung];
			if (attempt !== undefined) pages.push(await drawAsJpeg(picture, attempt));
			picture.close();
		}
		bytes = await renderPicturesPdf(pages, name);
		if (bytes.length <= MAX_DOCUMENT_BYTES) break;
	}
	return new File([bytes], `${name}.pdf`, { type: 'application/pdf' });
}
