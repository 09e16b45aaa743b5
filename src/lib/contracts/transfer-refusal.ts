// Why a file of exported items is not taken. lib/fr has one sentence a code. Nothing is changed by a refused file.
export const TRANSFER_REFUSALS = [
	'not-an-export',
	'damaged',
	'too-large',
	'unsafe-name',
	'newer-version',
	'malformed',
	'other-account',
	'document-missing',
	'document-differs',
	'document-refused'
] as const;
export type TransferRefusal = (typeof TRANSFER_REFUSALS)[number];
