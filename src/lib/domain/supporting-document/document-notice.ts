// What was put right on a file before it was attached («pièce justificative»), as codes: the words are in lib/fr.

/**
 * Told to the person in this order. [chosen] A rule that a photo or a name breaks is put right and told, not refused.
 * - `renamed`: the name was cleaned (50 characters of letters, digits, `_`, `-`).
 * - `converted`: the picture was in a format that is not kept (HEIC, AVIF, WebP).
 * - `reencoded`: the picture was made smaller, to be less than 5,000,000 bytes or 2,600 pixels long.
 * - `positionRemoved`: the place where the photo was taken (GPS) was in it and is gone.
 * - `firstFrameOnly`: an animation was reduced to its first picture.
 */
export const DOCUMENT_NOTICES = [
	'renamed',
	'converted',
	'reencoded',
	'positionRemoved',
	'firstFrameOnly'
] as const;
export type DocumentNotice = (typeof DOCUMENT_NOTICES)[number];
