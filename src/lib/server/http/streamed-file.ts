// A file that is sent while it is read: the next piece when the network has taken the last. Saved, never shown, never kept.
import { attachmentNamed } from './hand-file';

export interface StreamedFileFacts {
	name: string;
	mediaType: string;
	/** Null: not known before the end. */
	byteLength: number | null;
}

export function streamedFile(
	pieces: AsyncIterable<Uint8Array>,
	{ name, mediaType, byteLength }: StreamedFileFacts
): Response {
	const reader = pieces[Symbol.asyncIterator]();
	const body = new ReadableStream<Uint8Array>(
		{
			async pull(controller) {
				try {
					const { value, done } = await reader.next();
					if (done === true) controller.close();
					else controller.enqueue(value);
				} catch (error) {
					controller.error(error);
				}
			},
			async cancel() {
				await reader.return?.();
			}
		},
		{ highWaterMark: 0 }
	);
	return new Response(body, {
		headers: {
			'content-type': mediaType,
			...(byteLength === null ? {} : { 'content-length': String(byteLength) }),
			'content-disposition': attachmentNamed(name),
			'x-content-type-options': 'nosniff',
			'cache-control': 'no-store'
		}
	});
}
