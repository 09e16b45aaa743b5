// What a phone's HEIC needs is fetched while its person looks at a claim or is about to add a receipt, in an idle moment.

/** To be called once the page is there. */
export function keepDecoderNearWhenIdle(): void {
	const keep = () => {
		import('$lib/device/actions/receipt-tools')
			.then(({ keepDecoderNear }) => keepDecoderNear())
			.catch((error: unknown) => reportError(error));
	};
	if ('requestIdleCallback' in window) requestIdleCallback(keep, { timeout: 5_000 });
	else setTimeout(keep, 2_000);
}
