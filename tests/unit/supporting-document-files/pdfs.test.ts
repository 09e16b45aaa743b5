import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inspectDocument } from '../../../src/lib/domain/supporting-document/inspect-document';
import { buildPdf, flate, objectStream, ONE_PAGE, onePageWith } from '../../fixtures/documents/pdf-builder';
import { bytesOf } from '../../fixtures/documents/image-builder';

const answer = (bytes: Uint8Array) => {
	const inspected = inspectDocument(bytes);
	return inspected.ok ? `${inspected.format} ${inspected.pages}` : inspected.code;
};
const catalogue = (entries: string) => `<< /Type /Catalog /Pages 2 0 R ${entries} >>`;
const honest = buildPdf(ONE_PAGE);

describe('a PDF that is whole', () => {
	it('is accepted with its number of pages', () => {
		expect(answer(honest)).toBe('pdf 1');
	});

	it('may have a byte order mark and blanks before its header, nothing else', () => {
		expect(answer(bytesOf('\u00ef\u00bb\u00bf\r\n\r\n', honest))).toBe('pdf 1');
		expect(answer(bytesOf('<html></html>', honest))).toBe('document-mismatch');
		expect(answer(bytesOf('A', honest))).toBe('document-mismatch');
	});

	it('may have nonsense in its cross-reference table, since viewers repair it', () => {
		const text = Buffer.from(honest)
			.toString('latin1')
			.replaceAll(/\d{10} 00000 n/g, '0000000001 00000 n');
		expect(answer(bytesOf(text))).toBe('pdf 1');
	});

	it('may keep its objects in a compressed stream', () => {
		const objects = objectStream({ 7: '<< /Type /Catalog /Pages 2 0 R >>' });
		expect(answer(buildPdf(['<< /Unused true >>', ...ONE_PAGE.slice(1), objects], '', 7))).toBe('pdf 1');
	});

	it('is refused when cut short at any byte', () => {
		for (let length = 20; length < honest.length - 6; length += 7) {
			expect(inspectDocument(honest.subarray(0, length)).ok, String(length)).toBe(false);
		}
	});

	it('is refused without a real structure, a page, or what a page shows', () => {
		expect(answer(bytesOf('%PDF-1.4\nnot a PDF\n%%EOF\n'))).toBe('document-damaged');
		expect(answer(bytesOf('%PDF-1.4\n<html><script>alert(1)</script></html>'))).toBe('document-damaged');
		expect(answer(onePageWith({ 2: '<< /Type /Pages /Kids [] /Count 0 >>' }))).toBe('document-damaged');
		expect(answer(onePageWith({ 2: '<< /Type /Pages /Kids [3 0 R 30 0 R] /Count 2 >>' }))).toBe(
			'document-damaged'
		);
		const page = '<< /Type /Page /Parent 2 0 R /Contents 40 0 R >>';
		expect(answer(onePageWith({ 3: page }))).toBe('document-damaged');
	});

	it('is refused with an archive behind it, or much of anything else', () => {
		const record = bytesOf('PK\u0005\u0006', new Array<number>(18).fill(0));
		expect(answer(bytesOf(honest, record))).toBe('document-mismatch');
		expect(answer(bytesOf(honest, 'x'.repeat(2_000)))).toBe('document-damaged');
		expect(answer(bytesOf(honest, '\n\n'))).toBe('pdf 1');
	});
});

