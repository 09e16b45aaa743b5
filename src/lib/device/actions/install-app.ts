// What a person decides about having the app on the home screen.
import { takeInstallOffer } from '../install/hear-offer';
import { installMemory, remember } from '../install/memory';

/** Something was achieved: from now on installing may be offered. */
export function noteAchievement(): void {
	if (installMemory().achievedAt === null) remember({ achievedAt: Date.now() });
}

export function refuseInstall(): void {
	remember({ refusedAt: Date.now(), refusals: installMemory().refusals + 1 });
}

/** The browser's own question; a «no» there is a refusal like ours. */
export async function installApp(): Promise<void> {
	const offer = takeInstallOffer();
	if (offer === null) return;
	await offer.prompt();
	const { outcome } = await offer.userChoice;
	if (outcome === 'dismissed') refuseInstall();
}
