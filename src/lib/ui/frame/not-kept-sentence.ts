// A gesture that the device's storage could not keep, as a sentence. Knows the fault by its name only: the store's own
// class is no business of a screen.
import { GESTURE_FAULTS } from '$lib/fr/screens/storage';

type Code = keyof typeof GESTURE_FAULTS;

function isCode(code: unknown): code is Code {
	return typeof code === 'string' && Object.hasOwn(GESTURE_FAULTS, code);
}

/** Null for any other fault. */
export function notKeptSentence(error: unknown): string | null {
	if (!(error instanceof Error) || error.name !== 'StorageFault' || !('code' in error)) return null;
	return isCode(error.code) ? GESTURE_FAULTS[error.code] : null;
}
