// A row's value as bytes and back, for what seals it: JSON, with the value's own buffers behind it as they are.

const LENGTH_BYTES = 4;

interface Head {
	/** The value, without its buffers. */
	value: unknown;
	/** Property and length of each buffer that follows, in order. */
	buffers: [property: string, byteLength: number][];
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * `[length of head: 4 bytes][head: JSON in UTF-8][buffer]…`. Only a value's own properties may be ArrayBuffers (rows
 * that hold bytes hold them there): photos are neither copied into text nor grown by a third.
 */
export function packValue(value: unknown): Uint8Array<ArrayBuffer> {
	const found = isObject(value)
		? Object.entries(value).filter((entry): entry is [string, ArrayBuffer] => entry[1] instanceof ArrayBuffer)
		: [];
	const head: Head = {
		value:
			found.length === 0
				? value
				: Object.fromEntries(
						Object.entries(value as object).filter(([, part]) => !(part instanceof ArrayBuffer))
					),
		buffers: found.map(([property, buffer]) => [property, buffer.byteLength])
	};
	const text = new TextEncoder().encode(JSON.stringify(head));
	const bufferBytes = found.reduce((sum, [, buffer]) => sum + buffer.byteLength, 0);
	const packed = new Uint8Array(LENGTH_BYTES + text.byteLength + bufferBytes);
	new DataView(packed.buffer).setUint32(0, text.byteLength);
	packed.set(text, LENGTH_BYTES);
	let offset = LENGTH_BYTES + text.byteLength;
	for (const [, buffer] of found) {
		packed.set(new Uint8Array(buffer), offset);
		offset += buffer.byteLength;
	}
	return packed;
}

export function unpackValue(packed: ArrayBuffer): unknown {
	const headLength = new DataView(packed).getUint32(0);
	const text = new TextDecoder().decode(new Uint8Array(packed, LENGTH_BYTES, headLength));
	const { value, buffers } = JSON.parse(text) as Head;
	if (buffers.length === 0 || !isObject(value)) return value;
	let offset = LENGTH_BYTES + headLength;
	for (const [property, byteLength] of buffers) {
		value[property] = packed.slice(offset, offset + byteLength);
		offset += byteLength;
	}
	return value;
}
