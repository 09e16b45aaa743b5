// What a person recognises a device by in their list of sessions, and no more: family of browser and of system. The
// header itself, whose versions and models tell one person from another, is never kept.

/** The first that fits: Edge and Samsung Internet also say Chrome, Chrome also says Safari. */
const BROWSERS: readonly (readonly [name: string, mark: RegExp])[] = [
	['Edge', /\bEdg(?:e|A|iOS)?\//],
	['Samsung Internet', /\bSamsungBrowser\//],
	['Opera', /\bOPR\//],
	['Firefox', /\b(?:Firefox|FxiOS)\//],
	['Chrome', /\b(?:Headless)?(?:Chrome|Chromium|CriOS)\//],
	['Safari', /\bVersion\/[\d.]+.*\bSafari\//]
];

/** iPhones and iPads say «like Mac OS X», Android says Linux. */
const SYSTEMS: readonly (readonly [name: string, mark: RegExp])[] = [
	['Android', /\bAndroid\b/],
	['iOS', /\b(?:iPhone|iPad|iPod)\b/],
	['Windows', /\bWindows\b/],
	['macOS', /\bMacintosh\b/],
	['ChromeOS', /\bCrOS\b/],
	['Linux', /\bLinux\b/]
];

function firstFit(families: typeof BROWSERS, header: string): string {
	return families.find(([, mark]) => mark.test(header))?.[0] ?? '';
}

/** `Mozilla/5.0 (Android 14; Mobile; rv:132.0) … Firefox/132.0` → «Firefox/Android»; nothing known → empty. */
export function agentFamily(header: string | null): string {
	if (header === null) return '';
	const browser = firstFit(BROWSERS, header);
	const system = firstFit(SYSTEMS, header);
	return browser === '' && system === '' ? '' : `${browser}/${system}`;
}