describe('what runs by itself in a PDF', () => {
	const script = '<< /S /JavaScript /JS (app.alert(1)) >>';

	it.each([
		['a script at opening', { 1: catalogue(`/OpenAction ${script}`) }],
		['a script behind a reference', { 1: catalogue('/OpenAction 6 0 R'), 6: script }],
		['a script with escaped names', { 1: catalogue('/OpenAction << /#53 /Java#53cript /J#53 (x) >>') }],
		[
			'a script with its kind behind a reference',
			{ 1: catalogue('/OpenAction << /S 6 0 R >>'), 6: '/JavaScript' }
		],
		[
			'a script in the names of the document',
			{ 1: catalogue('/Names << /JavaScript 6 0 R >>'), 6: `<< /Names [(a) ${script}] >>` }
		],
		['a script in an unclosed dictionary', { 6: '<< /S /JavaScript /JS (x)' }],
		['a script after a double key', { 1: catalogue('/OpenAction << /S /JavaScript /JS (x) /S /GoTo >>') }],
		[
			'a script chained to a harmless action',
			{ 1: catalogue(`/OpenAction << /S /GoTo /Next [${script}] >>`) }
		],
		['a script of a field', { 6: `<< /FT /Tx /AA << /K ${script} >> >>` }],
		[
			'a script whose text is a stream',
			{ 1: catalogue('/OpenAction << /S /Rendition /JS 6 0 R >>'), 6: flate('x') }
		],
		['a program', { 1: catalogue('/OpenAction << /S /Launch /F (calc.exe) >>') }],
		['a program behind a link', { 6: '<< /Subtype /Link /A << /S /Launch /F (calc.exe) >> >>' }],
		['an embedded document opened', { 6: '<< /A << /S /GoToE >> >>' }],
		['a print dialog at opening', { 1: catalogue('/OpenAction << /S /Named /N /Print >>') }],
		['a call outside at opening', { 1: catalogue('/OpenAction << /S /URI /URI (http://a.example) >>') }],
		['a form sent when a page opens', { 6: '<< /AA << /O << /S /SubmitForm >> >> >>' }],
		['an XFA form', { 1: catalogue('/AcroForm << /XFA [(template) 6 0 R] >>'), 6: flate('<xdp/>') }],
		['rich media', { 6: '<< /Type /Annot /Subtype /RichMedia >>' }]
	])('is refused: %s', (_, changes) => {
		expect(answer(onePageWith(changes))).toBe('document-active-content');
	});

	it('is told in time when harmless actions turn in circles', () => {
		const circle = '<< /S /GoTo /Next [6 0 R 6 0 R 7 0 R] >>';
		const changes = { 1: catalogue('/OpenAction 6 0 R'), 6: circle, 7: '<< /S /GoTo /Next [6 0 R 7 0 R] >>' };
		expect(answer(onePageWith(changes))).toBe('pdf 1');
	});

	it('is found in a compressed object stream, even one that hides its kind or stacks filters', () => {
		const hidden = { 7: script };
		expect(answer(onePageWith({ 6: objectStream(hidden) }))).toBe('document-active-content');
		expect(answer(onePageWith({ 6: objectStream(hidden, '') }))).toBe('document-active-content');
		const plain = objectStream(hidden);
		const twice = {
			dict: plain.dict.replace('/FlateDecode', '[/FlateDecode /FlateDecode]'),
			data: deflateSync(plain.data)
		};
		expect(answer(onePageWith({ 6: twice }))).toBe('document-active-content');
		const hex = {
			dict: plain.dict.replace('/FlateDecode', '[/AHx /Fl]'),
			data: Buffer.from(`${Buffer.from(plain.data).toString('hex')}>`)
		};
		expect(answer(onePageWith({ 6: hex }))).toBe('document-active-content');
	});

	it('is found where the table alone would lead, inside another object’s stream', () => {
		const inside = { dict: '', data: bytesOf(`9 0 obj ${script} endobj`) };
		expect(answer(onePageWith({ 6: inside }))).toBe('document-active-content');
		expect(answer(bytesOf(honest, `\n% 9 0 obj ${script} endobj\n%%EOF\n`))).toBe('document-active-content');
	});

	it.each([
		['a page to show first', { 1: catalogue('/OpenAction [3 0 R /Fit]') }],
		['a move inside the document', { 1: catalogue('/OpenAction << /S /GoTo /D [3 0 R /Fit] >>') }],
		[
			'harmless triggers',
			{ 6: '<< /AA << /O << /S /GoTo /D [3 0 R /Fit] >> /C << /S /Named /N /NextPage >> >> >>' }
		],
		['a link to the web', { 6: '<< /Subtype /Link /A << /S /URI /URI (http://a.example) >> >>' }],
		['a font called JS', { 6: '<< /Font << /JS 5 0 R >> >>' }],
		['an empty list of scripts', { 1: catalogue('/Names << /JavaScript << /Names [] >> >>') }],
		['the word in a text', { 6: '<< /Title (JavaScript /JS /Launch) >>' }],
		['a file attached, as electronic invoices have', { 6: '<< /Names [(a.xml) << /Type /Filespec >>] >>' }]
	])('is not mistaken for %s', (_, changes) => {
		expect(answer(onePageWith(changes))).toBe('pdf 1');
	});
});

