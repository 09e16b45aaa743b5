// How a handed file is named in its answer (RFC 6266): any name passes, none breaks the header.
import { expect, it } from 'vitest';
import { attachmentNamed, handFile } from '$lib/server/http/hand-file';

it.each([
	['ticket_12.pdf', 'attachment; filename="ticket_12.pdf"'],
	[
		'reçu (août).jpg',
		`attachment; filename="re_u__ao_t_.jpg"; filename*=UTF-8''re%C3%A7u%20%28ao%C3%BBt%29.jpg`
	],
	['a"; x="\r\nset-cookie: b.pdf', /^attachment; filename="[\w.-]+"; filename\*=UTF-8''[\w.%-]+$/],
	['\ud800.pdf', `attachment; filename="_.pdf"; filename*=UTF-8''%EF%BF%BD.pdf`]
])('%j', (name, expected) => {
	if (typeof expected === 'string') expect(attachmentNamed(name)).toBe(expected);
	else expect(attachmentNamed(name)).toMatch(expected);
	const { headers } = handFile({ name, format: 'jpeg', bytes: new Uint8Array(3) });
	expect(headers.get('content-disposition')).toBe(attachmentNamed(name));
	expect(headers.get('content-length')).toBe('3');
});
