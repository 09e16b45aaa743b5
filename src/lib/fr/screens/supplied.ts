// «Suivi» and the desk tell what others than the intervenant entered: the pay, and the scale of trips by car.
import type { SuppliedPay } from '../../domain/claim/supplied-pay';
import type { TravelScales } from '../../domain/travel/reimbursement-scale';
import { suppliedPayText } from '../supplied-pay';

const ACTORS: Record<SuppliedPay['actor'], string> = {
	gestionnaire: 'le gestionnaire',
	president: 'le président de jury'
};

/** «Saisi par le gestionnaire (Gwenola Tanguy) – Nombre de copies : 12.» */
export function suppliedSentence({ entry, actor, actorName }: SuppliedPay): string {
	return `Saisi par ${ACTORS[actor]} (${actorName}) – ${suppliedPayText(entry)}.`;
}

/** Null where every trip goes by the default, which needs no word. */
export function scaleSentence(scales: TravelScales | null | undefined): string | null {
	const trips = Object.keys(scales ?? {}).length;
	if (trips === 0) return null;
	return trips === 1
		? 'Un déplacement en automobile est remboursé selon le barème kilométrique.'
		: `${trips} déplacements en automobile sont remboursés selon le barème kilométrique.`;
}
