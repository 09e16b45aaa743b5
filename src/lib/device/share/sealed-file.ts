// A file sealed for one person by who holds no key of theirs: anybody can close it, only the open store opens it.
// ECDH P-256 with a key pair for each file, HKDF-SHA-256, AES-GCM 256. Knows no storage.
import { newId } from '../uuid-v7';

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;
/** Of what a file is sealed into, for builds that will seal otherwise. */
const FORM = 1;
const IV_BYTES = 12;
const SALT_BYTES = 16;

/** Both halves as bytes: the private one is kept in a row that the person's data key seals, and nowhere else. */
export interface SharePair {
	/** PKCS #8. */
	privateKey: ArrayBuffer;
	/** An uncompressed point, 65 bytes. */
	publicKey: ArrayBuffer;
}

export interface SharedFile {
	/** As the other app called it. */
	name: string;
	/** ISO instant by the device's clock. */
	receivedAt: string;
	bytes: ArrayBuffer;
}

/** Tells whose it is and how heavy, and nothing more. */
export interface SealedFile {
	form: number;
	accountId: string;
	/** Public half of the pair made for this file. */
	ephemeral: ArrayBuffer;
	salt: ArrayBuffer;
	headIv: ArrayBuffer;
	/** Name and instant. */
	head: ArrayBuffer;
	contentIv: ArrayBuffer;
	content: ArrayBuffer;
}

export async function makeSharePair(): Promise<SharePair> {
	const pair = await crypto.subtle.generateKey(CURVE, true, ['deriveBits']);
	const [privateKey, publicKey] = await Promise.all([
		crypto.subtle.exportKey('pkcs8', pair.privateKey),
		crypto.subtle.exportKey('raw', pair.publicKey)
	]);
	return { privateKey, publicKey };
}

function random(length: number): ArrayBuffer {
	return crypto.getRandomValues(new Uint8Array(length)).buffer;
}

function joined(...parts: readonly ArrayBuffer[]): ArrayBuffer {
	const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
	let offset = 0;
	for (const part of parts) {
		whole.set(new Uint8Array(part), offset);
		offset += part.byteLength;
	}
	return whole.buffer;
}

/** Both public halves are part of what the key comes from: none can be put in another's place. */
async function fileKey(
	own: CryptoKey,
	other: CryptoKey,
	{ salt, publics }: { salt: ArrayBuffer; publics: ArrayBuffer }
): Promise<CryptoKey> {
	const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: other }, own, 256);
	const base = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
	const algorithm = { name: 'HKDF', hash: 'SHA-256', salt, info: publics };
	return crypto.subtle.deriveKey(algorithm, base, { name: 'AES-GCM', length: 256 }, false, [
		'encrypt',
		'decrypt'
	]);
}

function publicKeyOf(raw: ArrayBuffer): Promise<CryptoKey> {
	return crypto.subtle.importKey('raw', raw, CURVE, false, []);
}

/** Bound to the ciphertext: what was sealed under one id or for one account opens under no other. */
function gcm(iv: ArrayBuffer, accountId: string, id: string, part: 'head' | 'content'): AesGcmParams {
	const additionalData = new TextEncoder().encode(`${FORM}/${accountId}/${id}/${part}`);
	return { name: 'AES-GCM', iv, additionalData };
}

/** `publicKey`: of the person's pair. Needs no key of theirs. Under an id of its own, later than those before. */
export async function sealFile(
	{ accountId, publicKey }: { accountId: string; publicKey: ArrayBuffer },
	{ name, receivedAt, bytes }: SharedFile
): Promise<{ id: string; sealed: SealedFile }> {
	const id = newId();
	const pair = await crypto.subtle.generateKey(CURVE, false, ['deriveBits']);
	const ephemeral = await crypto.subtle.exportKey('raw', pair.publicKey);
	const [salt, headIv, contentIv] = [random(SALT_BYTES), random(IV_BYTES), random(IV_BYTES)];
	const key = await fileKey(pair.privateKey, await publicKeyOf(publicKey), {
		salt,
		publics: joined(ephemeral, publicKey)
	});
	const text = new TextEncoder().encode(JSON.stringify({ name, receivedAt }));
	const [head, content] = await Promise.all([
		crypto.subtle.encrypt(gcm(headIv, accountId, id, 'head'), key, text),
		crypto.subtle.encrypt(gcm(contentIv, accountId, id, 'content'), key, bytes)
	]);
	return { id, sealed: { form: FORM, accountId, ephemeral, salt, headIv, head, contentIv, content } };
}

/** Null: sealed for another pair, changed or cut since. Throws on a form that this build does not know. */
export async function openFile(id: string, pair: SharePair, sealed: SealedFile): Promise<SharedFile | null> {
	if (sealed.form !== FORM) throw new Error('a file sealed in a form that this build does not know');
	const { accountId, ephemeral, salt, headIv, head, contentIv, content } = sealed;
	try {
		const own = await crypto.subtle.importKey('pkcs8', pair.privateKey, CURVE, false, ['deriveBits']);
		const key = await fileKey(own, await publicKeyOf(ephemeral), {
			salt,
			publics: joined(ephemeral, pair.publicKey)
		});
		const text = await crypto.subtle.decrypt(gcm(headIv, accountId, id, 'head'), key, head);
		const bytes = await crypto.subtle.decrypt(gcm(contentIv, accountId, id, 'content'), key, content);
		const { name, receivedAt } = JSON.parse(new TextDecoder().decode(text)) as Omit<SharedFile, 'bytes'>;
		return { name, receivedAt, bytes };
	} catch (error) {
		// WebCrypto's words for a tag that does not fit, and for a point that is none.
		if (error instanceof DOMException && ['OperationError', 'DataError'].includes(error.name)) return null;
		throw error;
	}
}
