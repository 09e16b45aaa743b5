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
			'content-disposition': attachmentNamed(file.name),
			'x-content-type-options': 'nosniff',
			'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
			'cache-control': 'no-store'
		}
	});
}

/**
 * RFC 6266: a plain name as it is («ticket_12.pdf»); any other by its UTF-8 bytes, with a plain one beside it for
 * old readers. Documents' names are plain since they are put right at deposit; a header never depends on that.
 */
export function attachmentNamed(name: string): string {
	const plain = name.replace(/[^A-Za-z0-9._-]/g, '_');
	if (plain === name) return `attachment; filename="${name}"`;
	const encoded = encodeURIComponent(name.toWellFormed()).replace(
		/['()*]/g,
		(sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
	);
	return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
