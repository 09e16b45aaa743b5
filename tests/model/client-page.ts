// What a page of the app brings along, as one script: the model's devices run it, each page in a world of its own.
// Lists the client's own doors and adds nothing; must not know the model.
export { aesCodec } from '../../src/lib/device/db/aes-codec';
export { DeviceDatabase } from '../../src/lib/device/db/database';
export { databaseName } from '../../src/lib/device/db/schema';
export { TABLE_NAMES } from '../../src/lib/device/db/rows';
export { changeStore } from '../../src/lib/device/db/sealed-unit';
export { DeviceStore } from '../../src/lib/device/db/store';
export { nowMs, setClockOffset } from '../../src/lib/device/clock';
export { attach, remove } from '../../src/lib/device/gestures/documents';
export { keepDraft } from '../../src/lib/device/gestures/keep-draft';
export { save } from '../../src/lib/device/gestures/save';
export { changeStatus } from '../../src/lib/device/gestures/status-gestures';
export { chooseSide } from '../../src/lib/device/gestures/resolve';
export { discard, retry } from '../../src/lib/device/gestures/unsent';
export { prepareFor, validate } from '../../src/lib/device/gestures/validate';
export { readClaimView } from '../../src/lib/device/repositories/claim-view';
export { readEntries, headingOf } from '../../src/lib/device/repositories/list-entries';
export { outboxIn, putItem, readOutbox } from '../../src/lib/device/repositories/outbox';
export { readUnsentItems } from '../../src/lib/device/repositories/unsent-items';
export { SyncEngine } from '../../src/lib/device/sync/engine';
export { newId } from '../../src/lib/device/uuid-v7';
export { openParts } from '../../src/lib/domain/claim/transitions';
export { canonicalJson } from '../../src/lib/domain/claim/summarise-claim';
