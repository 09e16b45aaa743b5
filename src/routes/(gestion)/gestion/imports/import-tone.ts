// Which colour the badge of an import's state has.
import type { ImportState } from '$lib/domain/import/source';

type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

const TONES: Record<ImportState, Tone> = {
	queuedCheck: 'info',
	checking: 'info',
	checked: 'warning',
	refused: 'danger',
	queuedApply: 'info',
	applying: 'info',
	written: 'info',
	applied: 'success',
	cancelled: 'neutral',
	failed: 'danger'
};

export function importTone(state: ImportState): Tone {
	return TONES[state];
}