describe('a PDF that nobody could open or bear', () => {
	it('is refused when it is encrypted, whatever the password', () => {
		expect(answer(onePageWith({}, '/Encrypt << /Filter /Standard >>'))).toBe('document-encrypted');
		expect(answer(onePageWith({ 6: '<< /Filter /Standard >>' }, '/Encrypt 6 0 R'))).toBe(
			'document-encrypted'
		);
	});

	it('is accepted with 200 pages and refused with 201, counted or announced', () => {
		const kids = (count: number) => `<< /Type /Pages /Kids [${'3 0 R '.repeat(count)}] /Count ${count} >>`;
		expect(answer(onePageWith({ 2: kids(200) }))).toBe('pdf 200');
		expect(answer(onePageWith({ 2: kids(201) }))).toBe('document-pages');
		expect(answer(onePageWith({ 2: '<< /Type /Pages /Kids [3 0 R] /Count 20000 >>' }))).toBe(
			'document-pages'
		);
	});

	it('is refused when its tree of pages turns in circles or multiplies', () => {
		expect(answer(onePageWith({ 2: '<< /Type /Pages /Kids [2 0 R] /Count 1 >>' }))).toBe('document-damaged');
		const levels: Record<number, string> = { 2: '<< /Kids [6 0 R 6 0 R] >>' };
		for (let level = 6; level < 30; level++)
			levels[level] = `<< /Kids [${level + 1} 0 R ${level + 1} 0 R] >>`;
		levels[30] = '<< /Kids [] >>';
		expect(answer(onePageWith(levels))).toBe('document-pages');
	});

	it('is refused when a stream swells beyond measure, in one layer or two', () => {
		const blanks = Buffer.alloc(120 * 1024 * 1024, 32);
		expect(answer(onePageWith({ 4: flate(blanks) }))).toBe('document-dimensions');
		const twice = { dict: '/Filter [/FlateDecode /FlateDecode]', data: deflateSync(deflateSync(blanks)) };
		expect(answer(onePageWith({ 4: twice }))).toBe('document-dimensions');
		expect(answer(onePageWith({ 6: objectStream({ 7: `(${' '.repeat(110 * 1024 * 1024)})` }) }))).toBe(
			'document-dimensions'
		);
	});

	it('is refused when a picture in it is announced beyond measure', () => {
		const image = (side: number) => ({
			dict: `/Subtype /Image /Width ${side} /Height ${side} /Filter /JBIG2Decode`,
			data: bytesOf('x')
		});
		expect(answer(onePageWith({ 6: image(17_000) }))).toBe('pdf 1');
		expect(answer(onePageWith({ 6: image(35_000) }))).toBe('document-dimensions');
		expect(answer(onePageWith({ 6: image(100_000) }))).toBe('document-dimensions');
	});

	it.each([
		['unclosed strings', 'obj('],
		['unclosed arrays', 'obj['],
		['nested dictionaries', 'obj<<'],
		['names', '/a'],
		['comments', '%'],
		['numbers before a word', '1 0 obj '],
		['streams', '1 0 obj<</Filter/Fl>>stream\nx'],
		['many versions of one object', '6 0 obj<</S 6 0 R>>endobj '],
		['hexadecimal streams', 'obj<</N 1/First 9/Filter[/AHx/Fl]>>stream\n00endstream '],
		['overlapping object streams', 'obj<</N 1/First 9/Filter/Fl>>stream\nx\u0001endstream '],
		['actions', 'obj<</AA<</O 6 0 R>>/OpenAction 6 0 R>>endobj ']
	])('comes to an end on %s repeated through 5 Mo', (_, unit) => {
		const body = unit.repeat(Math.floor(5_000_000 / unit.length));
		// Work that grew with the square of this would outlast any test's time.
		expect(inspectDocument(bytesOf('%PDF-1.4\n1 0 obj ', body, '\n%%EOF')).ok).toBe(false);
	});
});
