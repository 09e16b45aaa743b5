// Versions and limits of what crosses the wire. A client one version older is still taken.
export const PROTOCOL_VERSION = 1;
/** Oldest client protocol whose outbox the server still takes. */
export const OLDEST_PROTOCOL_VERSION = 1;
/** Operations in one push. */
export const MAX_OPERATIONS_PER_PUSH = 100;
/** Changes in one page of a pull. */
export const PULL_PAGE_SIZE = 500;
/** Bytes of one part of a resumable upload. */
export const UPLOAD_PART_BYTES = 1024 * 1024;
export { MAX_DOCUMENT_BYTES } from '../domain/supporting-document/limits';
