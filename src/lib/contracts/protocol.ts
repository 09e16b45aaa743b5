// Versions and limits of what crosses the wire.
import type { ChangeEntity } from './pull';

/**
 * Raised when one side may say what the version before cannot read: a new entity of the pull, a new kind or field of
 * an operation, a new value in a known field. New fields in answers need no new version: everybody skips them.
 * 2: the pull tells the device's version, and an operation that the server cannot read yet waits.
 * 3: competences and the exam options offered; `setCompetence`.
 * 4: juries whose pay a president enters; `enterJuryPay`.
 */
export const PROTOCOL_VERSION = 4;
/**
 * Oldest client protocol whose outbox the server still takes: always the one before, and older ones while what they say is
 * still read as they meant it. Since 2 nothing of it has changed.
 */
export const OLDEST_PROTOCOL_VERSION = 2;
/** The protocol of a request that does not tell its own: the first one's pulls did not. */
export const UNTOLD_PROTOCOL_VERSION = 1;

/** The protocol in which each entity of the pull came: older devices are not told of it, and learn it once updated. */
export const ENTITY_SINCE: Readonly<Record<ChangeEntity, number>> = {
	academy: 1,
	profile: 1,
	conditions: 1,
	competences: 3,
	examOptions: 3,
	assignment: 1,
	claim: 1,
	jury: 4
};

type Since = Readonly<Record<string, number>>;

/** Whether a device of this protocol is told of the entity. */
export function isToldTo(protocol: number, entity: string, since: Since = ENTITY_SINCE): boolean {
	return (since[entity] ?? Infinity) <= protocol;
}

/** Whether a device updated from one protocol to another has to learn entities that were kept from it. */
export function learnsMore(before: number, now: number, since: Since = ENTITY_SINCE): boolean {
	return Object.values(since).some((version) => version > before && version <= now);
}

/** Operations in one push. */
export const MAX_OPERATIONS_PER_PUSH = 100;
/** Changes in one page of a pull. */
export const PULL_PAGE_SIZE = 500;
/** Bytes of one part of a resumable upload. */
export const UPLOAD_PART_BYTES = 1024 * 1024;
export { MAX_DOCUMENT_BYTES } from '../domain/supporting-document/limits';
