// A ZIP that is sent while it is made, one file in memory at a time. Files are stored as they are: photos and PDFs are
// compressed already. Knows no file by name.
import { crc32 } from 'node:zlib';

/** The plain format counts in 32 bits; one person's quota is far below. */
const MOST_BYTES = 0xffff_ffff;
const MOST_FILES = 0xffff;
/** Names are UTF-8. */
const UTF8_FLAG = 0x0800;
const VERSION = 20;

export interface ZipEntry {
	name: string;
	bytes: Uint8Array;
}

/** MS-DOS date and time, UTC, to two seconds: what the format has. */
function dosMoment(at: Date): { date: number; time: number } {
	return {
		date: ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
		time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1)
	};
}

/** The fields that a file's own header and the directory at the end share. */
function sharedFields(name: Buffer, bytes: Uint8Array, at: Date): Buffer {
	const { date, time } = dosMoment(at);
	const fields = Buffer.alloc(26);
	fields.writeUInt16LE(VERSION, 0);
	fields.writeUInt16LE(UTF8_FLAG, 2);
	fields.writeUInt16LE(time, 6);
	fields.writeUInt16LE(date, 8);
	fields.writeUInt32LE(crc32(bytes), 10);
	fields.writeUInt32LE(bytes.byteLength, 14);
	fields.writeUInt32LE(bytes.byteLength, 18);
	fields.writeUInt16LE(name.byteLength, 22);
	return fields;
}

function signature(text: string): Buffer {
	return Buffer.from(text, 'latin1');
}

function directoryEntry(shared: Buffer, name: Buffer, offset: number): Buffer {
	const rest = Buffer.alloc(14);
	rest.writeUInt32LE(offset, 10);
	const madeBy = Buffer.from([VERSION, 0]);
	return Buffer.concat([signature('PK\x01\x02'), madeBy, shared, rest, name]);
}

function endOf(count: number, directoryBytes: number, offset: number): Buffer {
	const end = Buffer.alloc(18);
	end.writeUInt16LE(count, 4);
	end.writeUInt16LE(count, 6);
	end.writeUInt32LE(directoryBytes, 8);
	end.writeUInt32LE(offset, 12);
	return Buffer.concat([signature('PK\x05\x06'), end]);
}

async function* zipped(entries: AsyncIterable<ZipEntry>, at: Date): AsyncGenerator<Uint8Array> {
	const directory: Buffer[] = [];
	let offset = 0;
	for await (const { name: text, bytes } of entries) {
		const name = Buffer.from(text);
		const shared = sharedFields(name, bytes, at);
		const head = Buffer.concat([signature('PK\x03\x04'), shared, name]);
		directory.push(directoryEntry(shared, name, offset));
		offset += head.byteLength + bytes.byteLength;
		if (offset > MOST_BYTES || directory.length > MOST_FILES)
			throw new RangeError('the archive is too large');
		yield head;
		yield bytes;
	}
	const whole = Buffer.concat(directory);
	yield whole;
	yield endOf(directory.length, whole.byteLength, offset);
}

/** The archive as a body: the next file is read when the network has taken the last. `done`: sent, broken or let go. */
export function zipStream(
	entries: AsyncIterable<ZipEntry>,
	at: Date,
	done: () => void
): ReadableStream<Uint8Array> {
	const parts = zipped(entries, at);
	return new ReadableStream<Uint8Array>(
		{
			async pull(controller) {
				try {
					const { value, done: isOver } = await parts.next();
					if (!isOver) return controller.enqueue(value);
					controller.close();
				} catch (error) {
					controller.error(error);
				}
				done();
			},
			async cancel() {
				await parts.return(undefined);
				done();
			}
		},
		{ highWaterMark: 0 }
	);
}
