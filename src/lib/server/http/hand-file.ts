// The form of every answer that carries a person's file: saved, never shown by the browser, never kept by a cache.
import type { DocumentFormat } from '$lib/domain/supporting-document/supporting-document';

const MEDIA_TYPES: Record<DocumentFormat, string> = {
	jpeg: 'image/jpeg',
	png: 'image/png',
	gif: 'image/gif',
	pdf: 'application/pdf'
};

export function handFile(file: {
	name: string;
	format: DocumentFormat;
	bytes: Uint8Array<ArrayBuffer>;
}): Response {
	return new Response(file.bytes, {
		headers: {
			'content-type': MEDIA_TYPES[file.format],
			'content-length': String(file.bytes.byteLength),
			// Names are of letters, digits, «_», «-» and «.» alone: nothing to escape.
			'content-disposition': `attachment; filename="${file.name}"`,
			'x-content-type-options': 'nosniff',
			'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
			'cache-control': 'no-store'
		}
	});
}
