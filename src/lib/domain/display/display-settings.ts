// The accessibility settings of the banner (guide §1.3.1): contrast, size of the letters, line spacing, justification.
// What each looks like is in ui/kit/display.css; src/app.html applies them before the first paint.

/** «Suivre le système» is what nobody has chosen yet: no different from «Par défaut» where the system asks nothing. */
export const CONTRASTS = ['system', 'default', 'strong', 'inverted'] as const;
/** Percents of the browser's own size; twice without loss (WCAG 1.4.4). */
export const TEXT_SIZES = [100, 125, 150, 175, 200] as const;
export const LINE_SPACINGS = ['default', 'wide', 'wider'] as const;
export const ALIGNMENTS = ['start', 'justify'] as const;

export interface DisplaySettings {
	contrast: (typeof CONTRASTS)[number];
	textSize: (typeof TEXT_SIZES)[number];
	lineSpacing: (typeof LINE_SPACINGS)[number];
	alignment: (typeof ALIGNMENTS)[number];
}

export const DEFAULT_DISPLAY: Readonly<DisplaySettings> = {
	contrast: 'system',
	textSize: 100,
	lineSpacing: 'default',
	alignment: 'start'
};

function known<Value>(values: readonly Value[], value: unknown, otherwise: Value): Value {
	return values.find((candidate) => candidate === value) ?? otherwise;
}

/** What can be read of a stored value, the rest as by default: another build may have written it. */
export function readDisplay(stored: unknown): DisplaySettings {
	const found: Partial<Record<keyof DisplaySettings, unknown>> =
		typeof stored === 'object' && stored !== null ? stored : {};
	return {
		contrast: known(CONTRASTS, found.contrast, DEFAULT_DISPLAY.contrast),
		textSize: known(TEXT_SIZES, found.textSize, DEFAULT_DISPLAY.textSize),
		lineSpacing: known(LINE_SPACINGS, found.lineSpacing, DEFAULT_DISPLAY.lineSpacing),
		alignment: known(ALIGNMENTS, found.alignment, DEFAULT_DISPLAY.alignment)
	};
}

/** The marks on the page's root, null where there is none. `asksMore`: the system's own wish, `prefers-contrast: more`. */
export function displayMarks(
	{ contrast, textSize, lineSpacing, alignment }: DisplaySettings,
	asksMore: boolean
): Record<'contrast' | 'text' | 'leading' | 'align', string | null> {
	const shown = contrast === 'system' ? (asksMore ? 'strong' : 'default') : contrast;
	return {
		contrast: shown === 'default' ? null : shown,
		text: textSize === 100 ? null : String(textSize),
		leading: lineSpacing === 'default' ? null : lineSpacing,
		align: alignment === 'start' ? null : alignment
	};
}
